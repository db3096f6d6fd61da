#include "poller_bench.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace bench;

using Offsets = std::vector<qint64>;
using enum PollerPhase;

class TestPoller : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { QVERIFY2(!LogTrap::caught(plantedSecret), "the token was logged"); }
    void asksAndConfirms();
    void idsMayJump();
    void startsFromWhereItWas();
    void catchesUp();
    void storesBeforeItConfirms();
    void asksForNothingWhileHeld();
    void retriesStoringAtOnceOnRequest();
    void keepsWhatItCannotRead();
    void recovers_data();
    void recovers();
    void ends_data();
    void ends();
    void endedCanStartAgain();
    void obeysRetryAfter();
    void backsOff();
    void refusesIdsThatCannotBeConfirmed();
    void doesNotHammer();
    void noticesADeadPoll();
    void stopEndsThePollAtOnce();
    void stopsFromAnywhere_data();
    void stopsFromAnywhere();
    void restartsFromAListener();
    void destroyedByAListener();
    void retriesNow();

private:
    LogTrap m_trap;
};

void TestPoller::asksAndConfirms()
{
    Bench b({batch({}), batch({10, 11}), batch({12})});
    QCOMPARE(b.phase(), Stopped);
    b.poller.start(std::nullopt);
    QCOMPARE(b.phase(), Connecting);
    QTRY_COMPARE(b.offsets(), (Offsets{-1, -1, 12, 13}));
    QCOMPARE(b.phase(), Polling);
    QCOMPARE(b.phases, (QList{Connecting, Polling}));
    QCOMPARE(b.stored.size(), 2U);
    QCOMPARE(b.stored.at(0).updateIds, (Offsets{10, 11}));
    QCOMPARE(b.stored.at(0).decoded.count, 2);
    QVERIFY(b.stored.at(0).body.startsWith("{\"ok\":true,\"result\":[{\"update_id\":10"));
    QCOMPARE(b.stored.at(0).serverDate->date(), QDate(1994, 11, 6));
    QVERIFY(b.stored.at(0).receivedAt.isValid());
    QCOMPARE(b.poller.nextOffset(), 13);
    // The first asks for an answer at once, the others wait; all of them want every type.
    QCOMPARE(b.asked.at(0).timeout, 0);
    QCOMPARE(b.asked.at(1).timeout, 50);
    for (const Asked &a : b.asked) {
        QCOMPARE(a.limit, 100);
        QCOMPARE(a.allowed, qsizetype(allUpdateTypeNames().size()));
    }
}

