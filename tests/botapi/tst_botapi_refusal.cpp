#include "botapi/envelope.h"
#include "botapi/refusal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace botdesk::botapi;

namespace
{

Error refused(int code, const QString &description)
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.code = code;
    error.description = description;
    error.method = "sendMessage";
    error.mayHaveLeft = true;
    return error;
}

} // namespace

class TestRefusal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void meaning_data();
    void meaning();
    void onlyRefusalsMeanSomething();
    void predicates_data();
    void predicates();
    void envelope_data();
    void envelope();
    void requestsThatAreGone();
};

void TestRefusal::meaning_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("text");
    QTest::addColumn<RefusalMeaning>("expected");
    const auto row = [](int code, const char *text, RefusalMeaning meaning) {
        QTest::addRow("%d %s", code, text) << code << QString::fromLatin1(text) << meaning;
    };
    using enum RefusalMeaning;
    // messages
    row(403, "Forbidden: bot was blocked by the user", Blocked);
    row(403, "Forbidden: user is deactivated", Deactivated);
    row(403, "Forbidden: bot can't initiate conversation with a user", NotStarted);
    row(403, "Forbidden: the bot can't send messages to the bot", RecipientIsBot);
    row(403, "Forbidden: bots can't send messages to bots", RecipientIsBot);
    row(403, "Forbidden: bot can't send messages to bots", RecipientIsBot);
    row(400, "Bad Request: USER_BOT_TO_BOT_DISABLED", RecipientIsBot);
    row(400, "Bad Request: chat not found", ChatNotFound);
    row(400, "Bad Request: private chat not found", ChatNotFound);
    // typing
    row(400, "Bad Request: PEER_ID_INVALID", NotStarted);
    // raw
    row(400, "Bad Request: USER_IS_BLOCKED", Blocked);
    row(403, "Forbidden: USER_IS_BLOCKED", Blocked);
    row(400, "Bad Request: INPUT_USER_DEACTIVATED", Deactivated);
    row(403, "Forbidden: INPUT_USER_DEACTIVATED", Deactivated);
    row(403, "Forbidden: PEER_ID_INVALID", NotStarted);
    row(400, "Bad Request: USER_IS_BOT", RecipientIsBot);
    row(403, "Forbidden: USER_IS_BOT", RecipientIsBot);
    row(403, "Forbidden: USER_BOT_TO_BOT_DISABLED", RecipientIsBot);
    // wrapped
    const auto wrapped = [&](const char *raw, RefusalMeaning meaning) {
        const QByteArray text =
            QByteArray("Bad Request: failed to send message #1 with the error message \"") + raw +
            '"';
        row(400, text.constData(), meaning);
    };
    wrapped("USER_IS_BLOCKED", Blocked);
    wrapped("INPUT_USER_DEACTIVATED", Deactivated);
    wrapped("PEER_ID_INVALID", NotStarted);
    wrapped("USER_IS_BOT", RecipientIsBot);
    wrapped("USER_BOT_TO_BOT_DISABLED", RecipientIsBot);
    // any case
    row(403, "FORBIDDEN: BOT WAS BLOCKED BY THE USER", Blocked);
    row(403, "forbidden: User Is Deactivated", Deactivated);
    row(400, "bad request: peer_id_invalid", NotStarted);
    row(400, "Bad Request: Chat Not Found", ChatNotFound);
    // decides nothing
    row(403, "Forbidden: bot can't send messages to the user", Nothing);
    row(403, "Forbidden: bot was kicked from the group chat", Nothing);
    row(403, "Forbidden: bot was kicked from the supergroup chat", Nothing);
    row(403, "Forbidden: bot is not a member of the channel chat", Nothing);
    row(403, "Forbidden: something new", Nothing);
    row(403, "", Nothing);
    row(400, "Bad Request: message text is empty", Nothing);
    row(400, "Bad Request: text must be non-empty", Nothing);
    row(400, "Bad Request: message is too long", Nothing);
    row(400, "Bad Request: text is too long", Nothing);
    row(400, "Bad Request: message caption is too long", Nothing);
    row(400, "Bad Request: can't parse entities: unsupported start tag \"b1\" at byte offset 3",
        Nothing);
    row(400, "Bad Request: chat_id is empty", Nothing);
    row(400, "Bad Request: group chat was upgraded to a supergroup chat", Nothing);
    row(413, "Request Entity Too Large", Nothing);
    row(401, "Unauthorized", Nothing);
    row(404, "Not Found", Nothing);
    row(409, "Conflict: terminated by other getUpdates request", Nothing);
    row(429, "Too Many Requests: retry after 5", Nothing);
    row(500, "Internal Server Error: restart", Nothing);
    row(502, "Bad Gateway", Nothing);
    // the code comes first: the right words with the wrong code decide nothing
    row(400, "Bad Request: bot was blocked by the user", Nothing);
    row(403, "Forbidden: chat not found", Nothing);
    row(401, "Forbidden: bot was blocked by the user", Nothing);
    row(429, "Forbidden: bot was blocked by the user", Nothing);
    row(500, "USER_IS_BLOCKED", Nothing);
}

