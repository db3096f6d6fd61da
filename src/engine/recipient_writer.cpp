#include "engine/recipient_writer.h"

#include "engine/csv_writer.h"
#include "engine/export_words.h"

#include <array>

namespace botdesk::engine
{

using storage::OutboxReason;
using storage::RecipientGroup;

namespace
{

constexpr std::array<QByteArrayView, 10> columns{
    "id",      "first_name", "last_name",  "username",   "status",
    "outcome", "reason",     "error_code", "error_text", "ended_at"};

QByteArrayView wordOf(RecipientGroup group)
{
    switch (group) {
    case RecipientGroup::Sent:
        return "sent";
    case RecipientGroup::Refused:
        return "refused";
    case RecipientGroup::Unknown:
        return "unknown";
    case RecipientGroup::TakenBack:
        return "taken_back";
    case RecipientGroup::Left:
        return "left";
    }
    return {};
}

QByteArrayView wordOf(OutboxReason reason)
{
    switch (reason) {
    case OutboxReason::None:
        return {};
    case OutboxReason::ServerRefused:
        return "server_refused";
    case OutboxReason::NotAllowed:
        return "not_allowed";
    case OutboxReason::ConnectionBroke:
        return "connection_broke";
    case OutboxReason::NotUnderstood:
        return "not_understood";
    case OutboxReason::ProgramEnded:
        return "program_ended";
    case OutboxReason::WindowEnded:
        return "window_ended";
    case OutboxReason::RequestGone:
        return "request_gone";
    case OutboxReason::JobCancelled:
        return "job_cancelled";
    case OutboxReason::EmptyText:
        return "empty_text";
    }
    return {};
}

} // namespace

QByteArray recipientHeader()
{
    QByteArray header = "\xEF\xBB\xBF";
    CsvWriter row(header);
    for (const QByteArrayView column : columns)
        row.addPlain(column);
    row.endRow();
    return header;
}

void appendRecipient(QByteArray &out, RecipientGroup group, const storage::Recipient &recipient)
{
    CsvWriter row(out);
    row.addPlain(QByteArray::number(recipient.user));
    row.add(recipient.profile.firstName);
    row.add(recipient.profile.lastName);
    row.add(recipient.profile.username);
    row.addPlain(exportWord(recipient.status));
    row.addPlain(wordOf(group));
    row.addPlain(wordOf(recipient.reason));
    row.addPlain(recipient.errorCode == 0 ? QByteArray() : QByteArray::number(recipient.errorCode));
    row.add(recipient.errorText);
    row.addPlain(exportMoment(recipient.at / 1000));
    row.endRow();
}

} // namespace botdesk::engine
