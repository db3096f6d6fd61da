// Broadcasts and everything that goes wrong: nobody twice, nobody forgotten, and what is nobody's
// fault fails nobody (R6, R8, R13, R14).
#include "broadcast_desk.h"

#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::UserId;
using engine::BroadcastOrder;
using engine::OutboxPause;
using sandbox::FaultKind;
using sandbox::Relation;
using storage::JobOutcome;
using storage::JobState;
using storage::OutboxReason;
using storage::PauseReason;
using storage::RecipientGroup;
using tests::BroadcastDesk;
using tests::firstOfCrowd;
using tests::orderOf;

class TestEngineBroadcastFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasNotDoneIsDoneLater_data();
    void whatWasNotDoneIsDoneLater();
    void whatNobodyCanKnowIsUnknown_data();
    void whatNobodyCanKnowIsUnknown();
    void refusalsOfEveryKind();
    void permissionThatWentMeanwhile();
    void aRevokedTokenFailsNobody();
    void offlineFailsNobody();
    void aRefusedTextStopsItAndFailsNobody_data();
    void aRefusedTextStopsItAndFailsNobody();
    void unclearRefusalsStopItBeforeAnybodyGotIt();
    void oneUnclearRefusalAmongManyIsOnePersons();
    void aFileThatIsGoneStopsIt();
    void anotherFileIsSentOnlyWhenAsked();
    void aRefusedFileStopsIt();
    void aForgottenFileIsUploadedAgain();
    void theNextPersonUploads_data();
    void theNextPersonUploads();
    void aRefusedTestIsOver();
};

void TestEngineBroadcastFaults::whatWasNotDoneIsDoneLater_data()
{
    QTest::addColumn<FaultKind>("fault");
    QTest::addColumn<int>("retryAfter");
    QTest::newRow("429") << FaultKind::TooManyRequests << 1;
    QTest::newRow("429 without a time") << FaultKind::TooManyRequests << 0;
    QTest::newRow("500") << FaultKind::ServerError << 1;
}

void TestEngineBroadcastFaults::whatWasNotDoneIsDoneLater()
{
    QFETCH(const FaultKind, fault);
    QFETCH(const int, retryAfter);
    BroadcastDesk desk(40);
    desk.perSecond = 40; // none is on its way when the wait is told
    QVERIFY(desk.open());
    desk.server().faults().inject(
        {.kind = fault, .method = "sendMessage", .count = 3, .skip = 10, .retryAfter = retryAfter});
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 40);
    QCOMPARE(desk.delivered().size(), 40);
    QCOMPARE(desk.mostOften(), 1);
    QCOMPARE(desk.server().record().duringWaitCount(), 0);
    QVERIFY(desk.server().record().entries().size() > 40);
}

void TestEngineBroadcastFaults::whatNobodyCanKnowIsUnknown_data()
{
    QTest::addColumn<FaultKind>("fault");
    QTest::newRow("closed before") << FaultKind::CloseBefore;
    QTest::newRow("closed after") << FaultKind::CloseAfter;
    QTest::newRow("cut") << FaultKind::CutAnswer;
    QTest::newRow("no json") << FaultKind::InvalidJson;
    QTest::newRow("502 page") << FaultKind::BadGateway;
}

void TestEngineBroadcastFaults::whatNobodyCanKnowIsUnknown()
{
    QFETCH(const FaultKind, fault);
    BroadcastDesk desk(30);
    QVERIFY(desk.open());
    const UserId one = firstOfCrowd + 7;
    desk.server().faults().inject({.kind = fault, .method = "sendMessage", .chatId = one});
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 29);
    QCOMPARE(desk.countOf(JobOutcome::Unknown), 1);
    QCOMPARE(desk.mostOften(), 1);
    const auto unknown = desk.recipients(job, RecipientGroup::Unknown);
    QCOMPARE(unknown.size(), 1);
    QCOMPARE(unknown.first().user, one);
    // Nothing is told about the person.
    QCOMPARE(desk.status(one), DialogStatus::Open);
    // The text is kept for whoever has to decide.
    QCOMPARE(desk.unsent(one).first().text, u"hello"_s);
}