void TestRefusal::meaning()
{
    QFETCH(int, code);
    QFETCH(QString, text);
    QFETCH(RefusalMeaning, expected);
    QCOMPARE(meaningOf(refused(code, text)), expected);
}

void TestRefusal::onlyRefusalsMeanSomething()
{
    using enum ErrorKind;
    for (const ErrorKind kind : {NotConnected, Interrupted, NotBotApi, InvalidRequest, Cancelled}) {
        Error error = refused(403, u"Forbidden: bot was blocked by the user"_s);
        error.kind = kind;
        QCOMPARE(meaningOf(error), RefusalMeaning::Nothing);
    }
}

void TestRefusal::predicates_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<bool>("unauthorized");
    QTest::addColumn<ConflictReason>("conflict");
    QTest::addColumn<bool>("floodWait");
    QTest::addColumn<bool>("nothingDone");
    using enum ConflictReason;
    const auto row = [](const char *name, const Error &error, bool unauthorized,
                        ConflictReason conflict, bool floodWait, bool nothingDone) {
        QTest::newRow(name) << error << unauthorized << conflict << floodWait << nothingDone;
    };
    row("401", refused(401, u"Unauthorized"_s), true, None, false, true);
    row("401 of a local server", refused(401, u"Unauthorized: invalid token specified"_s), true,
        None, false, true);
    row("404 of a malformed token", refused(404, u"Not Found"_s), true, None, false, true);
    row("404 of a method", refused(404, u"Not Found: method not found"_s), false, None, false,
        true);
    row("409 poller",
        refused(409,
                u"Conflict: terminated by other getUpdates request; make sure that only one bot "
                "instance is running"_s),
        false, OtherPoller, false, true);
    row("409 webhook",
        refused(409,
                u"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook "
                "to delete the webhook first"_s),
        false, Webhook, false, true);
    row("409 setWebhook", refused(409, u"Conflict: terminated by setWebhook request"_s), false,
        Webhook, false, true);
    row("409 in new words", refused(409, u"Conflict: whatever"_s), false, Unknown, false, true);
    row("429", refused(429, u"Too Many Requests: retry after 5"_s), false, None, true, true);
    row("500", refused(500, u"Internal Server Error: restart"_s), false, None, false, true);
    row("403", refused(403, u"Forbidden: bot was blocked by the user"_s), false, None, false, true);

    Error error;
    error.kind = ErrorKind::NotConnected;
    row("not connected", error, false, None, false, true);
    error.kind = ErrorKind::InvalidRequest;
    row("invalid request", error, false, None, false, true);
    error.kind = ErrorKind::Cancelled;
    row("cancelled before it left", error, false, None, false, true);
    error.mayHaveLeft = true;
    row("cancelled after it left", error, false, None, false, false);
    error.kind = ErrorKind::Interrupted;
    row("interrupted", error, false, None, false, false);
    const auto stranger = [](int status) { return notBotApi("sendMessage", status, "x"); };
    row("200 that is no Bot API", stranger(200), false, None, false, false);
    row("302", stranger(302), false, None, false, true);
    row("401 of a stranger", stranger(401), false, None, false, true);
    row("404 of a stranger", stranger(404), false, None, false, true);
    row("408 of a stranger", stranger(408), false, None, false, false);
    row("409 of a stranger", stranger(409), false, None, false, true);
    row("429 of a stranger", stranger(429), false, None, true, true);
    row("502 of a stranger", stranger(502), false, None, false, false);
}

