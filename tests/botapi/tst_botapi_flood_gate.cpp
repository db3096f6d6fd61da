#include "botapi/flood_gate.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>
#include <vector>

using namespace std::chrono_literals;
using botdesk::botapi::FloodGate;
using botdesk::botapi::FloodLimits;
using botdesk::botapi::FloodRate;

namespace
{

using Moment = FloodGate::Duration;

/// What a server of either kind would have answered 429 to.
int mostInAnySecond(std::vector<Moment> arrivals)
{
    std::ranges::sort(arrivals);
    size_t most = 0;
    size_t from = 0;
    for (size_t i = 0; i < arrivals.size(); ++i) {
        while (arrivals[i] - arrivals[from] >= 1s)
            ++from;
        most = std::max(most, i - from + 1);
    }
    return static_cast<int>(most);
}

/// The fullest that a leaky bucket of the rate gets.
double fullestBucket(std::vector<Moment> arrivals, int perSecond)
{
    std::ranges::sort(arrivals);
    double level = 0;
    double fullest = 0;
    Moment last = arrivals.front();
    for (const Moment at : arrivals) {
        level =
            std::max(0.0, level - std::chrono::duration<double>(at - last).count() * perSecond) + 1;
        fullest = std::max(fullest, level);
        last = at;
    }
    return fullest;
}

} // namespace

class TestFloodGate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_now = 1h; }
    void firstGoesAtOnce();
    void spacesEvenly();
    void keepsBothLimits_data();
    void keepsBothLimits();
    void letsSeveralLeaveAtOnce();
    void aQuietTimeIsNotCaughtUp();
    void leavesNoRoomInAFullWindow();
    void marginFollowsJitter();
    void whatWasAnsweredLateArrivedLate();
    void floodsWidenTheMarginForAWhile();
    void paidGoesByItsOwnRate();
    void pausesBothRates();
    void waitsInOneChat();
    void pauses();
    void comesBackAfterAPause();
    void changesLimits();
    void forgetsChats();
    void bearsNonsense();

private:
    FloodGate gate(const FloodLimits &limits = {})
    {
        return FloodGate(limits, [this] { return m_now; });
    }

    Moment m_now{};
};

void TestFloodGate::firstGoesAtOnce()
{
    FloodGate g = gate();
    QCOMPARE(g.delay(), 0ms);
    QCOMPARE(g.delayFor(1), 0ms);
    QCOMPARE(g.pausedFor(), 0ms);
}

void TestFloodGate::spacesEvenly()
{
    FloodGate g = gate({.perSecond = 10, .jitterMargin = 0ms, .catchUp = 0ms});
    for (int i = 0; i < 25; ++i) {
        QCOMPARE(g.delayFor(i), 0ms);
        g.taken(i);
        QCOMPARE(g.delayFor(1000 + i), 100ms);
        m_now += 99'500us;
        QCOMPARE(g.delay(), 1ms); // rounded up
        m_now += 500us;
    }
}

void TestFloodGate::keepsBothLimits_data()
{
    QTest::addColumn<int>("perSecond");
    QTest::addColumn<int>("lateMicroseconds"); // a sender wakes up so much late, at most
    QTest::addColumn<double>("share");         // of the limit that must be reached
    QTest::newRow("30/s, punctual") << 30 << 0 << 0.97;
    QTest::newRow("30/s, late by 5 ms") << 30 << 5'000 << 0.97;
    QTest::newRow("30/s, late by 60 ms") << 30 << 60'000 << 0.5;
    QTest::newRow("1000/s, punctual") << 1000 << 0 << 0.97;
    QTest::newRow("1000/s, late by 2 ms") << 1000 << 2'000 << 0.97;
    QTest::newRow("1/s") << 1 << 3'000 << 0.9;
}

