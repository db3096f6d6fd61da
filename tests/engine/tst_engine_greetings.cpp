// Greetings: every /start gets exactly one when that is wanted, and those by hand fit the person
// (R12).
#include "../storage/open_database.h"
#include "desk.h"
#include "engine/inbox.h"
#include "engine/rebuild.h"

#include <QSignalSpy>

using namespace botdesk;
using namespace Qt::StringLiterals;
using sandbox::DeedKind;
using storage::GreetingSettings;
using storage::OutboxState;
using tests::Desk;

namespace
{

constexpr qint64 ann = 7;
/// When the server gave what is taken in: later than anything that it tells of.
constexpr qint64 receivedAt = 1'800'000'000'000;
constexpr qint64 noon = receivedAt / 1000 - 100'000;

const GreetingSettings &automatic()
{
    static const GreetingSettings settings{
        .greetings = {.general = {{u"en"_s, u"Hello {first_name}"_s},
                                  {u"ru"_s, u"Привет, {first_name}"_s}},
                      .byPayload = {{u"spring"_s, {{u"en"_s, u"Spring, {first_name}"_s}}},
                                    {u"sale"_s, {{u"en"_s, u"By {payload}"_s}}}}},
        .automatic = true};
    return settings;
}

QByteArray messageFrom(qint64 id, const QByteArray &text, qint64 date,
                       const QByteArray &kind = "message", const QByteArray &rest = {})
{
    return "{\"update_id\":" + QByteArray::number(id) + ",\"" + kind +
           "\":{\"message_id\":" + QByteArray::number(id) +
           ",\"date\":" + QByteArray::number(date) +
           ",\"chat\":{\"id\":7,\"type\":\"private\"},\"from\":{\"id\":7,\"is_bot\":false,"
           "\"first_name\":\"Ann\",\"language_code\":\"en\"},\"text\":\"" +
           text + "\"" + rest + "}}";
}

QByteArray membership(qint64 id, const QByteArray &status, qint64 date)
{
    return "{\"update_id\":" + QByteArray::number(id) +
           ",\"my_chat_member\":{\"date\":" + QByteArray::number(date) +
           ",\"chat\":{\"id\":7,\"type\":\"private\"},\"from\":{\"id\":7,\"is_bot\":false,"
           "\"first_name\":\"Ann\"},\"old_chat_member\":{\"status\":\"member\",\"user\":{\"id\":1,"
           "\"is_bot\":true,\"first_name\":\"B\"}},\"new_chat_member\":{\"status\":\"" +
           status + "\",\"user\":{\"id\":1,\"is_bot\":true,\"first_name\":\"B\"}}}}";
}

/// The half of a session that takes updates in: a journal, a database and the inbox between them.
class Intake
{
public:
    explicit Intake(const GreetingSettings &settings = automatic())
        : m_journal(storage::Journal::open(m_open.folder.filePath(u"journal"_s)).value())
    {
        set(settings);
    }

    void set(const GreetingSettings &settings)
    {
        QVERIFY(storage::GreetingRepository(*m_open).setSettings(settings).has_value());
    }
    /// Writes an answer of the server to the journal, and no further.
    engine::Arrival keep(const QList<QByteArray> &updates)
    {
        const QByteArray body = "{\"ok\":true,\"result\":[" + updates.join(',') + "]}";
        const auto behind = m_journal.append({.receivedAt = receivedAt, .answer = body});
        return engine::arrivalOf(*botapi::decodeUpdates(body), receivedAt, behind.value(),
                                 m_inbox.botId());
    }
    /// Takes updates in, in one transaction; false when that failed.
    bool take(const QList<QByteArray> &updates)
    {
        const std::vector<engine::Arrival> arrivals{keep(updates)};
        const auto changes = m_inbox.apply(arrivals);
        m_wakesOutbox = changes && changes->outbox;
        return changes.has_value();
    }
    /// What the next start does.
    bool catchUp()
    {
        return engine::Inbox(*m_open, 1, u"demo_bot"_s).catchUp(m_journal).has_value();
    }
    bool rebuild() { return engine::rebuild(*m_open, m_inbox, m_journal).has_value(); }
    /// Puts the inbox to the beginning of the journal, as if nothing had been applied.
    bool forgetProgress()
    {
        return m_open.database->executeOnce(u"UPDATE progress SET journal_offset = 0"_s)
            .has_value();
    }
    /// All greetings that were written down, oldest first.
    QStringList greetings() const
    {
        QStringList texts;
        auto rows =
            m_open.database->runOnce(u"SELECT text FROM outbox WHERE kind = 2 ORDER BY id"_s);
        while (rows->next())
            texts.append(rows->text(0));
        return texts;
    }
    /// What waits has left.
    bool deliver()
    {
        return m_open.database->executeOnce(u"UPDATE outbox SET state = 3"_s).has_value();
    }
    [[nodiscard]] bool wakesOutbox() const { return m_wakesOutbox; }

private:
    tests::OpenDatabase m_open;
    storage::Journal m_journal;
    engine::Inbox m_inbox{*m_open, 1, u"demo_bot"_s};
    bool m_wakesOutbox = false;
};

/// A /start with the number of its update, its payload and how many seconds after noon it came.
QByteArray start(qint64 id, const QByteArray &payload = {}, qint64 after = 0)
{
    return messageFrom(id, payload.isEmpty() ? QByteArray("/start") : "/start " + payload,
                       noon + after);
}

} // namespace

