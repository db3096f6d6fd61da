// Looking into the journal while it is written and pruned, and updates that are not as they should
// be.
#include "../storage/open_database.h"
#include "engine/inbox.h"
#include "engine/journal_browser.h"
#include "engine/json_text.h"
#include "storage/evidence_repository.h"
#include "storage/user_repository.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using engine::JournalBrowser;
using engine::JournalEntry;
using engine::JournalPortion;
using storage::Journal;

namespace
{

constexpr qint64 noon = 1'800'000'000'000;

QByteArray update(qint64 id, const QByteArray &rest)
{
    return "{\"update_id\":" + QByteArray::number(id) + (rest.isEmpty() ? "" : ",") + rest + '}';
}

QByteArray message(qint64 id, qint64 from, const QByteArray &text = "/start",
                   qint64 date = noon / 1000)
{
    const QByteArray person = QByteArray::number(from);
    return update(id, "\"message\":{\"message_id\":5,\"date\":" + QByteArray::number(date) +
                          ",\"chat\":{\"id\":" + person +
                          ",\"type\":\"private\"},\"from\":{\"id\":" + person +
                          ",\"is_bot\":false,\"first_name\":\"Ann\",\"last_name\":\"Lee\"},"
                          "\"text\":\"" +
                          text + "\"}");
}

QByteArray answer(const QList<QByteArray> &updates)
{
    return "{\"ok\":true,\"result\":[" + updates.join(',') + "]}";
}

} // namespace

class TestEngineJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsTheNewestFirst();
    void filters();
    void isBounded();
    void followsWhatComes();
    void passesOverWhatIsTornOrGarbage();
    void goesOnWhileItIsPruned();
    void readsAndFinds();
    void theNewestWishCounts();
    void measures();
    void jsonAsItCame_data();
    void jsonAsItCame();
    void jsonOfAnswers();
    void wrongUpdatesDoNoHarm();
    void aGroupsMembershipIsNobodysDialog();
    void implausibleDates_data();
    void implausibleDates();
    void everythingIsCountedOnce();

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"journal"_s); }
    [[nodiscard]] storage::JournalPosition append(const QList<QByteArray> &updates);
    [[nodiscard]] QList<JournalEntry> list(const engine::JournalFilter &filter = {});
    [[nodiscard]] engine::Arrival arrival(const QList<QByteArray> &updates);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<Journal> m_journal;
    std::unique_ptr<JournalBrowser> m_browser;
    bool m_cut = false;
    qint64 m_behind = 0;
};

void TestEngineJournal::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_journal.emplace(Journal::open(folder()).value());
    m_browser = std::make_unique<JournalBrowser>(folder());
    m_behind = 0;
}

void TestEngineJournal::cleanup()
{
    m_browser.reset();
    m_journal.reset();
}

storage::JournalPosition TestEngineJournal::append(const QList<QByteArray> &updates)
{
    return m_journal->append({noon, answer(updates)}).value();
}

