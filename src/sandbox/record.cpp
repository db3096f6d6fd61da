#include "sandbox/record.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

size_t Record::begin(RecordEntry entry)
{
    // A broadcast sends one text to many: keep it once.
    if (entry.text == m_lastText)
        entry.text = m_lastText;
    else
        m_lastText = entry.text;
    entry.duringWait = entry.at < m_waitUntil;
    if (entry.duringWait)
        ++m_duringWait;
    m_entries.push_back(std::move(entry));
    return m_entries.size() - 1;
}

void Record::delivered(size_t place, qint64 messageId)
{
    if (place >= m_entries.size())
        return;
    m_entries[place].delivered = true;
    m_entries[place].messageId = messageId;
    ++m_deliveries[m_entries[place].chatId];
    ++m_delivered;
}

void Record::named(size_t place, const QByteArray &fileId)
{
    if (place < m_entries.size())
        m_entries[place].fileId = fileId;
}

void Record::answered(size_t place, int status, const QByteArray &description, qint64 at,
                      qint64 retryAfterMs)
{
    if (place >= m_entries.size())
        return;
    RecordEntry &entry = m_entries[place];
    entry.status = status;
    entry.description = description;
    entry.answeredAt = at;
    if (status == 429) {
        ++m_tooMany;
        m_waitUntil = std::max(m_waitUntil, at + retryAfterMs);
    }
}

QJsonObject Record::toJson(size_t since, size_t limit) const
{
    QJsonArray list;
    const size_t first = std::min(since, m_entries.size());
    const size_t last = first + std::min(limit, m_entries.size() - first);
    for (size_t i = first; i < last; ++i) {
        const RecordEntry &entry = m_entries[i];
        list.append(QJsonObject{
            {u"at"_s, entry.at},
            {u"answered_at"_s, entry.answeredAt},
            {u"method"_s, QString::fromLatin1(entry.method)},
            {u"chat_id"_s, entry.chatId},
            {u"user_id"_s, entry.userId},
            {u"text"_s, entry.text},
            {u"message_id"_s, entry.messageId},
            {u"delivered"_s, entry.delivered},
            {u"during_wait"_s, entry.duringWait},
            {u"status"_s, entry.status},
            {u"description"_s, QString::fromUtf8(entry.description)},
            {u"file_id"_s, QString::fromLatin1(entry.fileId)},
            {u"uploaded_bytes"_s, entry.uploadedBytes},
            {u"silent"_s, entry.isSilent},
            {u"paid"_s, entry.isPaid},
            {u"reply_markup"_s, QJsonDocument::fromJson(entry.markup).object()},
        });
    }
    return {
        {u"total"_s, static_cast<qint64>(m_entries.size())},
        {u"delivered"_s, m_delivered},
        {u"too_many"_s, m_tooMany},
        {u"during_wait"_s, m_duringWait},
        {u"entries"_s, list},
    };
}

} // namespace botdesk::sandbox