/// Payloads, and how many seconds after noon Start was pressed with them.
using Presses = QList<std::pair<QByteArray, qint64>>;

class TestEngineGreetings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyPrivateStartsAreGreeted_data();
    void onlyPrivateStartsAreGreeted();
    void aStartIsGreetedAsItDeserves_data();
    void aStartIsGreetedAsItDeserves();
    void pressedAgain_data();
    void pressedAgain();
    void whatStillWaitsIsEnough();
    void whoCameBackIsGreetedAnew();
    void whatWasTakenInBeforeIsNotMadeUpFor();
    void replaysGreetNobodyTwice();
    void aCrashBetweenJournalAndDatabaseForgetsNobody();
    void aRebuildGreetsNobody();
    void tenPressesAreOneGreeting();
    void whoWaitedOnTheServerIsGreeted();
    void whoStoppedTheBotMeanwhileIsNot();
    void aServerInTroubleOnlyDelays();
    void byHandItIsTheirPayloads();
    void savingIsAnswered();

private:
    static bool set(Desk &desk, const GreetingSettings &settings)
    {
        const QSignalSpy saved(&desk.session(), &engine::SessionHost::greetingsSaved);
        desk.session().setGreetings(settings);
        return QTest::qWaitFor([&] { return !saved.isEmpty(); });
    }
    /// How many greetings were written down for somebody.
    static qint64 written(const Desk &desk, qint64 user)
    {
        const auto database = desk.look();
        auto rows =
            database->run(u"SELECT count(*) FROM outbox WHERE kind = 2 AND user_id = ?"_s, {user});
        return rows && rows->next() ? rows->integer(0) : -1;
    }
};

void TestEngineGreetings::onlyPrivateStartsAreGreeted_data()
{
    QTest::addColumn<QByteArray>("update");
    QTest::addColumn<qsizetype>("greetings");
    const auto row = [](const char *name, const QByteArray &update, qsizetype greetings) {
        QTest::newRow(name) << update << greetings;
    };
    row("start", start(1), 1);
    row("start with a payload", start(1, "spring"), 1);
    row("another message", messageFrom(1, "Hello", noon), 0);
    row("edited", messageFrom(1, "/start", noon, "edited_message", ",\"edit_date\":1799999999"), 0);
    row("business", messageFrom(1, "/start", noon, "business_message"), 0);
    row("guest", messageFrom(1, "/start", noon, "guest_message"), 0);
    QByteArray inGroup = start(1);
    inGroup.replace("\"id\":7,\"type\":\"private\"", "\"id\":-70,\"type\":\"group\"");
    row("group", inGroup, 0);
    QByteArray byBot = start(1);
    byBot.replace("\"is_bot\":false", "\"is_bot\":true");
    row("bot", byBot, 0);
}

void TestEngineGreetings::onlyPrivateStartsAreGreeted()
{
    QFETCH(const QByteArray, update);
    Intake intake;
    QVERIFY(intake.take({update}));
    QTEST(intake.greetings().size(), "greetings");
    QCOMPARE(intake.wakesOutbox(), !intake.greetings().isEmpty());

    GreetingSettings off = automatic();
    off.automatic = false;
    Intake silent(off);
    QVERIFY(silent.take({update}));
    QCOMPARE(silent.greetings(), QStringList());
}

