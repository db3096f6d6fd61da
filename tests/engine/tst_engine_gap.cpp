// Botdesk knows when it was away for longer than the server keeps updates, and only then.
#include "../storage/open_database.h"
#include "desk.h"
#include "engine/contact.h"
#include "storage/journal.h"

using namespace botdesk;
using namespace Qt::StringLiterals;
using engine::Contact;
using sandbox::DeedKind;
using tests::Desk;

namespace
{

constexpr qint64 hour = 3'600'000;
constexpr qint64 noon = 1'800'000'000'000;

void setLastPoll(const Desk &desk, qint64 at)
{
    auto database = storage::Database::open(engine::databasePath(desk.folder()),
                                            storage::Database::Mode::ReadWrite);
    QVERIFY(database.has_value());
    storage::SettingsRepository settings(**database);
    auto progress = settings.progress().value();
    progress.lastPollAt = at;
    QVERIFY(settings.setProgress(progress).has_value());
}

qint64 lastPoll(const Desk &desk)
{
    return storage::SettingsRepository(*desk.look()).progress().value().lastPollAt;
}

QList<storage::Gap> gapsIn(storage::Database &database)
{
    return storage::GapRepository(database).unsettled().value();
}

} // namespace

class TestEngineGap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverOnTheFirstStart();
    void aLongAbsenceIsOneGap();
    void aShortAbsenceIsNone();
    void whileItRuns();
    void aQuietBotIsHeard();
    void isSettledForGood();
    void aClockThatGoesBackMakesNone();
    void isWrittenOnceAndSeldom();
    void replayedAnswersMakeNone();
};

void TestEngineGap::neverOnTheFirstStart()
{
    Desk desk;
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
    QVERIFY(desk.session().state().gaps.isEmpty());
    QVERIFY(gapsIn(*desk.look()).isEmpty());
}

void TestEngineGap::aLongAbsenceIsOneGap()
{
    Desk desk;
    desk.add(7, u"Ann"_s);
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
    desk.end();
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 left = before - 30 * hour;
    setLastPoll(desk, left);
    desk.act({.kind = DeedKind::Start, .person = 7});
    for (int start = 0; start < 3; ++start) {
        QVERIFY(desk.begin());
        QTRY_COMPARE(desk.status(7), domain::DialogStatus::Open);
        QTRY_COMPARE(desk.session().state().gaps.size(), 1);
        desk.act({.kind = DeedKind::Write, .person = 7, .text = u"again"_s});
        QTRY_COMPARE(desk.messages(7).size(), start + 2);
        desk.end();
    }
    const auto gaps = gapsIn(*desk.look());
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.first().from, left);
    QCOMPARE(gaps.first().to, gaps.first().noticedAt - 24 * hour);
    // The Date header counts in seconds.
    QVERIFY(gaps.first().noticedAt >= before - 1000);
    QVERIFY(gaps.first().noticedAt <= QDateTime::currentMSecsSinceEpoch());
}

void TestEngineGap::aShortAbsenceIsNone()
{
    Desk desk;
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
    desk.end();
    const qint64 left = QDateTime::currentMSecsSinceEpoch() - 23 * hour;
    setLastPoll(desk, left);
    QVERIFY(desk.begin());
    QTRY_VERIFY(lastPoll(desk) > left);
    QVERIFY(desk.session().state().gaps.isEmpty());
    QVERIFY(gapsIn(*desk.look()).isEmpty());
}

void TestEngineGap::whileItRuns()
{
    // A laptop that slept for two days.
    qint64 asleep = 0;
    Desk desk({.users = 0, .quiet = true, .clock = [&asleep] {
                   return QDateTime::currentMSecsSinceEpoch() + asleep;
               }});
    desk.add(7, u"Ann"_s);
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
    QTRY_VERIFY(lastPoll(desk) > 0);
    asleep = 48 * hour;
    desk.act({.kind = DeedKind::Start, .person = 7});
    QTRY_COMPARE(desk.session().state().gaps.size(), 1);
    const storage::Gap gap = desk.session().state().gaps.first();
    QVERIFY(gap.to - gap.from > 23 * hour);
    QVERIFY(gap.to - gap.from < 25 * hour);
    QTRY_COMPARE(desk.status(7), domain::DialogStatus::Open);
    QCOMPARE(gapsIn(*desk.look()), desk.session().state().gaps);
}

