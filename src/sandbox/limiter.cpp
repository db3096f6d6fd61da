#include "sandbox/limiter.h"

#include <algorithm>
#include <cmath>

namespace botdesk::sandbox
{

namespace
{

constexpr qsizetype rememberedChats = 200'000;

int wholeSeconds(qint64 ms)
{
    return static_cast<int>(std::max<qint64>(1, (ms + 999) / 1000));
}

} // namespace

void Limiter::setLimits(const Limits &limits)
{
    *this = Limiter(limits);
}

int Limiter::takeMessage(qint64 chatId, qint64 now)
{
    const Rate rate{m_limits.perChatPerSecond, static_cast<double>(m_limits.chatBurst)};
    return take(m_messages, rate, chatId, now);
}

int Limiter::takeTyping(qint64 chatId, qint64 now)
{
    const auto perMinute = static_cast<double>(m_limits.typingPerMinute);
    return take(m_typing, {perMinute / 60, perMinute}, chatId, now);
}

int Limiter::take(QHash<qint64, Bucket> &chats, const Rate &rate, qint64 chatId, qint64 now)
{
    const qint64 total = totalWait(now);
    if (rate.perSecond <= 0) {
        if (total > 0)
            return wholeSeconds(total);
        takeTotal(now);
        return 0;
    }
    if (chats.size() > rememberedChats) {
        // Whoever was quiet for long has a full bucket: nothing is lost by forgetting them.
        const auto full = static_cast<qint64>(std::ceil(1000 * rate.capacity / rate.perSecond));
        chats.removeIf([&](const auto &it) { return it.value().at + full < now; });
    }
    Bucket &bucket = chats[chatId];
    const qint64 wait = std::max(total, refill(bucket, rate, now));
    if (wait > 0)
        return wholeSeconds(wait);
    bucket.tokens -= 1;
    takeTotal(now);
    return 0;
}

qint64 Limiter::refill(Bucket &bucket, const Rate &rate, qint64 now)
{
    if (bucket.at == 0)
        bucket.tokens = rate.capacity;
    else
        bucket.tokens +=
            static_cast<double>(std::max<qint64>(now - bucket.at, 0)) * rate.perSecond / 1000;
    bucket.tokens = std::min(bucket.tokens, rate.capacity);
    bucket.at = std::max<qint64>(now, 1);
    // A hair's breadth of tolerance, or sums of tenths would cost a whole second.
    if (bucket.tokens >= 1 - 1e-6)
        return 0;
    return std::max<qint64>(1,
                            std::llround(std::ceil((1 - bucket.tokens) * 1000 / rate.perSecond)));
}

qint64 Limiter::totalWait(qint64 now)
{
    if (m_limits.perSecond <= 0)
        return 0;
    if (m_limits.kind == LimitKind::TokenBucket)
        return refill(m_total, {m_limits.perSecond, std::max(1.0, m_limits.perSecond)}, now);
    while (!m_window.empty() && m_window.front() + 1000 <= now)
        m_window.pop_front();
    const auto allowed = static_cast<size_t>(std::max(1.0, m_limits.perSecond));
    return m_window.size() < allowed ? 0 : m_window.front() + 1000 - now;
}

void Limiter::takeTotal(qint64 now)
{
    if (m_limits.perSecond <= 0)
        return;
    if (m_limits.kind == LimitKind::TokenBucket)
        m_total.tokens -= 1;
    else
        m_window.push_back(now);
}

} // namespace botdesk::sandbox
