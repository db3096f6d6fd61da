// The fold from evidence to status (R7, R8): what each kind does, and that the order of arrival
// does not matter.
#include "domain/dialog.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace botdesk::domain;
using namespace Qt::StringLiterals;

namespace
{

constexpr Seconds noon = 1'790'000'000;

Evidence fromUpdate(EvidenceKind kind, Seconds at, qint64 updateId = 1)
{
    return {.user = 7,
            .kind = kind,
            .source = EvidenceSource::Update,
            .happenedAt = at,
            .recordedAt = at * 1000,
            .updateId = updateId};
}

Evidence fromAnswer(EvidenceKind kind, Seconds at)
{
    return {.user = 7,
            .kind = kind,
            .source = EvidenceSource::Answer,
            .happenedAt = at,
            .recordedAt = at * 1000};
}

Evidence fromOperator(EvidenceKind kind, Seconds at)
{
    return {.user = 7,
            .kind = kind,
            .source = EvidenceSource::Operator,
            .happenedAt = at,
            .recordedAt = at * 1000};
}

constexpr EvidenceKind answerKinds[] = {
    EvidenceKind::MessageAccepted,    EvidenceKind::ProbeAccepted,     EvidenceKind::RefusedBlocked,
    EvidenceKind::RefusedDeactivated, EvidenceKind::RefusedNotStarted, EvidenceKind::RefusedBot,
    EvidenceKind::ChatNotFound,       EvidenceKind::RefusedUnclear,
};

constexpr EvidenceKind operatorKinds[] = {EvidenceKind::Imported, EvidenceKind::LoginChecked};

constexpr EvidenceKind updateKinds[] = {
    EvidenceKind::Started,
    EvidenceKind::Wrote,
    EvidenceKind::AccessByRequest,
    EvidenceKind::AccessByWebApp,
    EvidenceKind::LoggedInOnSite,
    EvidenceKind::AccessByAttachmentMenu,
    EvidenceKind::Unblocked,
    EvidenceKind::Stopped,
    EvidenceKind::JoinRequested,
    EvidenceKind::JoinProcessed,
    EvidenceKind::Met,
    EvidenceKind::BotSeen,
    EvidenceKind::PressedButton,
};

/// A history about one person, with many pieces in the same seconds.
std::vector<Evidence> randomHistory(std::mt19937 &random)
{
    std::uniform_int_distribution<int> length(1, 12);
    std::uniform_int_distribution<Seconds> second(0, 6);
    std::vector<Evidence> history;
    const int count = length(random);
    for (int i = 0; i < count; ++i) {
        const Seconds at = noon + second(random);
        if (random() % 8 == 0) {
            history.push_back(fromOperator(operatorKinds[random() % std::size(operatorKinds)], at));
        } else if (random() % 2 == 0) {
            history.push_back(
                fromUpdate(updateKinds[random() % std::size(updateKinds)], at, i + 1));
            history.back().chatId = -100 - static_cast<qint64>(random() % 2);
            history.back().userChatId = 7;
        } else if (random() % 8 == 0) {
            history.push_back({.user = 7,
                               .kind = EvidenceKind::Imported,
                               .source = EvidenceSource::Operator,
                               .happenedAt = at,
                               .recordedAt = at * 1000});
        } else {
            history.push_back(fromAnswer(answerKinds[random() % std::size(answerKinds)], at));
        }
    }
    return history;
}

/// What a state shows; the ledger id that decided differs where two pieces say the same.
auto shown(const DialogState &state)
{
    return std::tuple(state.status, state.ground, state.groundDetail, state.since, state.met,
                      state.join.chatId, state.join.requestedAt, state.join.endsAt);
}

} // namespace

class TestDomainDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneKind_data();
    void oneKind();
    void laterWins_data();
    void laterWins();
    void aLateUpdateDoesNotUndoARefusal();
    void softNeverReplacesWhatIsKnown();
    void groundStaysWithWhatOpenedIt();
    void joinRequestLiesOverAndEnds();
    void joinRequestDoesNotHideAnOpenDialog();
    void processedRequestEndsTheWindow();
    void orderOfArrivalDoesNotMatter();
    void stepIsFoldInOrder();
    void duplicatesChangeNothing();
    void ledgerTellsWhatChanged();
    void implausibleMoments();
    void botsAreNeverProbed();
    void anImportTellsNothing();
    void aCheckedLoginIsAMeetingAndOpensNothing();
};

