#include "domain/greeting.h"

#include <QRegularExpression>

#include <optional>

namespace botdesk::domain
{

using namespace Qt::StringLiterals;

namespace
{

const QRegularExpression &placeholderPattern()
{
    static const QRegularExpression pattern(u"\\{([a-z_]+)(?:\\|([^{}]*))?\\}"_s);
    return pattern;
}

/// The value of a placeholder; nothing for a word that is none.
std::optional<QString> valueOf(QStringView name, const GreetingFacts &facts)
{
    if (name == u"first_name")
        return facts.person.firstName.simplified();
    if (name == u"name")
        return fullName(facts.person);
    if (name == u"username")
        return facts.person.username.isEmpty() ? QString() : u'@' + facts.person.username;
    if (name == u"bot")
        return u'@' + facts.botUsername;
    if (name == u"payload")
        return facts.payload;
    return std::nullopt;
}

} // namespace

QStringList placeholderNames()
{
    return {u"first_name"_s, u"name"_s, u"username"_s, u"bot"_s, u"payload"_s};
}

QString expandGreeting(const QString &text, const GreetingFacts &facts)
{
    QString expanded;
    qsizetype from = 0;
    auto matches = placeholderPattern().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        expanded += QStringView(text).sliced(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const auto value = valueOf(match.capturedView(1), facts);
        if (!value)
            expanded += match.capturedView();
        else
            expanded += value->isEmpty() ? match.captured(2) : *value;
    }
    expanded += QStringView(text).sliced(from);
    return expanded;
}

QStringList unknownPlaceholders(const QString &text)
{
    QStringList unknown;
    auto matches = placeholderPattern().globalMatch(text);
    while (matches.hasNext()) {
        const QString name = matches.next().captured(1);
        if (!valueOf(name, {}) && !unknown.contains(name))
            unknown.append(name);
    }
    return unknown;
}

qsizetype lengthInCodePoints(const QString &text)
{
    qsizetype length = 0;
    for (const QChar unit : text)
        length += unit.isLowSurrogate() ? 0 : 1;
    return length;
}

TextProblem checkMessageText(const QString &text)
{
    if (text.trimmed().isEmpty())
        return TextProblem::Empty;
    if (lengthInCodePoints(text) > maxMessageLength)
        return TextProblem::TooLong;
    return TextProblem::None;
}

} // namespace botdesk::domain
