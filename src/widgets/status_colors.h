#pragma once

#include "domain/dialog.h"

#include <QColor>

namespace botdesk::widgets
{

/// The colours of a status: a ground and a text that can be read on it (4.5:1 and more).
struct StatusColors {
    QColor background;
    QColor text;
};

[[nodiscard]] StatusColors statusColors(domain::DialogStatus status, bool dark);

} // namespace botdesk::widgets
