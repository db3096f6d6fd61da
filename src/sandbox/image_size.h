#pragma once

#include <QByteArrayView>
#include <QSize>
#include <optional>

namespace botdesk::sandbox
{

/// The size of a picture, from the head of a PNG, JPEG, GIF, WebP or BMP file; nothing for anything
/// else.
[[nodiscard]] std::optional<QSize> imageSize(QByteArrayView bytes);

} // namespace botdesk::sandbox
