#pragma once

#include <QMap>
#include <QString>

namespace botdesk::widgets
{

/// The greetings of a bot that has none of its own yet, by language tag: `resources/greetings`.
/// They do not depend on the language of the interface.
[[nodiscard]] QMap<QString, QString> defaultGreetings();

} // namespace botdesk::widgets