void TestEngineBroadcastFaults::refusalsOfEveryKind()
{
    BroadcastDesk desk(8);
    QVERIFY(desk.open());
    desk.become(firstOfCrowd + 1, Relation::Blocked);
    desk.become(firstOfCrowd + 2, Relation::Deactivated);
    desk.become(firstOfCrowd + 3, Relation::NotStarted);
    desk.become(firstOfCrowd + 4, Relation::Lost);
    desk.server().faults().inject(
        {.kind = FaultKind::Refuse,
         .method = "sendMessage",
         .chatId = firstOfCrowd + 5,
         .status = 403,
         .description = "Forbidden: bot can't send messages to the user"});
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 3);
    QCOMPARE(desk.countOf(JobOutcome::Refused), 5);
    QCOMPARE(desk.status(firstOfCrowd + 1), DialogStatus::Blocked);
    QCOMPARE(desk.status(firstOfCrowd + 2), DialogStatus::Deactivated);
    QCOMPARE(desk.status(firstOfCrowd + 3), DialogStatus::NotStarted);
    QCOMPARE(desk.status(firstOfCrowd + 4), DialogStatus::Open); // soft
    QCOMPARE(desk.status(firstOfCrowd + 5), DialogStatus::Open); // decides nothing
    QVERIFY(desk.report().outcomes.contains(
        {JobOutcome::Refused, DialogStatus::Open, DialogStatus::Blocked, 1}));
    const auto refused = desk.recipients(job, RecipientGroup::Refused);
    QCOMPARE(refused.size(), 5);
    QCOMPARE(refused.first().reason, OutboxReason::ServerRefused);
    QCOMPARE(refused.first().errorCode, 403);
    QVERIFY(refused.first().errorText.contains("blocked"_L1));
}

void TestEngineBroadcastFaults::permissionThatWentMeanwhile()
{
    BroadcastDesk desk(80);
    desk.perSecond = 40;
    QVERIFY(desk.open());
    const UserId last = firstOfCrowd + 79;
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QTRY_VERIFY(desk.job(job).done > 0);
    desk.act({.kind = sandbox::DeedKind::Block, .person = last});
    QVERIFY(desk.hasFinished(job));
    // It was not tried: what is known is looked at again when it leaves.
    const auto refused = desk.recipients(job, RecipientGroup::Refused);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().user, last);
    QCOMPARE(refused.first().reason, OutboxReason::NotAllowed);
    QVERIFY(std::ranges::none_of(desk.server().record().entries(),
                                 [&](const auto &entry) { return entry.chatId == last; }));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 79);
}

void TestEngineBroadcastFaults::aRevokedTokenFailsNobody()
{
    BroadcastDesk desk(30);
    QVERIFY(desk.open());
    desk.server().faults().inject(
        {.kind = FaultKind::Unauthorized, .method = "sendMessage", .count = 100, .skip = 10});
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QTRY_COMPARE(desk.session().state().sending.pause, OutboxPause::Unauthorized);
    QTRY_COMPARE(desk.session().state().sending.counts.inFlight, 0);
    QCOMPARE(desk.job(job).state, JobState::Running);
    QCOMPARE(desk.countOf(JobOutcome::Refused), 0);
    desk.server().faults().clear();
    desk.session().setToken(*botapi::Token::parse(QString::fromLatin1(desk.server().token())));
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 30);
    QCOMPARE(desk.mostOften(), 1);
}

void TestEngineBroadcastFaults::offlineFailsNobody()
{
    BroadcastDesk desk(20);
    QVERIFY(desk.open());
    desk.end();
    // The session of before was online long enough to know everybody.
    engine::SessionOptions away = desk.options();
    away.client.apiRoot.setPort(1); // nobody listens there
    QVERIFY(desk.begin(away));
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QVERIFY(job > 0);
    QTRY_COMPARE(desk.session().state().sending.pause, OutboxPause::Offline);
    QCOMPARE(desk.job(job).done, 0);
    desk.end();
    QVERIFY(desk.open(true));
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 20);
    QCOMPARE(desk.mostOften(), 1);
}

void TestEngineBroadcastFaults::aRefusedTextStopsItAndFailsNobody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("description");
    const auto row = [](const char *name, const char *description, int status = 400) {
        QTest::newRow(name) << status << QByteArray(description);
    };
    row("markup",
        "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 0");
    row("long", "Bad Request: message is too long");
    row("button", "Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL");
    row("raw button", "Bad Request: BUTTON_URL_INVALID");
    row("large", "Request Entity Too Large", 413);
}

