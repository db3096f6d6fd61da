// Jobs: whom they are about, how they are counted, and what a forecast says.
#include "open_database.h"
#include "storage/job_repository.h"
#include "storage/outbox_decisions.h"
#include "storage/outbox_repository.h"
#include "storage/probe_forecast.h"
#include "storage/user_repository.h"

#include <QTest>

using namespace botdesk;
using namespace botdesk::storage;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::UserId;
using tests::OpenDatabase;

namespace
{

constexpr domain::Seconds now = 1'790'000'000;
constexpr domain::Milliseconds nowMs = now * 1000;
constexpr domain::Milliseconds minute = 60'000;
constexpr domain::Milliseconds hour = 60 * minute;

/// People 1 to @p count; every third has stopped the bot, every fifth is a bot.
void addPeople(Database &database, int count)
{
    UserRepository users(database);
    auto transaction = Transaction::begin(database);
    for (int id = 1; id <= count; ++id) {
        domain::User user{.id = id};
        user.profile.firstName = u"Person %1"_s.arg(id);
        user.dialog.status = id % 5 == 0   ? DialogStatus::Bot
                             : id % 3 == 0 ? DialogStatus::Blocked
                                           : DialogStatus::Open;
        QVERIFY(users.save(user).has_value());
    }
    QVERIFY(transaction->commit().has_value());
}

qint64 addJob(Database &database, const Audience &audience)
{
    return JobRepository(database).add({.createdAt = nowMs}, audience, now).value();
}

QList<UserId> usersOf(const QList<JobCandidate> &candidates)
{
    QList<UserId> users;
    for (const JobCandidate &candidate : candidates)
        users.append(candidate.user);
    return users;
}

/// An item for @p user that was tried @p ago.
qint64 addTried(Database &database, UserId user, domain::Milliseconds ago, OutboxState state,
                qint64 job = 0)
{
    OutboxRepository outbox(database);
    const OutboxItem item{.user = user,
                          .lane = OutboxLane::Probe,
                          .kind = OutboxKind::Probe,
                          .createdAt = nowMs - ago,
                          .jobId = job};
    const qint64 id = outbox.add(item).value();
    outbox.markInFlight(id, user, nowMs - ago).value();
    if (state == OutboxState::Queued)
        outbox.markQueued(id).value();
    else if (state != OutboxState::InFlight)
        outbox.finish({.id = id, .state = state, .finishedAt = nowMs - ago}).value();
    return id;
}

} // namespace

class TestStorageJobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilterIsKeptAsItWas();
    void aListIsKeptOnce();
    void nobodyIsNoJob();
    void peopleHaveTheirTurnById();
    void whoWasTriedIsTold();
    void countsAddUpAndFinish();
    void aCancelledJobStaysCancelled();
    void whatWasInFlightIsCountedOnce();
    void whatIsHeldIsNotSent();
    void whatComesBackFollowsItsJob();
    void paceIsThatOfTheLastMinute();
    void forecasts();
};

void TestStorageJobs::aFilterIsKeptAsItWas()
{
    const OpenDatabase open;
    addPeople(*open, 30);
    const UserQuery query{.search = u"person"_s, .status = DialogStatus::Blocked};
    const qint64 id = addJob(*open, query);
    // Somebody who is like that later does not belong to it.
    domain::User late{.id = 31};
    late.profile.firstName = u"Person"_s;
    late.dialog.status = DialogStatus::Blocked;
    QVERIFY(UserRepository(*open).save(late).has_value());
    const JobRepository jobs(*open);
    const Job job = jobs.find(id).value().value();
    QCOMPARE(job.total, 8);
    QCOMPARE(job.state, JobState::Waiting);
    QCOMPARE(usersOf(jobs.next(job, 0, 100).value()), (QList<UserId>{3, 6, 9, 12, 18, 21, 24, 27}));
    QCOMPARE(jobs.firstWaiting(JobKind::Probe).value().value(), job);
    QVERIFY(!jobs.running(JobKind::Probe).value().has_value());
}

