// The lists of the outbox, and what the operator decides about them (R13).
#include "open_database.h"
#include "storage/job_repository.h"
#include "storage/outbox_decisions.h"
#include "storage/outbox_reader.h"
#include "storage/outbox_repository.h"
#include "storage/preferences_repository.h"
#include "storage/user_repository.h"

#include <QTest>

using namespace botdesk;
using namespace botdesk::storage;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::DialogStatus;
using domain::UserId;
using tests::OpenDatabase;

namespace
{

constexpr domain::Milliseconds now = 1'790'000'000'000;
constexpr domain::Milliseconds minute = 60'000;

void addPeople(Database &database, int count)
{
    UserRepository users(database);
    auto transaction = Transaction::begin(database);
    for (int id = 1; id <= count; ++id) {
        domain::User user{.id = id};
        user.profile.firstName = u"Person %1"_s.arg(id);
        user.dialog.status = DialogStatus::Open;
        QVERIFY(users.save(user).has_value());
    }
    QVERIFY(transaction->commit().has_value());
}

/// Adds an item that stands at @p state, tried at @p attempted if it was.
qint64 add(Database &database, OutboxItem item, OutboxState state = OutboxState::Queued,
           domain::Milliseconds attempted = now)
{
    OutboxRepository outbox(database);
    item.createdAt = now;
    const qint64 id = outbox.add(item).value();
    if (state == OutboxState::Queued)
        return id;
    if (state == OutboxState::Held) {
        database.execute(u"UPDATE outbox SET state = 7 WHERE id = ?"_s, {id}).value();
        return id;
    }
    outbox.markInFlight(id, item.user, attempted).value();
    if (state != OutboxState::InFlight)
        outbox
            .finish({.id = id,
                     .state = state,
                     .finishedAt = attempted,
                     .reason = OutboxReason::ConnectionBroke})
            .value();
    return id;
}

qint64 addJob(Database &database, JobKind kind, JobState state, const QList<UserId> &people)
{
    JobRepository jobs(database);
    const qint64 id = jobs.add({.kind = kind, .createdAt = now}, people, now / 1000).value();
    if (state == JobState::Paused)
        jobs.pause(id, PauseReason::None).value();
    else if (state == JobState::Cancelled)
        jobs.cancel(id, now).value();
    else
        jobs.setState(id, state).value();
    return id;
}

QList<qint64> idsOf(const OutboxPage &page)
{
    QList<qint64> ids;
    for (const OutboxEntry &entry : page.entries)
        ids.append(entry.item.id);
    return ids;
}

OutboxItem itemOf(Database &database, qint64 id)
{
    for (const OutboxList list : {OutboxList::Waiting, OutboxList::Unknown, OutboxList::Ended}) {
        const OutboxPage page = OutboxReader(database).read(list, std::nullopt, 1000).value();
        for (const OutboxEntry &entry : page.entries) {
            if (entry.item.id == id)
                return entry.item;
        }
    }
    return {};
}

qint64 counted(Database &database, qint64 job, JobOutcome outcome)
{
    qint64 sum = 0;
    const QList<JobReport> reports =
        JobRepository(database).reports(JobKind::Broadcast, 10, now).value();
    for (const JobReport &report : reports) {
        if (report.job.id != job)
            continue;
        for (const OutcomeCount &count : report.outcomes)
            sum += count.outcome == outcome ? count.count : 0;
    }
    return sum;
}

} // namespace

class TestStorageOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitingIsInItsOrder();
    void listsAreCutAndCounted();
    void whyOneWaitsIsTold();
    void endedAndUnknownAreNewestFirst();
    void whatWaitsIsTakenBack();
    void takenBackInAJobIsCounted();
    void allOfALaneIsTakenBack();
    void jobsBehindALane();
    void unknownOnesAreLeftOnce();
    void unknownOnesAreSentAgainOnce();
    void takingASecondTryBackOpensTheFirst();
    void aProbeIsNotRepeatedWithinTheMinute();
    void aDecisionIsNotMadeTwice();
    void secondTriesOutliveTheirJob();
    void recountingMovesWhatWasUnknown();
    void limitsAreKeptWithinBounds();
};

