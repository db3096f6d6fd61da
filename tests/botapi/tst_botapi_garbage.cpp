// Updates of the wrong shape: counted, kept and confirmed, never a crash.

#include "botapi/requests.h"
#include "update_bench.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace bench;

class TestGarbage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unknownTypes_data();
    void unknownTypes();
    void undecodable_data();
    void undecodable();
    void keepsTheRest();
    void notABatch_data();
    void notABatch();
    void everyTruncation();
    void largeIds();
};
void TestGarbage::unknownTypes_data()
{
    QTest::addColumn<QByteArray>("update");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("new type") << QByteArray(R"({"update_id":5,"quantum_message":{"x":1}})")
                              << QByteArray("quantum_message");
    QTest::newRow("of an odd type")
        << QByteArray(R"({"update_id":5,"flag":true})") << QByteArray("flag");
    QTest::newRow("nothing but the id") << QByteArray(R"({"update_id":5})") << QByteArray();
    QTest::newRow("an empty name") << QByteArray(R"({"update_id":5,"":{}})") << QByteArray();
}

void TestGarbage::unknownTypes()
{
    QFETCH(QByteArray, update);
    QFETCH(QByteArray, name);
    const auto batch = decoded(update);
    QCOMPARE(batch.updates.size(), 1U);
    QCOMPARE(batch.updates.at(0).type, UpdateType::Unknown);
    QCOMPARE(batch.updates.at(0).typeName, name);
    QCOMPARE(batch.ids, Ids{5});
    // A type that we know wins over one that we do not, whatever the order.
    const auto both = decoded(R"({"update_id":5,"a_new_one":{},"poll":{},"z_new_one":{}})");
    QCOMPARE(both.updates.at(0).type, UpdateType::Poll);
}

void TestGarbage::undecodable_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::addColumn<qint64>("id"); // 0: none
    const auto row = [](const char *element, qint64 id) {
        QTest::newRow(element) << QByteArray(element) << id;
    };
    row("null", 0);
    row("true", 0);
    row("5", 0);
    row("\"text\"", 0);
    row("[]", 0);
    row("{}", 0);
    row(R"({"message":{}})", 0);
    row(R"({"update_id":"5","poll":{}})", 0);
    row(R"({"update_id":null,"poll":{}})", 0);
    row(R"({"update_id":5.5,"poll":{}})", 0);
    row(R"({"update_id":0,"poll":{}})", 0);
    row(R"({"update_id":-5,"poll":{}})", 0);
    row(R"({"update_id":9223372036854775807,"poll":{}})", 0);
    row(R"({"update_id":1e300,"poll":{}})", 0);
    row(R"({"update_id":5,"message":null})", 5);
    row(R"({"update_id":5,"message":[]})", 5);
    row(R"({"update_id":5,"message":"text"})", 5);
    row(R"({"update_id":5,"message":{}})", 5);
    row(R"({"update_id":5,"message":{"message_id":1,"date":1}})", 5);
    row(R"({"update_id":5,"message":{"message_id":1,"date":"1","chat":'P'}})", 5);
    row(R"({"update_id":5,"message":{"message_id":1,"date":1,"chat":{"id":"7","type":"private"}}})",
        5);
    row(R"({"update_id":5,"message":{"message_id":1,"date":1,"chat":'P',"from":{"id":7}}})", 5);
    row(R"({"update_id":5,"message":{"message_id":1,"date":1,"chat":'P',"from":null}})", 5);
    row(R"({"update_id":5,"inline_query":{"id":"1"}})", 5);
    row(R"({"update_id":5,"inline_query":{"from":{"id":7.5,"is_bot":false,"first_name":"x"}}})", 5);
    row(R"({"update_id":5,"inline_query":{"from":{"id":-7,"is_bot":false,"first_name":"x"}}})", 5);
    row(R"({"update_id":5,"inline_query":{"from":{"id":7,"is_bot":0,"first_name":"x"}}})", 5);
    row(R"({"update_id":5,"inline_query":{"from":{"id":7,"is_bot":false,"first_name":7}}})", 5);
    row(R"({"update_id":5,"my_chat_member":{"chat":'P',"from":'U7',"date":1}})", 5);
    row(R"({"update_id":5,"chat_join_request":{"chat":'G',"from":'U7',"date":1}})", 5);
    row(R"({"update_id":5,"callback_query":{"id":7,"from":'U7'}})", 5);
    row(R"({"update_id":5,"managed_bot":{"user":'U7'}})", 5);
    row(R"({"update_id":5,"poll_answer":{"user":7}})", 5);
}

