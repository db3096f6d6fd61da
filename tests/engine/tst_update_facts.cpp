// The table "What an update means" of docs/rules.md, a row for each of its lines and for what must
// decide nothing.
#include "botapi/update.h"
#include "domain/dialog.h"
#include "engine/update_facts.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::EvidenceKind;
using domain::Ground;
using engine::UpdateFacts;
using Kinds = QList<int>;

namespace
{

constexpr domain::Seconds noon = 1'790'000'000;
constexpr domain::UserId botId = 8;

/// 'U is the person, 'P the private chat with them, 'G a group, 'D the moment: noon.
UpdateFacts factsOf(const QByteArray &type, QByteArray payload)
{
    payload.replace("'U", R"({"id":7,"is_bot":false,"first_name":"Ann","language_code":"ru"})");
    payload.replace("'V", R"({"id":9,"is_bot":false,"first_name":"Bea"})");
    payload.replace("'B", R"({"id":8,"is_bot":true,"first_name":"Bot"})");
    payload.replace("'O", R"({"id":10,"is_bot":true,"first_name":"Other bot"})");
    payload.replace("'P", R"({"id":7,"type":"private","first_name":"Ann"})");
    payload.replace("'G", R"({"id":-100,"type":"supergroup","title":"Club"})");
    payload.replace("'D", QByteArray::number(noon));
    QJsonParseError error;
    const auto json =
        QJsonDocument::fromJson(R"({"update_id":55,")" + type + R"(":)" + payload + '}', &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s", qPrintable(error.errorString()));
    const auto update = botapi::decodeUpdate(json.object());
    if (!update)
        return {};
    return engine::factsOf(*update, noon * 1000 + 5000, botId);
}

/// The kinds of evidence about one person, in order.
Kinds kindsAbout(const UpdateFacts &facts, domain::UserId user)
{
    Kinds kinds;
    for (const domain::Evidence &piece : facts.evidence) {
        if (piece.user == user)
            kinds.append(static_cast<int>(piece.kind));
    }
    return kinds;
}

} // namespace

class TestUpdateFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLine_data();
    void everyLine();
    void chatIdsThatAreTraps_data();
    void chatIdsThatAreTraps();
    void sharedPeopleAreMet();
    void joinRequest();
    void othersAreMetToo();
    void badInput_data();
    void badInput();
    void datesThatCannotBe_data();
    void datesThatCannotBe();
};

