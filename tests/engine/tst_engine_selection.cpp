// Everyone but a few, as the table selects them, and what is done to them: greeted, probed, written
// to. Who was reached is what the server saw.
#include "broadcast_desk.h"
#include "storage/greeting_order_repository.h"

#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::UserId;
using sandbox::Relation;
using storage::EveryoneBut;
using tests::BroadcastDesk;
using tests::firstOfCrowd;

namespace
{

constexpr int crowd = 700;

} // namespace

class TestEngineSelection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void everyoneButAFewIsGreeted();
    void oneSelectionFollowsTheOther();
    void whoIsPickedIsGreeted();
    void whatIsTakenBackDoesNotComeAgain();
    void theEndOfTheProgramForgetsNobody_data();
    void theEndOfTheProgramForgetsNobody();
    void everyoneButAFewIsProbed();
    void everyoneButAFewIsWrittenTo();

private:
    /// Everyone whose dialog is open and who was not taken out, by id.
    [[nodiscard]] QList<UserId> wanted() const;
    [[nodiscard]] QList<UserId> reached() const
    {
        QList<UserId> people;
        for (const auto &entry : m_desk->server().record().entries()) {
            if (entry.delivered && !people.contains(entry.chatId))
                people.append(entry.chatId);
        }
        std::ranges::sort(people);
        return people;
    }

    std::unique_ptr<BroadcastDesk> m_desk;
    EveryoneBut m_selected;
};

void TestEngineSelection::init()
{
    m_desk = std::make_unique<BroadcastDesk>(crowd);
    // Some have stopped the bot, which the bot knows.
    for (UserId id = firstOfCrowd; id < firstOfCrowd + crowd; id += 100)
        QVERIFY(m_desk->act({.kind = sandbox::DeedKind::Block, .person = id}));
    QVERIFY(m_desk->open());
    QTRY_COMPARE(m_desk->status(firstOfCrowd + 600), domain::DialogStatus::Blocked);
    m_selected = {.query = {.search = u"person"_s}, .exceptions = {}};
    for (UserId id = firstOfCrowd; id < firstOfCrowd + crowd; id += 30)
        m_selected.exceptions.append(id);
}

QList<UserId> TestEngineSelection::wanted() const
{
    QList<UserId> people;
    for (UserId id = firstOfCrowd; id < firstOfCrowd + crowd; ++id) {
        const bool isBlocked = (id - firstOfCrowd) % 100 == 0;
        if (!isBlocked && !m_selected.exceptions.contains(id))
            people.append(id);
    }
    return people;
}

void TestEngineSelection::everyoneButAFewIsGreeted()
{
    m_desk->session().greet(m_selected);
    QTRY_COMPARE_WITH_TIMEOUT(reached().size(), wanted().size(), 60'000);
    QTRY_VERIFY(m_desk->session().state().sending.counts.queued == 0);
    QCOMPARE(reached(), wanted());
    QCOMPARE(m_desk->server().record().deliveredCount(), reached().size());
    QCOMPARE(m_desk->lastTo(firstOfCrowd + 1).text, u"Привет, Person 1"_s);
}

void TestEngineSelection::oneSelectionFollowsTheOther()
{
    m_desk->session().greet(m_selected);
    m_desk->session().greet(m_selected.exceptions);
    QList<UserId> all = wanted();
    for (const UserId id : std::as_const(m_selected.exceptions)) {
        if ((id - firstOfCrowd) % 100 != 0)
            all.append(id);
    }
    std::ranges::sort(all);
    QTRY_COMPARE_WITH_TIMEOUT(reached().size(), all.size(), 60'000);
    QCOMPARE(reached(), all);
    QCOMPARE(m_desk->server().record().deliveredCount(), reached().size());
}

void TestEngineSelection::whoIsPickedIsGreeted()
{
    const QList<UserId> picked{firstOfCrowd + 7, firstOfCrowd + 7, firstOfCrowd + 100,
                               firstOfCrowd + 3, 12};
    m_desk->session().greet(picked);
    const QList<UserId> both{firstOfCrowd + 3, firstOfCrowd + 7};
    QTRY_COMPARE(reached(), both);
    QCOMPARE(m_desk->server().record().deliveredCount(), reached().size());
}

void TestEngineSelection::whatIsTakenBackDoesNotComeAgain()
{
    m_desk->session().greet(m_selected);
    m_desk->session().takeBackAll(std::nullopt, engine::JobsBehind::Pause);
    m_desk->session().send(firstOfCrowd + 1, u"last"_s);
    QTRY_COMPARE(m_desk->lastTo(firstOfCrowd + 1).text, u"last"_s);
    m_desk->end();
    QVERIFY(m_desk->server().record().deliveredCount() < wanted().size());
    const auto database = m_desk->look();
    QVERIFY(!storage::GreetingOrderRepository(*database).first().value().has_value());
    QCOMPARE(storage::OutboxRepository(*database).counts().value().queued, 0);
}

void TestEngineSelection::theEndOfTheProgramForgetsNobody_data()
{
    QTest::addColumn<bool>("picked");
    QTest::newRow("everyone but a few") << false;
    QTest::newRow("picked") << true;
}

void TestEngineSelection::theEndOfTheProgramForgetsNobody()
{
    QFETCH(const bool, picked);
    m_desk->end();
    const UserId last = firstOfCrowd + 311;
    {
        // As it stands when some were put into the outbox, sent, and then the program ended.
        const auto database = storage::Database::open(engine::databasePath(m_desk->folder()),
                                                      storage::Database::Mode::ReadWrite);
        QVERIFY(database);
        storage::GreetingOrderRepository orders(**database);
        const storage::Audience audience = picked ? storage::Audience(wanted()) : m_selected;
        QVERIFY(orders.add(audience));
        const auto order = orders.first();
        QVERIFY(order && *order && (*order)->audience == audience);
        QVERIFY(orders.goOn((*order)->id, last));
    }
    QVERIFY(m_desk->open());
    QList<UserId> left = wanted();
    left.removeIf([](UserId id) { return id <= last; });
    QTRY_COMPARE_WITH_TIMEOUT(reached(), left, 60'000);
    QCOMPARE(m_desk->server().record().deliveredCount(), left.size());
    m_desk->end();
    const auto database = m_desk->look();
    QVERIFY(!storage::GreetingOrderRepository(*database).first().value().has_value());
}

void TestEngineSelection::everyoneButAFewIsProbed()
{
    m_desk->session().startProbe(m_selected, false);
    const auto report = [this] {
        const auto database = m_desk->look();
        return storage::JobRepository(*database)
            .reports(storage::JobKind::Probe, 1, QDateTime::currentMSecsSinceEpoch())
            .value()
            .value(0);
    };
    // A probe asks those who stopped the bot, too.
    const auto total = crowd - m_selected.exceptions.size();
    QTRY_COMPARE(report().job.total, total);
    QTRY_COMPARE_WITH_TIMEOUT(report().job.state, storage::JobState::Finished, 60'000);
    QCOMPARE(report().job.done, total);
}

void TestEngineSelection::everyoneButAFewIsWrittenTo()
{
    auto order = tests::orderOf(u"News"_s);
    order.audience = m_selected;
    const qint64 job = m_desk->start(order);
    QVERIFY(job > 0);
    QVERIFY(m_desk->hasFinished(job));
    QCOMPARE(reached(), wanted());
    QCOMPARE(m_desk->server().record().deliveredCount(), reached().size());
    QCOMPARE(m_desk->job(job).total, wanted().size());
}

QTEST_GUILESS_MAIN(TestEngineSelection)
#include "tst_engine_selection.moc"