void TestEngineGreetings::aStartIsGreetedAsItDeserves_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QString>("greeting");
    QTest::newRow("general") << QByteArray() << QByteArray("ru") << u"Привет, Ann"_s;
    QTest::newRow("part of a tag") << QByteArray() << QByteArray("ru-RU") << u"Привет, Ann"_s;
    QTest::newRow("missing") << QByteArray() << QByteArray("de") << u"Hello Ann"_s;
    QTest::newRow("payload") << QByteArray("spring") << QByteArray("en") << u"Spring, Ann"_s;
    QTest::newRow("named") << QByteArray("sale") << QByteArray("en") << u"By sale"_s;
    QTest::newRow("no such") << QByteArray("autumn") << QByteArray("en") << u"Hello Ann"_s;
    QTest::newRow("no payload") << QByteArray("{bot} <b>") << QByteArray("en") << u"Hello Ann"_s;
}

void TestEngineGreetings::aStartIsGreetedAsItDeserves()
{
    QFETCH(const QByteArray, payload);
    QFETCH(const QByteArray, language);
    Intake intake;
    QVERIFY(intake.take({start(1, payload).replace("code\":\"en", "code\":\"" + language)}));
    QCOMPARE(intake.greetings().size(), 1);
    QTEST(intake.greetings().constFirst(), "greeting");
}

void TestEngineGreetings::pressedAgain_data()
{
    QTest::addColumn<Presses>("presses");
    QTest::addColumn<QStringList>("greetings");
    const QString hello = u"Hello Ann"_s;
    const QString spring = u"Spring, Ann"_s;
    QTest::newRow("at once") << Presses{{"", 0}, {"", 0}, {"", 1}, {"", 2}} << QStringList{hello};
    QTest::newRow("59 s") << Presses{{"", 0}, {"", 59}} << QStringList{hello};
    QTest::newRow("60 s") << Presses{{"", 0}, {"", 60}} << QStringList{hello, hello};
    QTest::newRow("the minute begins with what was answered")
        << Presses{{"", 0}, {"", 40}, {"", 80}} << QStringList{hello, hello};
    QTest::newRow("another payload")
        << Presses{{"", 0}, {"spring", 5}, {"sale", 6}} << QStringList{hello, spring, u"By sale"_s};
    QTest::newRow("to and fro") << Presses{{"", 0}, {"spring", 5}, {"", 10}, {"spring", 15}}
                                << QStringList{hello, spring};
    QTest::newRow("a payload without a greeting of its own")
        << Presses{{"", 0}, {"autumn", 5}} << QStringList{hello};
    QTest::newRow("told late") << Presses{{"", 100}, {"", 5}} << QStringList{hello};
}

void TestEngineGreetings::pressedAgain()
{
    QFETCH(const Presses, presses);
    Intake intake;
    qint64 id = 0;
    for (const auto &[payload, after] : presses) {
        QVERIFY(intake.take({start(++id, payload, after)}));
        QVERIFY(intake.deliver());
    }
    QTEST(intake.greetings(), "greetings");
}