void TestStorageOutbox::waitingIsInItsOrder()
{
    const OpenDatabase open;
    addPeople(*open, 9);
    const qint64 held = add(*open, {.user = 1, .lane = OutboxLane::Probe}, OutboxState::Held);
    const qint64 probe =
        add(*open, {.user = 2, .lane = OutboxLane::Probe, .kind = OutboxKind::Probe});
    const qint64 greeting =
        add(*open, {.user = 3, .lane = OutboxLane::Greeting, .kind = OutboxKind::Greeting});
    const qint64 message = add(*open, {.user = 4, .text = u"hello"_s});
    const qint64 flying = add(*open, {.user = 5}, OutboxState::InFlight);
    add(*open, {.user = 6}, OutboxState::Sent);
    add(*open, {.user = 7}, OutboxState::Unknown);
    const OutboxReader reader(*open);
    const OutboxPage page = reader.read(OutboxList::Waiting, std::nullopt, 100).value();
    QCOMPARE(idsOf(page), (QList<qint64>{flying, message, greeting, probe, held}));
    QCOMPARE(page.total, 5);
    QVERIFY(!page.hasMore);
    QCOMPARE(page.entries[1].user.profile.firstName, u"Person 4"_s);
    QCOMPARE(page.entries[1].item.text, u"hello"_s);
    const OutboxPage probes = reader.read(OutboxList::Waiting, OutboxLane::Probe, 100).value();
    QCOMPARE(idsOf(probes), (QList<qint64>{probe, held}));
    QCOMPARE(probes.total, 2);
}

void TestStorageOutbox::listsAreCutAndCounted()
{
    const OpenDatabase open;
    addPeople(*open, 1);
    QList<qint64> ids;
    for (int i = 0; i < 5; ++i)
        ids.append(add(*open, {.user = 1}));
    add(*open, {.user = 1}, OutboxState::Held);
    const OutboxPage page = OutboxReader(*open).read(OutboxList::Waiting, std::nullopt, 5).value();
    QCOMPARE(idsOf(page), ids);
    QCOMPARE(page.total, 6);
    QVERIFY(page.hasMore);
}

void TestStorageOutbox::whyOneWaitsIsTold()
{
    const OpenDatabase open;
    addPeople(*open, 3);
    const qint64 job = addJob(*open, JobKind::Probe, JobState::Paused, {3});
    add(*open, {.user = 1}, OutboxState::Sent, now - 500);
    add(*open, {.user = 1}); // not behind what was sent
    add(*open, {.user = 1}); // behind the one before
    add(*open, {.user = 2}, OutboxState::InFlight, now - 100);
    add(*open, {.user = 2}); // behind what is on its way
    add(*open, {.user = 3, .lane = OutboxLane::Probe, .kind = OutboxKind::Probe, .jobId = job},
        OutboxState::Held);
    const OutboxPage page =
        OutboxReader(*open).read(OutboxList::Waiting, std::nullopt, 100).value();
    QList<bool> behind;
    for (const OutboxEntry &entry : page.entries)
        behind.append(entry.isBehindAnother);
    QCOMPARE(behind, (QList<bool>{false, false, true, true, false}));
    QCOMPARE(page.entries[1].lastAttempt, now - 500);
    QCOMPARE(page.entries[3].lastAttempt, now - 100);
    QVERIFY(!page.entries[1].jobKind);
    QCOMPARE(page.entries[4].jobKind.value(), JobKind::Probe);
}

void TestStorageOutbox::endedAndUnknownAreNewestFirst()
{
    const OpenDatabase open;
    addPeople(*open, 4);
    const qint64 early = add(*open, {.user = 1}, OutboxState::Unknown, now - 10);
    const qint64 late = add(*open, {.user = 2}, OutboxState::Unknown, now);
    const qint64 refused = add(*open, {.user = 3}, OutboxState::Refused, now - 5);
    add(*open, {.user = 4});
    const OutboxReader reader(*open);
    const OutboxPage unknown = reader.read(OutboxList::Unknown, std::nullopt, 9).value();
    QCOMPARE(idsOf(unknown), (QList<qint64>{late, early}));
    QCOMPARE(unknown.total, 2);
    QCOMPARE(reader.unknownCount().value(), 2);
    QCOMPARE(idsOf(reader.read(OutboxList::Ended, std::nullopt, 9).value()),
             (QList<qint64>{late, refused, early}));
    const OutboxPage last = reader.read(OutboxList::Ended, std::nullopt, 1).value();
    QCOMPARE(idsOf(last), QList<qint64>{late});
    QVERIFY(last.hasMore);
}

