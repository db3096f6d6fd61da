#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <vector>

namespace botdesk::sandbox
{

/// One request to a method that sends something or answers somebody, as it really went.
struct RecordEntry {
    qint64 at = 0;           ///< when it came, ms
    qint64 answeredAt = 0;   ///< when the answer left, ms; 0 while there is none
    const char *method = ""; ///< the name as in the Bot API
    qint64 chatId = 0;
    qint64 userId = 0;    ///< whose join request it answers, else 0
    QString text = {};    ///< of a message; the result of a join request's query
    qint64 messageId = 0; ///< of the delivered message, else 0
    bool delivered = false;
    /// It came while a 429 told everybody to wait.
    bool duringWait = false;
    /// What the client could read: the HTTP status, or 0 when it got no whole answer.
    int status = 0;
    QByteArray description = {}; ///< of a refusal
    QByteArray fileId = {};      ///< of the photo or document, also of one that was just sent along
    qint64 uploadedBytes = 0;    ///< of a file that was sent along; 0 for one by its id
    bool isSilent = false;       ///< disable_notification
    bool isPaid = false;         ///< allow_paid_broadcast
    QByteArray markup = {};      ///< reply_markup, as JSON
};

/// What really happened, for tests to compare with what a client believes.
class Record
{
public:
    /// Writes down a request and gives its place.
    size_t begin(RecordEntry entry);
    void delivered(size_t place, qint64 messageId);
    /// The file of a request, once it has an id.
    void named(size_t place, const QByteArray &fileId);
    /// `retryAfterMs` above 0 says that a 429 told the client to wait for so long.
    void answered(size_t place, int status, const QByteArray &description, qint64 at,
                  qint64 retryAfterMs = 0);

    [[nodiscard]] const std::vector<RecordEntry> &entries() const { return m_entries; }
    /// How many messages reached a chat.
    [[nodiscard]] int deliveredTo(qint64 chatId) const { return m_deliveries.value(chatId); }
    /// How many messages were delivered, how many 429s given, how many requests came in a wait.
    [[nodiscard]] qint64 deliveredCount() const { return m_delivered; }
    [[nodiscard]] qint64 tooManyCount() const { return m_tooMany; }
    [[nodiscard]] qint64 duringWaitCount() const { return m_duringWait; }

    /// The counters and at most `limit` entries from place `since` on.
    [[nodiscard]] QJsonObject toJson(size_t since, size_t limit) const;
    void clear() { *this = Record(); }

private:
    std::vector<RecordEntry> m_entries;
    QHash<qint64, int> m_deliveries;
    QString m_lastText;
    qint64 m_waitUntil = 0;
    qint64 m_delivered = 0;
    qint64 m_tooMany = 0;
    qint64 m_duringWait = 0;
};

} // namespace botdesk::sandbox
