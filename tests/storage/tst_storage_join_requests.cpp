// Requests to join are kept once, leave Waiting once, and outlive an upgrade.
#include "open_database.h"
#include "storage/join_request_repository.h"
#include "storage/outbox_repository.h"
#include "storage/user_repository.h"

#include <QFile>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace botdesk;
using namespace botdesk::storage;
using namespace Qt::StringLiterals;
using tests::OpenDatabase;

namespace
{

constexpr qint64 club = -100;

JoinRequest request(domain::UserId user, domain::Seconds at, qint64 chat = club)
{
    return {.user = user,
            .chatId = chat,
            .userChatId = user + 1'000'000,
            .chatTitle = u"Book club"_s,
            .bio = u"Читаю 📚"_s,
            .requestedAt = at,
            .queryId = u"q1"_s};
}

QList<JoinRequest> all(const JoinRequestRepository &requests)
{
    return requests.waiting(100).value() + requests.processed(100).value();
}

} // namespace

class TestStorageJoinRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comeBackAsTheyWere();
    void areAddedOnce();
    void aLaterOneReplacesAnEarlierOne();
    void areProcessedOnce();
    void laterRequestsAreNotMeant();
    void listsAreBounded();
    void whatIsSentBelongsToThem();
    void anUpgradeTakesOverWhoWaits();
};

void TestStorageJoinRequests::comeBackAsTheyWere()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save({.id = 7}).has_value());
    JoinRequestRepository requests(*open);
    QVERIFY(requests.add(request(7, 1000)).value());
    const JoinRequest found = requests.waitingOf(7, club).value().value();
    JoinRequest expected = request(7, 1000);
    expected.id = found.id;
    QVERIFY(found.id > 0);
    QVERIFY(found == expected);
    QVERIFY(requests.find(found.id).value() == expected);
    QVERIFY(!requests.find(found.id + 1).value());
    QVERIFY(!requests.waitingOf(7, -1).value());
    QCOMPARE(found.windowEndsAt(), 1300);
    QVERIFY(found.isWritableAt(1299));
    QVERIFY(!found.isWritableAt(1300));
}

void TestStorageJoinRequests::areAddedOnce()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save({.id = 7}).has_value());
    JoinRequestRepository requests(*open);
    QVERIFY(requests.add(request(7, 1000)).value());
    QCOMPARE(requests.process(7, club, JoinRequestState::Approved, 1010, 1010).value(), 1);
    const QList<JoinRequest> before = all(requests);
    QVERIFY(!requests.add(request(7, 1000)).value());
    QVERIFY(all(requests) == before);
    QCOMPARE(requests.waitingCount().value(), 0);
}

void TestStorageJoinRequests::aLaterOneReplacesAnEarlierOne()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save({.id = 7}).has_value());
    JoinRequestRepository requests(*open);
    QVERIFY(requests.add(request(7, 1000)).value());
    QVERIFY(requests.add(request(7, 1000, -200)).value()); // another chat is another request
    QVERIFY(requests.add(request(7, 2000)).value());
    QVERIFY(requests.add(request(7, 1500)).value()); // arrives late
    QCOMPARE(requests.waitingCount().value(), 2);
    QCOMPARE(requests.waitingOf(7, club).value()->requestedAt, 2000);
    const QList<JoinRequest> processed = requests.processed(10).value();
    QCOMPARE(processed.size(), 2);
    for (const JoinRequest &replaced : processed)
        QCOMPARE(replaced.state, JoinRequestState::Replaced);
}

void TestStorageJoinRequests::areProcessedOnce()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save({.id = 7}).has_value());
    JoinRequestRepository requests(*open);
    QVERIFY(requests.add(request(7, 1000)).value());
    QCOMPARE(requests.process(7, -200, JoinRequestState::Elsewhere, 1010, 1010).value(), 0);
    QCOMPARE(requests.process(7, club, JoinRequestState::Approved, 1010, 1010).value(), 1);
    QCOMPARE(requests.process(7, club, JoinRequestState::Elsewhere, 1020, 1020).value(), 0);
    const JoinRequest processed = requests.processed(10).value().first();
    QCOMPARE(processed.state, JoinRequestState::Approved);
    QCOMPARE(processed.processedAt, 1010);
    QVERIFY(!processed.isWritableAt(1011));
}

void TestStorageJoinRequests::laterRequestsAreNotMeant()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save({.id = 7}).has_value());
    JoinRequestRepository requests(*open);
    QVERIFY(requests.add(request(7, 2000)).value());
    QCOMPARE(requests.process(7, club, JoinRequestState::Elsewhere, 1999, 1999).value(), 0);
    QCOMPARE(requests.waitingCount().value(), 1);
}

void TestStorageJoinRequests::listsAreBounded()
{
    const OpenDatabase open;
    JoinRequestRepository requests(*open);
    for (domain::UserId id = 1; id <= 20; ++id) {
        QVERIFY(UserRepository(*open).save({.id = id}).has_value());
        QVERIFY(requests.add(request(id, 1000 + id)).value());
        if (id > 10)
            QCOMPARE(
                requests.process(id, club, JoinRequestState::Declined, 3000 - id, 3000).value(), 1);
    }
    QCOMPARE(requests.waitingCount().value(), 10);
    const auto waiting = requests.waiting(3).value();
    QCOMPARE(waiting.size(), 3);
    QCOMPARE(waiting.first().user, 10); // the latest
    const auto processed = requests.processed(4).value();
    QCOMPARE(processed.size(), 4);
    QCOMPARE(processed.first().user, 11); // the last to be processed
}

