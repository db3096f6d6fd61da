// Broadcasts: what is kept of them, whom they reach, what they may cost, and how it went.
#include "open_database.h"
#include "storage/broadcast_forecast.h"
#include "storage/broadcast_repository.h"
#include "storage/job_repository.h"
#include "storage/outbox_repository.h"
#include "storage/recipient_reader.h"
#include "storage/user_query_text.h"
#include "storage/user_repository.h"

#include <QElapsedTimer>
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

void addPerson(Database &database, UserId id, DialogStatus status, const QString &language,
               domain::Seconds windowEndsAt = 0)
{
    domain::User user{.id = id, .language = language};
    user.profile.firstName = u"Person %1"_s.arg(id);
    user.dialog.status = status;
    if (windowEndsAt != 0) {
        user.dialog.join.requestedAt = windowEndsAt - domain::joinRequestWindow;
        user.dialog.join.endsAt = windowEndsAt;
    }
    QVERIFY(UserRepository(database).save(user).has_value());
}

/// Eight people of whom the bot may write to four.
void addPeople(Database &database)
{
    using enum DialogStatus;
    addPerson(database, 1, Open, u"ru"_s);
    addPerson(database, 2, Open, u"en"_s);
    addPerson(database, 3, Open, {}, now + 10); // a window lies over nothing here
    addPerson(database, 4, Blocked, u"ru"_s);
    addPerson(database, 5, Blocked, u"ru"_s, now + 10);
    addPerson(database, 6, NotStarted, u"ru"_s, now - 10); // it is over
    addPerson(database, 7, Bot, u"ru"_s, now + 10);
    addPerson(database, 8, Unverified, {});
}

Job broadcastJob(JobState state = JobState::Waiting)
{
    return {.kind = JobKind::Broadcast, .state = state, .createdAt = nowMs};
}

qint64 addBroadcast(Database &database, const Audience &audience, const Broadcast &content = {})
{
    const qint64 id = JobRepository(database).add(broadcastJob(), audience, now).value();
    Broadcast added = content;
    added.jobId = id;
    BroadcastRepository(database).add(added).value();
    return id;
}

QList<UserId> peopleOf(Database &database, qint64 job)
{
    QList<UserId> ids;
    const auto people = JobRepository(database).nextPeople(job, 100).value();
    for (const domain::User &user : people)
        ids.append(user.id);
    return ids;
}

QList<UserId> idsOf(const QList<Recipient> &recipients)
{
    QList<UserId> ids;
    for (const Recipient &recipient : recipients)
        ids.append(recipient.user);
    return ids;
}

/// An item of @p job for @p user that ended so.
qint64 addItem(Database &database, qint64 job, UserId user, OutboxState state)
{
    OutboxRepository outbox(database);
    const OutboxItem item{.user = user,
                          .lane = OutboxLane::Broadcast,
                          .kind = OutboxKind::Broadcast,
                          .text = u"text"_s,
                          .createdAt = nowMs,
                          .jobId = job};
    const qint64 id = outbox.add(item).value();
    if (state == OutboxState::Queued)
        return id;
    outbox.markInFlight(id, user, nowMs).value();
    if (state != OutboxState::InFlight)
        outbox
            .finish({.id = id,
                     .kind = OutboxKind::Broadcast,
                     .state = state,
                     .finishedAt = nowMs + user,
                     .errorCode = state == OutboxState::Refused ? 403 : 0,
                     .errorText = u"words"_s})
            .value();
    return id;
}

} // namespace

class TestStorageBroadcasts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSentIsKept();
    void uploadsAreRemembered();
    void theCapHolds();
    void queriesAreWrittenDown_data();
    void queriesAreWrittenDown();
    void whatIsNoAudienceIsNone();
    void reachesWhomItMayWriteTo();
    void forecasts();
    void aScheduledOneTakesItsPeopleLater();
    void pausesTellWhy();
    void recipientsByOutcome();
    void pagesGoOnWhereTheyEnded();
    void whoeverWasMissed();
    void testsAreNotListed();
    void beginsWithManyAtOnce();
};

