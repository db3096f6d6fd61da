#include "botapi/requests.h"
#include "update_bench.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bench;

class TestUpdate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void types_data();
    void types();
    void everyTypeHasARow();
    void allowedUpdates();
    void message();
    void names_data();
    void names();
    void content_data();
    void content();
    void writeAccess();
    void memberChange();
    void joinRequest();
    void callback();
    void sharedUsers();
    void cost();
};
void TestUpdate::types_data()
{
    QTest::addColumn<UpdateType>("type");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<Ids>("people");
    QTest::addColumn<qint64>("date"); // 0: none
    const auto row = [](UpdateType type, const char *payload, const Ids &people, qint64 date) {
        QTest::newRow(updateTypeName(type).constData())
            << type << QByteArray(payload) << people << date;
    };
    using enum UpdateType;
    constexpr const char *inGroup =
        R"({"message_id":1,"date":100,"chat":'G',"from":'U7',"text":"hi"})";
    row(Message, R"({"message_id":1,"date":100,"chat":'P',"from":'U7',"text":"hi"})", {7}, 100);
    row(EditedMessage,
        R"({"message_id":1,"date":100,"edit_date":120,"chat":'P',"from":'U7',"text":"hi"})", {7},
        120);
    row(ChannelPost, R"({"message_id":1,"date":100,"chat":{"id":-5,"type":"channel","title":"C"}})",
        {}, 100);
    row(EditedChannelPost,
        R"({"message_id":1,"date":100,"edit_date":130,"chat":{"id":-5,"type":"channel","title":"C"}})",
        {}, 130);
    row(BusinessConnection,
        R"({"id":"x","user":'U7',"user_chat_id":7,"date":100,"is_enabled":true})", {7}, 100);
    row(BusinessMessage,
        R"({"business_connection_id":"x","message_id":1,"date":100,"chat":'P',"from":'U7',"text":"hi"})",
        {7}, 100);
    row(EditedBusinessMessage,
        R"({"business_connection_id":"x","message_id":1,"date":100,"edit_date":101,"chat":'P',"from":'U7'})",
        {7}, 101);
    row(DeletedBusinessMessages, R"({"business_connection_id":"x","chat":'P',"message_ids":[1]})",
        {}, 0);
    row(GuestMessage,
        R"({"message_id":1,"date":100,"chat":'P',"from":'U7',"guest_query_id":"q","guest_bot_caller_user":'U9'})",
        {7, 9}, 100);
    row(MessageReaction,
        R"({"chat":'G',"message_id":1,"user":'U7',"date":100,"old_reaction":[],"new_reaction":[]})",
        {7}, 100);
    row(MessageReactionCount, R"({"chat":'G',"message_id":1,"date":100,"reactions":[]})", {}, 100);
    row(InlineQuery, R"({"id":"1","from":'U7',"query":"","offset":""})", {7}, 0);
    row(ChosenInlineResult, R"({"result_id":"1","from":'U7',"query":""})", {7}, 0);
    row(CallbackQuery,
        R"({"id":"1","from":'U7',"chat_instance":"c","data":"d","message":{"message_id":3,"date":0,"chat":'P'}})",
        {7}, 0);
    row(ShippingQuery, R"({"id":"1","from":'U7',"invoice_payload":"","shipping_address":{}})", {7},
        0);
    row(PreCheckoutQuery,
        R"({"id":"1","from":'U7',"currency":"XTR","total_amount":1,"invoice_payload":""})", {7}, 0);
    row(PurchasedPaidMedia, R"({"from":'U7',"paid_media_payload":"p"})", {7}, 0);
    row(Poll, R"({"id":"1","question":"?","options":[]})", {}, 0);
    row(PollAnswer, R"({"poll_id":"1","user":'U7',"option_ids":[0]})", {7}, 0);
    row(MyChatMember,
        R"({"chat":'P',"from":'U7',"date":100,"old_chat_member":{"status":"member","user":'B8'},
            "new_chat_member":{"status":"kicked","user":'B8',"until_date":0}})",
        {7, 8}, 100);
    row(ChatMember,
        R"({"chat":'G',"from":'U7',"date":100,"old_chat_member":{"status":"left","user":'U9'},
            "new_chat_member":{"status":"member","user":'U9'}})",
        {7, 9}, 100);
    row(ChatJoinRequest, R"({"chat":'G',"from":'U7',"user_chat_id":77,"date":100,"bio":"b"})", {7},
        100);
    row(ChatBoost,
        R"({"chat":'G',"boost":{"boost_id":"b","add_date":100,"expiration_date":200,
            "source":{"source":"premium","user":'U7'}}})",
        {7}, 100);
    row(RemovedChatBoost,
        R"({"chat":'G',"boost_id":"b","remove_date":100,"source":{"source":"gift_code","user":'U7'}})",
        {7}, 100);
    row(ManagedBot, R"({"user":'U7',"bot":'B8'})", {7, 8}, 0);
    row(Subscription, R"({"user":'U7',"invoice_payload":"i","state":"active"})", {7}, 0);
    QTest::newRow("anonymous reaction")
        << MessageReaction
        << QByteArray(R"({"chat":'G',"message_id":1,"actor_chat":'G',"date":100})") << Ids{}
        << qint64(100);
    QTest::newRow("anonymous voter")
        << PollAnswer << QByteArray(R"({"poll_id":"1","voter_chat":'G',"option_ids":[]})") << Ids{}
        << qint64(0);
    QTest::newRow("giveaway without a winner")
        << ChatBoost
        << QByteArray(R"({"chat":'G',"boost":{"add_date":100,"source":{"source":"giveaway"}}})")
        << Ids{} << qint64(100);
    QTest::newRow("group message") << Message << QByteArray(inGroup) << Ids{7} << qint64(100);
    QTest::newRow("joined, replied, forwarded")
        << Message
        << QByteArray(
               R"({"message_id":1,"date":100,"chat":'G',"from":'U7',"new_chat_members":['U9','U7','B8'],
            "reply_to_message":{"message_id":0,"date":1,"chat":'G',"from":{"id":10,"is_bot":false,"first_name":""}},
            "forward_origin":{"type":"user","date":1,"sender_user":{"id":11,"is_bot":false,"first_name":"F"}}})")
        << Ids{7, 9, 8, 11, 10} << qint64(100);
    QTest::newRow("left")
        << Message
        << QByteArray(R"({"message_id":1,"date":100,"chat":'G',"left_chat_member":'U9'})") << Ids{9}
        << qint64(100);
}