void TestEngineBroadcastFaults::aRefusedTextStopsItAndFailsNobody()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, description);
    BroadcastDesk desk(50);
    desk.server().setLatency(30); // so that many meet it
    QVERIFY(desk.open());
    desk.server().faults().inject({.kind = FaultKind::Refuse,
                                   .method = "sendMessage",
                                   .count = -1,
                                   .skip = 5,
                                   .status = status,
                                   .description = description});
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QVERIFY(desk.reaches(job, JobState::Paused));
    QTRY_COMPARE(desk.session().state().sending.counts, storage::OutboxCounts{});
    QCOMPARE(desk.job(job).pauseReason, PauseReason::TextRefused);
    QCOMPARE(desk.job(job).pauseText, QString::fromLatin1(description));
    QCOMPARE(desk.job(job).done, 5);
    QCOMPARE(desk.countOf(JobOutcome::Sent), 5);
    QCOMPARE(desk.countOf(JobOutcome::Refused), 0);
    QCOMPARE(desk.session().state().sending.pause, OutboxPause::None);
    // Once the server takes it, it goes on with everybody.
    desk.server().faults().clear();
    desk.session().resumeJob(job);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 50);
    QCOMPARE(desk.mostOften(), 1);
}

void TestEngineBroadcastFaults::unclearRefusalsStopItBeforeAnybodyGotIt()
{
    BroadcastDesk desk(50);
    desk.perSecond = 20;
    QVERIFY(desk.open());
    desk.server().faults().inject({.kind = FaultKind::Refuse,
                                   .method = "sendMessage",
                                   .count = -1,
                                   .status = 400,
                                   .description = "Bad Request: SOMETHING_NEW"});
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QVERIFY(desk.reaches(job, JobState::Paused));
    QTRY_COMPARE(desk.session().state().sending.counts, storage::OutboxCounts{});
    QCOMPARE(desk.job(job).pauseReason, PauseReason::NobodyGotIt);
    const qint64 refused = desk.countOf(JobOutcome::Refused);
    QVERIFY(refused > 0 && refused < 50);
    desk.server().faults().clear();
    desk.session().resumeJob(job);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 50 - refused);
}

void TestEngineBroadcastFaults::oneUnclearRefusalAmongManyIsOnePersons()
{
    BroadcastDesk desk(30);
    QVERIFY(desk.open());
    desk.server().faults().inject({.kind = FaultKind::Refuse,
                                   .method = "sendMessage",
                                   .chatId = firstOfCrowd + 29,
                                   .status = 400,
                                   .description = "Bad Request: SOMETHING_ABOUT_THEM"});
    const qint64 job = desk.start(orderOf(u"hello"_s));
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 29);
    QCOMPARE(desk.countOf(JobOutcome::Refused), 1);
}

namespace
{

/// A broadcast of a picture in @p folder.
BroadcastOrder pictureIn(const QTemporaryDir &folder)
{
    BroadcastOrder order = orderOf(u"look"_s);
    order.content.media = storage::MediaKind::Photo;
    order.content.mediaPath = tests::paint(folder.filePath(u"a.png"_s));
    return order;
}

qint64 uploadsOf(BroadcastDesk &desk)
{
    return std::ranges::count_if(desk.server().record().entries(),
                                 [](const auto &entry) { return entry.uploadedBytes > 0; });
}

} // namespace

void TestEngineBroadcastFaults::aFileThatIsGoneStopsIt()
{
    BroadcastDesk desk(20);
    QVERIFY(desk.open());
    const QTemporaryDir folder;
    BroadcastOrder order = pictureIn(folder);
    order.startAt = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    const qint64 job = desk.start(order);
    QVERIFY(QFile::remove(order.content.mediaPath));
    desk.session().startNow(job);
    QVERIFY(desk.reaches(job, JobState::Paused));
    QCOMPARE(desk.job(job).pauseReason, PauseReason::FileMissing);
    QCOMPARE(desk.job(job).done, 0);
    QVERIFY(desk.server().record().entries().empty());
}

void TestEngineBroadcastFaults::anotherFileIsSentOnlyWhenAsked()
{
    BroadcastDesk desk(20);
    QVERIFY(desk.open());
    const QTemporaryDir folder;
    BroadcastOrder order = pictureIn(folder);
    order.startAt = QDateTime::currentMSecsSinceEpoch() + 3'600'000;
    const qint64 job = desk.start(order);
    QFile file(order.content.mediaPath);
    QVERIFY(file.open(QIODevice::Append));
    file.write("more");
    file.close();
    desk.session().startNow(job);
    QVERIFY(desk.reaches(job, JobState::Paused));
    QCOMPARE(desk.job(job).pauseReason, PauseReason::FileChanged);
    QVERIFY(desk.server().record().entries().empty());
    desk.session().resumeJob(job);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 20);
    QCOMPARE(uploadsOf(desk), 1);
}

