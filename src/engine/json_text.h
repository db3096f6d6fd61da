#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace botdesk::engine
{

/// The update at @p index of a whole answer of getUpdates, byte for byte as it came; empty when
/// there is none. Never crashes, whatever the bytes.
[[nodiscard]] QByteArray updateIn(const QByteArray &answer, qsizetype index);

/// JSON with a line for each member, for people to read: in the order and with the numbers that it
/// came with, unlike what a parser would give back. Letters that were written as \\uXXXX are
/// written out, unless they could not be seen.
[[nodiscard]] QString indented(QByteArrayView json);

} // namespace botdesk::engine