void TestUpdate::types()
{
    QFETCH(UpdateType, type);
    QFETCH(QByteArray, payload);
    QFETCH(Ids, people);
    QFETCH(qint64, date);
    const auto batch =
        decoded("{\"update_id\":55,\"" + updateTypeName(type) + "\":" + payload + "}");
    QCOMPARE(batch.count, 1);
    QVERIFY(batch.undecoded.empty());
    QCOMPARE(batch.ids, Ids{55});
    const Update &update = batch.updates.at(0);
    QCOMPARE(update.id, 55);
    QCOMPARE(update.type, type);
    QCOMPARE(update.typeName, updateTypeName(type));
    QCOMPARE(idsOf(update.people), people);
    QCOMPARE(update.date.value_or(0), date);
}

void TestUpdate::everyTypeHasARow()
{
    QCOMPARE(allUpdateTypeNames().size(), 26U);
    for (const QByteArray &name : allUpdateTypeNames()) {
        QCOMPARE(updateTypeName(updateTypeFromName(name)), name);
        // Every type we know needs an object: anything else is kept as undecoded.
        const auto batch = decoded("{\"update_id\":1,\"" + name + "\":true}");
        QCOMPARE(batch.undecoded.size(), 1U);
        QCOMPARE(batch.undecoded.at(0).typeName, name);
    }
    QCOMPARE(updateTypeName(UpdateType::Unknown), QByteArray());
    QCOMPARE(updateTypeFromName("nonsense"), UpdateType::Unknown);
    QCOMPARE(updateTypeFromName(""), UpdateType::Unknown);
}

void TestUpdate::allowedUpdates()
{
    const QJsonObject body = GetUpdates{.offset = 9, .limit = 100, .timeout = 50}.body();
    const QJsonArray names = body["allowed_updates"_L1].toArray();
    QCOMPARE(names.size(), 26);
    for (const QLatin1StringView name : {"my_chat_member"_L1, "chat_member"_L1,
                                         "message_reaction"_L1, "message_reaction_count"_L1})
        QVERIFY(names.contains(QJsonValue(name)));
    QCOMPARE(body["offset"_L1].toInteger(), 9);
    QVERIFY(!GetUpdates{}.body().contains("offset"_L1));
    QVERIFY(GetUpdates{.offset = -1}.problem() != nullptr);
    QVERIFY(GetUpdates{.limit = 0}.problem() != nullptr);
    QVERIFY(GetUpdates{.limit = 101}.problem() != nullptr);
    QVERIFY(GetUpdates{.timeout = 51}.problem() != nullptr);
    QVERIFY(GetUpdates{}.problem() == nullptr);
}

