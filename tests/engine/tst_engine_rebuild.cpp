// What is derived anew from the journal is what was derived at first: statuses, evidence, names,
// languages, messages and counts, whatever became of the database in between.
#include "desk.h"
#include "engine/rebuild.h"
#include "storage/settings_repository.h"
#include "table_facts.h"

#include <QDir>
#include <QRandomGenerator>

using namespace botdesk;
using namespace Qt::StringLiterals;
using sandbox::DeedKind;
using tests::Desk;
using tests::difference;
using tests::lines;

namespace
{

constexpr int people = 25;

QStringList factsIn(const Desk &desk)
{
    return tests::factsIn(*desk.look());
}

storage::Progress progressIn(const Desk &desk)
{
    return storage::SettingsRepository(*desk.look()).progress().value();
}

/// Runs a statement on the database, as somebody with a tool of theirs could.
void damage(const Desk &desk, const QString &sql)
{
    auto database = storage::Database::open(engine::databasePath(desk.folder()),
                                            storage::Database::Mode::ReadWrite);
    QVERIFY(database.has_value());
    QVERIFY((*database)->executeOnce(sql).has_value());
}

} // namespace

class TestEngineRebuild : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_messages = 0; }
    void reachesTheSame_data();
    void reachesTheSame();
    void keepsWhatIsOlderThanTheJournal();
    void mendsWhatWasDamaged();
    void aCrashInTheMiddleIsMended();
    void twiceIsOnce();
    void withoutAJournalNothingHappens();
    void understandsWhatAnOlderVersionDidNot();
    void answersOfOneSecondAreToldApart();

private:
    void live(Desk &desk, QRandomGenerator &random, int deeds);
    void rest(Desk &desk);
    qsizetype m_messages = 0; ///< that were asked for
};

/// Waits until everything that happened is in the database.
void TestEngineRebuild::rest(Desk &desk)
{
    // The server soon forgets pressed buttons and inline queries: the last one must be something
    // that it keeps.
    desk.act({.kind = DeedKind::Write, .person = 1, .text = u"done"_s});
    QTRY_COMPARE_WITH_TIMEOUT(progressIn(desk).nextUpdateId, desk.server().world().queue().nextId(),
                              20'000);
    // What was asked for is asked for on another thread, the message last.
    const auto count = [&desk](const QString &which) {
        return lines(*desk.look(), u"SELECT id FROM outbox WHERE "_s + which, 1).size();
    };
    QTRY_COMPARE(count(u"kind = %1"_s.arg(int(storage::OutboxKind::Message))), m_messages);
    QTRY_COMPARE_WITH_TIMEOUT(count(u"state IN (1, 2)"_s), 0, 60'000);
}

/// Lets people do this and that, in no order of time, with probes and messages in between.
void TestEngineRebuild::live(Desk &desk, QRandomGenerator &random, int deeds)
{
    static const QString names[] = {u"Анна"_s, u"Bob"_s, u"<b>Zoë</b>"_s, u"李"_s, u""_s};
    static const QString texts[] = {u"привет"_s, u"hi \"update_id\":7"_s, u"spring"_s, u"👍"_s};
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (int i = 0; i < deeds; ++i) {
        const qint64 person = random.bounded(1, people + 1);
        const auto kind = static_cast<DeedKind>(random.bounded(int(DeedKind::GetLost)));
        const bool isLate = random.bounded(4) == 0;
        const QString name = names[random.bounded(5)];
        desk.act({.kind = kind,
                  .person = person,
                  .text = texts[random.bounded(4)],
                  .firstName = name,
                  .username = random.bounded(2) == 0 ? u"name%1"_s.arg(person) : QString(),
                  .at = isLate ? now - random.bounded(3'600'000) : 0,
                  .withoutLanguage = random.bounded(3) == 0});
        if (i % (deeds / 3) == deeds / 3 - 1) {
            rest(desk);
            if (!desk.user(person))
                continue; // nobody that the bot has met
            desk.session().act(engine::BulkAction::Probe, {person, 1 + person % people});
            desk.session().send(person, u"a word"_s);
            ++m_messages;
            rest(desk);
        }
    }
    rest(desk);
}

void TestEngineRebuild::reachesTheSame_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 2U, 3U, 4U, 5U, 6U})
        QTest::addRow("%u", seed) << seed;
}

void TestEngineRebuild::reachesTheSame()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    Desk desk;
    for (int id = 1; id <= people; ++id)
        desk.add(id, u"P%1"_s.arg(id), id % 2 == 0 ? "ru" : "pt-br");
    desk.server().world().people().add({.id = people + 1, .firstName = u"Robot"_s, .isBot = true});
    desk.act({.kind = DeedKind::WriteInGroup, .person = people + 1, .text = u"beep"_s});
    QVERIFY(desk.begin());
    live(desk, random, 150);
    const qint64 delivered = desk.server().record().deliveredCount();
    desk.end();
    const QStringList before = factsIn(desk);
    QVERIFY(before.size() > 150);

    QVERIFY(desk.begin(true));
    QVERIFY(desk.report().rebuilt.has_value());
    QVERIFY(desk.report().rebuilt->updates > 60);
    QCOMPARE(desk.report().rebuilt->changedPeople, 0);
    desk.end();
    QCOMPARE(difference(before, factsIn(desk)), QString());
    QCOMPARE(desk.server().record().deliveredCount(), delivered);
}

