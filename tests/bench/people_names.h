#pragma once

#include <QStringList>

#include <span>

namespace botdesk::bench
{

/// Names of one script, to be put together at will.
struct NameSet {
    QStringList first;
    QStringList last;
    int share = 0; ///< of 100 people
};

/// Names of many scripts; the shares come to 100.
[[nodiscard]] std::span<const NameSet> nameSets();

/// A language tag and how many of a thousand people have it.
struct LanguageShare {
    const char *tag;
    int share;
};

/// A few languages that many have, and a long tail; the rest, up to 1000, never reported one.
[[nodiscard]] std::span<const LanguageShare> languageShares();

} // namespace botdesk::bench