void TestStorageOutbox::whatWaitsIsTakenBack()
{
    const OpenDatabase open;
    addPeople(*open, 4);
    const qint64 queued = add(*open, {.user = 1});
    const qint64 flying = add(*open, {.user = 2}, OutboxState::InFlight);
    const qint64 sent = add(*open, {.user = 3}, OutboxState::Sent);
    const qint64 other = add(*open, {.user = 4});
    OutboxDecisions decisions(*open);
    const ChangeSet changes = decisions.takeBack({queued, flying, sent}, now + 1).value();
    QCOMPARE(changes.users, QSet<UserId>{1});
    QVERIFY(changes.outbox && !changes.jobs);
    QCOMPARE(itemOf(*open, queued).state, OutboxState::Cancelled);
    QCOMPARE(itemOf(*open, queued).finishedAt, now + 1);
    QCOMPARE(itemOf(*open, flying).state, OutboxState::InFlight);
    QCOMPARE(itemOf(*open, sent).state, OutboxState::Sent);
    QCOMPARE(itemOf(*open, other).state, OutboxState::Queued);
    QVERIFY(decisions.takeBack({queued}, now + 2).value().isEmpty());
}

void TestStorageOutbox::takenBackInAJobIsCounted()
{
    const OpenDatabase open;
    addPeople(*open, 3);
    const qint64 job = addJob(*open, JobKind::Broadcast, JobState::Paused, {1, 2, 3});
    const OutboxItem part{
        .lane = OutboxLane::Broadcast, .kind = OutboxKind::Broadcast, .jobId = job};
    QList<qint64> items;
    for (const UserId user : {1, 2, 3}) {
        OutboxItem item = part;
        item.user = user;
        items.append(add(*open, item, user == 1 ? OutboxState::Queued : OutboxState::Held));
    }
    OutboxDecisions decisions(*open);
    QVERIFY(decisions.takeBack(items.mid(0, 2), now).value().jobs);
    QCOMPARE(counted(*open, job, JobOutcome::TakenBack), 2);
    QCOMPARE(JobRepository(*open).find(job).value()->done, 2);
    QVERIFY(decisions.takeBack(items, now).has_value());
    QCOMPARE(counted(*open, job, JobOutcome::TakenBack), 3);
    QCOMPARE(JobRepository(*open).find(job).value()->state, JobState::Finished);
}

void TestStorageOutbox::allOfALaneIsTakenBack()
{
    const OpenDatabase open;
    addPeople(*open, 5);
    const qint64 job = addJob(*open, JobKind::Probe, JobState::Running, {4});
    const qint64 message = add(*open, {.user = 1});
    const qint64 greeting =
        add(*open, {.user = 2, .lane = OutboxLane::Greeting, .kind = OutboxKind::Greeting});
    const qint64 probe =
        add(*open, {.user = 3, .lane = OutboxLane::Probe, .kind = OutboxKind::Probe});
    const qint64 part =
        add(*open, {.user = 4, .lane = OutboxLane::Probe, .kind = OutboxKind::Probe, .jobId = job});
    OutboxDecisions decisions(*open);
    QCOMPARE(decisions.takeBackAll(OutboxLane::Greeting, now).value().users, QSet<UserId>{2});
    QCOMPARE(itemOf(*open, greeting).state, OutboxState::Cancelled);
    QCOMPARE(decisions.takeBackAll(std::nullopt, now).value().users, (QSet<UserId>{1, 3}));
    QCOMPARE(itemOf(*open, message).state, OutboxState::Cancelled);
    QCOMPARE(itemOf(*open, probe).state, OutboxState::Cancelled);
    // That is its job's affair.
    QCOMPARE(itemOf(*open, part).state, OutboxState::Queued);
}

