// Requests to join on the screen: who is shown, in which order, and windows that end at the right
// second.
#include "models/countdown.h"
#include "models/join_request_model.h"
#include "models/join_words.h"
#include "storage/join_request_repository.h"
#include "storage/outbox_repository.h"
#include "storage/user_repository.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using models::JoinRequestModel;
using models::JoinWords;
using storage::JoinRequestState;
using storage::OutboxKind;
using storage::OutboxState;

namespace
{

constexpr domain::Seconds noon = 1'790'000'000;
constexpr qint64 club = -100;

} // namespace

class TestModelsJoinRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsWhoAsks();
    void ordersByWhatIsUrgent();
    void theCountdownEndsAtTheRightSecond();
    void ticksOnlyWhileAWindowIsOpen();
    void secondsBeginOnTime();
    void whatIsHeldStays();
    void followsChanges();
    void countsAllThatWait();
    void wordsForWhatBecameOfIt();
    void aLongListIsShownAtOnce();

private:
    /// Somebody asks @p secondsBefore noon; gives the request's id.
    qint64 ask(domain::UserId user, int secondsBefore,
               DialogStatus beneath = DialogStatus::NotStarted);
    void process(domain::UserId user, JoinRequestState state, domain::Seconds at = noon);
    void load()
    {
        QSignalSpy loaded(m_model.get(), &JoinRequestModel::loaded);
        m_model->load();
        QVERIFY(loaded.wait());
    }
    QString shown(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }
    QList<domain::UserId> people() const
    {
        QList<domain::UserId> ids;
        for (int row = 0; row < m_model->rowCount(); ++row)
            ids.append(m_model->at(row)->user.id);
        return ids;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::Reader> m_reader;
    std::unique_ptr<JoinRequestModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    domain::Milliseconds m_now = noon * 1000;
};

void TestModelsJoinRequests::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString path = m_folder->filePath(u"a.sqlite"_s);
    m_database =
        std::move(storage::Database::open(path, storage::Database::Mode::ReadWrite).value());
    m_reader = std::make_unique<storage::Reader>(path);
    m_model = std::make_unique<JoinRequestModel>(*m_reader);
    m_now = noon * 1000;
    m_model->setClock([this] { return m_now; });
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestModelsJoinRequests::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_reader.reset();
    m_database.reset();
}

qint64 TestModelsJoinRequests::ask(domain::UserId user, int secondsBefore, DialogStatus beneath)
{
    const domain::Seconds at = noon - secondsBefore;
    domain::User person{
        .id = user, .profile = {u"Guest %1"_s.arg(user), {}, {}}, .dialog = {.status = beneath}};
    person.dialog.join = {club, user + 1000, u"Book club"_s, at, at + 300};
    [[maybe_unused]] const bool saved =
        storage::UserRepository(*m_database).save(person).has_value();
    Q_ASSERT(saved);
    storage::JoinRequestRepository requests(*m_database);
    [[maybe_unused]] const bool added = requests
                                            .add({.user = user,
                                                  .chatId = club,
                                                  .userChatId = user + 1000,
                                                  .chatTitle = u"Book club"_s,
                                                  .requestedAt = at})
                                            .value();
    Q_ASSERT(added);
    return requests.waitingOf(user, club).value()->id;
}

void TestModelsJoinRequests::process(domain::UserId user, JoinRequestState state,
                                     domain::Seconds at)
{
    storage::UserRepository users(*m_database);
    domain::User person = *users.find(user).value();
    person.dialog.join.endsAt = std::min(person.dialog.join.endsAt, at);
    QVERIFY(users.save(person).has_value());
    QCOMPARE(storage::JoinRequestRepository(*m_database).process(user, club, state, at, at).value(),
             1);
}

