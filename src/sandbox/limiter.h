#pragma once

#include <QHash>
#include <QtGlobal>
#include <deque>

namespace botdesk::sandbox
{

/// How the limit for all messages together counts. Nobody knows which one the service has.
enum class LimitKind : quint8 {
    TokenBucket,  ///< a bucket of one second's messages that refills evenly
    StrictWindow, ///< never more than the limit in any one second
};

/// What the service allows; 0 switches a limit off.
struct Limits {
    double perSecond = 30;       ///< messages and typing actions, all chats together
    double paidPerSecond = 1000; ///< the same for messages that are paid for, which have their own
    LimitKind kind = LimitKind::TokenBucket;
    double perChatPerSecond = 1; ///< messages in one chat
    int chatBurst = 3;           ///< how many a quiet chat takes at once
    int typingPerMinute = 20;    ///< typing actions in one chat
};

/// Counts requests against `Limits`. Pure: the time (ms) is a parameter and must not run back
/// by more than the limits' own spans.
class Limiter
{
public:
    explicit Limiter(const Limits &limits = {})
        : m_limits(limits)
    {
    }

    void setLimits(const Limits &limits);
    [[nodiscard]] const Limits &limits() const { return m_limits; }

    /// Takes a message to `chatId`: 0 when it is within the limits, else the seconds to wait
    /// (at least 1), and then nothing is taken.
    [[nodiscard]] int takeMessage(qint64 chatId, qint64 now, bool isPaid = false);
    /// The same for a typing action.
    [[nodiscard]] int takeTyping(qint64 chatId, qint64 now);

private:
    struct Bucket {
        double tokens = 0;
        qint64 at = 0;
    };
    struct Rate {
        double perSecond;
        double capacity;
    };
    /// What all chats together have taken.
    struct Total {
        Bucket bucket;
        std::deque<qint64> window;
    };
    /// Milliseconds until the bucket has one token, 0 when it has.
    static qint64 refill(Bucket &bucket, const Rate &rate, qint64 now);
    [[nodiscard]] double allowed(const Total &total) const;
    [[nodiscard]] qint64 wait(Total &total, qint64 now) const;
    void take(Total &total, qint64 now) const;
    [[nodiscard]] int takeBoth(QHash<qint64, Bucket> &chats, const Rate &rate, Total &total,
                               qint64 chatId, qint64 now) const;

    Limits m_limits;
    Total m_free;
    Total m_paid;
    QHash<qint64, Bucket> m_messages;
    QHash<qint64, Bucket> m_typing;
};

} // namespace botdesk::sandbox