void TestStorageJobs::aListIsKeptOnce()
{
    const OpenDatabase open;
    addPeople(*open, 5);
    const qint64 id = addJob(*open, QList<UserId>{4, 2, 4, 99});
    const JobRepository jobs(*open);
    const Job job = jobs.find(id).value().value();
    QCOMPARE(job.total, 2);
    QCOMPARE(usersOf(jobs.next(job, 0, 100).value()), (QList<UserId>{2, 4}));
}

void TestStorageJobs::nobodyIsNoJob()
{
    const OpenDatabase open;
    addPeople(*open, 5);
    QCOMPARE(addJob(*open, UserQuery{.search = u"nobody"_s}), 0);
    QCOMPARE(addJob(*open, QList<UserId>{}), 0);
    QVERIFY(JobRepository(*open).reports(JobKind::Probe, 10, nowMs).value().isEmpty());
}

void TestStorageJobs::peopleHaveTheirTurnById()
{
    const OpenDatabase open;
    addPeople(*open, 20);
    const qint64 other = addJob(*open, UserQuery{});
    const qint64 id = addJob(*open, UserQuery{});
    JobRepository jobs(*open);
    const Job job = jobs.find(id).value().value();
    QCOMPARE(usersOf(jobs.next(job, 0, 3).value()), (QList<UserId>{1, 2, 3}));
    QCOMPARE(usersOf(jobs.next(job, 3, 2).value()), (QList<UserId>{4, 5}));
    QVERIFY(jobs.take(id, 17).has_value());
    QCOMPARE(usersOf(jobs.next(job, 0, 100).value()), (QList<UserId>{18, 19, 20}));
    QCOMPARE(jobs.next({.id = other}, 0, 100).value().size(), 20);
}

void TestStorageJobs::whoWasTriedIsTold()
{
    const OpenDatabase open;
    addPeople(*open, 6);
    addTried(*open, 1, 5000, OutboxState::Sent);
    addTried(*open, 1, 9000, OutboxState::Unknown);
    addTried(*open, 2, 5000, OutboxState::InFlight);
    addTried(*open, 3, 5000, OutboxState::Queued); // what came back was not done
    addTried(*open, 4, 5000, OutboxState::Cancelled);
    const qint64 id = addJob(*open, UserQuery{});
    const QList<JobCandidate> people = JobRepository(*open).next({.id = id}, 0, 100).value();
    QCOMPARE(people.size(), 6);
    QCOMPARE(people[0].lastAttempt, nowMs - 5000);
    QVERIFY(!people[0].isPending);
    QCOMPARE(people[1].lastAttempt, nowMs - 5000);
    QVERIFY(people[1].isPending);
    QCOMPARE(people[2].lastAttempt, 0);
    QVERIFY(people[2].isPending);
    QCOMPARE(people[3].lastAttempt, 0);
    QVERIFY(!people[3].isPending);
    QCOMPARE(people[4].status, DialogStatus::Bot);
}

void TestStorageJobs::countsAddUpAndFinish()
{
    const OpenDatabase open;
    addPeople(*open, 10);
    const qint64 id = addJob(*open, UserQuery{});
    JobRepository jobs(*open);
    QVERIFY(jobs.setState(id, JobState::Running).has_value());
    const OutcomeCount stopped{.outcome = JobOutcome::Answered,
                               .before = DialogStatus::Open,
                               .after = DialogStatus::Blocked,
                               .count = 1};
    const OutcomeCount bots{.outcome = JobOutcome::NotAllowed,
                            .before = DialogStatus::Bot,
                            .after = DialogStatus::Bot,
                            .count = 7};
    QVERIFY(jobs.count(id, stopped, nowMs).has_value());
    QVERIFY(jobs.count(id, bots, nowMs).has_value());
    QVERIFY(jobs.count(id, stopped, nowMs).has_value());
    Job job = jobs.find(id).value().value();
    QCOMPARE(job.done, 9);
    QCOMPARE(job.state, JobState::Running);
    QVERIFY(jobs.count(id, stopped, nowMs + 5).has_value());
    job = jobs.find(id).value().value();
    QCOMPARE(job.done, job.total);
    QCOMPARE(job.state, JobState::Finished);
    QCOMPARE(job.finishedAt, nowMs + 5);
    const QList<JobReport> reports = jobs.reports(JobKind::Probe, 10, nowMs).value();
    QCOMPARE(reports.size(), 1);
    QCOMPARE(reports[0].outcomes.size(), 2);
    QCOMPARE(reports[0].outcomes[0].count, 3);
    QCOMPARE(reports[0].outcomes[1], bots);
}

