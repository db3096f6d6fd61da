// Updates in groups: whatever shares a transaction, and wherever the program ends in between, the
// database says the same.
#include "../storage/open_database.h"
#include "desk.h"
#include "engine/arrival_writer.h"
#include "engine/person_order.h"
#include "storage/greeting_repository.h"
#include "table_facts.h"
#include "update_life.h"

#include <QSignalSpy>

using namespace botdesk;
using namespace Qt::StringLiterals;
using engine::Arrival;
using engine::ArrivalWriter;
using engine::Inbox;
using sandbox::DeedKind;
using storage::Journal;
using tests::Desk;
using tests::OpenDatabase;
using tests::UpdateLife;

namespace
{

/// A bot's life as it stands in a journal.
struct Life {
    QTemporaryDir folder;
    std::vector<storage::JournalRecord> records;
    std::vector<Arrival> arrivals;

    Life(unsigned seed, int answers)
    {
        UpdateLife life(seed);
        auto journal = Journal::open(folder.path()).value();
        for (int i = 0; i < answers; ++i) {
            records.push_back(life.answer());
            const auto behind = journal.append(records.back()).value();
            arrivals.push_back(
                engine::arrivalOf(botapi::decodeUpdates(records.back().answer).value(),
                                  records.back().receivedAt, behind, UpdateLife::bot));
        }
    }
};

void applySingly(storage::Database &database, const Life &life)
{
    Inbox inbox(database, UpdateLife::bot);
    for (const Arrival &arrival : life.arrivals)
        QVERIFY(inbox.apply({&arrival, 1}).has_value());
}

} // namespace

class TestEngineGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsTellTheSame_data();
    void groupsTellTheSame();
    void restartsInTheMiddle();
    void greetingsKeepTheOrderOfArrival();
    void everybodyTogether();
    void theWriterTellsTheSame();
    void whoUsesALentDatabaseWaits();
    void aBlockedDatabaseDoesNotFillTheMemory();
};

void TestEngineGroups::groupsTellTheSame_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 8; ++seed)
        QTest::addRow("life %u", seed) << seed;
}

void TestEngineGroups::groupsTellTheSame()
{
    QFETCH(const unsigned, seed);
    const Life life(seed, 150);
    const OpenDatabase singly;
    applySingly(*singly, life);
    const QStringList expected = tests::factsIn(*singly);
    QVERIFY(expected.size() > 500);

    std::mt19937 random(seed);
    const OpenDatabase grouped;
    for (size_t at = 0; at < life.arrivals.size();) {
        const size_t count = std::min<size_t>(1 + random() % 40, life.arrivals.size() - at);
        Inbox inbox(*grouped, UpdateLife::bot);
        QVERIFY(inbox.apply(std::span(life.arrivals).subspan(at, count)).has_value());
        at += count;
    }
    QCOMPARE(tests::difference(expected, tests::factsIn(*grouped)), QString());

    const OpenDatabase atOnce;
    QVERIFY(Inbox(*atOnce, UpdateLife::bot).apply(life.arrivals).has_value());
    QCOMPARE(tests::difference(expected, tests::factsIn(*atOnce)), QString());
}

void TestEngineGroups::restartsInTheMiddle()
{
    const Life life(99, 150);
    const OpenDatabase singly;
    applySingly(*singly, life);

    // The journal grows, and the program ends after a part of what it holds was applied.
    const QTemporaryDir folder;
    const OpenDatabase restarted;
    std::mt19937 random(5);
    auto journal = Journal::open(folder.path()).value();
    for (size_t at = 0; at < life.records.size();) {
        std::vector<Arrival> some;
        const size_t end = std::min<size_t>(at + 1 + random() % 30, life.records.size());
        for (; at < end; ++at) {
            some.push_back(life.arrivals[at]);
            some.back().behind = journal.append(life.records[at]).value();
        }
        Inbox inbox(*restarted, UpdateLife::bot);
        const auto applied = std::span(some).first(random() % (some.size() + 1));
        QVERIFY(inbox.apply(applied).has_value());
        if (random() % 2 > 0) {
            QVERIFY(inbox.catchUp(journal).has_value());
            QCOMPARE(inbox.progress().value().applied, journal.end());
        } else {
            const auto rest = std::span(some).subspan(applied.size());
            QVERIFY(Inbox(*restarted, UpdateLife::bot).apply(rest).has_value());
        }
    }
    QCOMPARE(tests::difference(tests::factsIn(*singly), tests::factsIn(*restarted)), QString());
}

void TestEngineGroups::greetingsKeepTheOrderOfArrival()
{
    const OpenDatabase open;
    {
        auto transaction = storage::Transaction::begin(*open);
        storage::GreetingSettings settings{.automatic = true};
        settings.greetings.general.insert(u"en"_s, u"Hello"_s);
        QVERIFY(storage::GreetingRepository(*open).setSettings(settings).has_value());
        QVERIFY(transaction->commit().has_value());
    }
    constexpr qint64 people = 20;
    QByteArray updates;
    for (qint64 i = 0; i < people; ++i) {
        const QByteArray id = QByteArray::number(people - i); // not in the order of the ids
        updates += QByteArray(i > 0 ? "," : "") + R"({"update_id":)" + QByteArray::number(i + 1) +
                   R"(,"message":{"message_id":1,"date":1790000000,"text":"/start","chat":{"id":)" +
                   id + R"(,"type":"private"},"from":{"id":)" + id +
                   R"(,"is_bot":false,"first_name":"x"}}})";
    }
    const auto batch = botapi::decodeUpdates(R"({"ok":true,"result":[)" + updates + "]}").value();
    const Arrival arrival =
        engine::arrivalOf(batch, UpdateLife::noon * 1000, {1, 1}, UpdateLife::bot);
    QVERIFY(Inbox(*open, UpdateLife::bot).apply({&arrival, 1}).has_value());
    auto rows = (*open).run(u"SELECT user_id FROM outbox ORDER BY id"_s);
    QVERIFY(rows.has_value());
    for (qint64 id = people; id > 0; --id) {
        QVERIFY(rows->next());
        QCOMPARE(rows->integer(0), id);
    }
}