void TestStorageBroadcasts::whatIsSentIsKept()
{
    const OpenDatabase open;
    addPeople(*open);
    Broadcast content{.html = true,
                      .silent = true,
                      .media = MediaKind::Document,
                      .mediaPath = u"/tmp/файл.pdf"_s,
                      .mediaSize = 42,
                      .mediaModifiedAt = nowMs,
                      .starCap = 7};
    content.texts = {{QString(), u"all"_s}, {u"ru"_s, u"все"_s}};
    content.buttons = {{u"\"quoted\" & <odd>"_s, u"https://example.org/?a=1&b=2"_s},
                       {u"other"_s, u"tg://resolve?domain=x"_s}};
    content.jobId = addBroadcast(*open, UserQuery{}, content);
    BroadcastRepository broadcasts(*open);
    QCOMPARE(broadcasts.find(content.jobId).value().value(), content);
    QVERIFY(!broadcasts.find(content.jobId + 1).value().has_value());
    QVERIFY(broadcasts.setFileId(content.jobId, u"id"_s).has_value());
    QCOMPARE(broadcasts.fileIdOf(content.jobId).value(), u"id"_s);
    // Another file has no name yet.
    QVERIFY(broadcasts.setMediaState(content.jobId, 43, nowMs + 1).has_value());
    QCOMPARE(broadcasts.fileIdOf(content.jobId).value(), QString());
    QCOMPARE(broadcasts.find(content.jobId).value()->mediaSize, 43);
}

void TestStorageBroadcasts::uploadsAreRemembered()
{
    const OpenDatabase open;
    BroadcastRepository broadcasts(*open);
    Upload file{.path = u"/a"_s, .size = 5, .modifiedAt = 7, .media = MediaKind::Photo};
    QCOMPARE(broadcasts.uploaded(file).value(), QString());
    file.fileId = u"one"_s;
    QVERIFY(broadcasts.rememberUpload(file).has_value());
    QCOMPARE(broadcasts.uploaded(file).value(), u"one"_s);
    Upload other = file;
    other.size = 6;
    QCOMPARE(broadcasts.uploaded(other).value(), QString());
    other = file;
    other.modifiedAt = 8;
    QCOMPARE(broadcasts.uploaded(other).value(), QString());
    other = file;
    other.media = MediaKind::Document;
    QCOMPARE(broadcasts.uploaded(other).value(), QString());
    QVERIFY(broadcasts.forgetUpload(u"one"_s).has_value());
    QCOMPARE(broadcasts.uploaded(file).value(), QString());
}

void TestStorageBroadcasts::theCapHolds()
{
    const OpenDatabase open;
    addPeople(*open);
    const qint64 id = addBroadcast(*open, UserQuery{}, {.starCap = 1});
    BroadcastRepository broadcasts(*open);
    for (int i = 0; i < messagesPerStar; ++i)
        QVERIFY(broadcasts.reservePaid(id).value());
    QVERIFY(!broadcasts.reservePaid(id).value());
    QVERIFY(!broadcasts.isPaidLeft(id).value());
    QVERIFY(broadcasts.releasePaid(id).has_value());
    QVERIFY(broadcasts.isPaidLeft(id).value());
    QVERIFY(broadcasts.reservePaid(id).value());
    QVERIFY(!broadcasts.reservePaid(id).value());
    QCOMPARE(broadcasts.find(id).value()->paidSent, messagesPerStar);
    const qint64 free = addBroadcast(*open, UserQuery{});
    QVERIFY(!broadcasts.reservePaid(free).value());
}

void TestStorageBroadcasts::queriesAreWrittenDown_data()
{
    QTest::addColumn<UserQuery>("query");
    QTest::newRow("everyone") << UserQuery{};
    QTest::newRow("search") << UserQuery{.search = u"\"Анна\" <b>\\"_s};
    QTest::newRow("status") << UserQuery{.status = DialogStatus::Temporary};
    QTest::newRow("language") << UserQuery{.language = u"pt-br"_s};
    QTest::newRow("no language") << UserQuery{.language = QString(u""_s)};
    QTest::newRow("ground") << UserQuery{.ground = domain::Ground::JoinRequest};
    QTest::newRow("all") << UserQuery{.search = u"a"_s,
                                      .status = DialogStatus::Open,
                                      .language = u"ru"_s,
                                      .ground = domain::Ground::None,
                                      .notHeardSince = now};
}