void TestGarbage::undecodable()
{
    QFETCH(QByteArray, element);
    QFETCH(qint64, id);
    const auto batch = decoded(element);
    QCOMPARE(batch.count, 1);
    QVERIFY(batch.updates.empty());
    QCOMPARE(batch.undecoded.size(), 1U);
    QCOMPARE(batch.undecoded.at(0).index, 0);
    QCOMPARE(batch.undecoded.at(0).id.value_or(0), id);
    QVERIFY(!batch.undecoded.at(0).raw.isEmpty());
    QCOMPARE(batch.ids, id == 0 ? Ids{} : Ids{id});
}

void TestGarbage::keepsTheRest()
{
    const auto batch = decoded(
        R"({"update_id":10,"poll":{}},null,{"update_id":12,"message":{}},{"update_id":3,"what":1},
           {"update_id":13,"poll":{},"message":)" +
        QByteArray(400, '[') + QByteArray(400, ']') + "}");
    QCOMPARE(batch.count, 5);
    QCOMPARE(batch.ids, (Ids{10, 12, 3, 13}));
    QCOMPARE(batch.updates.size() + batch.undecoded.size(), 5U);
    QCOMPARE(batch.undecoded.at(0).index, 1);
    QCOMPARE(batch.undecoded.at(1).index, 2);
}

void TestGarbage::notABatch_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<html></html>");
    QTest::newRow("result true") << QByteArray(R"({"ok":true,"result":true})");
    QTest::newRow("result null") << QByteArray(R"({"ok":true,"result":null})");
    QTest::newRow("result object") << QByteArray(R"({"ok":true,"result":{"update_id":1}})");
    QTest::newRow("no ok") << QByteArray(R"({"result":[]})");
    QTest::newRow("too deep") << answer(QByteArray(5000, '[') + QByteArray(5000, ']'));
    QTest::newRow("invalid UTF-8") << answer("{\"update_id\":1,\"poll\":\"\xff\xfe\"}");
    QTest::newRow("two values") << QByteArray(R"({"ok":true,"result":[]}{})");
}

void TestGarbage::notABatch()
{
    QFETCH(QByteArray, body);
    const auto batch = decodeUpdates(body);
    QVERIFY(!batch);
    QCOMPARE(batch.error().kind, ErrorKind::NotBotApi);
}

void TestGarbage::everyTruncation()
{
    const QByteArray whole = answer(expanded(
        R"({"update_id":1,"message":{"message_id":1,"date":1,"chat":'P',"from":'U7',"text":"Привет \u041f"}})"));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!decodeUpdates(whole.first(size)));
    QVERIFY(decodeUpdates(whole));
    // Any one byte changed: whatever comes out, nothing crashes (the sanitizers look on).
    for (qsizetype i = 0; i < whole.size(); ++i) {
        for (const char byte : {'\0', '"', '[', '}', '9', '\x80'}) {
            QByteArray changed = whole;
            changed[i] = byte;
            const auto batch = decodeUpdates(changed);
            if (batch)
                QCOMPARE(batch->count, qsizetype(batch->updates.size() + batch->undecoded.size()));
        }
    }
}

void TestGarbage::largeIds()
{
    for (const qint64 id :
         {(qint64(1) << 52) - 1, qint64(1) << 52, (qint64(1) << 53) + 1, qint64(1) << 62}) {
        const auto batch =
            decoded(R"({"update_id":1,"inline_query":{"from":{"id":)" + QByteArray::number(id) +
                    R"(,"is_bot":false,"first_name":"x"}}})");
        QCOMPARE(batch.updates.at(0).people.at(0).id, id);
        const QJsonObject body = SendMessage{.chatId = id, .text = u"x"_s}.body();
        QVERIFY(QJsonDocument(body)
                    .toJson(QJsonDocument::Compact)
                    .contains("\"chat_id\":" + QByteArray::number(id)));
    }
}

QTEST_GUILESS_MAIN(TestGarbage)
#include "tst_botapi_garbage.moc"
