#pragma once

#include "desk.h"

#include "engine/broadcast_order.h"
#include "storage/broadcast_repository.h"
#include "storage/job_repository.h"
#include "storage/recipient_reader.h"

#include <QDateTime>
#include <QFile>
#include <QHash>
#include <QSignalSpy>

#include <algorithm>

namespace botdesk::tests
{

/// The first of a crowd; the others have the ids behind it.
inline constexpr domain::UserId firstOfCrowd = 1000;

/// A desk with @p count people whose dialogs are open, and a server that takes a thousand messages
/// a second.
class BroadcastDesk : public Desk
{
public:
    explicit BroadcastDesk(int count,
                           const sandbox::Settings &settings = {.users = 0, .quiet = true})
        : Desk(withoutLimits(settings))
        , m_count(count)
    {
        const qint64 earlier = server().world().now() - 60'000;
        for (int i = 0; i < count; ++i) {
            add(firstOfCrowd + i, QStringLiteral("Person %1").arg(i), "ru");
            act({.kind = sandbox::DeedKind::Start, .person = firstOfCrowd + i, .at = earlier});
        }
    }

    /// Opens the session and waits until everybody is known.
    /// @param resume jobs that the end of the last run paused go on
    [[nodiscard]] bool open(bool resume = false)
    {
        engine::SessionOptions chosen = options();
        chosen.limits = botapi::FloodLimits{.perSecond = perSecond};
        chosen.resume = resume;
        return begin(chosen) &&
               QTest::qWaitFor([&] { return session().state().users >= m_count; }, 20'000);
    }

    /// Begins a broadcast and gives its job; 0 when it was refused.
    [[nodiscard]] qint64 start(const engine::BroadcastOrder &order)
    {
        const QSignalSpy started(&session(), &engine::SessionHost::broadcastStarted);
        const QSignalSpy refused(&session(), &engine::SessionHost::broadcastRefused);
        session().startBroadcast(order);
        if (!QTest::qWaitFor([&] { return started.count() + refused.count() > 0; }, 20'000))
            return -1;
        if (refused.count() > 0) {
            m_problem = refused.first().first().value<engine::BroadcastProblem>();
            return 0;
        }
        return started.first().first().toLongLong();
    }
    /// Why the last one was refused.
    [[nodiscard]] const engine::BroadcastProblem &problem() const { return m_problem; }

    [[nodiscard]] QList<storage::JobReport> broadcasts() const
    {
        const auto database = look();
        return storage::JobRepository(*database)
            .reports(storage::JobKind::Broadcast, 100, QDateTime::currentMSecsSinceEpoch())
            .value();
    }
    /// The newest one.
    [[nodiscard]] storage::JobReport report() const { return broadcasts().value(0); }
    [[nodiscard]] storage::Job job(qint64 id) const
    {
        const auto database = look();
        return storage::JobRepository(*database).find(id).value().value_or(storage::Job{});
    }
    [[nodiscard]] storage::Broadcast content(qint64 id) const
    {
        const auto database = look();
        return storage::BroadcastRepository(*database).find(id).value().value_or(
            storage::Broadcast{});
    }
    [[nodiscard]] bool reaches(qint64 id, storage::JobState state) const
    {
        return QTest::qWaitFor([&] { return job(id).state == state; }, 60'000);
    }
    [[nodiscard]] bool hasFinished(qint64 id) const
    {
        return reaches(id, storage::JobState::Finished);
    }
    /// With how many it went so.
    [[nodiscard]] qint64 countOf(storage::JobOutcome outcome) const
    {
        qint64 count = 0;
        const storage::JobReport newest = report();
        for (const storage::OutcomeCount &each : newest.outcomes)
            count += each.outcome == outcome ? each.count : 0;
        return count;
    }
    [[nodiscard]] QList<storage::Recipient> recipients(qint64 id,
                                                       storage::RecipientGroup group) const
    {
        const auto database = look();
        return storage::RecipientReader(*database)
            .page(id, group, 0, 10'000, QDateTime::currentSecsSinceEpoch())
            .value();
    }

    /// How many messages reached each of the crowd, as the server knows it.
    [[nodiscard]] QHash<domain::UserId, int> delivered()
    {
        QHash<domain::UserId, int> counts;
        for (const auto &entry : server().record().entries()) {
            if (entry.delivered)
                ++counts[entry.chatId];
        }
        return counts;
    }
    [[nodiscard]] int mostOften()
    {
        int most = 0;
        const auto counts = delivered();
        for (const int count : counts)
            most = std::max(most, count);
        return most;
    }
    /// What reached somebody last.
    [[nodiscard]] sandbox::RecordEntry lastTo(domain::UserId user)
    {
        sandbox::RecordEntry last;
        for (const auto &entry : server().record().entries()) {
            if (entry.chatId == user && entry.delivered)
                last = entry;
        }
        return last;
    }

    /// What somebody is to the bot, without an update that tells it.
    void become(domain::UserId user, sandbox::Relation relation)
    {
        auto &people = server().world().people();
        people.at(*people.find(user)).relation = relation;
    }

    int perSecond = 1000; ///< of the session; before open()

private:
    static sandbox::Settings withoutLimits(sandbox::Settings settings)
    {
        settings.limits.perSecond = 0;
        settings.limits.perChatPerSecond = 0;
        return settings;
    }

    int m_count;
    engine::BroadcastProblem m_problem;
};

/// A broadcast of one text to everyone.
inline engine::BroadcastOrder orderOf(const QString &text)
{
    engine::BroadcastOrder order;
    order.content.texts.insert(QString(), text);
    order.audience = storage::UserQuery{};
    return order;
}

/// Writes the smallest picture there is; gives the path.
inline QString paint(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
                                      "YPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="));
    return path;
}

} // namespace botdesk::tests
