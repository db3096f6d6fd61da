#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace botdesk::widgets
{

/// The icon `resources/icons/NAME.svg`, drawn in @p color, with a paler one for disabled states.
[[nodiscard]] QIcon tintedIcon(const QString &name, const QColor &color);

} // namespace botdesk::widgets