void TestStorageBroadcasts::queriesAreWrittenDown()
{
    QFETCH(const UserQuery, query);
    QCOMPARE(userQueryFrom(userQueryText(query)).value(), query);
    QCOMPARE(audienceFrom(audienceText(query)).value(), Audience(query));
}

void TestStorageBroadcasts::whatIsNoAudienceIsNone()
{
    QCOMPARE(audienceFrom(audienceText(MissedBy{17})).value(), Audience(MissedBy{17}));
    QVERIFY(!userQueryFrom(audienceText(MissedBy{17})).has_value());
    QCOMPARE(audienceText(QList<UserId>{1, 2}), QString());
    for (const QString &text : {u""_s, u"[]"_s, u"{\"status\":99}"_s, u"{\"status\":\"open\"}"_s,
                                u"{\"of a later version\":1}"_s, u"{\"missed_by\":true}"_s})
        QVERIFY2(!audienceFrom(text).has_value(), qPrintable(text));
}

void TestStorageBroadcasts::reachesWhomItMayWriteTo()
{
    const OpenDatabase open;
    addPeople(*open);
    const qint64 id = addBroadcast(*open, UserQuery{});
    QCOMPARE(peopleOf(*open, id), (QList<UserId>{1, 2, 3, 5}));
    const JobReport report =
        JobRepository(*open).reports(JobKind::Broadcast, 1, nowMs).value().first();
    QCOMPARE(report.job.total, 4);
    QCOMPARE(report.job.done, 0);
    QCOMPARE(report.outcomes.size(), 4);
    for (const DialogStatus status : {DialogStatus::Blocked, DialogStatus::NotStarted,
                                      DialogStatus::Bot, DialogStatus::Unverified})
        QVERIFY(report.outcomes.contains({JobOutcome::NotReached, status, status, 1}));
    QCOMPARE(peopleOf(*open, addBroadcast(*open, QList<UserId>{8, 5, 1, 1, 99})),
             (QList<UserId>{1, 5}));
    QCOMPARE(peopleOf(*open, addBroadcast(*open, UserQuery{.language = u"ru"_s})),
             (QList<UserId>{1, 5}));
    // Nobody: nothing is left behind, not even the counts of those who were skipped.
    QCOMPARE(JobRepository(*open).add(broadcastJob(), QList<UserId>{4, 8}, now).value(), 0);
    auto rows = open.database->run(u"SELECT count(*) FROM job_outcomes WHERE job_id NOT IN "
                                   "(SELECT id FROM jobs)"_s);
    QVERIFY(rows && rows->next());
    QCOMPARE(rows->integer(0), 0);
}

void TestStorageBroadcasts::forecasts()
{
    const OpenDatabase open;
    addPeople(*open);
    using enum DialogStatus;
    const BroadcastForecast everyone{
        .total = 8,
        .reached = 4,
        .skipped = {{Blocked, 1}, {NotStarted, 1}, {Bot, 1}, {Unverified, 1}},
        .languages = {{u"ru"_s, 2}, {u"en"_s, 1}, {QString(), 1}}};
    QCOMPARE(broadcastForecast(*open, UserQuery{}, now).value(), everyone);
    const BroadcastForecast some{
        .total = 2, .reached = 1, .skipped = {{Unverified, 1}}, .languages = {{u"en"_s, 1}}};
    QCOMPARE(broadcastForecast(*open, QList<UserId>{2, 8, 77}, now).value(), some);
    QCOMPARE(broadcastForecast(*open, UserQuery{.search = u"nobody"_s}, now).value(),
             BroadcastForecast{});
    // A minute later the windows are over.
    QCOMPARE(broadcastForecast(*open, UserQuery{}, now + 60).value().reached, 3);
}

