#include "widgets/greeting_words.h"

#include "widgets/language_names.h"

#include <QLocale>

#include <algorithm>
#include <limits>
#include <vector>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

using domain::TextProblem;

namespace
{

int asCount(qint64 number)
{
    return static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

QString GreetingWords::shares(const domain::GreetingCoverage &coverage)
{
    std::vector<std::pair<qint64, QString>> languages;
    for (const auto &[language, people] : coverage.own.asKeyValueRange())
        languages.emplace_back(people, language);
    std::ranges::stable_sort(languages, std::ranges::greater(),
                             [](const auto &language) { return language.first; });
    QStringList parts;
    for (const auto &[people, language] : languages) {
        // Neither nobody nor everybody by rounding.
        const qint64 rounded = (people * 200 + coverage.people) / (coverage.people * 2);
        const qint64 percent = people < coverage.people ? std::min<qint64>(rounded, 99) : 100;
        parts << (percent > 0
                      ? tr("%1 %2 %", "a language tag and its share of the people, in percent")
                            .arg(language, QLocale().toString(percent))
                      : tr("%1 under 1 %", "a language tag and its share of the people")
                            .arg(language));
    }
    return parts.join(tr(", ", "between languages with their shares"));
}

QString GreetingWords::coverage(const domain::GreetingCoverage &coverage, const QString &payload)
{
    if (coverage.people == 0)
        return payload.isEmpty() ? tr("Nobody is here yet whom this greeting is for.")
                                 : tr("Nobody has come with “%1” so far.").arg(payload);
    QStringList lines;
    if (!payload.isEmpty())
        lines << tr("%Ln people have come with “%1”.", nullptr, asCount(coverage.people))
                     .arg(payload);
    if (!coverage.own.isEmpty())
        lines << tr("In their own language: %1.").arg(shares(coverage));
    const QString other = nativeLanguageName(coverage.otherLanguage);
    if (coverage.others > 0)
        lines << tr("%1 in %2 get %3.", "1,204 people in 7 languages get English")
                     .arg(tr("%Ln people", "in so many languages", asCount(coverage.others)),
                          tr("%Ln languages", "people in so many languages",
                             coverage.otherLanguages),
                          other);
    if (coverage.unreported > 0)
        lines << tr("%Ln people never told a language and get %1.", nullptr,
                    asCount(coverage.unreported))
                     .arg(other);
    if (coverage.general > 0)
        lines << tr("%Ln people get the general greeting: this one is neither in their language "
                    "nor in English.",
                    nullptr, asCount(coverage.general));
    if (coverage.nothing > 0)
        lines << tr("%Ln people get nothing: there is no greeting yet.", nullptr,
                    asCount(coverage.nothing));
    return lines.join(u'\n');
}

QString GreetingWords::whatSomebodyGets(const domain::User &person, const domain::GreetingKey &key,
                                        TextProblem problem)
{
    if (problem == TextProblem::Empty)
        return tr("Nothing is left of their greeting: a placeholder in it needs a fallback.");
    if (problem == TextProblem::TooLong)
        return tr("With their name it is too long. Telegram takes 4096 characters at most.");
    const QString language = nativeLanguageName(key.language);
    if (!key.payload.isEmpty())
        return tr("They came with “%1” and get its greeting, in the language %2.")
            .arg(key.payload, language);
    if (!person.source.isEmpty())
        return tr("They came with “%1” and get the general greeting, in the language %2.")
            .arg(person.source, language);
    return tr("They get the general greeting, in the language %1.").arg(language);
}

QString GreetingWords::problem(const domain::GreetingKey &key, TextProblem problem)
{
    const QString language = nativeLanguageName(key.language);
    const bool isGeneral = key.payload.isEmpty();
    if (key.language.isEmpty())
        return tr("There is no greeting for “%1” yet. Add a language or remove the payload.")
            .arg(key.payload);
    if (problem == TextProblem::Empty)
        return isGeneral ? tr("The greeting in the language %1 is empty. Write one or remove the "
                              "language.")
                               .arg(language)
                         : tr("The greeting for “%1” in the language %2 is empty. Write one or "
                              "remove the language.")
                               .arg(key.payload, language);
    return isGeneral ? tr("The greeting in the language %1 is too long. Telegram takes 4096 "
                          "characters at most.")
                           .arg(language)
                     : tr("The greeting for “%1” in the language %2 is too long. Telegram takes "
                          "4096 characters at most.")
                           .arg(key.payload, language);
}

QString GreetingWords::warning(const QString &text)
{
    switch (domain::checkMessageText(text)) {
    case TextProblem::TooLong:
        return tr("This is too long for one message.");
    case TextProblem::Empty:
        return tr("Nothing is written here yet.");
    case TextProblem::None:
        break;
    }
    const QStringList unknown = domain::unknownPlaceholders(text);
    if (unknown.isEmpty())
        return {};
    QStringList words;
    for (const QString &name : unknown)
        words << u"{%1}"_s.arg(name);
    return tr("These placeholders stand for nothing, and are sent as they are: %1", nullptr,
              static_cast<int>(unknown.size()))
        .arg(words.join(tr(", ", "between placeholders")));
}

QString GreetingWords::placeholder(const QString &name)
{
    if (name == "first_name"_L1)
        return tr("The person’s first name");
    if (name == "name"_L1)
        return tr("The person’s first and last name");
    if (name == "username"_L1)
        return tr("The person’s username, with @");
    if (name == "bot"_L1)
        return tr("Your bot’s username, with @");
    return tr("What the link that they came by had as its start payload");
}

} // namespace botdesk::widgets
