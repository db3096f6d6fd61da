#pragma once

#include "storage/recipient_reader.h"

#include <QByteArray>

namespace botdesk::engine
{

/// What stands before the first recipient of a CSV file: its header.
[[nodiscard]] QByteArray recipientHeader();

/// Appends one recipient of a broadcast to @p out, as a row of CSV. Words and names of columns are
/// the same in every language of the interface; moments are ISO 8601 in UTC.
void appendRecipient(QByteArray &out, storage::RecipientGroup group,
                     const storage::Recipient &recipient);

} // namespace botdesk::engine