void TestUpdate::message()
{
    const auto batch = decoded(
        R"({"update_id":1,"message":{"message_id":12,"date":100,"chat":'G',"from":'U7',"text":"<b>&amp;</b>"}})");
    const auto &message = batch.updates.at(0).message;
    QVERIFY(message);
    QCOMPARE(message->messageId, 12);
    QCOMPARE(message->chat.id, -1001234567890);
    QCOMPARE(message->chat.type, ChatType::Supergroup);
    QCOMPARE(message->chat.title, u"Club"_s);
    QCOMPARE(message->chat.username, u"club"_s);
    QCOMPARE(message->text, u"<b>&amp;</b>"_s);
    QCOMPARE(message->content, ContentKind::Text);
    QVERIFY(!message->viaBusiness);
    const auto business = decoded(
        R"({"update_id":1,"business_message":{"business_connection_id":"b","message_id":12,"date":100,
            "chat":'P',"from":'U7',"caption":"c","photo":[]}})");
    QVERIFY(business.updates.at(0).message->viaBusiness);
    QCOMPARE(business.updates.at(0).message->text, u"c"_s);
}

void TestUpdate::names_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<User>("user");
    QTest::newRow("whole")
        << QByteArray(
               R"({"id":7,"is_bot":false,"first_name":"Анна","last_name":"Б","username":"ann","language_code":"pt-br",
            "is_premium":true,"added_to_attachment_menu":true})")
        << User{.id = 7,
                .firstName = u"Анна"_s,
                .lastName = u"Б"_s,
                .username = u"ann"_s,
                .languageCode = u"pt-br"_s,
                .isPremium = true,
                .addedToAttachmentMenu = true};
    QTest::newRow("empty first name")
        << QByteArray(R"({"id":7,"is_bot":false,"first_name":""})") << User{.id = 7};
    QTest::newRow("no first name") << QByteArray(R"({"id":7,"is_bot":false})") << User{.id = 7};
    QTest::newRow("52 bits") << QByteArray(
                                    R"({"id":4503599627370495,"is_bot":false,"first_name":"x"})")
                             << User{.id = 4503599627370495, .firstName = u"x"_s};
    QTest::newRow("optional fields of a wrong type")
        << QByteArray(
               R"({"id":7,"is_bot":true,"first_name":"x","last_name":5,"username":null,"language_code":[],
                   "is_premium":"yes"})")
        << User{.id = 7, .isBot = true, .firstName = u"x"_s};
    QTest::newRow("markup, bidi and zeros")
        << QByteArray(R"({"id":7,"is_bot":false,"first_name":"<b>\u202Eevil\u0000x\uD800"})")
        << User{.id = 7, .firstName = u"<b>\u202Eevil"_s + QChar(0) + u'x' + QChar(0xD800)};
    QTest::newRow("500 characters")
        << QByteArray(R"({"id":7,"is_bot":false,"first_name":")" + QByteArray(500, 'x') + "\"}")
        << User{.id = 7, .firstName = QString(500, u'x')};
}

void TestUpdate::names()
{
    QFETCH(QByteArray, profile);
    QFETCH(User, user);
    const auto batch = decoded(R"({"update_id":1,"inline_query":{"from":)" + profile + "}}");
    QCOMPARE(batch.updates.size(), 1U);
    QVERIFY(batch.updates.at(0).people.at(0) == user);
}

void TestUpdate::content_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<ContentKind>("kind");
    const auto row = [](const char *fields, ContentKind kind) {
        QTest::newRow(fields) << QByteArray(fields) << kind;
    };
    using enum ContentKind;
    row(R"("text":"x")", Text);
    row(R"("photo":[])", Photo);
    row(R"("animation":{},"document":{})", Animation);
    row(R"("location":{},"venue":{})", Venue);
    row(R"("sticker":{})", Sticker);
    row(R"("voice":{})", Voice);
    row(R"("contact":{"phone_number":"1","first_name":"x","user_id":12})", ContentKind::Contact);
    row(R"("successful_payment":{})", Payment);
    row(R"("users_shared":{})", UsersShared);
    row(R"("write_access_allowed":{})", ContentKind::WriteAccessAllowed);
    row(R"("connected_website":"x.test")", ConnectedWebsite);
    row(R"("new_chat_members":[])", MembersJoined);
    row(R"("migrate_to_chat_id":-100)", Migrated);
    row(R"("pinned_message":{})", Service);
    row(R"("something_of_2030":{})", Service);
    row(R"("sender_chat":{})", Unknown);
}

void TestUpdate::content()
{
    QFETCH(QByteArray, fields);
    QFETCH(ContentKind, kind);
    const auto batch =
        decoded(R"({"update_id":1,"message":{"message_id":1,"date":1,"chat":'P',"from":'U7',)" +
                fields + "}}");
    QCOMPARE(batch.updates.size(), 1U);
    QCOMPARE(batch.updates.at(0).message->content, kind);
}