void TestDomainDialog::oneKind_data()
{
    QTest::addColumn<Evidence>("evidence");
    QTest::addColumn<DialogStatus>("status");
    QTest::addColumn<Ground>("ground");

    const auto update = [](const char *name, EvidenceKind kind, DialogStatus status,
                           Ground ground) {
        QTest::newRow(name) << fromUpdate(kind, noon) << status << ground;
    };
    const auto answer = [](const char *name, EvidenceKind kind, DialogStatus status,
                           Ground ground) {
        QTest::newRow(name) << fromAnswer(kind, noon) << status << ground;
    };
    update("start", EvidenceKind::Started, DialogStatus::Open, Ground::Started);
    update("wrote first", EvidenceKind::Wrote, DialogStatus::Open, Ground::WroteFirst);
    update("access by request", EvidenceKind::AccessByRequest, DialogStatus::Open,
           Ground::AccessByRequest);
    update("access by app", EvidenceKind::AccessByWebApp, DialogStatus::Open,
           Ground::AccessByWebApp);
    update("access by menu", EvidenceKind::AccessByAttachmentMenu, DialogStatus::Open,
           Ground::AccessByAttachmentMenu);
    update("site", EvidenceKind::LoggedInOnSite, DialogStatus::Open, Ground::LoggedInOnSite);
    update("unblocked", EvidenceKind::Unblocked, DialogStatus::Open, Ground::Unblocked);
    update("stopped", EvidenceKind::Stopped, DialogStatus::Blocked, Ground::None);
    update("met", EvidenceKind::Met, DialogStatus::NotStarted, Ground::None);
    update("button", EvidenceKind::PressedButton, DialogStatus::NotStarted, Ground::None);
    update("join request", EvidenceKind::JoinRequested, DialogStatus::NotStarted, Ground::None);
    update("bot", EvidenceKind::BotSeen, DialogStatus::Bot, Ground::None);
    answer("message accepted", EvidenceKind::MessageAccepted, DialogStatus::Open,
           Ground::AcceptedMessage);
    answer("probe accepted", EvidenceKind::ProbeAccepted, DialogStatus::Open,
           Ground::AcceptedProbe);
    answer("refused blocked", EvidenceKind::RefusedBlocked, DialogStatus::Blocked, Ground::None);
    answer("refused deactivated", EvidenceKind::RefusedDeactivated, DialogStatus::Deactivated,
           Ground::None);
    answer("refused not started", EvidenceKind::RefusedNotStarted, DialogStatus::NotStarted,
           Ground::None);
    answer("refused bot", EvidenceKind::RefusedBot, DialogStatus::Bot, Ground::None);
    QTest::newRow("imported") << fromOperator(EvidenceKind::Imported, noon)
                              << DialogStatus::Unverified << Ground::None;
    QTest::newRow("login checked") << fromOperator(EvidenceKind::LoginChecked, noon)
                                   << DialogStatus::NotStarted << Ground::None;
    answer("not found", EvidenceKind::ChatNotFound, DialogStatus::Unverified, Ground::None);
    answer("unclear", EvidenceKind::RefusedUnclear, DialogStatus::Unverified, Ground::None);
}

void TestDomainDialog::oneKind()
{
    QFETCH(const Evidence, evidence);
    const DialogState state = fold(std::span(&evidence, 1));
    QTEST(state.status, "status");
    QTEST(state.ground, "ground");
}

void TestDomainDialog::laterWins_data()
{
    QTest::addColumn<EvidenceKind>("first");
    QTest::addColumn<EvidenceKind>("second");
    QTest::addColumn<DialogStatus>("status");
    QTest::newRow("started, stopped")
        << EvidenceKind::Started << EvidenceKind::Stopped << DialogStatus::Blocked;
    QTest::newRow("stopped, started")
        << EvidenceKind::Stopped << EvidenceKind::Started << DialogStatus::Open;
    QTest::newRow("stopped, unblocked")
        << EvidenceKind::Stopped << EvidenceKind::Unblocked << DialogStatus::Open;
    QTest::newRow("stopped, met elsewhere")
        << EvidenceKind::Stopped << EvidenceKind::Met << DialogStatus::Blocked;
    QTest::newRow("open, start once more")
        << EvidenceKind::Wrote << EvidenceKind::Started << DialogStatus::Open;
    QTest::newRow("open, met elsewhere")
        << EvidenceKind::Wrote << EvidenceKind::Met << DialogStatus::Open;
}

void TestDomainDialog::laterWins()
{
    QFETCH(const EvidenceKind, first);
    QFETCH(const EvidenceKind, second);
    const std::vector history{fromUpdate(first, noon, 1), fromUpdate(second, noon + 1, 2)};
    QTEST(fold(history).status, "status");
}