void TestUpdateFacts::everyLine_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<EvidenceKind>("kind");
    QTest::addColumn<DialogStatus>("status");
    QTest::addColumn<Ground>("ground");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const char *type, const char *payload, EvidenceKind kind,
                        DialogStatus status, Ground ground = Ground::None,
                        const QString &detail = {}) {
        QTest::newRow(name) << QByteArray(type) << QByteArray(payload) << kind << status << ground
                            << detail;
    };
    const auto message = [&](const char *name, const QByteArray &content, EvidenceKind kind,
                             Ground ground, const QString &detail = {}) {
        const QByteArray payload =
            R"({"message_id":1,"date":'D,"chat":'P,"from":'U,)" + content + '}';
        row(name, "message", payload.constData(), kind, DialogStatus::Open, ground, detail);
    };
    message("text", R"("text":"hi")", EvidenceKind::Wrote, Ground::WroteFirst);
    message("sticker", R"("sticker":{})", EvidenceKind::Wrote, Ground::WroteFirst);
    message("contact", R"("contact":{"phone_number":"1","first_name":"C"})", EvidenceKind::Wrote,
            Ground::WroteFirst);
    message("payment", R"("successful_payment":{})", EvidenceKind::Wrote, Ground::WroteFirst);
    message("start", R"("text":"/start")", EvidenceKind::Started, Ground::Started);
    message("start with a payload", R"("text":"/start ab-C_9")", EvidenceKind::Started,
            Ground::Started, u"ab-C_9"_s);
    message("app", R"("write_access_allowed":{"web_app_name":"shop"})",
            EvidenceKind::AccessByWebApp, Ground::AccessByWebApp, u"shop"_s);
    message("attachment menu", R"("write_access_allowed":{"from_attachment_menu":true})",
            EvidenceKind::AccessByAttachmentMenu, Ground::AccessByAttachmentMenu);
    message("request", R"("write_access_allowed":{"from_request":true})",
            EvidenceKind::AccessByRequest, Ground::AccessByRequest);
    message("site", R"("connected_website":"example.org")", EvidenceKind::LoggedInOnSite,
            Ground::LoggedInOnSite, u"example.org"_s);
    row("edited", "edited_message",
        R"({"message_id":1,"date":'D,"edit_date":'D,"chat":'P,"from":'U,"text":"hi"})",
        EvidenceKind::Wrote, DialogStatus::Open, Ground::WroteFirst);
    row("stopped", "my_chat_member",
        R"({"chat":'P,"from":'U,"date":'D,"old_chat_member":{"status":"member","user":'B},
            "new_chat_member":{"status":"kicked","user":'B,"until_date":0}})",
        EvidenceKind::Stopped, DialogStatus::Blocked);
    row("unblocked", "my_chat_member",
        R"({"chat":'P,"from":'U,"date":'D,"old_chat_member":{"status":"kicked","user":'B},
            "new_chat_member":{"status":"member","user":'B}})",
        EvidenceKind::Unblocked, DialogStatus::Open, Ground::Unblocked);
    row("button", "callback_query",
        R"({"id":"1","from":'U,"chat_instance":"c","message":{"message_id":3,"date":0,"chat":'P}})",
        EvidenceKind::PressedButton, DialogStatus::NotStarted);

    // Met, and nothing about the dialog.
    const auto met = [&](const char *type, const char *payload, const char *name = nullptr) {
        row(name ? name : type, type, payload, EvidenceKind::Met, DialogStatus::NotStarted,
            Ground::None, QString::fromLatin1(type));
    };
    met("callback_query", R"({"id":"1","from":'U,"inline_message_id":"i"})", "button elsewhere");
    met("message", R"({"message_id":1,"date":'D,"chat":'G,"from":'U,"text":"hi"})", "group");
    met("message", R"({"message_id":1,"date":'D,"chat":'G,"from":'U,"text":"/start@bot x"})",
        "start in a group");
    met("inline_query", R"({"id":"1","from":'U,"query":"","offset":""})");
    met("chosen_inline_result", R"({"result_id":"1","from":'U,"query":""})");
    met("message_reaction", R"({"chat":'G,"message_id":1,"user":'U,"date":'D})");
    met("poll_answer", R"({"poll_id":"1","user":'U,"option_ids":[0]})");
    met("chat_boost",
        R"({"chat":'G,"boost":{"add_date":'D,"source":{"source":"premium","user":'U}}})");
    met("removed_chat_boost",
        R"({"chat":'G,"remove_date":'D,"source":{"source":"premium","user":'U}})");
    met("shipping_query", R"({"id":"1","from":'U,"invoice_payload":""})");
    met("pre_checkout_query", R"({"id":"1","from":'U,"currency":"XTR","total_amount":1})");
    met("purchased_paid_media", R"({"from":'U,"paid_media_payload":"p"})");
    met("subscription", R"({"user":'U,"state":"active"})");
    met("managed_bot", R"({"user":'U,"bot":'O})");
    met("business_connection", R"({"id":"x","user":'U,"user_chat_id":7,"date":'D})");
    row("member of a group", "chat_member",
        R"({"chat":'G,"from":'V,"date":'D,"old_chat_member":{"status":"left","user":'U},
            "new_chat_member":{"status":"member","user":'U}})",
        EvidenceKind::JoinProcessed, DialogStatus::NotStarted, Ground::None, u"Club"_s);
}

void TestUpdateFacts::everyLine()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, payload);
    QFETCH(const EvidenceKind, kind);
    const UpdateFacts facts = factsOf(type, payload);
    QCOMPARE(kindsAbout(facts, 7), Kinds{static_cast<int>(kind)});
    const domain::Evidence &piece = *std::ranges::find(facts.evidence, 7, &domain::Evidence::user);
    QTEST(piece.detail, "detail");
    QCOMPARE(piece.text, QString::fromLatin1(type));
    QCOMPARE(piece.updateId, 55);
    QCOMPARE(piece.source, domain::EvidenceSource::Update);
    const domain::DialogState mine = domain::fold(std::vector{piece});
    QTEST(mine.status, "status");
    QTEST(mine.ground, "ground");
    QVERIFY(mine.met);
    QVERIFY(kindsAbout(facts, botId).isEmpty()); // the bot itself is nobody that it met
}

