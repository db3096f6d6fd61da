#include "botapi/login_widget.h"

#include "botapi/json_reading.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace botdesk::botapi
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype hashDigits = 64;
constexpr qint64 maxPersonId = (qint64{1} << 52) - 1;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// A number of digits alone; nullopt for everything else, and for what 64 bits do not hold.
std::optional<qint64> wholeNumber(const QByteArray &text)
{
    const bool digitsAlone =
        !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qint64 number = digitsAlone ? text.toLongLong(&fits) : 0;
    return fits ? std::optional(number) : std::nullopt;
}

QByteArray decoded(QByteArray part)
{
    return QByteArray::fromPercentEncoding(part.replace('+', ' '));
}

/// `a=1&b=2`, as in a query.
LoginFields fieldsOfQuery(const QByteArray &query)
{
    LoginFields fields;
    for (const QByteArray &pair : query.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            fields.insert(decoded(pair.first(equals)), decoded(pair.sliced(equals + 1)));
    }
    return fields;
}

/// One `key=value` a line, as the signed text itself has them: nothing in it is encoded.
LoginFields fieldsOfLines(const QByteArray &text)
{
    LoginFields fields;
    for (QByteArray line : text.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        const qsizetype equals = line.indexOf('=');
        if (equals > 0)
            fields.insert(line.first(equals).trimmed(), line.sliced(equals + 1));
    }
    return fields;
}

LoginFields fieldsOfJson(const QByteArray &json)
{
    LoginFields fields;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonValue value = member.value();
        const QByteArray key = member.key().toUtf8();
        if (value.isString())
            fields.insert(key, value.toString().toUtf8());
        else if (const auto number = json::integer(value))
            fields.insert(key, QByteArray::number(*number));
        else if (value.isBool())
            fields.insert(key, value.toBool() ? "true" : "false");
        else if (!value.isNull())
            return {}; // the Login Widget sends nothing of the kind
    }
    return fields;
}

/// What a page's source makes of a link or of JSON. Only where it is sure to be that: a name may
/// hold "&amp;" as well.
QByteArray withoutHtml(QByteArray text)
{
    if (text.startsWith("{&quot;") || text.startsWith("{&#34;"))
        text.replace("&quot;", "\"").replace("&#34;", "\"").replace("&amp;", "&");
    else if (!text.startsWith('{') && !text.contains('\n'))
        text.replace("&amp;", "&").replace("&#38;", "&");
    return text;
}

QByteArray between(const QByteArray &text, qsizetype from, char end)
{
    const qsizetype to = text.indexOf(end, from);
    return to < 0 ? text.sliced(from) : text.sliced(from, to - from);
}

LoginFields fieldsOfLink(const QByteArray &link)
{
    constexpr QByteArrayView resultKey = "tgAuthResult=";
    if (const qsizetype at = link.indexOf(resultKey); at >= 0) {
        const QByteArray value =
            QByteArray::fromPercentEncoding(between(link, at + resultKey.size(), '&'));
        return fieldsOfJson(QByteArray::fromBase64(value, value.contains('+') || value.contains('/')
                                                              ? QByteArray::Base64Encoding
                                                              : QByteArray::Base64UrlEncoding));
    }
    const qsizetype question = link.indexOf('?');
    const qsizetype fragment = link.indexOf('#');
    LoginFields fields;
    if (question >= 0 && (fragment < 0 || question < fragment))
        fields = fieldsOfQuery(between(link, question + 1, '#'));
    else if (fragment < 0 && !link.contains("://"))
        fields = fieldsOfQuery(link);
    if (!fields.contains("hash") && fragment >= 0)
        fields = fieldsOfQuery(link.sliced(fragment + 1));
    return fields;
}

/// The signature that Telegram would have made.
QByteArray signatureOf(const Token &token, const LoginFields &fields)
{
    QByteArray text;
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        if (field.key() == "hash")
            continue;
        if (!text.isEmpty())
            text += '\n';
        text += field.key() + '=' + field.value();
    }
    const QByteArray secret =
        QCryptographicHash::hash(token.reveal().toLatin1(), QCryptographicHash::Sha256);
    return QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256);
}

/// Looks at every byte whatever the first ones say.
bool isSame(const QByteArray &one, const QByteArray &other)
{
    if (one.size() != other.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference |= static_cast<unsigned char>(one[i]) ^ static_cast<unsigned char>(other[i]);
    return difference == 0;
}

} // namespace

LoginFields parseLogin(const QString &text)
{
    if (text.size() > maxLoginText)
        return {};
    const QByteArray pasted = withoutHtml(text.trimmed().toUtf8());
    if (pasted.startsWith('{'))
        return fieldsOfJson(pasted);
    if (pasted.contains('\n'))
        return fieldsOfLines(pasted);
    return fieldsOfLink(pasted);
}

LoginResult verifyLogin(const Token &token, const LoginFields &fields)
{
    const auto refused = [](LoginVerdict why) { return LoginResult{.verdict = why}; };
    if (!fields.contains("id") && !fields.contains("hash") && !fields.contains("auth_date"))
        return refused(LoginVerdict::NotAPayload);
    const QByteArray hash = fields.value("hash").trimmed();
    if (hash.isEmpty())
        return refused(LoginVerdict::HashMissing);
    if (hash.size() != hashDigits || !std::ranges::all_of(hash, isHexDigit))
        return refused(LoginVerdict::HashMalformed);
    if (fields.value("id").isEmpty())
        return refused(LoginVerdict::IdMissing);
    const auto authDate = wholeNumber(fields.value("auth_date"));
    if (!authDate || *authDate == 0)
        return refused(LoginVerdict::DateMissing);
    if (!isSame(signatureOf(token, fields), QByteArray::fromHex(hash)))
        return refused(LoginVerdict::WrongHash);
    const auto id = wholeNumber(fields.value("id"));
    if (!id || *id <= 0 || *id > maxPersonId)
        return refused(LoginVerdict::IdImplausible);
    return {.verdict = LoginVerdict::Valid,
            .person = LoginPerson{.id = *id,
                                  .firstName = QString::fromUtf8(fields.value("first_name")),
                                  .lastName = QString::fromUtf8(fields.value("last_name")),
                                  .username = QString::fromUtf8(fields.value("username")),
                                  .authDate = *authDate}};
}

} // namespace botdesk::botapi