void TestPoller::idsMayJump()
{
    Bench b({batch({1'000'000'000}), batch({5}), batch({900, 901}), batch({qint64(1) << 52})});
    b.poller.start(999);
    QTRY_COMPARE(b.offsets(), (Offsets{999, 1'000'000'001, 6, 902, (qint64(1) << 52) + 1}));
}

void TestPoller::startsFromWhereItWas()
{
    Bench b({});
    b.poller.start(77);
    QTRY_COMPARE(b.offsets(), (Offsets{77}));
    b.poller.start(80);
    QTRY_COMPARE(b.offsets(), (Offsets{77, 80}));
}

void TestPoller::catchesUp()
{
    PollerOptions options = quick();
    options.limit = 3;
    Bench b({batch({1, 2, 3}), batch({4, 5, 6}), batch({}), batch({7})}, options);
    b.poller.start(1);
    QTRY_COMPARE(b.offsets(), (Offsets{1, 4, 7, 7, 8}));
    QCOMPARE(b.phases, (QList{Connecting, CatchingUp, Polling}));
    QCOMPARE(b.asked.at(1).timeout, 0); // while catching up nothing is waited for
    QCOMPARE(b.asked.at(2).timeout, 0);
    QCOMPARE(b.asked.at(3).timeout, 50);
}

void TestPoller::storesBeforeItConfirms()
{
    Bench b({batch({10, 11}), batch({12})});
    b.refuseToStore = 3;
    std::optional<PollerState> cannot;
    connect(&b.poller, &Poller::stateChanged, this, [&](const PollerState &state) {
        if (state.phase == CannotStore && !cannot) {
            cannot = state;
            QCOMPARE(b.asked.size(), 1U);
        }
    });
    b.poller.start(std::nullopt);
    QTRY_COMPARE(b.offsets(), (Offsets{-1, 12, 13}));
    QCOMPARE(b.storeAttempts, 5); // 3 in vain, and one for each batch
    QCOMPARE(b.stored.at(0).updateIds, (Offsets{10, 11}));
    QVERIFY(cannot && cannot->nextTry);
    QCOMPARE(cannot->storeProblem, u"disk full"_s);
    QCOMPARE(b.phase(), Polling);
}

void TestPoller::asksForNothingWhileHeld()
{
    Bench held({batch({10, 11}), batch({12}), batch({13})});
    held.poller.setHeld(true);
    held.poller.start(std::nullopt);
    QTRY_COMPARE(held.phase(), Polling);
    QCOMPARE(held.stored.size(), 1U);
    // Another one, who is not held, gets ten answers meanwhile.
    QList<QByteArray> answers;
    for (qint64 id = 1; id <= 10; ++id)
        answers.append(batch({id}));
    Bench free(answers);
    free.poller.start(std::nullopt);
    QTRY_COMPARE(free.asked.size(), 11U);
    QCOMPARE(held.asked.size(), 1U);
    held.poller.setHeld(false);
    QTRY_COMPARE(held.offsets(), (Offsets{-1, 12, 13, 14}));
    // Ended while held, it asks for nothing when it is let go.
    held.poller.setHeld(true);
    held.held->write(batch({14}));
    QTRY_COMPARE(held.stored.size(), 4U);
    held.poller.stop();
    held.poller.setHeld(false);
    QCOMPARE(held.phase(), Stopped);
    QCOMPARE(held.asked.size(), 4U);
}

void TestPoller::retriesStoringAtOnceOnRequest()
{
    PollerOptions options = quick();
    options.firstRetry = options.longestRetry = 1h;
    Bench b({batch({10})}, options);
    b.refuseToStore = 1;
    b.poller.start(std::nullopt);
    QTRY_COMPARE(b.phase(), CannotStore);
    QCOMPARE(b.asked.size(), 1U);
    b.poller.retryNow();
    QTRY_COMPARE(b.offsets(), (Offsets{-1, 11}));
    QCOMPARE(b.stored.size(), 1U);
}

void TestPoller::keepsWhatItCannotRead()
{
    Bench b({RawServer::answer(
        R"({"ok":true,"result":[{"update_id":5,"message":7},{"update_id":6,"new_thing":1},{"update_id":7,"message":null}]})")});
    b.poller.start(std::nullopt);
    QTRY_COMPARE(b.offsets(), (Offsets{-1, 8}));
    QCOMPARE(b.stored.at(0).updateIds, (Offsets{5, 6, 7}));
    QCOMPARE(b.stored.at(0).decoded.undecoded.size(), 2U);
    QCOMPARE(b.stored.at(0).decoded.updates.size(), 1U);
}

void TestPoller::recovers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorKind>("kind");
    using enum ErrorKind;
    const QByteArray secret = plantedToken().reveal().toLatin1();
    QTest::newRow("500") << refusal(500, "Internal Server Error: restart") << Refused;
    QTest::newRow("400") << refusal(400, "Bad Request: " + secret) << Refused;
    QTest::newRow("404 of a method") << refusal(404, "Not Found: method not found") << Refused;
    QTest::newRow("refused with 200")
        << RawServer::answer(R"({"ok":false,"error_code":500,"description":")" + secret + "\"}")
        << Refused;
    QTest::newRow("502 HTML") << RawServer::answer("<html>" + secret, "502 Bad Gateway")
                              << NotBotApi;
    QTest::newRow("401 of a stranger")
        << RawServer::answer("<html>", "401 Unauthorized") << NotBotApi;
    QTest::newRow("409 of a stranger") << RawServer::answer("<html>", "409 Conflict") << NotBotApi;
    QTest::newRow("redirect") << RawServer::answer("", "302 Found", "Location: /x\r\n")
                              << NotBotApi;
    QTest::newRow("HTML") << RawServer::answer("<html>") << NotBotApi;
    QTest::newRow("JSON cut") << RawServer::answer("{\"ok\":true,\"result\":[{\"update_id\":9")
                              << NotBotApi;
    QTest::newRow("wrong type") << RawServer::answer("{\"ok\":true,\"result\":true}") << NotBotApi;
    QTest::newRow("no ids") << RawServer::answer("{\"ok\":true,\"result\":[{},null]}") << NotBotApi;
}

void TestPoller::recovers()
{
    QFETCH(QByteArray, answer);
    QFETCH(ErrorKind, kind);
    Bench b({answer, batch({10})});
    std::optional<PollerState> waiting;
    connect(&b.poller, &Poller::stateChanged, this, [&](const PollerState &state) {
        if (state.phase == WaitingToRetry)
            waiting = state;
    });
    b.poller.start(9);
    QTRY_COMPARE(b.offsets(), (Offsets{9, 9, 11}));
    QCOMPARE(b.phases, (QList{Connecting, WaitingToRetry, Connecting, Polling}));
    QVERIFY(waiting && waiting->error && waiting->nextTry);
    QCOMPARE(waiting->error->kind, kind);
    QVERIFY(!waiting->error->description.contains(plantedSecret));
    QCOMPARE(waiting->conflict, ConflictReason::None);
    QVERIFY(!b.poller.state().error);
}

void TestPoller::ends_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<PollerPhase>("phase");
    QTest::addColumn<ConflictReason>("reason");
    QTest::newRow("401") << refusal(401, "Unauthorized") << Unauthorized << ConflictReason::None;
    QTest::newRow("404 of a malformed token")
        << refusal(404, "Not Found") << Unauthorized << ConflictReason::None;
    QTest::newRow("other poller")
        << refusal(409,
                   "Conflict: terminated by other getUpdates request; make sure that only one bot "
                   "instance is running")
        << Conflict << ConflictReason::OtherPoller;
    QTest::newRow("webhook")
        << refusal(
               409,
               "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook "
               "to delete the webhook first")
        << Conflict << ConflictReason::Webhook;
    QTest::newRow("setWebhook") << refusal(409, "Conflict: terminated by setWebhook request")
                                << Conflict << ConflictReason::Webhook;
    QTest::newRow("unknown words")
        << refusal(409, "Conflict: new") << Conflict << ConflictReason::Unknown;
}

void TestPoller::ends()
{
    QFETCH(QByteArray, answer);
    QFETCH(PollerPhase, phase);
    QFETCH(ConflictReason, reason);
    Bench b({batch({10}), answer, batch({11})});
    b.poller.start(std::nullopt);
    QTRY_COMPARE(b.phase(), phase);
    QCOMPARE(b.poller.state().conflict, reason);
    QVERIFY(b.poller.state().error);
    QVERIFY(!b.poller.state().nextTry);
    b.poller.retryNow();
    // Long after every wait of quick() it has still asked nothing.
    bool over = false;
    QTimer::singleShot(200ms, this, [&] { over = true; });
    QTRY_VERIFY(over);
    QCOMPARE(b.asked.size(), 2U);
    QCOMPARE(b.phase(), phase);
    QCOMPARE(b.poller.nextOffset(), 11);
}

void TestPoller::endedCanStartAgain()
{
    Bench b({refusal(401, "Unauthorized"), batch({10})});
    b.poller.start(9);
    QTRY_COMPARE(b.phase(), Unauthorized);
    b.client.setToken(*Token::parse(u"123456:AAF-another0secret1of2botdesk3tests"_s));
    b.poller.start(b.poller.nextOffset());
    QTRY_COMPARE(b.offsets(), (Offsets{9, 9, 11}));
    QCOMPARE(b.phase(), Polling);
}

void TestPoller::obeysRetryAfter()
{
    Bench b(
        {refusal(429, "Too Many Requests: retry after 1", R"({"retry_after":1})"), batch({10})});
    QElapsedTimer timer;
    b.poller.start(9);
    QTRY_COMPARE(b.phase(), WaitingToRetry);
    timer.start();
    b.poller.retryNow(); // not during a flood wait
    QCOMPARE(b.phase(), WaitingToRetry);
    QTRY_COMPARE(b.asked.size(), 3U);
    QCOMPARE_GE(timer.elapsed(), 950);
}

void TestPoller::backsOff()
{
    Bench b({});
    b.script = QList<QByteArray>(7, refusal(500, "Internal Server Error"));
    b.script += {batch({10}), refusal(500, "again")};
    QList<qint64> waits;
    connect(&b.poller, &Poller::stateChanged, this, [&](const PollerState &state) {
        if (state.phase == WaitingToRetry)
            waits += QDateTime::currentDateTimeUtc().msecsTo(*state.nextTry);
    });
    b.poller.start(9);
    QTRY_COMPARE(waits.size(), 8);
    const QList<qint64> nominal{10, 20, 40, 40, 40, 40, 40, 10}; // an answer begins it anew
    for (qsizetype i = 0; i < waits.size(); ++i) {
        QCOMPARE_LE(waits.at(i), nominal.at(i));
        QCOMPARE_GE(waits.at(i), nominal.at(i) - 8);
    }
}

void TestPoller::refusesIdsThatCannotBeConfirmed()
{
    Bench b({batch({0}), batch({-5}), batch({9223372036854775807}), batch({10})});
    b.poller.start(9);
    QTRY_COMPARE(b.offsets(), (Offsets{9, 9, 9, 9, 11}));
    QCOMPARE(b.stored.size(), 1U);
}

void TestPoller::doesNotHammer()
{
    PollerOptions options = quick();
    options.sameOffsetPause = 50ms;
    Bench b(QList<QByteArray>(1000, batch({})), options);
    QElapsedTimer timer;
    timer.start();
    b.poller.start(9);
    QTRY_COMPARE_GE(b.asked.size(), 6U);
    QCOMPARE_GE(timer.elapsed(), 5 * 50);
}

void TestPoller::noticesADeadPoll()
{
    PollerOptions options = quick();
    options.pollTimeout = 0s;
    options.answerMargin = 100ms;
    Bench b({batch({})}, options); // then silence
    b.poller.start(9);
    QTRY_COMPARE(b.phase(), WaitingToRetry);
    QCOMPARE(b.poller.state().error->kind, ErrorKind::Interrupted);
    QTRY_COMPARE_GE(b.asked.size(), 3U);
    QCOMPARE(PollerOptions().pollTimeout + PollerOptions().answerMargin, 65s);
}

void TestPoller::stopEndsThePollAtOnce()
{
    Bench b({batch({10})});
    b.poller.start(9);
    QTRY_COMPARE(b.asked.size(), 2U);
    QVERIFY(b.held);
    QPointer<QTcpSocket> poll = b.held;
    b.poller.stop();
    QCOMPARE(b.phase(), Stopped);
    QTRY_VERIFY(!poll); // the connection is gone, and no goodbye was said
    QCOMPARE(b.offsets(), (Offsets{9, 11}));
    QCOMPARE(b.poller.nextOffset(), 11);
    QCOMPARE(b.phases, (QList{Connecting, Polling, Stopped}));
    b.poller.stop();
    b.poller.retryNow();
    QCOMPARE(b.phase(), Stopped);
}

void TestPoller::stopsFromAnywhere_data()
{
    QTest::addColumn<int>("when");
    QTest::newRow("connecting") << int(Connecting);
    QTest::newRow("waiting") << int(WaitingToRetry);
    QTest::newRow("cannot store") << int(CannotStore);
    QTest::newRow("polling") << int(Polling);
    QTest::newRow("batch stored") << -1;
}

void TestPoller::stopsFromAnywhere()
{
    QFETCH(int, when);
    Bench b({refusal(500, "x"), batch({10}), batch({11})});
    b.refuseToStore = 1;
    bool heard = false;
    const auto halt = [&] {
        heard = true;
        b.poller.stop();
    };
    connect(&b.poller, &Poller::stateChanged, this, [&](const PollerState &state) {
        if (int(state.phase) == when)
            halt();
    });
    connect(&b.poller, &Poller::batchStored, this, [&] {
        if (when == -1)
            halt();
    });
    b.poller.start(9);
    QTRY_VERIFY(heard);
    QCOMPARE(b.phase(), Stopped);
    const auto asked = b.asked.size();
    bool over = false;
    QTimer::singleShot(150ms, this, [&] { over = true; });
    QTRY_VERIFY(over);
    QCOMPARE(b.asked.size(), asked);
    QCOMPARE(b.phase(), Stopped);
}

void TestPoller::restartsFromAListener()
{
    Bench b({refusal(500, "x"), batch({10})});
    bool once = false;
    connect(&b.poller, &Poller::stateChanged, this, [&](const PollerState &state) {
        if (state.phase == WaitingToRetry && !std::exchange(once, true))
            b.poller.start(5);
    });
    b.poller.start(9);
    QTRY_COMPARE(b.offsets(), (Offsets{9, 5, 11}));
    QCOMPARE(b.phase(), Polling);
}

void TestPoller::destroyedByAListener()
{
    for (const int when : {int(Connecting), int(Polling), int(WaitingToRetry), -1}) {
        RawServer server;
        int polls = 0;
        server.onRequest = [&](QTcpSocket &socket, const RawRequest &) {
            socket.write(++polls == 1 ? refusal(500, "x") : batch({10}));
        };
        Client client(plantedToken(), {.apiRoot = server.root()});
        auto poller = std::make_unique<Poller>(
            client, [](const RawBatch &) { return std::expected<void, QString>(); }, quick());
        connect(poller.get(), &Poller::stateChanged, this, [&](const PollerState &state) {
            if (int(state.phase) == when)
                poller.reset();
        });
        connect(poller.get(), &Poller::batchStored, this, [&] {
            if (when == -1)
                poller.reset();
        });
        poller->start(9);
        QTRY_VERIFY(!poller);
    }
}

void TestPoller::retriesNow()
{
    PollerOptions options = quick();
    options.firstRetry = options.longestRetry = 1h;
    Bench b({refusal(500, "x"), batch({10})}, options);
    b.poller.start(9);
    QTRY_COMPARE(b.phase(), WaitingToRetry);
    b.poller.retryNow();
    QTRY_COMPARE(b.offsets(), (Offsets{9, 9, 11}));
}

QTEST_GUILESS_MAIN(TestPoller)
#include "tst_botapi_poller.moc"