void TestUpdateFacts::chatIdsThatAreTraps_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *type, const char *content) {
        QTest::addRow("%s %s", type, content) << QByteArray(type) << QByteArray(content);
    };
    for (const char *content :
         {R"("text":"hi")", R"("text":"/start x")", R"("connected_website":"example.org")",
          R"("write_access_allowed":{"from_request":true})"}) {
        row("business_message", content);
        row("edited_business_message", content);
        row("guest_message", content);
    }
}

void TestUpdateFacts::chatIdsThatAreTraps()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, content);
    for (const QByteArray marker : {R"("business_connection_id":"x",)", ""}) {
        const UpdateFacts facts =
            factsOf(type, '{' + marker + R"("message_id":1,"date":'D,"chat":'P,"from":'U,)" +
                              content + '}');
        QCOMPARE(kindsAbout(facts, 7), Kinds{static_cast<int>(EvidenceKind::Met)});
        QVERIFY(!facts.message);
        QVERIFY(facts.startPayload.isEmpty());
    }
    // The same inside of an ordinary message, as a relay might send it.
    const UpdateFacts relayed =
        factsOf("message", R"({"business_connection_id":"x","message_id":1,"date":'D,"chat":'P,
                             "from":'U,)" +
                               content + '}');
    QCOMPARE(kindsAbout(relayed, 7), Kinds{static_cast<int>(EvidenceKind::Met)});
}

void TestUpdateFacts::sharedPeopleAreMet()
{
    for (const char *content :
         {R"("users_shared":{"request_id":1,"users":[{"user_id":9,"first_name":"Bea"}]})",
          R"("contact":{"phone_number":"1","first_name":"Bea","user_id":9})"}) {
        const UpdateFacts facts =
            factsOf("message", QByteArray(R"({"message_id":1,"date":'D,"chat":'P,"from":'U,)") +
                                   content + '}');
        QCOMPARE(kindsAbout(facts, 9), Kinds{static_cast<int>(EvidenceKind::Met)});
        const auto shared = std::ranges::find(facts.sightings, 9, &engine::Sighting::user);
        QVERIFY(shared != facts.sightings.end());
        QVERIFY(!shared->complete);
        QCOMPARE(shared->profile.firstName, u"Bea"_s);
        QCOMPARE(kindsAbout(facts, 7), Kinds{static_cast<int>(EvidenceKind::Wrote)});
    }
}

void TestUpdateFacts::joinRequest()
{
    const UpdateFacts facts = factsOf(
        "chat_join_request", R"({"chat":'G,"from":'U,"user_chat_id":77,"date":'D,"bio":"b"})");
    const domain::DialogState state = domain::fold(facts.evidence);
    QCOMPARE(domain::statusAt(state, noon), DialogStatus::Temporary);
    QCOMPARE(domain::statusAt(state, noon + 299), DialogStatus::Temporary);
    QCOMPARE(domain::statusAt(state, noon + 300), DialogStatus::NotStarted);
    QCOMPARE(domain::chatToWriteTo(7, state, noon + 299), std::optional<qint64>(77));
    QCOMPARE(domain::chatToWriteTo(7, state, noon + 300), std::nullopt);
}