void TestStorageJobs::aCancelledJobStaysCancelled()
{
    const OpenDatabase open;
    addPeople(*open, 4);
    const qint64 id = addJob(*open, QList<UserId>{1, 2});
    JobRepository jobs(*open);
    OutboxRepository outbox(*open);
    QVERIFY(jobs.setState(id, JobState::Running).has_value());
    const qint64 queued = addTried(*open, 1, 0, OutboxState::Queued, id);
    addTried(*open, 3, 0, OutboxState::Queued); // of no job
    QVERIFY(outbox.cancelJob(id, nowMs).has_value());
    QVERIFY(jobs.cancel(id, nowMs).has_value());
    QVERIFY(jobs.next({.id = id}, 0, 9).value().isEmpty());
    QCOMPARE(outbox.counts().value().queued, 1);
    QVERIFY(jobs.count(id, {.count = 2}, nowMs).has_value()); // the last ones were on their way
    QCOMPARE(jobs.find(id).value()->state, JobState::Cancelled);
    QVERIFY(OutboxDecisions(*open).takeBack({queued}, nowMs).value().isEmpty());
}

void TestStorageJobs::whatWasInFlightIsCountedOnce()
{
    const OpenDatabase open;
    addPeople(*open, 9);
    const qint64 id = addJob(*open, UserQuery{});
    JobRepository jobs(*open);
    QVERIFY(jobs.setState(id, JobState::Running).has_value());
    for (const UserId user : {1, 2, 3})
        addTried(*open, user, 0, OutboxState::InFlight, id);
    addTried(*open, 4, 0, OutboxState::InFlight); // of no job
    addTried(*open, 6, 0, OutboxState::Queued, id);
    const qint64 inLine = addJob(*open, UserQuery{});
    for (int start = 0; start < 2; ++start) {
        QVERIFY(OutboxRepository(*open).giveUpInFlight(nowMs).has_value());
        QVERIFY(jobs.pauseAll(nowMs).has_value());
    }
    QCOMPARE(jobs.find(inLine).value()->state, JobState::Paused);
    const JobReport report = jobs.reports(JobKind::Probe, 2, nowMs).value().last();
    QCOMPARE(report.job.state, JobState::Paused);
    QCOMPARE(report.job.done, 3);
    const OutcomeCount open2{.outcome = JobOutcome::NoVerdict,
                             .before = DialogStatus::Open,
                             .after = DialogStatus::Open,
                             .count = 2};
    const OutcomeCount blocked{.outcome = JobOutcome::NoVerdict,
                               .before = DialogStatus::Blocked,
                               .after = DialogStatus::Blocked,
                               .count = 1};
    QCOMPARE(report.outcomes, (QList<OutcomeCount>{open2, blocked}));
    QCOMPARE(usersOf(jobs.held(report.job, 100).value()), QList<UserId>{6});
}

void TestStorageJobs::whatIsHeldIsNotSent()
{
    const OpenDatabase open;
    addPeople(*open, 4);
    const qint64 id = addJob(*open, UserQuery{});
    OutboxRepository outbox(*open);
    const qint64 item = addTried(*open, 1, 0, OutboxState::Queued);
    const qint64 ours =
        outbox.add({.user = 2, .lane = OutboxLane::Probe, .kind = OutboxKind::Probe, .jobId = id})
            .value();
    QCOMPARE(outbox.queuedOf(id).value(), 1);
    QVERIFY(outbox.hold(id).has_value());
    QCOMPARE(outbox.queuedOf(id).value(), 0);
    QCOMPARE(outbox.waiting(9).value().size(), 1);
    QCOMPARE(outbox.waiting(9).value().first().id, item);
    QVERIFY(!outbox.isPending(2, OutboxKind::Probe).value());
    const QList<JobCandidate> held = JobRepository(*open).held({.id = id}, 100).value();
    QCOMPARE(held.size(), 1);
    QCOMPARE(held[0].outboxId, ours);
    QVERIFY(!held[0].isPending);
    QVERIFY(outbox.release(ours).has_value());
    QCOMPARE(outbox.waiting(9).value().size(), 2);
    QCOMPARE(outbox.waiting(9).value().last().jobId, id);
}