void TestStorageBroadcasts::aScheduledOneTakesItsPeopleLater()
{
    const OpenDatabase open;
    addPeople(*open);
    JobRepository jobs(*open);
    Job job = broadcastJob(JobState::Scheduled);
    job.scheduledAt = nowMs + 1000;
    const qint64 query = jobs.add(job, UserQuery{.language = u"ru"_s}, now).value();
    job.scheduledAt = nowMs + 500;
    const qint64 picked = jobs.add(job, QList<UserId>{2, 4, 6}, now).value();
    QVERIFY(peopleOf(*open, query).isEmpty());
    QCOMPARE(jobs.nextScheduled().value()->id, picked);
    addPerson(*open, 9, DialogStatus::Open, u"ru"_s);
    addPerson(*open, 6, DialogStatus::Open, u"ru"_s);
    addPerson(*open, 2, DialogStatus::Blocked, u"en"_s);
    QVERIFY(jobs.becomeDue(jobs.find(query).value().value(), now).has_value());
    QVERIFY(jobs.becomeDue(jobs.find(picked).value().value(), now).has_value());
    QVERIFY(!jobs.nextScheduled().value().has_value());
    QCOMPARE(peopleOf(*open, query), (QList<UserId>{1, 5, 6, 9}));
    QCOMPARE(peopleOf(*open, picked), QList<UserId>{6});
    QCOMPARE(jobs.find(picked).value()->total, 1);
    QCOMPARE(jobs.find(picked).value()->state, JobState::Waiting);
    // Nobody is left: it is done.
    const qint64 nobody = jobs.add(job, QList<UserId>{4}, now).value();
    QVERIFY(jobs.becomeDue(jobs.find(nobody).value().value(), now).has_value());
    QCOMPARE(jobs.find(nobody).value()->state, JobState::Finished);
}

void TestStorageBroadcasts::pausesTellWhy()
{
    const OpenDatabase open;
    addPeople(*open);
    JobRepository jobs(*open);
    const qint64 id = addBroadcast(*open, UserQuery{});
    const qint64 other = addBroadcast(*open, UserQuery{});
    QVERIFY(jobs.pause(id, PauseReason::TextRefused, u"can't parse"_s).has_value());
    QCOMPARE(jobs.find(id).value()->pauseReason, PauseReason::TextRefused);
    QCOMPARE(jobs.find(id).value()->pauseText, u"can't parse"_s);
    // The end of the program changes nothing of that, and a start goes on with the other alone.
    QVERIFY(jobs.pauseAll(nowMs).has_value());
    QCOMPARE(jobs.find(id).value()->pauseReason, PauseReason::TextRefused);
    QCOMPARE(jobs.find(other).value()->pauseReason, PauseReason::ProgramEnded);
    QVERIFY(jobs.resumeEnded().has_value());
    QCOMPARE(jobs.find(id).value()->state, JobState::Paused);
    QCOMPARE(jobs.find(other).value()->state, JobState::Waiting);
    QVERIFY(jobs.setState(id, JobState::Waiting).has_value());
    QCOMPARE(jobs.find(id).value()->pauseReason, PauseReason::None);
    QCOMPARE(jobs.find(id).value()->pauseText, QString());
}