void TestUpdate::writeAccess()
{
    const auto access = [](const char *fields) {
        const auto batch = decoded(
            QByteArray(
                R"({"update_id":1,"message":{"message_id":1,"date":1,"chat":'P',"from":'U7',)") +
            fields + "}}");
        return *batch.updates.at(0).message;
    };
    QVERIFY(
        access(R"("write_access_allowed":{"from_request":true})").writeAccessAllowed->fromRequest);
    QCOMPARE(
        access(R"("write_access_allowed":{"web_app_name":"app"})").writeAccessAllowed->webAppName,
        u"app"_s);
    QVERIFY(access(R"("write_access_allowed":{"from_attachment_menu":true})")
                .writeAccessAllowed->fromAttachmentMenu);
    QVERIFY(access(R"("write_access_allowed":{})").writeAccessAllowed == WriteAccessAllowed{});
    QVERIFY(!access(R"("write_access_allowed":5)").writeAccessAllowed);
    QCOMPARE(access(R"("connected_website":"x.test")").connectedWebsite, u"x.test"_s);
    QCOMPARE(access(R"("migrate_to_chat_id":-1009007199254740991)").migrateToChatId,
             -1009007199254740991);
}

void TestUpdate::memberChange()
{
    const auto batch = decoded(
        R"({"update_id":1,"my_chat_member":{"chat":'P',"from":'U7',"date":100,
            "old_chat_member":{"status":"kicked","user":'B8'},"new_chat_member":{"status":"member","user":'B8'}}})");
    const auto &change = batch.updates.at(0).memberChange;
    QVERIFY(change);
    QCOMPARE(change->chat.type, ChatType::Private);
    QCOMPARE(change->from.id, 7);
    QCOMPARE(change->user.id, 8);
    QCOMPARE(change->oldStatus, MemberStatus::Kicked);
    QCOMPARE(change->newStatus, MemberStatus::Member);
}

void TestUpdate::joinRequest()
{
    const auto batch = decoded(
        R"({"update_id":1,"chat_join_request":{"chat":'G',"from":'U7',"user_chat_id":4503599627370496,"date":100,
            "query_id":"q","bio":"Читаю"}})");
    const auto &request = batch.updates.at(0).joinRequest;
    QVERIFY(request);
    QCOMPARE(request->userChatId, 4503599627370496);
    QCOMPARE(request->queryId, u"q"_s);
    QCOMPARE(request->bio, u"Читаю"_s);
}

void TestUpdate::callback()
{
    const auto batch = decoded(
        R"({"update_id":1,"callback_query":{"id":"5","from":'U7',"data":"d","message":{"message_id":3,"chat":'P'}}},
           {"update_id":2,"callback_query":{"id":"6","from":'U7',"inline_message_id":"i"}})");
    QCOMPARE(batch.updates.at(0).callback->chat->id, 7);
    QCOMPARE(batch.updates.at(0).callback->messageId, 3);
    QCOMPARE(batch.updates.at(0).callback->data, u"d"_s);
    QVERIFY(!batch.updates.at(1).callback->chat);
}

void TestUpdate::sharedUsers()
{
    const auto batch = decoded(
        R"({"update_id":1,"message":{"message_id":1,"date":1,"chat":'P',"from":'U7',"users_shared":{"request_id":1,
            "users":[{"user_id":21,"first_name":"S","username":"s"},{"user_id":22},5,null]}}})");
    QCOMPARE(idsOf(batch.updates.at(0).people), Ids{7});
    QCOMPARE(idsOf(batch.updates.at(0).partialPeople), Ids{21});
    QCOMPARE(batch.updates.at(0).partialPeople.at(0).username, u"s"_s);
}

void TestUpdate::cost()
{
    QByteArray updates;
    for (int i = 1; i <= 100; ++i) {
        updates +=
            (i > 1 ? "," : "") + QByteArray(R"({"update_id":)") + QByteArray::number(i) +
            R"(,"message":{"message_id":5,"from":{"id":7000000001,"is_bot":false,"first_name":"Анна","last_name":"Петрова","username":"anna_p","language_code":"ru"},"chat":{"id":7000000001,"first_name":"Анна","last_name":"Петрова","username":"anna_p","type":"private"},"date":1700000000,"text":"Здравствуйте! Подскажите, пожалуйста, когда вы открыты?"}})";
    }
    const QByteArray body = answer(updates);
    QBENCHMARK
    {
        QCOMPARE(decodeUpdates(body)->count, 100);
    }
}

QTEST_GUILESS_MAIN(TestUpdate)
#include "tst_botapi_update.moc"