void TestEngineRebuild::keepsWhatIsOlderThanTheJournal()
{
    QRandomGenerator random(11);
    Desk desk;
    for (int id = 1; id <= people; ++id)
        desk.add(id, u"P%1"_s.arg(id));
    QVERIFY(desk.begin());
    live(desk, random, 90);
    desk.end();
    // As if a day had passed: what comes now goes into another segment.
    const QDir journal(engine::journalPath(desk.folder()));
    QFile next(journal.filePath(u"0000000002.journal"_s));
    QVERIFY(next.open(QIODevice::WriteOnly));
    next.close();
    QVERIFY(desk.begin());
    live(desk, random, 90);
    desk.end();
    QVERIFY(QFile::remove(journal.filePath(u"0000000001.journal"_s)));
    const QStringList before = factsIn(desk);

    QVERIFY(desk.begin(true));
    QCOMPARE(desk.report().rebuilt->changedPeople, 0);
    QVERIFY(desk.report().rebuilt->updates > 0);
    desk.end();
    QCOMPARE(difference(before, factsIn(desk)), QString());
}

void TestEngineRebuild::mendsWhatWasDamaged()
{
    QRandomGenerator random(12);
    Desk desk;
    for (int id = 1; id <= people; ++id)
        desk.add(id, u"P%1"_s.arg(id));
    for (int id = 1; id <= people; ++id)
        desk.act({.kind = DeedKind::Start, .person = id});
    QVERIFY(desk.begin());
    live(desk, random, 60);
    desk.end();
    const QStringList before = factsIn(desk);
    damage(desk, u"UPDATE users SET status = 3, ground = 5 WHERE status = 1 AND id % 2 = 0"_s);
    damage(desk,
           u"UPDATE users SET first_name = '', last_name = 'x', username = '', name_key = '', "
           "username_key = NULL, language = NULL, source = NULL, search_text = '' "
           "WHERE id % 3 = 0"_s);
    damage(desk, u"UPDATE users SET join_ends_at = 9, last_at = 99999999999, met = 0"_s);
    damage(desk, u"DELETE FROM evidence WHERE source = 1 AND id % 5 = 0"_s);
    damage(desk, u"INSERT INTO evidence SELECT NULL, user_id, 8, source, happened_at, recorded_ms, "
                 "update_id, 0, 0, '', '', 0, 0 FROM evidence WHERE source = 1 AND kind = 1"_s);
    QVERIFY(!difference(before, factsIn(desk)).isEmpty());

    QVERIFY(desk.begin(true));
    QVERIFY(desk.report().rebuilt->changedPeople > 0);
    desk.end();
    QCOMPARE(difference(before, factsIn(desk)), QString());
}

void TestEngineRebuild::aCrashInTheMiddleIsMended()
{
    QRandomGenerator random(13);
    Desk desk;
    for (int id = 1; id <= people; ++id)
        desk.add(id, u"P%1"_s.arg(id));
    QVERIFY(desk.begin());
    live(desk, random, 90);
    desk.end();
    const QStringList before = factsIn(desk);
    const qint64 next = progressIn(desk).nextUpdateId;
    {
        auto database = storage::Database::open(engine::databasePath(desk.folder()),
                                                storage::Database::Mode::ReadWrite);
        const auto journal = storage::Journal::open(engine::journalPath(desk.folder()));
        QVERIFY(engine::takeBack(**database, *journal).has_value());
        QVERIFY(!difference(before, factsIn(desk)).isEmpty());
        // A third of it is applied, then the program is killed.
        engine::Inbox inbox(**database, desk.options().token.botId());
        std::vector<engine::Arrival> arrivals;
        const auto replayed =
            journal->replay({}, [&](const storage::JournalRecord &record, auto behind) {
                arrivals.push_back(engine::arrivalOf(botapi::decodeUpdates(record.answer).value(),
                                                     record.receivedAt, behind, inbox.botId()));
                return true;
            });
        QVERIFY(replayed.has_value());
        arrivals.resize(arrivals.size() / 3);
        QVERIFY(inbox.apply(arrivals).has_value());
    }
    QCOMPARE(progressIn(desk).nextUpdateId, next);
    QVERIFY(progressIn(desk).anewUpTo > progressIn(desk).applied);

    QVERIFY(desk.begin());
    QVERIFY(!desk.report().rebuilt.has_value());
    desk.end();
    QCOMPARE(difference(before, factsIn(desk)), QString());
    QCOMPARE(progressIn(desk).anewUpTo, storage::JournalPosition{});

    // What comes afterwards is counted, and said where polling goes on, as ever.
    QVERIFY(desk.begin());
    desk.add(99, u"New"_s);
    QVERIFY(desk.act({.kind = DeedKind::Start, .person = 99}));
    rest(desk);
    QVERIFY(progressIn(desk).nextUpdateId > next);
}