void TestStorageJobs::whatComesBackFollowsItsJob()
{
    const OpenDatabase open;
    addPeople(*open, 4);
    JobRepository jobs(*open);
    const OutboxRepository outbox(*open);
    const auto queuedIn = [&](JobState state) {
        const qint64 id = addJob(*open, UserQuery{});
        jobs.setState(id, state).value();
        addTried(*open, 1, 0, OutboxState::Queued, id);
        return std::pair(outbox.queuedOf(id).value(), jobs.held({.id = id}, 100).value().size());
    };
    QCOMPARE(queuedIn(JobState::Running), std::pair(qint64(1), qsizetype(0)));
    QCOMPARE(queuedIn(JobState::Paused), std::pair(qint64(0), qsizetype(1)));
    QCOMPARE(queuedIn(JobState::Waiting), std::pair(qint64(0), qsizetype(1)));
    QCOMPARE(queuedIn(JobState::Cancelled), std::pair(qint64(0), qsizetype(0)));
}

void TestStorageJobs::paceIsThatOfTheLastMinute()
{
    const OpenDatabase open;
    addPeople(*open, 9);
    const qint64 id = addJob(*open, UserQuery{});
    JobRepository jobs(*open);
    QVERIFY(jobs.setState(id, JobState::Running).has_value());
    addTried(*open, 1, 2 * minute, OutboxState::Sent, id);
    addTried(*open, 2, minute / 2, OutboxState::Sent, id);
    addTried(*open, 3, minute / 4, OutboxState::Refused, id);
    addTried(*open, 4, minute / 8, OutboxState::InFlight, id);
    addTried(*open, 6, minute / 8, OutboxState::Sent); // of no job
    const JobPace pace = jobs.reports(JobKind::Probe, 1, nowMs).value().first().pace;
    QCOMPARE(pace, (JobPace{2, nowMs - minute / 2, nowMs - minute / 4}));
}

void TestStorageJobs::forecasts()
{
    const OpenDatabase open;
    addPeople(*open, 20);
    addTried(*open, 1, minute / 2, OutboxState::Sent);
    addTried(*open, 1, 2 * hour, OutboxState::Sent);
    addTried(*open, 2, hour / 2, OutboxState::Refused);
    addTried(*open, 4, 2 * hour, OutboxState::Sent);
    addTried(*open, 5, minute / 2, OutboxState::Sent); // a bot counts as one
    addTried(*open, 7, minute / 2, OutboxState::Sent);
    addTried(*open, 7, 0, OutboxState::InFlight);
    addTried(*open, 8, 0, OutboxState::Queued);
    const ProbeMoments moments{nowMs - hour, nowMs - minute};
    const ProbeForecast everyone{.total = 20, .bots = 4, .underWay = 2, .lately = 2, .justNow = 1};
    QCOMPARE(probeForecast(*open, UserQuery{}, moments, now).value(), everyone);
    QCOMPARE(everyone.reached(false), 12);
    QCOMPARE(everyone.reached(true), 13);
    const ProbeForecast some{.total = 3, .bots = 1, .underWay = 0, .lately = 1, .justNow = 0};
    QCOMPARE(probeForecast(*open, QList<UserId>{2, 3, 5, 99}, moments, now).value(), some);
    const UserQuery query{.search = u"person"_s, .status = DialogStatus::Blocked};
    QCOMPARE(probeForecast(*open, query, moments, now).value().total, 5);
}

QTEST_GUILESS_MAIN(TestStorageJobs)
#include "tst_storage_jobs.moc"