void TestFloodGate::keepsBothLimits()
{
    QFETCH(int, perSecond);
    QFETCH(int, lateMicroseconds);
    QFETCH(double, share);
    QRandomGenerator random(7);
    FloodGate g = gate({.perSecond = perSecond});
    g.setLatency(57ms, 10ms);
    std::vector<Moment> arrivals;
    const Moment begin = m_now;
    const int messages = perSecond * 20;
    for (int chat = 1; chat <= messages; ++chat) {
        while (g.delayFor(chat) > 0ms)
            m_now +=
                g.delayFor(chat) + std::chrono::microseconds(random.bounded(lateMicroseconds + 1));
        g.taken(chat);
        // The way to the server takes 57 ms, and up to 10 more.
        arrivals.push_back(m_now + 57ms + std::chrono::microseconds(random.bounded(10'000)));
    }
    QCOMPARE_LE(mostInAnySecond(arrivals), perSecond);
    QCOMPARE_LE(fullestBucket(arrivals, perSecond), 2 + 0.1 * perSecond); // 100 ms are caught up
    const double seconds = std::chrono::duration<double>(m_now - begin).count();
    QCOMPARE_GE(messages / seconds, perSecond * share);
}

void TestFloodGate::letsSeveralLeaveAtOnce()
{
    FloodGate g = gate({.perSecond = 1000, .jitterMargin = 0ms});
    g.taken(1);
    m_now += 1s;
    // A sender that comes late may catch up for 100 ms, and no more.
    QCOMPARE(g.room(), 101);
    for (int chat = 2; g.room() > 0; ++chat) {
        const int before = g.room();
        g.taken(chat);
        QCOMPARE(g.room(), before - 1);
    }
    QCOMPARE(g.delay(), 1ms);
    // Whoever has something to do before it leaves asks ahead.
    QCOMPARE(g.room(FloodRate::Free, 10ms), 10);
    QCOMPARE(g.room(), 0);
    m_now += 10ms;
    QCOMPARE(g.room(), 10);
}

void TestFloodGate::aQuietTimeIsNotCaughtUp()
{
    FloodGate g = gate({.perSecond = 1000, .jitterMargin = 0ms});
    g.taken(1);
    m_now += 1min;
    g.begin();
    QCOMPARE(g.room(), 1);
    m_now += 7ms;
    QCOMPARE(g.room(), 8);
}

void TestFloodGate::leavesNoRoomInAFullWindow()
{
    // Slots alone would let 60 leave in a second that began late.
    FloodGate g = gate({.perSecond = 30, .jitterMargin = 0ms, .catchUp = 1000ms});
    std::vector<Moment> sent;
    for (int i = 0; i < 3000; ++i, m_now += 1ms) {
        for (int room = g.room(); room > 0; --room) {
            g.taken(i);
            sent.push_back(m_now);
        }
    }
    QCOMPARE_LE(mostInAnySecond(sent), 30);
    QCOMPARE_GE(static_cast<int>(sent.size()), 89);
}

void TestFloodGate::marginFollowsJitter()
{
    FloodGate g = gate();
    QCOMPARE(g.margin(), Moment(5ms));
    g.setLatency(57ms, 12ms);
    QCOMPARE(g.margin(), Moment(12ms));
    g.setLatency(57ms, 1ms);
    QCOMPARE(g.margin(), Moment(5ms));
    // What takes so long is not the way alone.
    g.setLatency(57ms, 3s);
    QCOMPARE(g.margin(), Moment(20ms));
}

void TestFloodGate::whatWasAnsweredLateArrivedLate()
{
    FloodGate g = gate({.perSecond = 10, .jitterMargin = 0ms});
    // The first one opens a connection: it arrives 150 ms after the others would have.
    const Moment first = g.taken(1);
    std::vector<Moment> arrivals{first + 178ms};
    for (int chat = 2; chat <= 30; ++chat) {
        m_now += g.delayFor(chat);
        const Moment left = g.taken(chat);
        arrivals.push_back(left + 28ms);
        g.answered(left, 57ms);
        if (chat == 2)
            g.answered(first, 207ms);
        g.setLatency(57ms, 4ms);
    }
    QCOMPARE_LE(mostInAnySecond(arrivals), 10);
    // A second, and what the margin adds: the spread of the answers is not nothing.
    QCOMPARE_GE(arrivals.at(10) - arrivals.at(0), Moment(1000ms));
    QCOMPARE_LE(arrivals.at(10) - arrivals.at(0), Moment(1020ms));
    // What the server thought about for long is not the way's delay; and the rate comes back.
    QCOMPARE_LE(arrivals.back() - arrivals.front(), Moment(2900ms));
}

void TestFloodGate::floodsWidenTheMarginForAWhile()
{
    FloodGate g = gate();
    g.pauseFor(1s);
    g.pauseFor(1s); // what was on its way with it
    QCOMPARE(g.margin(), Moment(15ms));
    m_now += 1s;
    g.pauseFor(1s);
    QCOMPARE_GT(g.margin(), Moment(34ms));
    QCOMPARE_LE(g.margin(), Moment(35ms));
    const Moment before = g.margin() - 5ms;
    m_now += 2min;
    QCOMPARE_LE(g.margin() - 5ms, before / 2 + 1us);
    QCOMPARE_GE(g.margin() - 5ms, before / 2 - 1us);
    m_now += 1h;
    QCOMPARE_LE(g.margin(), Moment(5ms + 1us));
    // However many come, the rate is never less than half.
    for (int i = 0; i < 100; ++i, m_now += 1s)
        g.pauseFor(1s);
    QCOMPARE_LE(g.margin(), Moment(1005ms));
}

void TestFloodGate::paidGoesByItsOwnRate()
{
    FloodGate g =
        gate({.perSecond = 10, .paidPerSecond = 100, .jitterMargin = 0ms, .catchUp = 0ms});
    std::vector<Moment> all;
    std::vector<Moment> free;
    for (int i = 0; i < 5000; ++i, m_now += 1ms) {
        if (g.room(FloodRate::Free) > 0 && g.room(FloodRate::Paid) > 0) {
            g.taken(i, FloodRate::Free);
            free.push_back(m_now);
            all.push_back(m_now);
        } else if (g.room(FloodRate::Paid) > 0) {
            g.taken(i, FloodRate::Paid);
            all.push_back(m_now);
        }
    }
    QCOMPARE_LE(mostInAnySecond(all), 100);
    QCOMPARE_LE(mostInAnySecond(free), 10);
    QCOMPARE_GE(static_cast<int>(all.size()), 480);
    QCOMPARE_GE(static_cast<int>(free.size()), 45);
}

void TestFloodGate::pausesBothRates()
{
    FloodGate g = gate();
    g.pauseFor(2s);
    QCOMPARE(g.room(FloodRate::Free), 0);
    QCOMPARE(g.room(FloodRate::Paid), 0);
    QCOMPARE(g.delay(FloodRate::Paid), 2000ms);
    m_now += 1999ms;
    QCOMPARE(g.room(FloodRate::Paid), 0);
    m_now += 1ms;
    QCOMPARE_GT(g.room(FloodRate::Free), 0);
    QCOMPARE_GT(g.room(FloodRate::Paid), 0);
}

void TestFloodGate::waitsInOneChat()
{
    FloodGate g = gate({.perSecond = 1000});
    g.taken(5);
    m_now += 500ms;
    QCOMPARE(g.delayFor(5), 505ms);
    QCOMPARE(g.delayFor(6), 0ms);
    m_now += 505ms;
    QCOMPARE(g.delayFor(5), 0ms);
}

void TestFloodGate::pauses()
{
    FloodGate g = gate();
    g.pauseFor(7s);
    QCOMPARE(g.pausedFor(), 7000ms);
    QCOMPARE(g.delayFor(1), 7000ms);
    m_now += 100us;
    QCOMPARE(g.pausedFor(), 7000ms); // rounded up
    g.pauseFor(2s);                  // never shortens
    QCOMPARE(g.pausedFor(), 7000ms);
    g.pauseFor(-5s);
    QCOMPARE(g.pausedFor(), 7000ms);
    m_now += 6999ms;
    QCOMPARE(g.delay(), 1ms);
    m_now += 1ms;
    QCOMPARE(g.delay(), 0ms);
    QCOMPARE(g.pausedFor(), 0ms);
}

void TestFloodGate::comesBackAfterAPause()
{
    FloodGate g = gate();
    std::vector<Moment> sent;
    for (int chat = 1; chat <= 200; ++chat) {
        if (chat == 50)
            g.pauseFor(3s);
        m_now += g.delayFor(chat);
        g.taken(chat);
        sent.push_back(m_now);
    }
    QCOMPARE_GE(sent.at(49) - sent.at(48), Moment(3s));
    QCOMPARE_LE(mostInAnySecond(sent), 30);
    QCOMPARE_LE(sent.at(199) - sent.at(49), Moment(5200ms)); // 150 messages at the whole rate
}

void TestFloodGate::changesLimits()
{
    FloodGate g = gate({.perSecond = 1, .jitterMargin = 0ms, .catchUp = 0ms});
    g.taken(1);
    QCOMPARE(g.delay(), 1000ms);
    g.setLimits({.perSecond = 100, .jitterMargin = 0ms, .catchUp = 0ms});
    QCOMPARE(g.delay(), 10ms);
    m_now += 10ms;
    g.taken(2);
    g.setLimits({.perSecond = 2, .jitterMargin = 0ms, .catchUp = 0ms});
    QCOMPARE_GE(g.delay(), 10ms);
    std::vector<Moment> sent{m_now - 10ms, m_now};
    for (int chat = 3; chat < 12; ++chat) {
        m_now += g.delayFor(chat);
        g.taken(chat);
        sent.push_back(m_now);
    }
    QCOMPARE_LE(mostInAnySecond(sent), 2);
}

void TestFloodGate::forgetsChats()
{
    FloodGate g = gate({.perSecond = 1000});
    for (int chat = 1; chat <= 100'000; ++chat) {
        m_now += g.delayFor(chat);
        g.taken(chat);
    }
    QCOMPARE_LE(g.rememberedChats(), 1100);
}

void TestFloodGate::bearsNonsense()
{
    FloodGate g =
        gate({.perSecond = 0, .chatInterval = -5ms, .jitterMargin = -1ms, .catchUp = 9999ms});
    QCOMPARE(g.limits().perSecond, 1);
    g.taken(1);
    QCOMPARE(g.delay(), 1000ms);
}

QTEST_GUILESS_MAIN(TestFloodGate)
#include "tst_botapi_flood_gate.moc"