void TestModelsJoinRequests::showsWhoAsks()
{
    const qint64 id = ask(7, 29, DialogStatus::Blocked);
    QVERIFY(!m_model->isLoaded());
    load();
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(shown(0, JoinRequestModel::Name), u"Guest 7"_s);
    QCOMPARE(shown(0, JoinRequestModel::Chat), u"Book club"_s);
    QCOMPARE(shown(0, JoinRequestModel::TimeLeft), u"4:31"_s);
    QCOMPARE(shown(0, JoinRequestModel::Dialog), u"Join request"_s);
    QCOMPARE(shown(0, JoinRequestModel::State), u"Waiting"_s);
    QVERIFY(!shown(0, JoinRequestModel::RequestedAt).isEmpty());
    const QModelIndex index = m_model->index(0, 0);
    QCOMPARE(index.data(JoinRequestModel::RequestIdRole).toLongLong(), id);
    QCOMPARE(index.data(JoinRequestModel::UserIdRole).toLongLong(), 7);
    QCOMPARE(index.data(JoinRequestModel::RequestStateRole).toInt(), 1);
    QCOMPARE(m_model->rowOf(id), 0);
    QCOMPARE(m_model->rowOf(id + 1), -1);
    QVERIFY(!m_model->at(1));
    for (int column = 0; column < JoinRequestModel::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void TestModelsJoinRequests::ordersByWhatIsUrgent()
{
    ask(1, 400);
    ask(2, 10);
    ask(3, 200);
    ask(4, 350);
    ask(5, 100);
    ask(6, 90);
    process(5, JoinRequestState::Approved, noon - 60);
    process(6, JoinRequestState::Declined, noon - 30);
    load();
    // The shortest time first, then those whose time is over, latest first.
    QCOMPARE(people(), QList<domain::UserId>({3, 2, 4, 1}));
    QCOMPARE(shown(2, JoinRequestModel::TimeLeft), u"Over"_s);
    m_model->setFilter(JoinRequestModel::Filter::All);
    QCOMPARE(people(), QList<domain::UserId>({3, 2, 4, 1, 6, 5}));
    QCOMPARE(shown(4, JoinRequestModel::State), u"Declined"_s);
    QCOMPARE(shown(4, JoinRequestModel::TimeLeft), QString());
    m_model->setFilter(JoinRequestModel::Filter::Waiting);
    QCOMPARE(people(), QList<domain::UserId>({3, 2, 4, 1}));
}

void TestModelsJoinRequests::theCountdownEndsAtTheRightSecond()
{
    const qint64 ending = ask(1, 298, DialogStatus::Blocked);
    ask(2, 10);
    // A little before a second ends, so that the test need not wait for one.
    m_now = noon * 1000 + 990;
    load();
    QCOMPARE(m_model->rowOf(ending), 0);
    QCOMPARE(shown(0, JoinRequestModel::TimeLeft), u"0:02"_s);
    const QPersistentModelIndex row = m_model->index(0, JoinRequestModel::TimeLeft);
    QSignalSpy ticks(m_model.get(), &JoinRequestModel::ticked);
    m_now = (noon + 1) * 1000 + 990;
    QVERIFY(ticks.wait(5000));
    QCOMPARE(row.data().toString(), u"0:01"_s);
    QCOMPARE(row.data(JoinRequestModel::StatusRole).toInt(),
             static_cast<int>(DialogStatus::Temporary));

    // The very second in which it ends, and no earlier; what lies beneath shows.
    QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
    m_now = (noon + 2) * 1000;
    QVERIFY(ticks.wait(5000));
    QVERIFY(!changes.isEmpty());
    QCOMPARE(row.data().toString(), u"Over"_s);
    QCOMPARE(row.data(JoinRequestModel::StatusRole).toInt(),
             static_cast<int>(DialogStatus::Blocked));
    QCOMPARE(QModelIndex(row).siblingAtColumn(JoinRequestModel::Dialog).data().toString(),
             u"Stopped the bot"_s);
    // It made room for what is urgent, and is still the same row.
    QCOMPARE(people(), QList<domain::UserId>({2, 1}));
    QCOMPARE(row.data(JoinRequestModel::RequestIdRole).toLongLong(), ending);
}

void TestModelsJoinRequests::ticksOnlyWhileAWindowIsOpen()
{
    ask(1, 299);
    m_now = noon * 1000 + 995;
    load();
    QSignalSpy ticks(m_model.get(), &JoinRequestModel::ticked);
    m_now = (noon + 1) * 1000 + 995;
    QVERIFY(ticks.wait(5000));
    // It was the last one: nothing is left that counts down.
    QVERIFY(!ticks.wait(1200));
}

void TestModelsJoinRequests::secondsBeginOnTime()
{
    using namespace std::chrono_literals;
    QCOMPARE(models::untilNextSecond(5000), 1000ms);
    QCOMPARE(models::untilNextSecond(5001), 999ms);
    QCOMPARE(models::untilNextSecond(5999), 1ms);
}

void TestModelsJoinRequests::whatIsHeldStays()
{
    ask(1, 30);
    const qint64 held = ask(2, 20);
    ask(3, 10);
    load();
    QCOMPARE(people(), QList<domain::UserId>({1, 2, 3}));
    m_model->setHeld({held});
    process(2, JoinRequestState::Elsewhere);
    process(1, JoinRequestState::Elsewhere);
    load();
    QCOMPARE(people(), QList<domain::UserId>({2, 3}));
    QCOMPARE(shown(0, JoinRequestModel::State), u"Processed by somebody else"_s);
    QCOMPARE(shown(0, JoinRequestModel::TimeLeft), QString());
    QCOMPARE(m_model->waitingCount(), 1);
    m_model->setHeld({});
    QCOMPARE(people(), QList<domain::UserId>{3});
}

void TestModelsJoinRequests::followsChanges()
{
    load();
    QCOMPARE(m_model->rowCount(), 0);
    QSignalSpy counts(m_model.get(), &JoinRequestModel::waitingCountChanged);
    ask(1, 30);
    m_model->apply({.joinRequests = true});
    QTRY_COMPARE(m_model->rowCount(), 1);
    QCOMPARE(counts.size(), 1);
    QCOMPARE(counts.first().first().toLongLong(), 1);
    // A change of somebody who is not shown is none here; one of a person who is, is.
    QSignalSpy loaded(m_model.get(), &JoinRequestModel::loaded);
    m_model->apply({.users = {99}});
    storage::UserRepository users(*m_database);
    domain::User person = *users.find(1).value();
    person.profile.firstName = u"Anna"_s;
    QVERIFY(users.save(person).has_value());
    m_model->apply({.users = {1}});
    QTRY_COMPARE(shown(0, 0), u"Anna"_s);
    QCOMPARE(loaded.size(), 1);
}

void TestModelsJoinRequests::countsAllThatWait()
{
    for (int id = 1; id <= 5; ++id)
        ask(id, id);
    process(5, JoinRequestState::Approved);
    load();
    QCOMPARE(m_model->waitingCount(), 4);
}

void TestModelsJoinRequests::wordsForWhatBecameOfIt()
{
    models::JoinRequestRow row{.request = {.user = 1, .requestedAt = noon - 10}};
    const auto withItem = [&](OutboxKind kind, OutboxState state) {
        row.items = {{.id = 1, .kind = kind, .state = state, .errorText = u"no rights"_s}};
        return JoinWords::state(row);
    };
    QCOMPARE(withItem(OutboxKind::Message, OutboxState::Queued), u"Waiting"_s);
    QCOMPARE(withItem(OutboxKind::Approve, OutboxState::InFlight), u"Approving…"_s);
    QCOMPARE(withItem(OutboxKind::Decline, OutboxState::Queued), u"Declining…"_s);
    QVERIFY(row.isBeingDecided());
    QCOMPARE(withItem(OutboxKind::Approve, OutboxState::Unknown),
             u"Waiting, the outcome is unknown"_s);
    QCOMPARE(withItem(OutboxKind::Approve, OutboxState::Cancelled), u"Waiting"_s);
    QCOMPARE(withItem(OutboxKind::Approve, OutboxState::Refused), u"Waiting, the server refused"_s);
    QVERIFY(!row.isBeingDecided());
    row.items.first().reason = storage::OutboxReason::ServerRefused;
    QCOMPARE(JoinWords::outcome(row.items.first()), u"Approval: Refused: no rights"_s);
    storage::OutboxItem late{.state = OutboxState::Refused,
                             .reason = storage::OutboxReason::WindowEnded};
    QCOMPARE(JoinWords::outcome(late),
             u"Message: Not sent: the five minutes of the join request were over"_s);
    late.reason = storage::OutboxReason::RequestGone;
    QCOMPARE(JoinWords::outcome(late), u"Message: Not sent: the join request had been processed"_s);

    QCOMPARE(JoinWords::situation(row, noon), u"4:50 left to write to this person."_s);
    QVERIFY(JoinWords::situation(row, noon + 290).startsWith(u"The five minutes"_s));
    row.request.state = JoinRequestState::Elsewhere;
    QVERIFY(JoinWords::situation(row, noon).startsWith(u"Somebody else processed"_s));
    QCOMPARE(JoinWords::timeLeft(9), u"0:09"_s);
    // A clock that is behind never shows more than there is.
    row.request.state = JoinRequestState::Waiting;
    QCOMPARE(row.timeLeft(noon - 100), domain::joinRequestWindow);
}

void TestModelsJoinRequests::aLongListIsShownAtOnce()
{
    {
        auto transaction = storage::Transaction::begin(*m_database);
        for (int id = 1; id <= 500; ++id)
            ask(id, id);
        QVERIFY(transaction->commit().has_value());
    }
    QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
    load();
    QCOMPARE(m_model->rowCount(), 500);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(people().first(), 299); // a second is left
}

QTEST_GUILESS_MAIN(TestModelsJoinRequests)
#include "tst_models_join_requests.moc"