void TestStorageOutbox::jobsBehindALane()
{
    const OpenDatabase open;
    addPeople(*open, 9);
    const qint64 running = addJob(*open, JobKind::Probe, JobState::Running, {1});
    const qint64 inLine = addJob(*open, JobKind::Probe, JobState::Waiting, {2});
    const qint64 paused = addJob(*open, JobKind::Broadcast, JobState::Paused, {3});
    addJob(*open, JobKind::Broadcast, JobState::Paused, {4}); // has nothing there
    addJob(*open, JobKind::Probe, JobState::Scheduled, {5});
    const qint64 ended = addJob(*open, JobKind::Probe, JobState::Cancelled, {6});
    add(*open, {.user = 3, .lane = OutboxLane::Broadcast, .jobId = paused}, OutboxState::Held);
    add(*open, {.user = 6, .lane = OutboxLane::Probe, .jobId = ended}); // on its way until now
    const OutboxReader reader(*open);
    QCOMPARE(reader.jobsBehind(std::nullopt).value(), (QList<qint64>{paused, inLine, running}));
    QCOMPARE(reader.jobsBehind(OutboxLane::Probe).value(), (QList<qint64>{inLine, running}));
    QCOMPARE(reader.jobsBehind(OutboxLane::Broadcast).value(), QList<qint64>{paused});
    QVERIFY(reader.jobsBehind(OutboxLane::Operator).value().isEmpty());
    const OutboxPage page = reader.read(OutboxList::Waiting, std::nullopt, 9).value();
    QCOMPARE(page.total, 2);
    QCOMPARE(page.ofJobs, 1); // of the cancelled one is not taken up again
    QCOMPARE(page.jobs, 3);
}

void TestStorageOutbox::unknownOnesAreLeftOnce()
{
    const OpenDatabase open;
    addPeople(*open, 3);
    const qint64 first = add(*open, {.user = 1}, OutboxState::Unknown);
    const qint64 second = add(*open, {.user = 2}, OutboxState::Unknown);
    add(*open, {.user = 3}, OutboxState::Refused);
    OutboxDecisions decisions(*open);
    QCOMPARE(decisions.leave(QList<qint64>{first}, now).value().users, QSet<UserId>{1});
    QVERIFY(decisions.leave(QList<qint64>{first}, now + 9).value().isEmpty());
    QCOMPARE(itemOf(*open, first).settledAt, now);
    QCOMPARE(decisions.leave(std::nullopt, now).value().users, QSet<UserId>{2});
    QCOMPARE(itemOf(*open, second).state, OutboxState::Unknown); // it stays what it is
    QCOMPARE(OutboxReader(*open).unknownCount().value(), 0);
}

void TestStorageOutbox::unknownOnesAreSentAgainOnce()
{
    const OpenDatabase open;
    addPeople(*open, 3);
    const qint64 message =
        add(*open, {.user = 1, .text = u"hello"_s, .joinRequestId = 5}, OutboxState::Unknown);
    const qint64 greeting = add(
        *open,
        {.user = 2, .lane = OutboxLane::Greeting, .kind = OutboxKind::Greeting, .text = u"hi"_s},
        OutboxState::Unknown);
    const qint64 third = add(*open, {.user = 3}, OutboxState::Unknown);
    OutboxDecisions decisions(*open);
    const auto again = [&](const UnknownChoice &choice, std::optional<OutboxLane> lane) {
        return decisions.sendAgain(choice, lane, now - minute, now + 1).value().users;
    };
    QCOMPARE(again(QList<qint64>{greeting}, OutboxLane::Operator), QSet<UserId>{2});
    QCOMPARE(again(QList<qint64>{greeting}, OutboxLane::Operator), QSet<UserId>());
    QVERIFY(decisions.leave(QList<qint64>{third}, now).has_value());
    QCOMPARE(again(std::nullopt, std::nullopt), QSet<UserId>{1});
    QCOMPARE(again(std::nullopt, std::nullopt), QSet<UserId>());
    const QList<OutboxItem> waiting = OutboxRepository(*open).waiting(9).value();
    QCOMPARE(waiting.size(), 2);
    QCOMPARE(waiting[0].againOf, greeting);
    QCOMPARE(waiting[0].kind, OutboxKind::Greeting);
    QCOMPARE(waiting[0].lane, OutboxLane::Operator);
    QCOMPARE(waiting[0].text, u"hi"_s);
    QCOMPARE(waiting[0].createdAt, now + 1);
    QCOMPARE(waiting[0].attemptedAt, 0);
    QCOMPARE(waiting[1].againOf, message);
    QCOMPARE(waiting[1].joinRequestId, 5);
    QCOMPARE(waiting[1].chatId, 0); // looked up anew
    QCOMPARE(itemOf(*open, message).settledAt, now + 1);
}

