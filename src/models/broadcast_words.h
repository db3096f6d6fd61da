#pragma once

#include "storage/broadcast.h"
#include "storage/job.h"
#include "storage/recipient_reader.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace botdesk::models
{

/// How many of those reached get which text of a broadcast (R10).
struct Coverage {
    struct Part {
        QString language; ///< the text's tag; empty for the text of everyone else
        qint64 people = 0;
        int languages = 0; ///< how many different ones these people have
    };
    QList<Part> parts; ///< the largest first; those that nobody gets come last
    qint64 total = 0;
};

/// @param texts the tags that there are texts for
[[nodiscard]] Coverage coverageOf(const storage::BroadcastForecast &forecast,
                                  const QStringList &texts);

/// With how many people a broadcast went which way, the most telling first.
struct BroadcastResult {
    qint64 sent = 0;
    qint64 refused = 0;
    qint64 unknown = 0;
    qint64 takenBack = 0;
    QMap<domain::DialogStatus, qint64> skipped; ///< before it began, by why

    [[nodiscard]] qint64 notReached() const;
    bool operator==(const BroadcastResult &) const = default;
};

[[nodiscard]] BroadcastResult broadcastResultOf(const QList<storage::OutcomeCount> &outcomes);

/// The Stars that so many paid messages cost at most, rounded up.
[[nodiscard]] qint64 starsFor(qint64 messages);

/// The words for broadcasts, in the language of the moment. All functions are for the GUI thread.
class BroadcastWords
{
    Q_DECLARE_TR_FUNCTIONS(BroadcastWords)

public:
    /// "Broadcast to 1,000 people".
    [[nodiscard]] static QString title(const storage::Job &job);
    /// When it began or is to begin and, if so, ended.
    [[nodiscard]] static QString moments(const storage::Job &job);
    /// A sentence on where it stands and what that means; empty when it is paused for a reason.
    [[nodiscard]] static QString standing(const storage::Job &job);
    /// Why it paused by itself and what to do about it; empty when the operator paused it.
    [[nodiscard]] static QString pauseReason(const storage::Job &job);

    /// What came of it, a sentence for each way.
    [[nodiscard]] static QStringList results(const BroadcastResult &result);
    /// Those with whom it went one way, with their number: "Refused (12)".
    [[nodiscard]] static QString group(storage::RecipientGroup group, qint64 count);
    /// Why it went so with one person, in some words; may be empty.
    [[nodiscard]] static QString why(const storage::Recipient &recipient);

    /// Those left out before it begins, a line for each reason.
    [[nodiscard]] static QStringList skipped(const QMap<domain::DialogStatus, qint64> &skipped);
    /// Who gets which text, a line for each text: "Русский (ru): 61 %".
    [[nodiscard]] static QStringList coverage(const Coverage &coverage);
    /// Whom a text is for: a language, or everyone else.
    [[nodiscard]] static QString language(const QString &tag, bool isOnlyOne);

    /// What a filter is narrowed down by, a line each; empty for everyone.
    [[nodiscard]] static QStringList filter(const storage::UserQuery &query);
    /// Whom an audience has, in a sentence or in lines.
    [[nodiscard]] static QString audience(const storage::Audience &audience);

    /// What a paid broadcast to so many people costs at most.
    [[nodiscard]] static QString price(qint64 people);
};

} // namespace botdesk::models