void TestDomainDialog::aLateUpdateDoesNotUndoARefusal()
{
    // The update waited twenty hours in the queue; the refusal is a minute old.
    Evidence waited = fromUpdate(EvidenceKind::Started, noon - 20 * 3600, 9);
    waited.recordedAt = noon * 1000;
    const std::vector history{fromAnswer(EvidenceKind::RefusedBlocked, noon - 60), waited};
    QCOMPARE(fold(history).status, DialogStatus::Blocked);
}

void TestDomainDialog::softNeverReplacesWhatIsKnown()
{
    for (const EvidenceKind soft : {EvidenceKind::ChatNotFound, EvidenceKind::RefusedUnclear}) {
        for (const EvidenceKind known :
             {EvidenceKind::Stopped, EvidenceKind::Started, EvidenceKind::Met}) {
            const DialogState before = fold(std::vector{fromUpdate(known, noon)});
            const DialogState after =
                fold(std::vector{fromUpdate(known, noon), fromAnswer(soft, noon + 5)});
            QCOMPARE(after.status, before.status);
        }
        const auto deleted = fromAnswer(EvidenceKind::RefusedDeactivated, noon);
        QCOMPARE(fold(std::vector{deleted, fromAnswer(soft, noon + 5)}).status,
                 DialogStatus::Deactivated);
    }
}

void TestDomainDialog::groundStaysWithWhatOpenedIt()
{
    Evidence login = fromUpdate(EvidenceKind::LoggedInOnSite, noon, 1);
    login.detail = u"example.org"_s;
    const DialogState state =
        fold(std::vector{login, fromUpdate(EvidenceKind::Wrote, noon + 9, 2)});
    QCOMPARE(state.ground, Ground::LoggedInOnSite);
    QCOMPARE(state.groundDetail, u"example.org"_s);
    QCOMPARE(state.since, noon);

    // That the server took something explains nothing: a real ground replaces it.
    const DialogState explained = fold(std::vector{fromAnswer(EvidenceKind::ProbeAccepted, noon),
                                                   fromUpdate(EvidenceKind::Started, noon + 9)});
    QCOMPARE(explained.ground, Ground::Started);
    QCOMPARE(explained.since, noon);
}

void TestDomainDialog::joinRequestLiesOverAndEnds()
{
    Evidence request = fromUpdate(EvidenceKind::JoinRequested, noon, 2);
    request.chatId = -100;
    request.userChatId = 4711;
    request.detail = u"Book club"_s;
    const DialogState state =
        fold(std::vector{fromUpdate(EvidenceKind::Stopped, noon - 9, 1), request});
    QCOMPARE(statusAt(state, noon), DialogStatus::Temporary);
    QCOMPARE(groundAt(state, noon), Ground::JoinRequest);
    QCOMPARE(chatToWriteTo(7, state, noon + 299), std::optional<qint64>(4711));
    QCOMPARE(statusAt(state, noon + 299), DialogStatus::Temporary);
    QCOMPARE(statusAt(state, noon + 300), DialogStatus::Blocked);
    QCOMPARE(chatToWriteTo(7, state, noon + 300), std::nullopt);
}

void TestDomainDialog::joinRequestDoesNotHideAnOpenDialog()
{
    const DialogState state =
        fold(std::vector{fromUpdate(EvidenceKind::Started, noon, 1),
                         fromUpdate(EvidenceKind::JoinRequested, noon + 1, 2)});
    QCOMPARE(statusAt(state, noon + 2), DialogStatus::Open);
    QCOMPARE(chatToWriteTo(7, state, noon + 2), std::optional<qint64>(7));
}

void TestDomainDialog::processedRequestEndsTheWindow()
{
    Evidence request = fromUpdate(EvidenceKind::JoinRequested, noon, 1);
    request.chatId = -100;
    Evidence elsewhere = fromUpdate(EvidenceKind::JoinProcessed, noon + 5, 2);
    elsewhere.chatId = -200;
    Evidence processed = fromUpdate(EvidenceKind::JoinProcessed, noon + 10, 3);
    processed.chatId = -100;
    QCOMPARE(statusAt(fold(std::vector{request, elsewhere}), noon + 6), DialogStatus::Temporary);
    QCOMPARE(statusAt(fold(std::vector{request, processed}), noon + 9), DialogStatus::Temporary);
    QCOMPARE(statusAt(fold(std::vector{request, processed}), noon + 10), DialogStatus::NotStarted);
}

void TestDomainDialog::orderOfArrivalDoesNotMatter()
{
    std::mt19937 random(20'261'122); // always the same histories
    for (int round = 0; round < 400; ++round) {
        std::vector<Evidence> history = randomHistory(random);
        const auto expected = shown(fold(history));
        for (int permutation = 0; permutation < 10; ++permutation) {
            std::ranges::shuffle(history, random);
            QVERIFY2(shown(fold(history)) == expected, qPrintable(QString::number(round)));
        }
    }
}

