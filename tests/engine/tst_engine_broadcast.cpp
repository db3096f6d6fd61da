// Broadcasts that go well: everybody once, in their language, and what the operator can do with one
// (R10, R13, R14).
#include "broadcast_desk.h"

#include "storage/broadcast_forecast.h"
#include "storage/outbox_repository.h"

#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::UserId;
using engine::BroadcastOrder;
using engine::BroadcastProblemKind;
using sandbox::DeedKind;
using sandbox::Relation;
using storage::JobOutcome;
using storage::JobState;
using storage::PauseReason;
using storage::RecipientGroup;
using tests::BroadcastDesk;
using tests::firstOfCrowd;
using tests::orderOf;

class TestEngineBroadcast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everybodyReadsTheirLanguage();
    void namesDoNotBreakTheMarkup();
    void whoMayNotBeWrittenToIsSkippedAndCounted();
    void aFileIsUploadedOnce();
    void buttonsAndSilence();
    void pausesAndGoesOn();
    void nothingLeavesOnceItIsPaused();
    void cancelsTheRestAndReachesThemAgain();
    void theEndOfTheProgramIsAPause();
    void goesOnAtTheStartWhenAsked();
    void aTestGoesAtOnce();
    void writtenByHandGoesFirst();
    void aPaidOneKeepsItsCap();
    void oneAtATime();
    void nobodyIsReached();
};

void TestEngineBroadcast::everybodyReadsTheirLanguage()
{
    BroadcastDesk desk(1);
    const qint64 earlier = desk.server().world().now() - 60'000;
    desk.add(1, u"Ana"_s, "pt-br");
    desk.add(2, u"Olena"_s, "uk");
    desk.add(3, u"Nobody"_s, "");
    for (const UserId id : {1, 2, 3})
        desk.act({.kind = DeedKind::Start, .person = id, .at = earlier});
    QVERIFY(desk.open());
    QTRY_COMPARE(desk.session().state().users, 4);
    BroadcastOrder order = orderOf(u"Else {first_name}"_s);
    order.content.texts.insert(u"ru"_s, u"Привет, {first_name|друг}"_s);
    order.content.texts.insert(u"pt"_s, u"Olá, {first_name}"_s);
    order.content.texts.insert(u"en"_s, u"Hello, {first_name}, from {bot}"_s);
    const qint64 job = desk.start(order);
    QVERIFY(job > 0);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.lastTo(firstOfCrowd).text, u"Привет, Person 0"_s);
    QCOMPARE(desk.lastTo(1).text, u"Olá, Ana"_s);
    QCOMPARE(desk.lastTo(2).text, u"Else Olena"_s);
    QCOMPARE(desk.lastTo(3).text, u"Hello, Nobody, from @demo_bot"_s); // English is assumed
    QCOMPARE(desk.mostOften(), 1);
    QCOMPARE(desk.countOf(JobOutcome::Sent), 4);
    // It stands in the conversation, and nowhere a second time.
    QCOMPARE(desk.messages(1).last().text, u"Olá, Ana"_s);
    QVERIFY(desk.unsent(1).isEmpty());
    const auto database = desk.look();
    auto rows = database->run(u"SELECT count(*) FROM outbox WHERE text <> ''"_s);
    QVERIFY(rows && rows->next());
    QCOMPARE(rows->integer(0), 0);
}

void TestEngineBroadcast::namesDoNotBreakTheMarkup()
{
    BroadcastDesk desk(0);
    desk.add(1, u"<b>& Co"_s, "en");
    desk.act({.kind = DeedKind::Start, .person = 1});
    QVERIFY(desk.open());
    QTRY_COMPARE(desk.status(1), DialogStatus::Open);
    BroadcastOrder order = orderOf(u"Dear <i>{first_name}</i>, 1 &lt; 2"_s);
    order.content.html = true;
    const qint64 job = desk.start(order);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 1);
    QCOMPARE(desk.messages(1).last().text, u"Dear <b>& Co, 1 < 2"_s);
}