void TestStorageBroadcasts::recipientsByOutcome()
{
    const OpenDatabase open;
    for (UserId id = 1; id <= 9; ++id)
        addPerson(*open, id, DialogStatus::Open, u"ru"_s);
    const qint64 id = addBroadcast(*open, UserQuery{});
    JobRepository jobs(*open);
    QVERIFY(jobs.setState(id, JobState::Running).has_value());
    QVERIFY(jobs.take(id, 7).has_value());
    addItem(*open, id, 1, OutboxState::Sent);
    addItem(*open, id, 2, OutboxState::Refused);
    const qint64 unknown = addItem(*open, id, 3, OutboxState::Unknown);
    addItem(*open, id, 4, OutboxState::Cancelled);
    addItem(*open, id, 5, OutboxState::Queued);
    addItem(*open, id, 6, OutboxState::InFlight);
    addItem(*open, id, 7, OutboxState::Unknown);
    addItem(*open, addBroadcast(*open, UserQuery{}), 1, OutboxState::Refused);
    const RecipientReader reader(*open);
    const auto ids = [&](RecipientGroup group) {
        return idsOf(reader.page(id, group, 0, 100, now).value());
    };
    QCOMPARE(ids(RecipientGroup::Sent), QList<UserId>{1});
    QCOMPARE(ids(RecipientGroup::Refused), QList<UserId>{2});
    QCOMPARE(ids(RecipientGroup::Unknown), (QList<UserId>{3, 7}));
    QCOMPARE(ids(RecipientGroup::TakenBack), QList<UserId>{4});
    QCOMPARE(ids(RecipientGroup::Left), (QList<UserId>{5, 6, 8, 9}));
    const Recipient refused = reader.page(id, RecipientGroup::Refused, 0, 1, now).value().first();
    QCOMPARE(refused.profile.firstName, u"Person 2"_s);
    QCOMPARE(refused.status, DialogStatus::Open);
    QCOMPARE(refused.errorCode, 403);
    QCOMPARE(refused.errorText, u"words"_s);
    QCOMPARE(refused.at, nowMs + 2);
    // Sent again, and this time it is known.
    const qint64 again = addItem(*open, id, 3, OutboxState::Sent);
    QVERIFY(
        open.database->execute(u"UPDATE outbox SET again_of = ? WHERE id = ?"_s, {unknown, again})
            .has_value());
    QCOMPARE(ids(RecipientGroup::Sent), (QList<UserId>{1, 3}));
    QCOMPARE(ids(RecipientGroup::Unknown), QList<UserId>{7});
    // What a cancelled job left in the outbox was not taken back one by one.
    QVERIFY(OutboxRepository(*open).cancelJob(id, nowMs).has_value());
    QVERIFY(jobs.cancel(id, nowMs).has_value());
    QCOMPARE(ids(RecipientGroup::TakenBack), QList<UserId>{4});
    QCOMPARE(ids(RecipientGroup::Left), (QList<UserId>{5, 6, 8, 9}));
}

void TestStorageBroadcasts::pagesGoOnWhereTheyEnded()
{
    const OpenDatabase open;
    constexpr int people = 25;
    for (UserId id = 1; id <= people; ++id)
        addPerson(*open, id, DialogStatus::Open, u"ru"_s);
    const qint64 id = addBroadcast(*open, UserQuery{});
    QVERIFY(JobRepository(*open).take(id, 12).has_value());
    for (UserId user = 12; user >= 1; --user)
        addItem(*open, id, user, user % 2 == 0 ? OutboxState::Sent : OutboxState::Queued);
    const RecipientReader reader(*open);
    for (const RecipientGroup group : {RecipientGroup::Sent, RecipientGroup::Left}) {
        const auto all = reader.page(id, group, 0, 1000, now).value();
        QCOMPARE(all.size(), group == RecipientGroup::Sent ? 6 : 19);
        QList<Recipient> paged;
        for (qint64 after = 0;;) {
            const auto page = reader.page(id, group, after, 4, now).value();
            paged += page;
            if (page.size() < 4)
                break;
            after = page.last().position;
        }
        QCOMPARE(paged, all);
        QList<Recipient> visited;
        QVERIFY(reader
                    .visit(id, group, now,
                           [&](const Recipient &one) {
                               visited.append(one);
                               return true;
                           })
                    .value());
        QCOMPARE(visited, all);
        QVERIFY(!reader.visit(id, group, now, [](const Recipient &) { return false; }).value());
    }
}