void TestEngineGroups::everybodyTogether()
{
    const auto about = [](std::initializer_list<domain::UserId> users) {
        engine::UpdateFacts facts;
        for (const domain::UserId user : users)
            facts.sightings.push_back({.user = user});
        return facts;
    };
    using Order = std::vector<size_t>;
    const auto order = [](const std::vector<engine::UpdateFacts> &facts) {
        std::vector<const engine::UpdateFacts *> places;
        for (const engine::UpdateFacts &update : facts)
            places.push_back(&update);
        return engine::orderByPerson(places);
    };
    const std::vector alone{about({9}), about({5}), about({9}), about({5}), about({1})};
    QCOMPARE(order(alone), (Order{4, 1, 3, 0, 2}));
    // 9 and 5 are tied by one update, and 5 and 7 by another: all of theirs keeps its order.
    const std::vector tied{about({9}), about({7}),    about({5, 9}), about({6}),
                           about({9}), about({7, 5}), about({5})};
    QCOMPARE(order(tied), (Order{0, 1, 2, 4, 5, 6, 3}));
    const std::vector nobody{about({}), about({3}), about({})};
    QCOMPARE(order(nobody), (Order{0, 2, 1}));
}

void TestEngineGroups::theWriterTellsTheSame()
{
    const Life life(7, 200);
    const OpenDatabase singly;
    applySingly(*singly, life);

    const OpenDatabase open;
    Inbox inbox(*open, UpdateLife::bot);
    {
        ArrivalWriter writer(*open, inbox);
        const QSignalSpy written(&writer, &ArrivalWriter::written);
        for (size_t i = 0; i < life.arrivals.size(); ++i) {
            writer.take(life.arrivals[i], i % 50 > 0);
            if (i % 20 == 0)
                QVERIFY(QTest::qWaitFor([&] { return writer.isIdle(); }));
            if (i == 110)
                QVERIFY(writer.writeNow());
        }
        QVERIFY(written.count() > 5);
        // What is left is written when it ends.
    }
    QCOMPARE(tests::difference(tests::factsIn(*singly), tests::factsIn(*open)), QString());
}

void TestEngineGroups::whoUsesALentDatabaseWaits()
{
    const OpenDatabase open;
    const Life life(3, 100);
    Inbox inbox(*open, UpdateLife::bot);
    ArrivalWriter writer(*open, inbox);
    const QSignalSpy written(&writer, &ArrivalWriter::written);
    for (const Arrival &arrival : life.arrivals)
        writer.take(arrival, true);
    // Questions while a group is being written see all of it or nothing, and do not end it.
    while (written.isEmpty()) {
        QCoreApplication::processEvents();
        const auto applied = inbox.progress().value().applied;
        QVERIFY(applied == storage::JournalPosition{} || applied == life.arrivals.back().behind);
    }
    QCOMPARE(written.count(), 1);
}

void TestEngineGroups::aBlockedDatabaseDoesNotFillTheMemory()
{
    Desk desk;
    constexpr int backlog = 20'000;
    constexpr int people = 100;
    for (int id = 1; id <= people; ++id)
        desk.add(id, u"P%1"_s.arg(id));
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
    {
        auto other = storage::Database::open(engine::databasePath(desk.folder()),
                                             storage::Database::Mode::ReadWrite);
        const auto blocks = storage::Transaction::begin(**other);
        QVERIFY(blocks.has_value());
        for (int i = 0; i < backlog; ++i)
            desk.act({.kind = DeedKind::Write, .person = 1 + i % people, .text = u"hi"_s});
        // It waits for the lock, and says so when it was not given.
        QTRY_VERIFY_WITH_TIMEOUT(desk.session().state().storageProblem.has_value(), 60'000);
        QCOMPARE(desk.session().state().storageProblem->kind, storage::ErrorKind::Busy);
        // Meanwhile no more is taken from the server than may wait: the rest is safe with it.
        auto &world = desk.server().world();
        const qint64 confirmed = backlog - world.queue().size(world.now());
        QVERIFY2(confirmed <= 2 * ArrivalWriter::groupSize + 300,
                 qPrintable(QString::number(confirmed)));
    }
    desk.session().retryNow();
    const auto counted = [&] {
        const auto database = desk.look();
        auto rows = database->run(u"SELECT count(*) FROM messages"_s);
        return rows && rows->next() ? rows->integer(0) : -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(counted(), backlog, 120'000);
    QTRY_VERIFY(!desk.session().state().storageProblem.has_value());
}

QTEST_GUILESS_MAIN(TestEngineGroups)
#include "tst_engine_groups.moc"