void TestStorageJoinRequests::whatIsSentBelongsToThem()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save({.id = 7}).has_value());
    OutboxRepository outbox(*open);
    const auto add = [&](OutboxKind kind, qint64 joinRequest) {
        return outbox.add({.user = 7, .kind = kind, .chatId = club, .joinRequestId = joinRequest})
            .value();
    };
    const qint64 message = add(OutboxKind::Message, 3);
    QVERIFY(!outbox.isDecisionPending(3).value());
    const qint64 approval = add(OutboxKind::Approve, 3);
    add(OutboxKind::Message, 0);
    add(OutboxKind::Decline, 4);
    QVERIFY(outbox.isDecisionPending(3).value());
    const auto items = outbox.ofJoinRequests({3}).value();
    QCOMPARE(items.size(), 2);
    QCOMPARE(items.first().id, message);
    QCOMPARE(items.last().id, approval);
    QCOMPARE(items.last().kind, OutboxKind::Approve);
    QCOMPARE(items.last().chatId, club);
    QCOMPARE(items.last().joinRequestId, 3);
    QCOMPARE(outbox.ofJoinRequests({3, 4}).value().size(), 3);
    QVERIFY(outbox.ofJoinRequests({}).value().isEmpty());
    // An approval is no message that somebody did not get.
    QCOMPARE(outbox.unsentTo(7).value().size(), 2);

    OutboxItem finished = items.last();
    finished.state = OutboxState::Refused;
    QVERIFY(outbox.finish(finished).has_value());
    QVERIFY(!outbox.isDecisionPending(3).value());
}

void TestStorageJoinRequests::anUpgradeTakesOverWhoWaits()
{
    const OpenDatabase loadsTheMigrations;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"old.sqlite"_s);
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        old.setDatabaseName(path);
        QVERIFY(old.open());
        QSqlQuery query(old);
        for (int version = 1; version <= 3; ++version) {
            QFile file(u":/migrations/000%1.sql"_s.arg(version));
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QString &sql : QString::fromUtf8(file.readAll()).split(u";\n"_s)) {
                if (!sql.trimmed().isEmpty())
                    QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
            }
        }
        QVERIFY(query.exec(u"PRAGMA user_version = 3"_s));
        for (int id = 1; id <= 3; ++id)
            QVERIFY(query.exec(
                u"INSERT INTO users SELECT %1, '', '', '', 0, 0, NULL, 0, 0, 0, NULL, 0, 2, 0, "
                "'', 0, 0, 1, 0, 0, '', 0, 0, 0, 0, 0, 0, '', NULL, ''"_s.arg(id)));
        const auto evidence = [&](int user, int kind, int at, int chat) {
            return query.exec(
                u"INSERT INTO evidence (user_id, kind, source, happened_at, recorded_ms, "
                "update_id, outbox_id, error_code, text, detail, chat_id, user_chat_id) "
                "VALUES (%1, %2, 1, %3, 0, %3, 0, 0, '', 'Book club', %4, %5)"_s.arg(user)
                    .arg(kind)
                    .arg(at)
                    .arg(chat)
                    .arg(user + 1000));
        };
        QVERIFY(evidence(1, 9, 100, -5)); // waits
        QVERIFY(evidence(2, 9, 100, -5)); // was let in
        QVERIFY(evidence(2, 10, 160, -5));
        QVERIFY(evidence(3, 10, 50, -5)); // left, then asked, and asked again
        QVERIFY(evidence(3, 9, 100, -5));
        QVERIFY(evidence(3, 9, 200, -5));
        QVERIFY(evidence(3, 1, 210, 0));
        old.close();
    }
    QSqlDatabase::removeDatabase(u"old"_s);

    auto database = Database::open(path, Database::Mode::ReadWrite);
    QVERIFY2(database.has_value(), database ? "" : qPrintable(database.error().text));
    const JoinRequestRepository requests(**database);
    QCOMPARE(requests.waitingCount().value(), 2);
    const JoinRequest waits = requests.waitingOf(1, -5).value().value();
    QCOMPARE(waits.userChatId, 1001);
    QCOMPARE(waits.chatTitle, u"Book club"_s);
    QCOMPARE(requests.waitingOf(3, -5).value()->requestedAt, 200);
    const auto processed = requests.processed(10).value();
    QCOMPARE(processed.size(), 2);
    QCOMPARE(processed.at(0).state, JoinRequestState::Replaced);
    QCOMPARE(processed.at(0).processedAt, 200);
    QCOMPARE(processed.at(1).state, JoinRequestState::Elsewhere);
    QCOMPARE(processed.at(1).processedAt, 160);
}

QTEST_GUILESS_MAIN(TestStorageJoinRequests)
#include "tst_storage_join_requests.moc"
