#include "botapi/token.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

constexpr qsizetype MaxIdDigits = 16;
constexpr qint64 MaxId = qint64(1) << 52;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isSecretCharacter(QChar c)
{
    return isDigit(c) || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == u'_' ||
           c == u'-';
}

QStringView withoutWrapping(QStringView text)
{
    constexpr QStringView quotes = u"\"'`\u00AB\u00BB\u2018\u2019\u201C\u201D\u201E\uFEFF\u200B";
    const auto isWrapping = [&](QChar c) { return c.isSpace() || quotes.contains(c); };
    while (!text.isEmpty() && isWrapping(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isWrapping(text.back()))
        text.chop(1);
    return text;
}

} // namespace

std::optional<Token> Token::parse(QStringView text)
{
    text = withoutWrapping(text);
    // No token begins with a letter, so "bot" before it can only come from a copied address.
    if (text.startsWith(u"bot", Qt::CaseInsensitive))
        text = text.sliced(3);
    const qsizetype colon = text.indexOf(u':');
    if (colon < 1 || colon > MaxIdDigits)
        return std::nullopt;
    const QStringView digits = text.first(colon);
    const QStringView secret = text.sliced(colon + 1);
    if (!std::all_of(digits.begin(), digits.end(), isDigit) ||
        !std::all_of(secret.begin(), secret.end(), isSecretCharacter) || secret.size() < 30 ||
        secret.size() > 50)
        return std::nullopt;
    const qint64 botId = digits.toLongLong();
    if (botId < 1 || botId > MaxId)
        return std::nullopt;
    return Token(text.toLatin1(), botId);
}

} // namespace botdesk::botapi