void TestRefusal::predicates()
{
    QFETCH(Error, error);
    QTEST(error.isUnauthorized(), "unauthorized");
    QTEST(error.conflictReason(), "conflict");
    QTEST(error.isFloodWait(), "floodWait");
    QTEST(error.provesNothingWasDone(), "nothingDone");
    QCOMPARE(error.outcomeUnknown(), !error.provesNothingWasDone());
    QCOMPARE(error.isConflict(), error.conflictReason() != ConflictReason::None);
}

void TestRefusal::envelope_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("refused");
    QTest::addColumn<int>("code");
    const auto refusedRow = [](const char *name, const char *body, int status, int code) {
        QTest::newRow(name) << QByteArray(body) << status << true << code;
    };
    const auto strangeRow = [](const char *name, const QByteArray &body, int status) {
        QTest::newRow(name) << body << status << false << status;
    };
    refusedRow("plain", R"({"ok":false,"error_code":403,"description":"Forbidden: x"})", 403, 403);
    refusedRow("with 200", R"({"ok":false,"error_code":403,"description":"x"})", 200, 403);
    refusedRow("without a code", R"({"ok":false,"description":"x"})", 500, 500);
    refusedRow("without a text", R"({"ok":false,"error_code":400})", 400, 400);
    refusedRow("odd types", R"({"ok":false,"error_code":"400","description":7,"parameters":[]})",
               400, 400);
    strangeRow("refusal without any code", R"({"ok":false})", 200);
    strangeRow("refusal with a mad code", R"({"ok":false,"error_code":-1})", 200);
    strangeRow("empty", "", 200);
    strangeRow("HTML", "<html>502</html>", 502);
    strangeRow("cut", R"({"ok":true,"result":{"id":)", 200);
    strangeRow("null", "null", 200);
    strangeRow("array", "[1,2]", 200);
    strangeRow("no ok", R"({"result":true})", 200);
    strangeRow("ok is a word", R"({"ok":"true","result":true})", 200);
    strangeRow("no result", R"({"ok":true})", 200);
    strangeRow("success with 500", R"({"ok":true,"result":true})", 500);
    strangeRow("deep", QByteArray(100'000, '['), 200);
    strangeRow("zeros", QByteArray(1000, '\0'), 200);
}

void TestRefusal::envelope()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(bool, refused);
    QFETCH(int, code);
    const auto result = openEnvelope("getMe", body, status);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, refused ? ErrorKind::Refused : ErrorKind::NotBotApi);
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().method, QByteArray("getMe"));
}

void TestRefusal::requestsThatAreGone()
{
    const auto error = [](int code, const QString &text, ErrorKind kind = ErrorKind::Refused) {
        return Error{.kind = kind, .code = code, .description = text};
    };
    QVERIFY(isJoinRequestGone(error(400, u"Bad Request: HIDE_REQUESTER_MISSING"_s)));
    QVERIFY(isJoinRequestGone(error(400, u"Bad Request: USER_ALREADY_PARTICIPANT"_s)));
    QVERIFY(isJoinRequestGone(error(400, u"Bad Request: user is already a participant"_s)));
    QVERIFY(!isJoinRequestGone(error(403, u"Forbidden: HIDE_REQUESTER_MISSING"_s)));
    QVERIFY(!isJoinRequestGone(error(400, u"Bad Request: CHAT_ADMIN_REQUIRED"_s)));
    QVERIFY(!isJoinRequestGone(error(400, u"HIDE_REQUESTER_MISSING"_s, ErrorKind::NotBotApi)));
}

QTEST_GUILESS_MAIN(TestRefusal)
#include "tst_botapi_refusal.moc"