void TestEngineRebuild::twiceIsOnce()
{
    QRandomGenerator random(14);
    Desk desk;
    for (int id = 1; id <= people; ++id)
        desk.add(id, u"P%1"_s.arg(id));
    QVERIFY(desk.begin());
    live(desk, random, 60);
    desk.end();
    const QStringList before = factsIn(desk);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(desk.begin(true));
        QCOMPARE(desk.report().rebuilt->changedPeople, 0);
        desk.end();
        QCOMPARE(difference(before, factsIn(desk)), QString());
    }
}

void TestEngineRebuild::withoutAJournalNothingHappens()
{
    Desk desk;
    desk.add(7, u"Ann"_s);
    desk.act({.kind = DeedKind::Start, .person = 7});
    QVERIFY(desk.begin());
    rest(desk);
    desk.end();
    const QStringList before = factsIn(desk);
    QVERIFY(QDir(engine::journalPath(desk.folder())).removeRecursively());
    QVERIFY(desk.begin(true));
    QCOMPARE(desk.report().rebuilt->updates, 0);
    QCOMPARE(desk.report().rebuilt->changedPeople, 0);
    desk.act({.kind = DeedKind::Block, .person = 7});
    rest(desk);
    QCOMPARE(desk.status(7), domain::DialogStatus::Blocked);
    desk.end();
    QVERIFY(factsIn(desk).size() > before.size());
    for (const QString &line : before)
        QVERIFY2(line.startsWith(u"evidence"_s) ? factsIn(desk).contains(line) : true,
                 qPrintable(line));
}

void TestEngineRebuild::understandsWhatAnOlderVersionDidNot()
{
    Desk desk;
    desk.add(7, u"Ann"_s);
    desk.act({.kind = DeedKind::Start, .person = 7});
    desk.act({.kind = DeedKind::Unheard, .person = 7});
    QVERIFY(desk.begin());
    rest(desk);
    QTRY_COMPARE(desk.session().state().unknownUpdates, 1); // told after the commit
    desk.end();
    const QStringList before = factsIn(desk);
    // A version that knew nothing of messages.
    damage(desk, u"UPDATE update_counts SET not_understood = count"_s);
    damage(desk, u"DELETE FROM messages"_s);
    damage(desk, u"DELETE FROM evidence"_s);
    damage(desk, u"DELETE FROM users"_s);
    QVERIFY(desk.begin(true));
    QCOMPARE(desk.report().rebuilt->changedPeople, 1);
    QTRY_COMPARE(desk.session().state().unknownUpdates, 1);
    desk.end();
    QCOMPARE(difference(before, factsIn(desk)), QString());
}

void TestEngineRebuild::answersOfOneSecondAreToldApart()
{
    // While catching up many answers come in one second; the older ones may be pruned.
    Desk desk;
    QVERIFY(desk.begin());
    desk.end();
    const qint64 at = 1'700'000'000'000;
    const auto answer = [](qint64 update, qint64 person) {
        return u"{\"ok\":true,\"result\":[{\"update_id\":%1,\"message\":{\"message_id\":1,"
               "\"date\":1699999999,\"chat\":{\"id\":%2,\"type\":\"private\"},\"from\":{\"id\":%2,"
               "\"is_bot\":false,\"first_name\":\"A\"},\"text\":\"/start\"}}]}"_s.arg(update)
                   .arg(person)
                   .toUtf8();
    };
    {
        auto journal = storage::Journal::open(engine::journalPath(desk.folder()));
        QVERIFY(journal->append({at, answer(100, 7)}).has_value());
    }
    QVERIFY(desk.begin());
    desk.end();
    const QDir folder(engine::journalPath(desk.folder()));
    QVERIFY(QFile::remove(folder.filePath(u"0000000001.journal"_s)));
    QFile next(folder.filePath(u"0000000002.journal"_s));
    QVERIFY(next.open(QIODevice::WriteOnly));
    next.close();
    {
        auto journal = storage::Journal::open(engine::journalPath(desk.folder()));
        QVERIFY(journal->append({at, answer(101, 8)}).has_value());
    }
    QVERIFY(desk.begin());
    desk.end();
    const QStringList before = factsIn(desk);
    QVERIFY(desk.begin(true));
    QCOMPARE(desk.report().rebuilt->updates, 1);
    QCOMPARE(desk.report().rebuilt->since, at);
    QCOMPARE(desk.report().rebuilt->changedPeople, 0);
    desk.end();
    QCOMPARE(difference(before, factsIn(desk)), QString());
    QCOMPARE(desk.status(7), domain::DialogStatus::Open);
    QCOMPARE(desk.status(8), domain::DialogStatus::Open);
}

QTEST_GUILESS_MAIN(TestEngineRebuild)
#include "tst_engine_rebuild.moc"