void TestEngineBroadcast::whoMayNotBeWrittenToIsSkippedAndCounted()
{
    BroadcastDesk desk(4);
    desk.add(1, u"Never"_s);
    desk.act({.kind = DeedKind::InlineQuery, .person = 1, .text = u"x"_s});
    desk.act({.kind = DeedKind::Block, .person = firstOfCrowd});
    desk.add(2, u"Asks"_s);
    desk.act({.kind = DeedKind::RequestToJoin, .person = 2, .text = u"let me in"_s});
    QVERIFY(desk.open());
    QTRY_COMPARE(desk.session().state().users, 6);
    QTRY_COMPARE(desk.status(firstOfCrowd), DialogStatus::Blocked);
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QVERIFY(desk.hasFinished(job));
    const storage::JobReport report = desk.report();
    QCOMPARE(report.job.total, 4);
    QCOMPARE(report.job.done, 4);
    QCOMPARE(desk.countOf(JobOutcome::Sent), 4); // the window of a request to join is one
    QCOMPARE(desk.countOf(JobOutcome::NotReached), 2);
    QVERIFY(report.outcomes.contains(
        {JobOutcome::NotReached, DialogStatus::Blocked, DialogStatus::Blocked, 1}));
    QVERIFY(report.outcomes.contains(
        {JobOutcome::NotReached, DialogStatus::NotStarted, DialogStatus::NotStarted, 1}));
    QVERIFY(!desk.delivered().contains(1));
    // What went through the window proves nothing about the dialog.
    QVERIFY(desk.status(2) != DialogStatus::Open);
}

void TestEngineBroadcast::aFileIsUploadedOnce()
{
    BroadcastDesk desk(40);
    desk.server().setLatency(20); // so that many could be on their way
    QVERIFY(desk.open());
    const QTemporaryDir folder;
    BroadcastOrder order = orderOf(u"Look, {first_name}"_s);
    order.content.media = storage::MediaKind::Photo;
    order.content.mediaPath = tests::paint(folder.filePath(u"a.png"_s));
    const qint64 job = desk.start(order);
    QVERIFY(job > 0);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 40);
    QCOMPARE(desk.mostOften(), 1);
    const auto uploads = [&] {
        return std::ranges::count_if(desk.server().record().entries(),
                                     [](const auto &entry) { return entry.uploadedBytes > 0; });
    };
    QCOMPARE(uploads(), 1);
    QVERIFY(!desk.content(job).fileId.isEmpty());
    QCOMPARE(desk.lastTo(firstOfCrowd + 39).text, u"Look, Person 39"_s);
    QCOMPARE(desk.messages(firstOfCrowd + 39).last().content, u"photo"_s);
    // The same file in another broadcast is known already, until it is another one.
    QVERIFY(desk.hasFinished(desk.start(order)));
    QCOMPARE(uploads(), 1);
    QFile file(order.content.mediaPath);
    QVERIFY(file.open(QIODevice::Append));
    file.write("more");
    file.close();
    QVERIFY(desk.hasFinished(desk.start(order)));
    QCOMPARE(uploads(), 2);
}

void TestEngineBroadcast::buttonsAndSilence()
{
    BroadcastDesk desk(1);
    QVERIFY(desk.open());
    BroadcastOrder order = orderOf(u"News"_s);
    order.content.silent = true;
    order.content.buttons = {{u"Read «more»"_s, u"https://example.org/a?b=1&c=2"_s},
                             {u"Not now"_s, u"https://example.org"_s}};
    QVERIFY(desk.hasFinished(desk.start(order)));
    const auto entry = desk.lastTo(firstOfCrowd);
    QVERIFY(entry.isSilent);
    QVERIFY(!entry.isPaid);
    QVERIFY(entry.markup.contains("https://example.org/a?b=1&c=2"));
    QVERIFY(entry.markup.contains("Not now"));
}

void TestEngineBroadcast::pausesAndGoesOn()
{
    BroadcastDesk desk(200);
    desk.perSecond = 60;
    QVERIFY(desk.open());
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.job(job).done >= 5, 20'000);
    desk.session().pauseJob(job);
    QVERIFY(desk.reaches(job, JobState::Paused));
    QTRY_COMPARE(desk.session().state().sending.counts, storage::OutboxCounts{});
    const storage::Job paused = desk.job(job);
    QCOMPARE(paused.pauseReason, PauseReason::None);
    QVERIFY(paused.done < 200);
    QCOMPARE(desk.delivered().size(), paused.done);
    desk.session().send(firstOfCrowd + 199, u"by hand"_s);
    QTRY_COMPARE(desk.server().record().deliveredTo(firstOfCrowd + 199), 1);
    QCOMPARE(desk.job(job), paused);
    desk.session().resumeJob(job);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 200);
    QCOMPARE(desk.server().record().deliveredCount(), 201);
}