void TestDomainDialog::stepIsFoldInOrder()
{
    std::mt19937 random(4711);
    for (int round = 0; round < 400; ++round) {
        std::vector<Evidence> history = randomHistory(random);
        std::ranges::sort(history, {}, orderOf);
        DialogState state;
        for (const Evidence &piece : history)
            state = step(std::move(state), piece);
        QVERIFY(shown(state) == shown(fold(history)));
    }
}

void TestDomainDialog::duplicatesChangeNothing()
{
    std::mt19937 random(42);
    for (int round = 0; round < 200; ++round) {
        std::vector<Evidence> history = randomHistory(random);
        const auto expected = shown(fold(history));
        history.push_back(history.front());
        QVERIFY(shown(fold(history)) == expected);
    }
}

void TestDomainDialog::ledgerTellsWhatChanged()
{
    Evidence late = fromUpdate(EvidenceKind::Started, noon, 1);
    late.recordedAt = (noon + 100) * 1000;
    const auto entries = ledger({fromUpdate(EvidenceKind::Stopped, noon + 50, 2), late});
    QCOMPARE(entries.size(), size_t(2));
    QCOMPARE(entries[0].evidence.kind, EvidenceKind::Started);
    QVERIFY(entries[0].late);
    QVERIFY(entries[0].changed());
    QVERIFY(!entries[1].late);
    QCOMPARE(entries[1].before, DialogStatus::Open);
    QCOMPARE(entries[1].after, DialogStatus::Blocked);
}

void TestDomainDialog::implausibleMoments()
{
    QCOMPARE(plausibleMoment(0, noon * 1000), noon);
    QCOMPARE(plausibleMoment(noon - 3600, noon * 1000), noon - 3600);
    QCOMPARE(plausibleMoment(noon + 60, noon * 1000), noon + 60);
    QCOMPARE(plausibleMoment(noon + 86'400, noon * 1000), noon);
}

void TestDomainDialog::botsAreNeverProbed()
{
    const DialogState bot = fold(std::vector{fromUpdate(EvidenceKind::BotSeen, noon, 1),
                                             fromAnswer(EvidenceKind::ProbeAccepted, noon + 1)});
    QCOMPARE(bot.status, DialogStatus::Bot);
    QVERIFY(!mayProbe(bot));
    QCOMPARE(chatToWriteTo(7, bot, noon + 2), std::nullopt);
    QVERIFY(mayProbe(DialogState{}));
}

void TestDomainDialog::anImportTellsNothing()
{
    const auto imported = fromOperator(EvidenceKind::Imported, noon + 5);
    QVERIFY(!fold(std::vector{imported}).met);
    QCOMPARE(chatToWriteTo(7, fold(std::vector{imported}), noon + 6), std::nullopt);
    for (const EvidenceKind known :
         {EvidenceKind::Stopped, EvidenceKind::Started, EvidenceKind::Met, EvidenceKind::BotSeen}) {
        const auto before = fromUpdate(known, noon);
        QCOMPARE(fold(std::vector{before, imported}).status, fold(std::vector{before}).status);
        QVERIFY(fold(std::vector{before, imported}).met);
    }
}

void TestDomainDialog::aCheckedLoginIsAMeetingAndOpensNothing()
{
    const auto login = fromOperator(EvidenceKind::LoginChecked, noon + 5);
    const DialogState alone = fold(std::vector{login});
    QVERIFY(alone.met);
    QCOMPARE(alone.status, DialogStatus::NotStarted);
    QCOMPARE(alone.since, noon + 5);
    QCOMPARE(chatToWriteTo(7, alone, noon + 6), std::nullopt);
    const DialogState imported =
        fold(std::vector{fromOperator(EvidenceKind::Imported, noon), login});
    QVERIFY(imported.met);
    QCOMPARE(imported.status, DialogStatus::NotStarted);
    // What is known about the dialog stays: a login is none of it.
    for (const EvidenceKind known : {EvidenceKind::Stopped, EvidenceKind::Started,
                                     EvidenceKind::LoggedInOnSite, EvidenceKind::BotSeen}) {
        const auto before = fromUpdate(known, noon);
        const DialogState after = fold(std::vector{before, login});
        QCOMPARE(after.status, fold(std::vector{before}).status);
        QCOMPARE(after.ground, fold(std::vector{before}).ground);
    }
    const auto deleted = fromAnswer(EvidenceKind::RefusedDeactivated, noon);
    QCOMPARE(fold(std::vector{deleted, login}).status, DialogStatus::Deactivated);
}

QTEST_GUILESS_MAIN(TestDomainDialog)
#include "tst_domain_dialog.moc"