QList<JournalEntry> TestEngineJournal::list(const engine::JournalFilter &filter)
{
    QSignalSpy found(m_browser.get(), &JournalBrowser::found);
    m_browser->list(filter);
    QList<JournalEntry> entries;
    const auto isComplete = [&] {
        for (; !found.isEmpty(); found.removeFirst()) {
            const auto portion = found.constFirst().constFirst().value<JournalPortion>();
            entries += portion.entries;
            m_cut = portion.cut;
            if (portion.complete)
                return true;
        }
        return false;
    };
    if (!QTest::qWaitFor(isComplete, 20'000))
        return {};
    return entries;
}

engine::Arrival TestEngineJournal::arrival(const QList<QByteArray> &updates)
{
    return engine::arrivalOf(botapi::decodeUpdates(answer(updates)).value(), noon, {1, ++m_behind},
                             1);
}

void TestEngineJournal::listsTheNewestFirst()
{
    QVERIFY(list().isEmpty());
    std::ignore = append({message(1, 7), update(2, "\"telepathy\":{\"strength\":1}")});
    std::ignore = append({update(3, "\"message\":17"), message(4, 8)});
    const auto entries = list();
    QCOMPARE(entries.size(), 4);
    QCOMPARE(entries[0].updateId, 4);
    QCOMPARE(entries[0].type, u"message"_s);
    QCOMPARE(entries[0].person, 8);
    QCOMPARE(entries[0].personName, u"Ann Lee"_s);
    QCOMPARE(entries[0].receivedAt, noon);
    QVERIFY(entries[0].understood);
    QCOMPARE(entries[1].updateId, 3);
    QVERIFY(!entries[1].understood);
    QCOMPARE(entries[2].type, u"telepathy"_s);
    QVERIFY(!entries[2].understood);
    QCOMPARE(entries[3].updateId, 1);
    QCOMPARE(entries[3].record, (storage::JournalPosition{1, 0}));
}

void TestEngineJournal::filters()
{
    std::ignore = append({message(1, 7), update(2, "\"telepathy\":{}")});
    std::ignore =
        append({message(3, 7, "poll"), update(4, "\"poll\":{\"id\":\"1\"}"), update(5, "")});
    QCOMPARE(list({.type = u"message"_s}).size(), 2);
    QCOMPARE(list({.type = u"poll"_s}).size(), 1);
    QCOMPARE(list({.type = u"chat_boost"_s}).size(), 0);
    const auto unknown = list({.onlyNotUnderstood = true});
    QCOMPARE(unknown.size(), 2);
    QCOMPARE(unknown[0].updateId, 5);
    QCOMPARE(unknown[0].type, QString());
    QCOMPARE(list({.type = QString()}).size(), 1);
}

void TestEngineJournal::isBounded()
{
    QList<QByteArray> hundred;
    for (int i = 0; i < 100; ++i)
        hundred.append(update(i + 1, "\"poll\":{\"id\":\"1\"}"));
    for (int i = 0; i < 101; ++i)
        std::ignore = append(hundred);
    QCOMPARE(list().size(), JournalBrowser::most);
    QVERIFY(m_cut);
    m_cut = true;
    QCOMPARE(list({.onlyNotUnderstood = true}).size(), 0);
    QVERIFY(!m_cut);
}

void TestEngineJournal::followsWhatComes()
{
    std::ignore = append({message(1, 7)});
    const auto entries = list();
    std::ignore = append({message(2, 7), update(3, "\"telepathy\":{}")});
    QSignalSpy found(m_browser.get(), &JournalBrowser::found);
    m_browser->listNewer({}, entries.first().record);
    QVERIFY(found.wait(20'000));
    const auto portion = found.first().first().value<JournalPortion>();
    QVERIFY(portion.newer && portion.complete);
    QCOMPARE(portion.entries.size(), 2);
    QCOMPARE(portion.entries.first().updateId, 3);
    found.clear();
    m_browser->listNewer({}, portion.entries.first().record);
    QVERIFY(found.wait(20'000));
    QVERIFY(found.first().first().value<JournalPortion>().entries.isEmpty());
}

void TestEngineJournal::passesOverWhatIsTornOrGarbage()
{
    std::ignore = append({message(1, 7)});
    const auto damaged = append({message(2, 7)});
    std::ignore = append({message(3, 7)});
    QVERIFY(m_journal->append({noon, "<html>not JSON</html>"}).has_value());
    QVERIFY(m_journal->append({noon, "{\"ok\":true,\"result\":{}}"}).has_value());
    QVERIFY(m_journal->append({noon, ""}).has_value());
    QFile file(folder() + u"/0000000001.journal"_s);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(damaged.offset - 5);
    file.write("#");
    // The beginning of a record that is being written.
    file.seek(file.size());
    file.write(QByteArray::fromHex("42444a31ff000000"));
    file.flush();
    QFile stray(folder() + u"/0000000000.journal"_s);
    QVERIFY(stray.open(QIODevice::WriteOnly));
    QFile garbage(folder() + u"/0000000009.journal"_s);
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(QByteArray(1000, '\xff'));
    garbage.flush();
    const auto entries = list();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0].updateId, 3);
    QCOMPARE(entries[1].updateId, 1);
}

void TestEngineJournal::goesOnWhileItIsPruned()
{
    const QByteArray large(Journal::segmentSize / 2 + 1, 'x');
    for (int i = 1; i <= 6; ++i)
        std::ignore = append({message(i, 7, large)});
    const auto all = list();
    QCOMPARE(all.size(), 6);
    // Asked for, and gone before it is read.
    m_browser->list({});
    m_journal->prune(QDateTime::currentMSecsSinceEpoch() + 60'000, m_journal->end());
    const auto left = list();
    QVERIFY(left.size() <= 6);
    std::optional<bool> isThere;
    m_browser->read(all.last(), this,
                    [&](const std::optional<QString> &text) { isThere = text.has_value(); });
    QTRY_VERIFY(isThere.has_value());
    QVERIFY(!*isThere);
    QVERIFY(QFile::remove(folder() + u"/0000000004.journal"_s));
    QVERIFY(list().isEmpty());
}

void TestEngineJournal::readsAndFinds()
{
    std::ignore =
        append({message(41, 7), update(42, "\"telepathy\":{\"b\":1,\"a\":9007199254740993}")});
    std::ignore = append({message(43, 42)});
    std::optional<JournalEntry> found;
    bool answered = false;
    m_browser->find(42, this, [&](const std::optional<JournalEntry> &entry) {
        found = entry;
        answered = true;
    });
    QTRY_VERIFY(answered);
    QVERIFY(found.has_value());
    QCOMPARE(found->type, u"telepathy"_s);
    QString text;
    m_browser->read(*found, this,
                    [&](const std::optional<QString> &read) { text = read.value_or(u"none"_s); });
    QTRY_VERIFY(!text.isEmpty());
    // In the order and with the numbers that it came with.
    QCOMPARE(text, u"{\n  \"update_id\": 42,\n  \"telepathy\": {\n    \"b\": 1,\n    \"a\": "
                   "9007199254740993\n  }\n}"_s);
    answered = false;
    m_browser->find(4, this, [&](const std::optional<JournalEntry> &entry) {
        found = entry;
        answered = true;
    });
    QTRY_VERIFY(answered);
    QVERIFY(!found.has_value());
}

void TestEngineJournal::theNewestWishCounts()
{
    for (int i = 1; i < 200; ++i)
        std::ignore = append({message(i, 7), update(1000 + i, "\"telepathy\":{}")});
    QSignalSpy found(m_browser.get(), &JournalBrowser::found);
    for (int i = 0; i < 50; ++i)
        m_browser->list({.type = u"message"_s});
    m_browser->list({.type = u"telepathy"_s});
    qsizetype count = 0;
    QTRY_VERIFY(!found.isEmpty() && found.last().first().value<JournalPortion>().complete);
    for (const auto &arguments : found) {
        const auto portion = arguments.first().value<JournalPortion>();
        QCOMPARE(portion.filter.type, std::optional(u"telepathy"_s));
        count += portion.entries.size();
    }
    QCOMPARE(count, 199);
    m_browser->list({}); // ends with the browser
    m_browser.reset();
}

void TestEngineJournal::measures()
{
    std::optional<storage::JournalExtent> extent;
    const auto measure = [&] {
        extent.reset();
        m_browser->measure(this,
                           [&](const storage::JournalExtent &measured) { extent = measured; });
        return QTest::qWaitFor([&] { return extent.has_value(); });
    };
    QVERIFY(measure());
    QCOMPARE(extent->bytes, 0);
    QCOMPARE(extent->oldestAt, 0);
    std::ignore = append({message(1, 7)});
    QVERIFY(m_journal->append({noon + 5, answer({message(2, 7)})}).has_value());
    QVERIFY(measure());
    QCOMPARE(extent->bytes, m_journal->end().offset);
    QCOMPARE(extent->oldestAt, noon);
}

void TestEngineJournal::jsonAsItCame_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("nothing in it") << QByteArray("{ }") << u"{}"_s;
    QTest::newRow("list") << QByteArray("[1, 2,[]]") << u"[\n  1,\n  2,\n  []\n]"_s;
    QTest::newRow("signs in texts") << QByteArray(R"({"a":"x, {y}: \"[\\"})") << uR"({
  "a": "x, {y}: \"[\\"
})"_s;
    QTest::newRow("letters") << QByteArray(R"({"a":"\u041d\u0430 \ud83d\udc4d"})")
                             << u"{\n  \"a\": \"На 👍\"\n}"_s;
    // What cannot be seen, or would turn the text around, stays as it was written.
    QTest::newRow("invisible") << QByteArray(R"(["\u0007\u202e\ud83d\u0041\\u0041"])") << uR"([
  "\u0007\u202e\ud83d\u0041\\u0041"
])"_s;
    QTest::newRow("cut off") << QByteArray(R"({"a":"\u04)") << u"{\n  \"a\": \"\\u04"_s;
    QTest::newRow("too many brackets") << QByteArray("]}]") << u"\n]\n}\n]"_s;
}

void TestEngineJournal::jsonAsItCame()
{
    QFETCH(const QByteArray, json);
    QTEST(engine::indented(json), "text");
}

void TestEngineJournal::jsonOfAnswers()
{
    const QByteArray whole =
        R"({"ok":true,"more":{"result":[1]},"result":[ {"a":"],["} ,[2], 3 ]})";
    QCOMPARE(engine::updateIn(whole, 0), QByteArray(R"({"a":"],["})"));
    QCOMPARE(engine::updateIn(whole, 1), QByteArray("[2]"));
    QCOMPARE(engine::updateIn(whole, 2), QByteArray("3"));
    QCOMPARE(engine::updateIn(whole, 3), QByteArray());
    // Whatever the bytes are, nothing happens.
    for (qsizetype length = 0; length < whole.size(); ++length) {
        for (qsizetype index = 0; index < 4; ++index)
            std::ignore = engine::updateIn(whole.first(length), index);
        std::ignore = engine::indented(QByteArrayView(whole).first(length));
    }
}

void TestEngineJournal::wrongUpdatesDoNoHarm()
{
    const tests::OpenDatabase open;
    engine::Inbox inbox(*open, 1);
    const auto applied = inbox.apply(std::vector{
        arrival({update(1, "\"message\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":7,\"type\":"
                           "\"private\"},\"text\":\"nobody\"}"),
                 update(2, "\"callback_query\":{\"id\":\"1\"}"), update(3, "\"my_chat_member\":[]"),
                 update(4, "\"message\":null"), "17", "null", "{}", update(5, ""),
                 update(6, "\"inline_query\":{\"id\":\"1\",\"from\":{\"id\":-5,\"is_bot\":false,"
                           "\"first_name\":\"x\"},\"query\":\"\",\"offset\":\"\"}"),
                 message(8, 9)})});
    QVERIFY(applied.has_value());
    QCOMPARE(applied->users, QSet<domain::UserId>{9});
    QCOMPARE(storage::UserRepository(*open).count().value(), 1);
    const auto progress = storage::SettingsRepository(*open).progress().value();
    QCOMPARE(progress.nextUpdateId, 9);
}

void TestEngineJournal::aGroupsMembershipIsNobodysDialog()
{
    const tests::OpenDatabase open;
    engine::Inbox inbox(*open, 1);
    const auto membership = [](qint64 id, qint64 chat, const QByteArray &type) {
        const QByteArray bot =
            "{\"user\":{\"id\":1,\"is_bot\":true,\"first_name\":\"B\"},\"status\":";
        return update(id, "\"my_chat_member\":{\"chat\":{\"id\":" + QByteArray::number(chat) +
                              ",\"type\":\"" + type +
                              "\",\"title\":\"T\"},\"from\":{\"id\":7,\"is_bot\":false,"
                              "\"first_name\":\"Ann\"},\"date\":1800000000,\"old_chat_member\":" +
                              bot + "\"member\"},\"new_chat_member\":" + bot + "\"kicked\"}}");
    };
    QVERIFY(inbox
                .apply(std::vector{
                    arrival({message(1, 7), membership(2, -100, "supergroup"),
                             membership(3, -5, "group"), membership(4, -1007, "channel")})})
                .has_value());
    QCOMPARE(storage::UserRepository(*open).find(7).value()->dialog.status, DialogStatus::Open);
    QCOMPARE(storage::UserRepository(*open).count().value(), 1);
    QVERIFY(inbox.apply(std::vector{arrival({membership(5, 7, "private")})}).has_value());
    QCOMPARE(storage::UserRepository(*open).find(7).value()->dialog.status, DialogStatus::Blocked);
}

void TestEngineJournal::implausibleDates_data()
{
    QTest::addColumn<qint64>("date");
    QTest::newRow("1970") << qint64{0};
    QTest::newRow("before") << qint64{-5};
    QTest::newRow("1971") << qint64{31'536'000};
    QTest::newRow("tomorrow") << qint64{noon / 1000 + 86'400};
    QTest::newRow("the year 9999") << qint64{253'402'300'799};
    QTest::newRow("2^53") << (qint64{1} << 53);
}

void TestEngineJournal::implausibleDates()
{
    QFETCH(const qint64, date);
    const tests::OpenDatabase open;
    engine::Inbox inbox(*open, 1);
    QVERIFY(inbox.apply(std::vector{arrival({message(1, 7, "/start", date)})}).has_value());
    auto user = storage::UserRepository(*open).find(7).value();
    QVERIFY(user.has_value());
    QCOMPARE(user->dialog.status, DialogStatus::Open);
    QCOMPARE(user->dialog.since, noon / 1000);
    QCOMPARE(user->lastSeen, noon / 1000);
    // It does not win over what comes later.
    QVERIFY(inbox
                .apply(std::vector{arrival(
                    {update(2, "\"my_chat_member\":{\"chat\":{\"id\":7,\"type\":\"private\"},"
                               "\"from\":{\"id\":7,\"is_bot\":false,\"first_name\":\"Ann\"},"
                               "\"date\":1800000000,\"old_chat_member\":{\"user\":{\"id\":1,"
                               "\"is_bot\":true,\"first_name\":\"B\"},\"status\":\"member\"},"
                               "\"new_chat_member\":{\"user\":{\"id\":1,\"is_bot\":true,"
                               "\"first_name\":\"B\"},\"status\":\"kicked\"}}")})})
                .has_value());
    user = storage::UserRepository(*open).find(7).value();
    QCOMPARE(user->dialog.status, DialogStatus::Blocked);
}

void TestEngineJournal::everythingIsCountedOnce()
{
    const tests::OpenDatabase open;
    engine::Inbox inbox(*open, 1);
    std::ignore = append({message(1, 7), message(2, 8), update(3, "\"telepathy\":{}")});
    std::ignore = append({update(4, "\"message\":17"), update(5, ""), message(6, 7)});
    QVERIFY(inbox.catchUp(*m_journal).has_value());
    QVERIFY(inbox.catchUp(*m_journal).has_value()); // nothing is left
    const storage::SettingsRepository settings(*open);
    const auto counts = settings.updateCounts().value();
    QCOMPARE(counts.size(), 3);
    QCOMPARE(counts[0].type, QString());
    QCOMPARE(counts[0].notUnderstood, 1);
    QCOMPARE(counts[1].type, u"message"_s);
    QCOMPARE(counts[1].count, 4);
    QCOMPARE(counts[1].notUnderstood, 1);
    QCOMPARE(counts[1].lastAt, noon);
    QCOMPARE(counts[2].type, u"telepathy"_s);
    QCOMPARE(counts[2].notUnderstood, 1);
    QCOMPARE(settings.notUnderstood().value(), 3);
}

QTEST_GUILESS_MAIN(TestEngineJournal)
#include "tst_engine_journal.moc"