void TestEngineBroadcastFaults::aRefusedFileStopsIt()
{
    BroadcastDesk desk(20);
    QVERIFY(desk.open());
    const QTemporaryDir folder;
    desk.server().faults().inject({.kind = FaultKind::Refuse,
                                   .method = "sendPhoto",
                                   .status = 400,
                                   .description = "Bad Request: IMAGE_PROCESS_FAILED"});
    const qint64 job = desk.start(pictureIn(folder));
    QVERIFY(desk.reaches(job, JobState::Paused));
    QCOMPARE(desk.job(job).pauseReason, PauseReason::FileRefused);
    QCOMPARE(desk.job(job).done, 0);
    desk.session().resumeJob(job);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 20);
}

void TestEngineBroadcastFaults::aForgottenFileIsUploadedAgain()
{
    BroadcastDesk desk(20);
    QVERIFY(desk.open());
    const QTemporaryDir folder;
    const BroadcastOrder order = pictureIn(folder);
    QVERIFY(desk.hasFinished(desk.start(order)));
    desk.server().faults().inject(
        {.kind = FaultKind::Refuse,
         .method = "sendPhoto",
         .count = 20,
         .status = 400,
         .description = "Bad Request: wrong file identifier/HTTP URL specified"});
    const qint64 job = desk.start(order);
    QVERIFY(desk.reaches(job, JobState::Paused));
    QCOMPARE(desk.job(job).pauseReason, PauseReason::FileRefused);
    QTRY_COMPARE(desk.session().state().sending.counts, storage::OutboxCounts{});
    desk.server().faults().clear();
    desk.session().resumeJob(job);
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(JobOutcome::Sent), 20);
    QCOMPARE(uploadsOf(desk), 2);
}

void TestEngineBroadcastFaults::theNextPersonUploads_data()
{
    QTest::addColumn<FaultKind>("fault");
    QTest::addColumn<JobOutcome>("outcome");
    QTest::newRow("refused") << FaultKind::Refuse << JobOutcome::Refused;
    QTest::newRow("unknown") << FaultKind::CloseAfter << JobOutcome::Unknown;
}

void TestEngineBroadcastFaults::theNextPersonUploads()
{
    QFETCH(const FaultKind, fault);
    QFETCH(const JobOutcome, outcome);
    BroadcastDesk desk(20);
    desk.server().setLatency(20);
    QVERIFY(desk.open());
    const QTemporaryDir folder;
    desk.server().faults().inject({.kind = fault,
                                   .method = "sendPhoto",
                                   .status = 403,
                                   .description = "Forbidden: bot was blocked by the user"});
    const qint64 job = desk.start(pictureIn(folder));
    QVERIFY(desk.hasFinished(job));
    QCOMPARE(desk.countOf(outcome), 1);
    QCOMPARE(desk.countOf(JobOutcome::Sent), 19);
    QCOMPARE(desk.mostOften(), 1);
    // One after the other, and then none any more.
    QCOMPARE(uploadsOf(desk), 2);
}

void TestEngineBroadcastFaults::aRefusedTestIsOver()
{
    BroadcastDesk desk(2);
    QVERIFY(desk.open());
    desk.server().faults().inject({.kind = FaultKind::Refuse,
                                   .method = "sendMessage",
                                   .status = 400,
                                   .description = "Bad Request: BUTTON_URL_INVALID"});
    BroadcastOrder order = orderOf(u"hello"_s);
    order.content.isTest = true;
    order.audience = QList<UserId>{firstOfCrowd};
    const qint64 test = desk.start(order);
    QVERIFY(desk.hasFinished(test));
    const auto refused = desk.recipients(test, RecipientGroup::Refused);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.first().errorText, u"Bad Request: BUTTON_URL_INVALID"_s);
    // Whoever stopped the bot cannot be sent a test.
    desk.act({.kind = sandbox::DeedKind::Block, .person = firstOfCrowd});
    QTRY_COMPARE(desk.status(firstOfCrowd), DialogStatus::Blocked);
    QCOMPARE(desk.start(order), 0);
    QCOMPARE(desk.problem().kind, engine::BroadcastProblemKind::NobodyReached);
}

QTEST_GUILESS_MAIN(TestEngineBroadcastFaults)
#include "tst_engine_broadcast_faults.moc"
