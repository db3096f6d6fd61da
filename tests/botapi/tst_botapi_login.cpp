// The Login Widget's payload: every form in which it is pasted, and that nothing in it can be
// changed.
#include "botapi/login_widget.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace botdesk::botapi;
using namespace Qt::StringLiterals;

namespace
{

/// The token of the check vector; it was never anybody's.
Token token()
{
    return *Token::parse(u"123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11");
}

const QString vectorHash = u"39263f6d369382ca31d507e7881503c29ff2f7cd591cb58804690e1ccef650de"_s;

LoginFields vectorFields()
{
    return {{"auth_date", "1700000000"},
            {"first_name", "Ann"},
            {"id", "42"},
            {"username", "ann"},
            {"hash", vectorHash.toLatin1()}};
}

/// Signs as Telegram does, written apart from what is tested.
QByteArray sign(const QByteArray &checkString)
{
    const QByteArray secret = QCryptographicHash::hash("123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11",
                                                       QCryptographicHash::Sha256);
    return QMessageAuthenticationCode::hash(checkString, secret, QCryptographicHash::Sha256)
        .toHex();
}

LoginVerdict verdictOf(const LoginFields &fields)
{
    return verifyLogin(token(), fields).verdict;
}

} // namespace

Q_DECLARE_METATYPE(botdesk::botapi::LoginVerdict)

class TestBotapiLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCheckVector();
    void everyForm_data();
    void everyForm();
    void noForm_data();
    void noForm();
    void everyChangeIsFound();
    void unknownFieldsTakePart();
    void percentAndPlus();
    void whyNot_data();
    void whyNot();
    void anotherTokenDoesNotFit();
};

void TestBotapiLogin::theCheckVector()
{
    const LoginResult result = verifyLogin(token(), vectorFields());
    QCOMPARE(result.verdict, LoginVerdict::Valid);
    QCOMPARE(result.person->id, 42);
    QCOMPARE(result.person->firstName, u"Ann"_s);
    QCOMPARE(result.person->lastName, QString());
    QCOMPARE(result.person->username, u"ann"_s);
    QCOMPARE(result.person->authDate, 1'700'000'000);
    LoginFields upper = vectorFields();
    upper["hash"] = upper["hash"].toUpper();
    QCOMPARE(verdictOf(upper), LoginVerdict::Valid);
}

void TestBotapiLogin::everyForm_data()
{
    QTest::addColumn<QString>("text");
    const QString query =
        u"id=42&first_name=Ann&username=ann&auth_date=1700000000&hash="_s + vectorHash;
    const QString json = u"{\"id\":42,\"first_name\":\"Ann\",\"username\":\"ann\","
                         "\"auth_date\":1700000000,\"hash\":\"%1\"}"_s.arg(vectorHash);
    const QString encoded = QString::fromLatin1(
        json.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    QTest::newRow("link") << u"https://example.org/login?"_s + query;
    QTest::newRow("link with spaces around")
        << u"  https://example.org/login?"_s + query + u" \n"_s;
    QTest::newRow("link and fragment") << u"https://example.org/login?"_s + query + u"#top"_s;
    QTest::newRow("fields in the fragment") << u"https://example.org/login#"_s + query;
    QTest::newRow("from a page's source")
        << u"https://example.org/login?"_s + QString(query).replace(u"&"_s, u"&amp;"_s);
    QTest::newRow("query alone") << query;
    QTest::newRow("query with its mark") << u'?' + query;
    QTest::newRow("another order")
        << u"hash=%1&username=ann&auth_date=1700000000&id=42&first_name=Ann"_s.arg(vectorHash);
    QTest::newRow("result in the fragment") << u"https://example.org/#tgAuthResult="_s + encoded;
    QTest::newRow("result alone") << u"tgAuthResult="_s + encoded;
    QTest::newRow("result in plain base64")
        << u"#tgAuthResult="_s + QString::fromLatin1(json.toUtf8().toBase64());
    QTest::newRow("json") << json;
    QTest::newRow("json over lines") << QString(json).replace(u","_s, u",\n  "_s);
    QTest::newRow("json with texts for numbers") << QString(json).replace(u":42"_s, u":\"42\""_s);
    QTest::newRow("json from a page's source") << QString(json).replace(u"\""_s, u"&quot;"_s);
    QTest::newRow("lines") << QString(query).replace(u"&"_s, u"\n"_s);
    QTest::newRow("lines from elsewhere") << QString(query).replace(u"&"_s, u"\r\n"_s);
}

void TestBotapiLogin::everyForm()
{
    QFETCH(const QString, text);
    QCOMPARE(parseLogin(text), vectorFields());
    QCOMPARE(verdictOf(parseLogin(text)), LoginVerdict::Valid);
}

void TestBotapiLogin::noForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("words") << u"Please let me in"_s;
    QTest::newRow("a link without fields") << u"https://example.org/login"_s;
    QTest::newRow("a link with others") << u"https://example.org/?q=1&page=2"_s;
    QTest::newRow("half of JSON") << u"{\"id\":42,"_s;
    QTest::newRow("an array") << u"[1,2]"_s;
    QTest::newRow("an object in JSON") << u"{\"id\":42,\"user\":{\"id\":7}}"_s;
    QTest::newRow("broken base64") << u"#tgAuthResult=%%%"_s;
    QTest::newRow("far too long") << QString(maxLoginText + 1, u'a');
}

void TestBotapiLogin::noForm()
{
    QFETCH(const QString, text);
    QCOMPARE(verdictOf(parseLogin(text)), LoginVerdict::NotAPayload);
}

void TestBotapiLogin::everyChangeIsFound()
{
    const LoginFields fields = vectorFields();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        LoginFields changed = fields;
        QByteArray &value = changed[field.key()];
        value.back() = value.back() == '1' ? '2' : '1';
        QVERIFY2(verdictOf(changed) == LoginVerdict::WrongHash, field.key().constData());
    }
    LoginFields more = fields;
    more.insert("last_name", "");
    QCOMPARE(verdictOf(more), LoginVerdict::WrongHash);
    LoginFields less = fields;
    less.remove("username");
    QCOMPARE(verdictOf(less), LoginVerdict::WrongHash);
    // Two fields that read alike when they are put together.
    LoginFields joined = fields;
    joined.remove("id");
    joined["first_name"] = "Ann\nid=42";
    QCOMPARE(verdictOf(joined), LoginVerdict::IdMissing);
}

