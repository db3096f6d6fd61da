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

int Limiter::takeMessage(qint64 chatId, qint64 now, bool isPaid)
{
    const Rate rate{m_limits.perChatPerSecond, static_cast<double>(m_limits.chatBurst)};
    return takeBoth(m_messages, rate, isPaid ? m_paid : m_free, chatId, now);
}

int Limiter::takeTyping(qint64 chatId, qint64 now)
{
    const auto perMinute = static_cast<double>(m_limits.typingPerMinute);
    return takeBoth(m_typing, {perMinute / 60, perMinute}, m_free, chatId, now);
}

int Limiter::takeBoth(QHash<qint64, Bucket> &chats, const Rate &rate, Total &total, qint64 chatId,
                      qint64 now) const
{
    const qint64 ofAll = wait(total, now);
    if (rate.perSecond <= 0) {
        if (ofAll > 0)
            return wholeSeconds(ofAll);
        take(total, now);
        return 0;
    }
    if (chats.size() > rememberedChats) {
        // Whoever was quiet for long has a full bucket: nothing is lost by forgetting them.
        const auto full = static_cast<qint64>(std::ceil(1000 * rate.capacity / rate.perSecond));
        chats.removeIf([&](const auto &it) { return it.value().at + full < now; });
    }
    Bucket &bucket = chats[chatId];
    const qint64 longer = std::max(ofAll, refill(bucket, rate, now));
    if (longer > 0)
        return wholeSeconds(longer);
    bucket.tokens -= 1;
    take(total, now);
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

double Limiter::allowed(const Total &total) const
{
    return &total == &m_paid ? m_limits.paidPerSecond : m_limits.perSecond;
}

qint64 Limiter::wait(Total &total, qint64 now) const
{
    const double perSecond = allowed(total);
    if (perSecond <= 0)
        return 0;
    if (m_limits.kind == LimitKind::TokenBucket)
        return refill(total.bucket, {perSecond, std::max(1.0, perSecond)}, now);
    while (!total.window.empty() && total.window.front() + 1000 <= now)
        total.window.pop_front();
    const auto room = static_cast<size_t>(std::max(1.0, perSecond));
    return total.window.size() < room ? 0 : total.window.front() + 1000 - now;
}

void Limiter::take(Total &total, qint64 now) const
{
    if (allowed(total) <= 0)
        return;
    if (m_limits.kind == LimitKind::TokenBucket)
        total.bucket.tokens -= 1;
    else
        total.window.push_back(now);
}

} // namespace botdesk::sandbox