void TestStorageBroadcasts::whoeverWasMissed()
{
    const OpenDatabase open;
    for (UserId id = 1; id <= 8; ++id)
        addPerson(*open, id, DialogStatus::Open, u"ru"_s);
    const qint64 id = addBroadcast(*open, UserQuery{});
    JobRepository jobs(*open);
    QVERIFY(jobs.take(id, 6).has_value());
    addItem(*open, id, 1, OutboxState::Sent);
    addItem(*open, id, 2, OutboxState::Refused);
    addItem(*open, id, 3, OutboxState::Unknown);
    addItem(*open, id, 4, OutboxState::Cancelled);
    addItem(*open, id, 5, OutboxState::InFlight);
    addItem(*open, id, 6, OutboxState::Queued);
    const auto missed = [&] {
        const qint64 next = addBroadcast(*open, MissedBy{id});
        return peopleOf(*open, next);
    };
    // The turn of the others may still come.
    QVERIFY(jobs.pause(id, PauseReason::None).has_value());
    QCOMPARE(missed(), (QList<UserId>{2, 4}));
    QVERIFY(OutboxRepository(*open).cancelJob(id, nowMs).has_value());
    QVERIFY(jobs.cancel(id, nowMs).has_value());
    QCOMPARE(missed(), (QList<UserId>{2, 4, 6, 7, 8}));
    addPerson(*open, 7, DialogStatus::Blocked, u"ru"_s);
    QCOMPARE(missed(), (QList<UserId>{2, 4, 6, 8}));
}

void TestStorageBroadcasts::testsAreNotListed()
{
    const OpenDatabase open;
    addPeople(*open);
    JobRepository jobs(*open);
    const qint64 test = addBroadcast(*open, QList<UserId>{1}, {.isTest = true});
    const qint64 real = addBroadcast(*open, UserQuery{});
    QVERIFY(jobs.setState(test, JobState::Running).has_value());
    addItem(*open, test, 1, OutboxState::Queued);
    QVERIFY(!jobs.running(JobKind::Broadcast).value().has_value());
    QCOMPARE(jobs.firstWaiting(JobKind::Broadcast).value()->id, real);
    const auto reports = jobs.reports(JobKind::Broadcast, 10, nowMs).value();
    QCOMPARE(reports.size(), 1);
    QCOMPARE(reports.first().job.id, real);
    QVERIFY(jobs.reports(JobKind::Probe, 10, nowMs).value().isEmpty());
    // After the end of the program nobody waits for it any more.
    QVERIFY(jobs.pauseAll(nowMs).has_value());
    QCOMPARE(jobs.find(test).value()->state, JobState::Cancelled);
    QCOMPARE(jobs.find(real).value()->state, JobState::Paused);
    QCOMPARE(OutboxRepository(*open).counts().value(), OutboxCounts{});
}

void TestStorageBroadcasts::beginsWithManyAtOnce()
{
    // As many as BOTDESK_PEOPLE says, to measure; a few thousand to see that it is right.
    const qint64 people = std::max(5000, qEnvironmentVariableIntValue("BOTDESK_PEOPLE"));
    const OpenDatabase open;
    addPeople(*open);
    QVERIFY(
        open.database
            ->execute(u"WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n "
                      "WHERE i < 99 + ?) INSERT INTO users SELECT i, 'Person ' || i, '', '', 0, 0, "
                      "CASE i % 3 WHEN 0 THEN 'ru' WHEN 1 THEN 'en' END, 0, 0, 0, NULL, 0, "
                      "CASE WHEN i % 10 = 0 THEN 3 ELSE 1 END, 0, '', 0, 0, 1, 0, 0, '', 0, 0, 0, "
                      "0, 0, 0, 'person ' || i, NULL, 'person ' || i FROM n"_s,
                      {people})
            .has_value());
    QElapsedTimer timer;
    timer.start();
    const auto forecast = broadcastForecast(*open, UserQuery{}, now).value();
    const qint64 forecastTook = timer.restart();
    auto transaction = Transaction::begin(*open);
    const qint64 id = addBroadcast(*open, UserQuery{});
    QVERIFY(transaction->commit().has_value());
    const qint64 beginTook = timer.restart();
    QCOMPARE(JobRepository(*open).find(id).value()->total, forecast.reached);
    QCOMPARE(forecast.reached, 4 + people - people / 10);
    QVERIFY(JobRepository(*open).cancel(id, nowMs).has_value());
    const qint64 cancelTook = timer.restart();
    qInfo("%lld people: forecast %lld ms, begin %lld ms, cancel %lld ms", people, forecastTook,
          beginTook, cancelTook);
}

QTEST_GUILESS_MAIN(TestStorageBroadcasts)
#include "tst_storage_broadcasts.moc"