void TestEngineBroadcast::nothingLeavesOnceItIsPaused()
{
    BroadcastDesk desk(300);
    desk.perSecond = 300;
    QVERIFY(desk.open());
    desk.server().setLatency(60);
    for (int round = 0; round < 5; ++round) {
        const qint64 job = round == 0 ? desk.start(orderOf(u"hello"_s)) : desk.report().job.id;
        if (round > 0)
            desk.session().resumeJob(job);
        const qint64 before = desk.job(job).done;
        QTRY_VERIFY_WITH_TIMEOUT(desk.job(job).done > before || desk.job(job).hasEnded(), 20'000);
        if (desk.job(job).state == JobState::Finished)
            break;
        desk.session().pauseJob(job);
        QTRY_VERIFY(desk.job(job).state != JobState::Running);
        // What was in flight when the pause was written down may have been on its way to the server
        // then; nothing is behind it.
        const auto inFlight = storage::OutboxRepository(*desk.look()).counts().value().inFlight;
        const auto known = qint64(desk.server().record().entries().size());
        QTRY_COMPARE(desk.session().state().sending.counts, storage::OutboxCounts{});
        QVERIFY(qint64(desk.server().record().entries().size()) <= known + inFlight);
        if (desk.job(job).state == JobState::Paused)
            QCOMPARE(desk.delivered().size(), desk.job(job).done);
    }
    QCOMPARE(desk.mostOften(), 1);
}

void TestEngineBroadcast::cancelsTheRestAndReachesThemAgain()
{
    constexpr int people = 150;
    BroadcastDesk desk(people);
    desk.perSecond = 60;
    QVERIFY(desk.open());
    desk.become(firstOfCrowd, Relation::Blocked); // nobody told it
    const qint64 job = desk.start(orderOf(u"first"_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.job(job).done >= 10, 20'000);
    // While it runs nobody is missed whose turn may come.
    const auto missed = [&](qint64 id) {
        const auto database = desk.look();
        return storage::broadcastForecast(*database, storage::MissedBy{id},
                                          QDateTime::currentSecsSinceEpoch())
            .value()
            .total;
    };
    QCOMPARE(missed(job), 1);
    desk.session().cancelJob(job);
    QVERIFY(desk.reaches(job, JobState::Cancelled));
    QTRY_COMPARE(desk.session().state().sending.counts, storage::OutboxCounts{});
    const qint64 sent = desk.countOf(JobOutcome::Sent);
    QCOMPARE(desk.delivered().size(), sent);
    QCOMPARE(desk.recipients(job, RecipientGroup::Sent).size(), sent);
    QCOMPARE(desk.recipients(job, RecipientGroup::Refused).size(), 1);
    QCOMPARE(desk.recipients(job, RecipientGroup::Left).size(), people - sent - 1);
    QCOMPARE(desk.recipients(job, RecipientGroup::TakenBack).size(), 0);
    QCOMPARE(missed(job), people - sent);
    desk.session().resumeJob(job); // cannot be brought back

    BroadcastOrder again = orderOf(u"second"_s);
    again.audience = storage::MissedBy{job};
    const qint64 second = desk.start(again);
    QVERIFY(desk.hasFinished(second));
    QCOMPARE(desk.report().job.total, people - sent - 1); // who blocked it is known now
    QCOMPARE(desk.countOf(JobOutcome::NotReached), 1);
    QCOMPARE(desk.delivered().size(), people - 1);
    QCOMPARE(desk.mostOften(), 1);
    QCOMPARE(desk.job(job).state, JobState::Cancelled);
}

void TestEngineBroadcast::theEndOfTheProgramIsAPause()
{
    constexpr int people = 150;
    BroadcastDesk desk(people);
    desk.perSecond = 60;
    QVERIFY(desk.open());
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.job(job).done >= 5, 20'000);
    desk.end();
    QVERIFY(desk.open());
    QCOMPARE(desk.job(job).state, JobState::Paused);
    QCOMPARE(desk.job(job).pauseReason, PauseReason::ProgramEnded);
    desk.session().resumeJob(job);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.job(job).pauseReason, PauseReason::None);
    const qint64 unknown = desk.countOf(JobOutcome::Unknown);
    QCOMPARE(desk.countOf(JobOutcome::Sent) + unknown, people);
    QCOMPARE(desk.recipients(job, RecipientGroup::Unknown).size(), unknown);
    QCOMPARE(desk.mostOften(), 1);
    QVERIFY(desk.delivered().size() >= people - unknown);
}

void TestEngineBroadcast::goesOnAtTheStartWhenAsked()
{
    BroadcastDesk desk(100);
    desk.perSecond = 60;
    QVERIFY(desk.open());
    const qint64 paused = desk.start(orderOf(u"paused by the operator"_s));
    desk.session().pauseJob(paused);
    QVERIFY(desk.reaches(paused, JobState::Paused));
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.job(job).done >= 3, 20'000);
    desk.end();
    QVERIFY(desk.open(true));
    QVERIFY(desk.hasFinished(job));
    // What the operator paused is not for the program to go on with.
    QCOMPARE(desk.job(paused).state, JobState::Paused);
}

void TestEngineBroadcast::aTestGoesAtOnce()
{
    BroadcastDesk desk(150);
    desk.perSecond = 60;
    QVERIFY(desk.open());
    const qint64 job = desk.start(orderOf(u"to all"_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.job(job).done >= 3, 20'000);
    const UserId me = firstOfCrowd + 149; // the last one whose turn would come
    const QTemporaryDir folder;
    BroadcastOrder order = orderOf(u"does it <b>look</b> good?"_s);
    order.content.isTest = true;
    order.content.html = true;
    order.content.media = storage::MediaKind::Photo;
    order.content.mediaPath = tests::paint(folder.filePath(u"a.png"_s));
    order.audience = QList<UserId>{me};
    const qint64 test = desk.start(order);
    QVERIFY(test > 0);
    QVERIFY(desk.hasFinished(test));
    QVERIFY(desk.job(job).done < 150);
    QCOMPARE(desk.messages(me).last().text, u"does it look good?"_s);
    QCOMPARE(desk.broadcasts().size(), 1);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.server().record().deliveredTo(me), 2);
    // The real one finds the file on the server.
    order.content.isTest = false;
    QVERIFY(desk.hasFinished(desk.start(order)));
    QCOMPARE(std::ranges::count_if(desk.server().record().entries(),
                                   [](const auto &entry) { return entry.uploadedBytes > 0; }),
             1);
}

void TestEngineBroadcast::writtenByHandGoesFirst()
{
    BroadcastDesk desk(150);
    desk.perSecond = 60;
    QVERIFY(desk.open());
    const qint64 job = desk.start(orderOf(u"to all"_s));
    QTRY_VERIFY_WITH_TIMEOUT(desk.job(job).done >= 3, 20'000);
    const UserId last = firstOfCrowd + 149;
    desk.session().send(last, u"to you"_s);
    QTRY_COMPARE(desk.server().record().deliveredTo(last), 1);
    QCOMPARE(desk.lastTo(last).text, u"to you"_s);
    QVERIFY(desk.job(job).done < 150);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.server().record().deliveredTo(last), 2);
}

void TestEngineBroadcast::aPaidOneKeepsItsCap()
{
    BroadcastDesk desk(60);
    QVERIFY(desk.open());
    // What is put back did not leave, and is not paid for.
    desk.server().faults().inject({.kind = sandbox::FaultKind::TooManyRequests,
                                   .method = "sendMessage",
                                   .count = 1,
                                   .skip = 5});
    BroadcastOrder order = orderOf(u"important"_s);
    order.content.starCap = 2;
    const qint64 job = desk.start(order);
    QVERIFY(desk.hasFinished(job));
    const auto paid =
        std::ranges::count_if(desk.server().record().entries(),
                              [](const auto &entry) { return entry.isPaid && entry.delivered; });
    QCOMPARE(paid, 2 * storage::messagesPerStar);
    QCOMPARE(desk.content(job).paidSent, 2 * storage::messagesPerStar);
    QCOMPARE(desk.countOf(JobOutcome::Sent), 60); // the others went at the free rate
    QCOMPARE(desk.mostOften(), 1);
}

void TestEngineBroadcast::oneAtATime()
{
    BroadcastDesk desk(60);
    desk.perSecond = 60;
    QVERIFY(desk.open());
    const qint64 first = desk.start(orderOf(u"first"_s));
    const qint64 second = desk.start(orderOf(u"second"_s));
    QVERIFY(first > 0 && second > first);
    QVERIFY(desk.hasFinished(second));
    QCOMPARE(desk.job(first).state, JobState::Finished);
    // Everything of the first was sent before anything of the second.
    const auto &entries = desk.server().record().entries();
    QCOMPARE(entries.size(), size_t(120));
    for (size_t i = 0; i < entries.size(); ++i)
        QCOMPARE(entries.at(i).text, i < 60 ? u"first"_s : u"second"_s);
}

void TestEngineBroadcast::nobodyIsReached()
{
    BroadcastDesk desk(1);
    QVERIFY(desk.open());
    BroadcastOrder order = orderOf(u"hello"_s);
    order.audience = storage::UserQuery{.search = u"nobody at all"_s};
    QCOMPARE(desk.start(order), 0);
    QCOMPARE(desk.problem().kind, BroadcastProblemKind::NobodyReached);
    order.audience = storage::UserQuery{.status = DialogStatus::Blocked};
    QCOMPARE(desk.start(order), 0);
    QVERIFY(desk.broadcasts().isEmpty());
}

QTEST_GUILESS_MAIN(TestEngineBroadcast)
#include "tst_engine_broadcast.moc"
