#pragma once

#include "sandbox/random.h"

#include <QString>

namespace botdesk::sandbox
{

/// What somebody writes of their own accord, in the language of that index (see `languageTags`).
[[nodiscard]] QString remark(quint8 language, Random &random);
/// What somebody answers to a message of the bot.
[[nodiscard]] QString reaction(quint8 language, Random &random);
/// A start payload, as links have them; often none.
[[nodiscard]] QString startPayload(Random &random);

} // namespace botdesk::sandbox