void TestStorageOutbox::takingASecondTryBackOpensTheFirst()
{
    const OpenDatabase open;
    addPeople(*open, 2);
    for (const bool all : {false, true}) {
        const qint64 id = add(*open, {.user = all ? 2 : 1}, OutboxState::Unknown);
        OutboxDecisions decisions(*open);
        QVERIFY(decisions.sendAgain(std::nullopt, std::nullopt, 0, now).has_value());
        QCOMPARE(OutboxReader(*open).unknownCount().value(), 0);
        const qint64 again = OutboxRepository(*open).waiting(9).value().last().id;
        QVERIFY((all ? decisions.takeBackAll(std::nullopt, now) : decisions.takeBack({again}, now))
                    .has_value());
        QCOMPARE(itemOf(*open, again).state, OutboxState::Cancelled);
        QCOMPARE(itemOf(*open, id).settledAt, 0);
        QVERIFY(decisions.leave(std::nullopt, now).has_value());
    }
}

void TestStorageOutbox::aProbeIsNotRepeatedWithinTheMinute()
{
    const OpenDatabase open;
    addPeople(*open, 3);
    const OutboxItem probe{.lane = OutboxLane::Probe, .kind = OutboxKind::Probe};
    const auto probeOf = [&](UserId user, domain::Milliseconds ago) {
        OutboxItem item = probe;
        item.user = user;
        return add(*open, item, OutboxState::Unknown, now - ago);
    };
    probeOf(1, minute / 2);
    const qint64 earlier = probeOf(2, 3 * minute);
    const qint64 later = probeOf(2, 2 * minute);
    OutboxDecisions decisions(*open);
    const auto again = [&](domain::Milliseconds at) {
        return decisions.sendAgain(std::nullopt, std::nullopt, at - minute, at).value().users;
    };
    // Of two of one person one is made again.
    QCOMPARE(again(now), QSet<UserId>{2});
    QVERIFY(itemOf(*open, later).settledAt != 0);
    QCOMPARE(itemOf(*open, earlier).settledAt, 0);
    QCOMPARE(again(now + minute), QSet<UserId>{1}); // the other one waits still
}

void TestStorageOutbox::aDecisionIsNotMadeTwice()
{
    const OpenDatabase open;
    addPeople(*open, 1);
    const OutboxItem approval{
        .user = 1, .kind = OutboxKind::Approve, .chatId = -100, .joinRequestId = 7};
    const qint64 first = add(*open, approval, OutboxState::Unknown);
    open.database->execute(u"UPDATE outbox SET chat_id = -100"_s).value();
    const qint64 second = add(*open, approval);
    OutboxDecisions decisions(*open);
    const auto again = [&] {
        return decisions.sendAgain(std::nullopt, std::nullopt, 0, now).value().users;
    };
    QCOMPARE(again(), QSet<UserId>());
    QCOMPARE(itemOf(*open, first).settledAt, 0);
    QVERIFY(decisions.takeBack({second}, now).has_value());
    QCOMPARE(again(), QSet<UserId>{1});
    QCOMPARE(OutboxRepository(*open).waiting(9).value().constFirst().chatId, -100);
}