void TestBotapiLogin::unknownFieldsTakePart()
{
    LoginFields fields = vectorFields();
    fields.insert("photo_url", "https://t.me/i/userpic/320/ann.jpg");
    fields.insert("zodiac", "lion");
    QCOMPARE(verdictOf(fields), LoginVerdict::WrongHash);
    fields["hash"] = sign("auth_date=1700000000\nfirst_name=Ann\nid=42\n"
                          "photo_url=https://t.me/i/userpic/320/ann.jpg\nusername=ann\n"
                          "zodiac=lion");
    QCOMPARE(verdictOf(fields), LoginVerdict::Valid);
    fields["zodiac"] = "crab";
    QCOMPARE(verdictOf(fields), LoginVerdict::WrongHash);
}

void TestBotapiLogin::percentAndPlus()
{
    const QByteArray hash = sign("auth_date=1700000000\nfirst_name=Анна + Ко & 1=1\nid=42\n"
                                 "last_name=😀 О’Нил");
    const QString link =
        u"https://example.org/?first_name=%D0%90%D0%BD%D0%BD%D0%B0+%2B+%D0%9A%D0%BE+%26+1%3D1&"
        "last_name=%F0%9F%98%80%20%D0%9E%E2%80%99%D0%9D%D0%B8%D0%BB&id=42&auth_date=1700000000&"
        "hash="_s;
    const LoginResult result = verifyLogin(token(), parseLogin(link + QString::fromLatin1(hash)));
    QCOMPARE(result.verdict, LoginVerdict::Valid);
    QCOMPARE(result.person->firstName, u"Анна + Ко & 1=1"_s);
    QCOMPARE(result.person->lastName, u"😀 О’Нил"_s);
    // In lines nothing is encoded: a percent sign and a plus are just that.
    const QString lines =
        u"auth_date=1700000000\nfirst_name=100%25+1\nid=42\nhash="_s +
        QString::fromLatin1(sign("auth_date=1700000000\nfirst_name=100%25+1\nid=42"));
    QCOMPARE(verdictOf(parseLogin(lines)), LoginVerdict::Valid);
}

void TestBotapiLogin::whyNot_data()
{
    QTest::addColumn<LoginFields>("fields");
    QTest::addColumn<LoginVerdict>("verdict");
    const auto row = [](const char *name, LoginVerdict verdict, const QByteArray &key,
                        const std::optional<QByteArray> &value) {
        LoginFields fields = vectorFields();
        if (value)
            fields[key] = *value;
        else
            fields.remove(key);
        QTest::newRow(name) << fields << verdict;
    };
    row("no hash", LoginVerdict::HashMissing, "hash", std::nullopt);
    row("empty hash", LoginVerdict::HashMissing, "hash", "");
    row("short hash", LoginVerdict::HashMalformed, "hash", "abc");
    row("no digits", LoginVerdict::HashMalformed, "hash", QByteArray(64, 'x'));
    row("too long", LoginVerdict::HashMalformed, "hash", QByteArray(66, 'a'));
    row("no id", LoginVerdict::IdMissing, "id", std::nullopt);
    row("no date", LoginVerdict::DateMissing, "auth_date", std::nullopt);
    row("a date in words", LoginVerdict::DateMissing, "auth_date", "yesterday");
    row("another hash", LoginVerdict::WrongHash, "hash", QByteArray(64, 'a'));

    const auto signedId = [](const char *name, const QByteArray &id, LoginVerdict verdict) {
        LoginFields fields{{"auth_date", "1700000000"}, {"id", id}};
        fields["hash"] = sign("auth_date=1700000000\nid=" + id);
        QTest::newRow(name) << fields << verdict;
    };
    signedId("52 bits", "4503599627370495", LoginVerdict::Valid);
    signedId("53 bits", "4503599627370496", LoginVerdict::IdImplausible);
    signedId("zero", "0", LoginVerdict::IdImplausible);
    signedId("a chat", "-5", LoginVerdict::IdImplausible);
    signedId("a word", "ann", LoginVerdict::IdImplausible);
    signedId("more than 64 bits", "99999999999999999999999", LoginVerdict::IdImplausible);
}

void TestBotapiLogin::whyNot()
{
    QFETCH(const LoginFields, fields);
    const LoginResult result = verifyLogin(token(), fields);
    QTEST(result.verdict, "verdict");
    QCOMPARE(result.person.has_value(), result.verdict == LoginVerdict::Valid);
}

void TestBotapiLogin::anotherTokenDoesNotFit()
{
    const auto other = Token::parse(u"123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew12");
    QCOMPARE(verifyLogin(*other, vectorFields()).verdict, LoginVerdict::WrongHash);
}

QTEST_GUILESS_MAIN(TestBotapiLogin)
#include "tst_botapi_login.moc"
