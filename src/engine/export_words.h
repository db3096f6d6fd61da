#pragma once

#include "domain/dialog.h"

#include <QByteArray>

namespace botdesk::engine
{

/// The word for a status in files: the same in every language of the interface.
[[nodiscard]] QByteArrayView exportWord(domain::DialogStatus status);

/// A moment in files: 2026-08-01T12:00:00Z; empty for never.
[[nodiscard]] QByteArray exportMoment(domain::Seconds at);

} // namespace botdesk::engine
