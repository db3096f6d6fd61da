// "In": what a bot is told becomes people, evidence and statuses, once, whatever happens in
// between.
#include "desk.h"

#include <QFile>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using sandbox::DeedKind;
using tests::Desk;

class TestEngineInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDeed_data();
    void everyDeed();
    void blockAndComeBack();
    void botsAreBots();
    void startKeepsItsPayload();
    void namesAndLanguage();
    void unknownUpdatesAreCounted();
    void nothingIsLostOrDoubledOverRestarts();
    void anUnreadableDatabaseIsSetAsideAndRebuilt();
    void aNewerDatabaseIsRefused();
    void webhookIsAConflictUntilTakenOver();
    void aRevokedTokenIsShownAndReplaced();
    void aFullDiskLosesNothing();
};

void TestEngineInbox::everyDeed_data()
{
    QTest::addColumn<DeedKind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<DialogStatus>("status");
    QTest::addColumn<domain::Ground>("ground");
    using domain::Ground;
    const auto row = [](const char *name, DeedKind kind, DialogStatus status,
                        Ground ground = Ground::None, const QString &text = u"text"_s) {
        QTest::newRow(name) << kind << text << status << ground;
    };
    row("start", DeedKind::Start, DialogStatus::Open, Ground::Started);
    row("write", DeedKind::Write, DialogStatus::Open, Ground::WroteFirst);
    row("app", DeedKind::AllowInApp, DialogStatus::Open, Ground::AccessByWebApp);
    row("request", DeedKind::AllowByRequest, DialogStatus::Open, Ground::AccessByRequest);
    row("menu", DeedKind::AllowFromMenu, DialogStatus::Open, Ground::AccessByAttachmentMenu);
    row("site", DeedKind::LogInOnSite, DialogStatus::Open, Ground::LoggedInOnSite,
        u"example.org"_s);
    // These reveal a profile and nothing more, some with a chat id that equals the person's.
    row("group", DeedKind::WriteInGroup, DialogStatus::NotStarted);
    row("start in a group", DeedKind::StartInGroup, DialogStatus::NotStarted);
    row("reaction", DeedKind::React, DialogStatus::NotStarted);
    row("member", DeedKind::LeaveGroup, DialogStatus::NotStarted);
    row("inline", DeedKind::InlineQuery, DialogStatus::NotStarted);
    row("button", DeedKind::PressButton, DialogStatus::NotStarted);
    row("business connection", DeedKind::ConnectBusiness, DialogStatus::NotStarted);
    row("business message", DeedKind::BusinessMessage, DialogStatus::NotStarted);
    row("guest message", DeedKind::GuestMessage, DialogStatus::NotStarted);
    row("poll", DeedKind::AnswerPoll, DialogStatus::NotStarted);
    row("join request", DeedKind::RequestToJoin, DialogStatus::NotStarted);
}

void TestEngineInbox::everyDeed()
{
    QFETCH(const DeedKind, kind);
    QFETCH(const QString, text);
    Desk desk;
    const qint64 id = domain::maxUserId - 5;
    desk.add(id, u"Наталья"_s);
    QVERIFY(desk.begin());
    // From the first poll on the server knows that all types of updates are wanted.
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
    desk.act({.kind = kind, .person = id, .text = text});
    QTRY_VERIFY(desk.user(id).has_value());
    const domain::User user = *desk.user(id);
    QTEST(user.dialog.status, "status");
    QTEST(user.dialog.ground, "ground");
    QCOMPARE(user.profile.firstName, u"Наталья"_s);
    QVERIFY(user.dialog.met);
    const auto now = QDateTime::currentSecsSinceEpoch();
    QCOMPARE(domain::statusAt(user.dialog, now) == DialogStatus::Temporary,
             kind == DeedKind::RequestToJoin);
}

void TestEngineInbox::blockAndComeBack()
{
    Desk desk;
    desk.add(7, u"Ann"_s);
    QVERIFY(desk.begin());
    desk.act({.kind = DeedKind::Start, .person = 7});
    QTRY_COMPARE(desk.status(7), DialogStatus::Open);
    desk.act({.kind = DeedKind::Block, .person = 7});
    QTRY_COMPARE(desk.status(7), DialogStatus::Blocked);
    desk.act({.kind = DeedKind::ComeBack, .person = 7});
    QTRY_COMPARE(desk.status(7), DialogStatus::Open);
    QTRY_COMPARE(desk.messages(7).size(), 2);
}

void TestEngineInbox::botsAreBots()
{
    Desk desk;
    desk.server().world().people().add({.id = 9,
                                        .firstName = u"Helper"_s,
                                        .isBot = true,
                                        .relation = sandbox::Relation::NotStarted});
    desk.act({.kind = DeedKind::WriteInGroup, .person = 9, .text = u"beep"_s});
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.status(9), DialogStatus::Bot);
}

void TestEngineInbox::startKeepsItsPayload()
{
    Desk desk;
    desk.add(7, u"Ann"_s);
    desk.act({.kind = DeedKind::Start, .person = 7, .text = u"spring"_s});
    desk.act({.kind = DeedKind::Start, .person = 7});
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.messages(7).size(), 2);
    QCOMPARE(desk.user(7)->source, u"spring"_s);
}