void TestEngineGap::aQuietBotIsHeard()
{
    Desk desk;
    QVERIFY(desk.begin());
    QTRY_VERIFY(lastPoll(desk) > 0); // although nothing ever came
    desk.end();
    QVERIFY(lastPoll(desk) <= QDateTime::currentMSecsSinceEpoch());
    QVERIFY(lastPoll(desk) > QDateTime::currentMSecsSinceEpoch() - hour);
}

void TestEngineGap::isSettledForGood()
{
    Desk desk;
    QVERIFY(desk.begin());
    QTRY_VERIFY(lastPoll(desk) > 0);
    desk.end();
    setLastPoll(desk, QDateTime::currentMSecsSinceEpoch() - 40 * hour);
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().gaps.size(), 1);
    desk.end();
    QVERIFY(desk.begin()); // nobody has dealt with it
    QTRY_COMPARE(desk.session().state().gaps.size(), 1);
    desk.session().settleGap(desk.session().state().gaps.first().id);
    QTRY_VERIFY(desk.session().state().gaps.isEmpty());
    desk.end();
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
    QVERIFY(desk.session().state().gaps.isEmpty());
}

void TestEngineGap::aClockThatGoesBackMakesNone()
{
    const tests::OpenDatabase open;
    Contact contact(*open);
    QVERIFY(contact.load().has_value());
    QCOMPARE(contact.heard(noon, false).value(), false);
    // By our own clock: it will be set right again.
    QCOMPARE(contact.heard(noon - 1000 * hour, false).value(), false);
    QCOMPARE(contact.heard(0, false).value(), false);
    QCOMPARE(contact.heard(noon + hour, false).value(), false);
    QVERIFY(gapsIn(*open).isEmpty());
    // By the server's, ours was ahead: what comes later than a day after that is noticed.
    QCOMPARE(contact.heard(noon - 100 * hour, true).value(), false);
    QCOMPARE(contact.heard(noon - 70 * hour, true).value(), true);
    QCOMPARE(gapsIn(*open).size(), 1);
    QCOMPARE(gapsIn(*open).first().from, noon - 100 * hour);
    QCOMPARE(gapsIn(*open).first().to, noon - 94 * hour);
}

void TestEngineGap::isWrittenOnceAndSeldom()
{
    const tests::OpenDatabase open;
    storage::SettingsRepository settings(*open);
    Contact contact(*open);
    QVERIFY(contact.load().has_value());
    const auto written = [&] { return settings.progress().value().lastPollAt; };
    QVERIFY(contact.heard(noon, true).has_value());
    QCOMPARE(written(), noon);
    QVERIFY(contact.heard(noon + 60'000, true).has_value());
    QCOMPARE(written(), noon);
    QVERIFY(contact.heard(noon + 301'000, true).has_value());
    QCOMPARE(written(), noon + 301'000);
    QVERIFY(contact.heard(noon + 302'000, true).has_value());
    QVERIFY(contact.keep().has_value());
    QCOMPARE(written(), noon + 302'000);
    // Exactly a day is not longer than a day.
    QCOMPARE(contact.heard(noon + 302'000 + 24 * hour, true).value(), false);
    QCOMPARE(contact.heard(noon + 302'001 + 48 * hour, true).value(), true);
    QCOMPARE(contact.heard(noon + 302'001 + 48 * hour, true).value(), false);
    QCOMPARE(gapsIn(*open).size(), 1);
}

void TestEngineGap::replayedAnswersMakeNone()
{
    // The database was lost, and the journal has what came on two days with a week in between.
    Desk desk;
    desk.add(7, u"Ann"_s);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    {
        auto journal = storage::Journal::open(engine::journalPath(desk.folder()));
        QVERIFY(journal->append({now - 200 * hour, "{\"ok\":true,\"result\":[]}"}).has_value());
        QVERIFY(journal->append({now - 2 * hour, "{\"ok\":true,\"result\":[]}"}).has_value());
    }
    QVERIFY(desk.begin());
    QTRY_COMPARE(desk.session().state().polling.phase, botapi::PollerPhase::Polling);
    QTRY_VERIFY(lastPoll(desk) > now - hour);
    QVERIFY(gapsIn(*desk.look()).isEmpty());
}

QTEST_GUILESS_MAIN(TestEngineGap)
#include "tst_engine_gap.moc"
