#pragma once

#include "domain/user.h"

#include <QMap>
#include <QString>

#include <optional>

namespace botdesk::domain
{

/// The texts of one greeting, by language tag.
using GreetingTexts = QMap<QString, QString>;

/// Names one text among all greetings of a bot.
struct GreetingKey {
    QString payload; ///< the start payload that it belongs to; empty for the general greeting
    QString language;

    bool operator==(const GreetingKey &) const = default;
};

/// All greetings of a bot: a general one, and those of start payloads (R12).
struct Greetings {
    GreetingTexts general;
    QMap<QString, GreetingTexts> byPayload;

    [[nodiscard]] bool isEmpty() const;
    /// The texts of a payload; of the general greeting when it is empty.
    [[nodiscard]] GreetingTexts textsOf(const QString &payload) const;
    [[nodiscard]] QString text(const GreetingKey &key) const;

    bool operator==(const Greetings &) const = default;
};

/// Which greeting somebody gets whose last known language is @p language (empty: never reported)
/// and who came with @p payload (empty: with none). Nothing when there is no greeting at all.
///
/// The payload's own greeting goes before the general one, as far as the person can be taken to
/// read it: in their language or in English (R10). What a link promised is told in English rather
/// than left out. But a payload's greeting that is there only in a third language helps nobody:
/// then they get the general one, in their language or in English. Only when that has neither are
/// they greeted in whatever there is, the payload's first.
[[nodiscard]] std::optional<GreetingKey>
greetingFor(const Greetings &greetings, const QString &language, const QString &payload);

/// The greeting of @p person, who came with @p payload, as they read it; nothing when there is no
/// greeting at all.
[[nodiscard]] std::optional<QString> writtenGreeting(const Greetings &greetings, const User &person,
                                                     const QString &payload,
                                                     const QString &botUsername);

/// How many people have which language, by tag; an empty one for those who never reported any.
using PeopleByLanguage = QMap<QString, qint64>;

/// Whom a greeting speaks to in their own language, and what the others get.
struct GreetingCoverage {
    qint64 people = 0;    ///< all that it is for
    PeopleByLanguage own; ///< those who get it in their language, by the tag of the text
    /// What everyone else gets of it: English, or the first language if it has none. Empty for a
    /// greeting without texts.
    QString otherLanguage;
    qint64 others = 0;      ///< those who get that, though they speak another language
    int otherLanguages = 0; ///< how many other languages those speak
    qint64 unreported = 0;  ///< those who get that, and never told their language
    qint64 general = 0;     ///< those who get the general greeting instead of this payload's
    qint64 nothing = 0;     ///< those who get none, since there is none

    bool operator==(const GreetingCoverage &) const = default;
};

/// Counts @p people, those whom the greeting of @p payload is for (empty: the general one), by what
/// greetingFor() gives them.
[[nodiscard]] GreetingCoverage coverageOf(const Greetings &greetings, const QString &payload,
                                          const PeopleByLanguage &people);

} // namespace botdesk::domain