void TestEngineInbox::namesAndLanguage()
{
    Desk desk;
    desk.server().world().people().add({.id = 7,
                                        .firstName = u"Анна"_s,
                                        .lastName = u"Ли"_s,
                                        .username = u"annlee"_s,
                                        .language = sandbox::languageIndex("pt-br")});
    desk.act({.kind = DeedKind::Start, .person = 7});
    QVERIFY(desk.begin());
    QTRY_VERIFY(desk.user(7).has_value());
    QCOMPARE(desk.user(7)->language, u"pt-br"_s);
    desk.act({.kind = DeedKind::Rename, .person = 7, .firstName = u"<b>Bob</b>"_s});
    desk.act({.kind = DeedKind::Write, .person = 7, .text = u"hi"_s, .withoutLanguage = true});
    QTRY_COMPARE(desk.user(7)->profile.firstName, u"<b>Bob</b>"_s);
    QCOMPARE(desk.user(7)->profile.username, QString());
    QCOMPARE(desk.user(7)->language, u"pt-br"_s);
    const auto former = storage::UserRepository(*desk.look()).formerNames(7).value();
    QCOMPARE(former.size(), 1);
    QCOMPARE(former.first().profile.username, u"annlee"_s);
}

void TestEngineInbox::unknownUpdatesAreCounted()
{
    Desk desk;
    desk.add(7, u"Ann"_s);
    desk.act({.kind = DeedKind::Unheard, .person = 7});
    desk.act({.kind = DeedKind::Start, .person = 7});
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.status(7), DialogStatus::Open);
    QTRY_COMPARE(desk.session().state().unknownUpdates, 1);
}

void TestEngineInbox::nothingIsLostOrDoubledOverRestarts()
{
    Desk desk;
    constexpr int people = 250; // three batches
    for (int id = 1; id <= people; ++id) {
        desk.add(id, u"P%1"_s.arg(id));
        desk.act({.kind = DeedKind::Start, .person = id});
    }
    QVERIFY(desk.begin());
    desk.end(); // in the middle of whatever it was doing
    for (int round = 0; round < 5; ++round) {
        desk.act({.kind = DeedKind::Write, .person = 1, .text = QString::number(round)});
        QVERIFY(desk.begin());
        if (round % 2 == 0)
            QTRY_COMPARE(desk.messages(1).size(), round + 2);
        desk.end();
    }
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().users, people);
    QTRY_COMPARE(desk.messages(1).size(), 6);
    const auto evidence = storage::EvidenceRepository(*desk.look()).about(1).value();
    QCOMPARE(evidence.size(), size_t(6));
}

void TestEngineInbox::anUnreadableDatabaseIsSetAsideAndRebuilt()
{
    Desk desk;
    desk.add(7, u"Ann"_s);
    desk.act({.kind = DeedKind::Start, .person = 7});
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.status(7), DialogStatus::Open);
    desk.end();
    QFile file(engine::databasePath(desk.folder()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("not a database ").repeated(1000));
    file.close();
    QVERIFY(desk.begin());
    QVERIFY(!desk.report().setAside.isEmpty());
    QFile aside(desk.report().setAside);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QVERIFY(aside.readAll().startsWith("not a database"));
    // The journal still has what the server was told is taken.
    QCOMPARE(desk.status(7), DialogStatus::Open);
}

void TestEngineInbox::aNewerDatabaseIsRefused()
{
    Desk desk;
    QVERIFY(desk.begin());
    desk.end();
    {
        auto database = storage::Database::open(engine::databasePath(desk.folder()),
                                                storage::Database::Mode::ReadWrite);
        QVERIFY((*database)->executeOnce(u"PRAGMA user_version = 99"_s).has_value());
    }
    QVERIFY(!desk.begin());
    QCOMPARE(desk.error().kind, storage::ErrorKind::NewerSchema);
}

void TestEngineInbox::webhookIsAConflictUntilTakenOver()
{
    Desk desk;
    desk.server().faults().inject(
        {.kind = sandbox::FaultKind::Refuse,
         .method = "getUpdates",
         .status = 409,
         .description = "Conflict: can't use getUpdates method while webhook is active; use "
                        "deleteWebhook to delete the webhook first"});
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Conflict);
    QCOMPARE(desk.session().state().polling.conflict, botapi::ConflictReason::Webhook);
    desk.session().takeOver();
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
}

void TestEngineInbox::aRevokedTokenIsShownAndReplaced()
{
    Desk desk;
    desk.server().faults().inject(
        {.kind = sandbox::FaultKind::Unauthorized, .method = "getUpdates"});
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Unauthorized);
    desk.session().setToken(desk.options().token);
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
}

void TestEngineInbox::aFullDiskLosesNothing()
{
    Desk desk;
    desk.add(7, u"Ann"_s);
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);

    // A limit on the size of files fails every write, as a full disk does.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit tight{1, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);
    desk.act({.kind = DeedKind::Start, .person = 7});
    const bool noticed = QTest::qWaitFor(
        [&] { return desk.session().state().polling.phase == botapi::PollerPhase::CannotStore; },
        10'000);
    const auto problem = desk.session().state().storageProblem;
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(noticed);
    QVERIFY(problem.has_value());
    QCOMPARE(problem->kind, storage::ErrorKind::DiskFull);

    desk.session().retryNow();
    QTRY_COMPARE(desk.status(7), DialogStatus::Open);
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
    QVERIFY(!desk.session().state().storageProblem.has_value());
    QCOMPARE(desk.messages(7).size(), 1);
}

QTEST_GUILESS_MAIN(TestEngineInbox)
#include "tst_engine_inbox.moc"