void TestEngineGreetings::whatStillWaitsIsEnough()
{
    // Hours apart, and all on the server while Botdesk was closed.
    Intake intake;
    QVERIFY(intake.take({start(1, {}, 0), start(2, {}, 7200), start(3, {}, 14'400)}));
    QCOMPARE(intake.greetings().size(), 1);
    QVERIFY(intake.take({start(4, {}, 20'000)}));
    QCOMPARE(intake.greetings().size(), 1);
    QVERIFY(!intake.wakesOutbox());
    // Even though it would read differently by now.
    GreetingSettings edited = automatic();
    edited.greetings.general[u"en"_s] = u"Good day"_s;
    intake.set(edited);
    QVERIFY(intake.take({start(5, {}, 25'000)}));
    QCOMPARE(intake.greetings().size(), 1);
    QVERIFY(intake.deliver());
    QVERIFY(intake.take({start(6, {}, 30'000)}));
    QCOMPARE(intake.greetings(), (QStringList{u"Hello Ann"_s, u"Good day"_s}));
}

void TestEngineGreetings::whoCameBackIsGreetedAnew()
{
    Intake intake;
    QVERIFY(intake.take({start(1, {}, 0)}));
    QVERIFY(intake.deliver());
    QVERIFY(intake.take({membership(2, "kicked", noon + 10)}));
    QVERIFY(intake.take({membership(3, "member", noon + 20), start(4, {}, 20)}));
    QCOMPARE(intake.greetings().size(), 2);
    QVERIFY(intake.deliver());
    QVERIFY(intake.take({start(5, {}, 25)}));
    QCOMPARE(intake.greetings().size(), 2);
}

void TestEngineGreetings::whatWasTakenInBeforeIsNotMadeUpFor()
{
    GreetingSettings off = automatic();
    off.automatic = false;
    Intake intake(off);
    QVERIFY(intake.take({start(1)}));
    intake.set(automatic());
    // The server gives what was not confirmed once more.
    QVERIFY(intake.take({start(1)}));
    QCOMPARE(intake.greetings(), QStringList());
    QVERIFY(intake.take({start(2, {}, 1)}));
    QCOMPARE(intake.greetings().size(), 1);
}

void TestEngineGreetings::replaysGreetNobodyTwice()
{
    Intake intake;
    QVERIFY(intake.take({start(1), start(2, "spring", 5)}));
    QVERIFY(intake.take({start(3, {}, 500)}));
    const QStringList before = intake.greetings();
    QCOMPARE(before.size(), 2); // the third found the first still waiting
    QVERIFY(intake.deliver());
    QVERIFY(intake.take({start(1), start(2, "spring", 5), start(3, {}, 500)}));
    QCOMPARE(intake.greetings(), before);
    QVERIFY(intake.forgetProgress());
    QVERIFY(intake.catchUp());
    QCOMPARE(intake.greetings(), before);
}

void TestEngineGreetings::aCrashBetweenJournalAndDatabaseForgetsNobody()
{
    Intake intake;
    std::ignore = intake.keep({start(1)});
    QCOMPARE(intake.greetings(), QStringList());
    QVERIFY(intake.catchUp());
    QCOMPARE(intake.greetings().size(), 1);
    QVERIFY(intake.deliver());
    QVERIFY(intake.catchUp());
    QCOMPARE(intake.greetings().size(), 1);
}

void TestEngineGreetings::aRebuildGreetsNobody()
{
    GreetingSettings off = automatic();
    off.automatic = false;
    Intake intake(off);
    QVERIFY(intake.take({start(1)}));
    intake.set(automatic());
    QVERIFY(intake.take({start(2, {}, 500)}));
    QVERIFY(intake.deliver());
    QVERIFY(intake.rebuild());
    QCOMPARE(intake.greetings().size(), 1);
    QVERIFY(intake.take({start(3, {}, 1000)}));
    QCOMPARE(intake.greetings().size(), 2);
}

void TestEngineGreetings::tenPressesAreOneGreeting()
{
    Desk desk;
    desk.add(ann, u"Анна"_s);
    desk.add(8, u"Bob"_s, "en");
    QVERIFY(desk.begin());
    QVERIFY(set(desk, automatic()));
    for (int i = 0; i < 10; ++i)
        desk.act({.kind = DeedKind::Start, .person = ann});
    desk.act({.kind = DeedKind::Start, .person = ann, .text = u"spring"_s});
    desk.act({.kind = DeedKind::Start, .person = 8});
    QTRY_COMPARE(desk.server().record().deliveredTo(8), 1);
    QTRY_COMPARE(desk.messages(ann).size(), 13);
    QCOMPARE(written(desk, ann), 2);
    // The payload's own greeting speaks English only; what the link promised is told all the same.
    QCOMPARE(desk.server().record().deliveredTo(ann), 2);
    QStringList texts;
    for (const storage::Message &message : desk.messages(ann)) {
        if (message.outgoing)
            texts.append(message.text);
    }
    texts.sort();
    QCOMPARE(texts, (QStringList{u"Spring, Анна"_s, u"Привет, Анна"_s}));
    QCOMPARE(desk.messages(8).constLast().text, u"Hello Bob"_s);
}

void TestEngineGreetings::whoWaitedOnTheServerIsGreeted()
{
    Desk desk;
    desk.add(ann, u"Анна"_s);
    QVERIFY(desk.begin());
    QVERIFY(set(desk, automatic()));
    desk.end();
    const qint64 hoursAgo = QDateTime::currentMSecsSinceEpoch() - 4 * 3'600'000;
    desk.act({.kind = DeedKind::Start, .person = ann, .at = hoursAgo});
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.server().record().deliveredTo(ann), 1);
    // Ended at any moment and begun again, it stays at one.
    for (int round = 0; round < 3; ++round) {
        desk.end();
        QVERIFY(desk.begin());
    }
    desk.act({.kind = DeedKind::Write, .person = ann, .text = u"done"_s});
    QTRY_VERIFY(desk.messages(ann).size() >= 2);
    QCOMPARE(written(desk, ann), 1);
    QCOMPARE(desk.server().record().deliveredTo(ann), 1);
}

void TestEngineGreetings::whoStoppedTheBotMeanwhileIsNot()
{
    Desk desk;
    desk.add(ann, u"Анна"_s);
    QVERIFY(desk.begin());
    QVERIFY(set(desk, automatic()));
    desk.end();
    const qint64 earlier = QDateTime::currentMSecsSinceEpoch() - 60'000;
    desk.act({.kind = DeedKind::Start, .person = ann, .at = earlier});
    desk.act({.kind = DeedKind::Block, .person = ann, .at = earlier + 5000});
    QVERIFY(desk.begin());
    // It is not dropped in silence: the conversation shows it, and why it did not leave.
    QTRY_COMPARE(desk.unsent(ann).size(), 1);
    QTRY_COMPARE(desk.unsent(ann).constFirst().state, OutboxState::Refused);
    // By us when both came at once, by the server when the second one was still on its way.
    QVERIFY(desk.unsent(ann).constFirst().reason != storage::OutboxReason::None);
    QCOMPARE(desk.server().record().deliveredTo(ann), 0);
}

void TestEngineGreetings::aServerInTroubleOnlyDelays()
{
    Desk desk;
    desk.add(ann, u"Анна"_s);
    QVERIFY(desk.begin());
    QVERIFY(set(desk, automatic()));
    desk.server().faults().inject(
        {.kind = sandbox::FaultKind::ServerError, .method = "sendMessage", .count = 1});
    desk.act({.kind = DeedKind::Start, .person = ann});
    QTRY_COMPARE(desk.session().state().sending.pause, engine::OutboxPause::ServerFault);
    desk.session().retryNow();
    QTRY_COMPARE_WITH_TIMEOUT(desk.server().record().deliveredTo(ann), 1, 20'000);
    QCOMPARE(written(desk, ann), 1);
}

void TestEngineGreetings::byHandItIsTheirPayloads()
{
    Desk desk;
    desk.add(ann, u"Ann"_s, "en");
    desk.add(8, u"Bob"_s, "de");
    desk.act({.kind = DeedKind::Start, .person = ann, .text = u"spring"_s});
    desk.act({.kind = DeedKind::Start, .person = 8});
    QVERIFY(desk.begin());
    GreetingSettings off = automatic();
    off.automatic = false;
    QVERIFY(set(desk, off));
    QTRY_COMPARE(desk.session().state().users, 2);
    desk.session().act(engine::BulkAction::Greet, {ann, 8});
    QTRY_COMPARE(desk.messages(ann).size(), 2);
    QTRY_COMPARE(desk.messages(8).size(), 2);
    QCOMPARE(desk.messages(ann).constLast().text, u"Spring, Ann"_s);
    QCOMPARE(desk.messages(8).constLast().text, u"Hello Bob"_s);
}

void TestEngineGreetings::savingIsAnswered()
{
    Desk desk;
    QVERIFY(desk.begin());
    QVERIFY(set(desk, automatic()));
    QCOMPARE(storage::GreetingRepository(*desk.look()).settings().value(), automatic());

    {
        auto database = storage::Database::open(engine::databasePath(desk.folder()),
                                                storage::Database::Mode::ReadWrite);
        QVERIFY((*database)->executeOnce(u"DROP TABLE preferences"_s).has_value());
    }
    const QSignalSpy failed(&desk.session(), &engine::SessionHost::greetingsNotSaved);
    desk.session().setGreetings({});
    QTRY_COMPARE(failed.size(), 1);
    // None of it was written.
    QCOMPARE(storage::GreetingRepository(*desk.look()).greetings().value(), automatic().greetings);
}

QTEST_GUILESS_MAIN(TestEngineGreetings)
#include "tst_engine_greetings.moc"