void TestStorageOutbox::secondTriesOutliveTheirJob()
{
    const OpenDatabase open;
    addPeople(*open, 2);
    const qint64 job = addJob(*open, JobKind::Probe, JobState::Running, {1, 2});
    add(*open, {.user = 1, .lane = OutboxLane::Probe, .kind = OutboxKind::Probe, .jobId = job},
        OutboxState::Unknown, now - 2 * minute);
    QVERIFY(OutboxDecisions(*open)
                .sendAgain(std::nullopt, std::nullopt, now - minute, now)
                .has_value());
    OutboxRepository outbox(*open);
    JobRepository jobs(*open);
    const qint64 again = outbox.waiting(9).value().constFirst().id;
    QCOMPARE(outbox.queuedOf(job).value(), 0);
    QVERIFY(outbox.hold(job).has_value());
    QVERIFY(jobs.pauseAll(now).has_value());
    QVERIFY(outbox.cancelJob(job, now).has_value());
    QVERIFY(jobs.cancel(job, now).has_value());
    QVERIFY(outbox.markInFlight(again, 1, now).value());
    QVERIFY(outbox.markQueued(again).has_value());
    QCOMPARE(itemOf(*open, again).state, OutboxState::Queued);
    // And a crash does not count it once more.
    QVERIFY(outbox.markInFlight(again, 1, now).value());
    QVERIFY(outbox.giveUpInFlight(now).has_value());
    QCOMPARE(jobs.find(job).value()->done, 0);
    QCOMPARE(itemOf(*open, again).state, OutboxState::Unknown);
}

void TestStorageOutbox::recountingMovesWhatWasUnknown()
{
    const OpenDatabase open;
    addPeople(*open, 4);
    const qint64 job = addJob(*open, JobKind::Broadcast, JobState::Running, {1, 2, 3, 4});
    JobRepository jobs(*open);
    const auto outcome = [](JobOutcome what, DialogStatus status, qint64 count) {
        return OutcomeCount{.outcome = what, .before = status, .after = status, .count = count};
    };
    QVERIFY(jobs.count(job, outcome(JobOutcome::Unknown, DialogStatus::Open, 2), now).has_value());
    QVERIFY(
        jobs.count(job, outcome(JobOutcome::Unknown, DialogStatus::Temporary, 1), now).has_value());
    QVERIFY(jobs.count(job, outcome(JobOutcome::Sent, DialogStatus::Open, 1), now).has_value());
    QCOMPARE(jobs.find(job).value()->state, JobState::Finished);
    const auto move = [&](JobOutcome what, DialogStatus status, qint64 count) {
        return jobs.recount(job, JobOutcome::Unknown, outcome(what, status, count)).has_value();
    };
    QVERIFY(move(JobOutcome::Sent, DialogStatus::Temporary, 2)); // one of each status
    QCOMPARE(counted(*open, job, JobOutcome::Unknown), 1);
    QCOMPARE(counted(*open, job, JobOutcome::Sent), 3);
    QVERIFY(move(JobOutcome::Unknown, DialogStatus::Open, 1)); // still unknown
    QVERIFY(move(JobOutcome::Refused, DialogStatus::Blocked, 5));
    QCOMPARE(counted(*open, job, JobOutcome::Unknown), 0);
    QCOMPARE(counted(*open, job, JobOutcome::Refused), 1); // no more than there were
    QCOMPARE(jobs.find(job).value()->done, 4);
    QCOMPARE(jobs.find(job).value()->state, JobState::Finished);
}

void TestStorageOutbox::limitsAreKeptWithinBounds()
{
    const OpenDatabase open;
    PreferencesRepository preferences(*open);
    QCOMPARE(preferences.sendingLimits().value(), SendingLimits{});
    const SendingLimits limits{.perSecond = 500, .chatInterval = 2500ms};
    QVERIFY(preferences.setSendingLimits(limits).has_value());
    QCOMPARE(preferences.sendingLimits().value(), limits);
    QVERIFY(preferences.setSendingLimits({.perSecond = 0, .chatInterval = 1h}).has_value());
    QCOMPARE(preferences.sendingLimits().value(),
             (SendingLimits{.perSecond = 1, .chatInterval = 60s}));
    // The file may have been changed by hand.
    open.database
        ->execute(u"UPDATE preferences SET messages_per_second = 5000, chat_interval_ms = -1"_s)
        .value();
    QCOMPARE(preferences.sendingLimits().value(),
             (SendingLimits{.perSecond = 1000, .chatInterval = 200ms}));
}

QTEST_GUILESS_MAIN(TestStorageOutbox)
#include "tst_storage_outbox.moc"