void TestUpdateFacts::othersAreMetToo()
{
    const UpdateFacts facts = factsOf("message", R"({"message_id":1,"date":'D,"chat":'G,"from":'U,
                            "new_chat_members":['V,'O,'B]})");
    QCOMPARE(kindsAbout(facts, 9), Kinds{static_cast<int>(EvidenceKind::Met)});
    QCOMPARE(kindsAbout(facts, 10), Kinds{static_cast<int>(EvidenceKind::BotSeen)});
    QVERIFY(kindsAbout(facts, botId).isEmpty());
}

void TestUpdateFacts::badInput_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("message without from")
        << QByteArray("message")
        << QByteArray(R"({"message_id":1,"date":'D,"chat":'P,"text":"x"})");
    QTest::newRow("channel post")
        << QByteArray("channel_post")
        << QByteArray(
               R"({"message_id":1,"date":'D,"chat":{"id":-5,"type":"channel","title":"C"}})");
    QTest::newRow("somebody else's private chat")
        << QByteArray("message")
        << QByteArray(
               R"({"message_id":1,"date":'D,"chat":{"id":11,"type":"private"},"from":'U,"text":"x"})");
    QTest::newRow("bot in a group")
        << QByteArray("my_chat_member") << QByteArray(R"({"chat":'G,"from":'U,"date":'D,
            "old_chat_member":{"status":"member","user":'B},
            "new_chat_member":{"status":"kicked","user":'B,"until_date":0}})");
    QTest::newRow("no profile") << QByteArray("poll_answer")
                                << QByteArray(R"({"poll_id":"1","voter_chat":'G,"option_ids":[]})");
    QTest::newRow("an id beyond 52 bits")
        << QByteArray("message")
        << QByteArray(R"({"message_id":1,"date":'D,"chat":{"id":4503599627370496,"type":"private"},
            "from":{"id":4503599627370496,"is_bot":false,"first_name":"X"},"text":"x"})");
    QTest::newRow("unknown type") << QByteArray("brain_wave") << QByteArray(R"({"from":'U})");
}

void TestUpdateFacts::badInput()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, payload);
    const UpdateFacts facts = factsOf(type, payload);
    QVERIFY(!facts.message);
    for (const domain::Evidence &piece : facts.evidence) {
        QCOMPARE(piece.kind, EvidenceKind::Met);
        QCOMPARE(piece.user, 7);
    }
}

void TestUpdateFacts::datesThatCannotBe_data()
{
    QTest::addColumn<qint64>("date");
    QTest::addColumn<qint64>("taken");
    QTest::newRow("1970") << qint64(0) << noon + 5;
    QTest::newRow("negative") << qint64(-5) << noon + 5;
    QTest::newRow("before Telegram") << qint64(1'000'000'000) << noon + 5;
    QTest::newRow("tomorrow") << noon + 86'400 << noon + 5;
    QTest::newRow("in a thousand years") << qint64(33'000'000'000) << noon + 5;
    QTest::newRow("yesterday") << noon - 86'400 << noon - 86'400;
    QTest::newRow("a clock a little ahead") << noon + 60 << noon + 60;
}

void TestUpdateFacts::datesThatCannotBe()
{
    QFETCH(const qint64, date);
    QFETCH(const qint64, taken);
    const UpdateFacts facts =
        factsOf("message", R"({"message_id":1,"chat":'P,"from":'U,"text":"x","date":)" +
                               QByteArray::number(date) + '}');
    QCOMPARE(facts.evidence.size(), size_t(1));
    QCOMPARE(facts.evidence[0].happenedAt, taken);
    QVERIFY(facts.message.has_value());
    QCOMPARE(facts.message->sentAt, taken);
}

QTEST_GUILESS_MAIN(TestUpdateFacts)
#include "tst_update_facts.moc"
