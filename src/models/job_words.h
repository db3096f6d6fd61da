#pragma once

#include "storage/job.h"
#include "storage/probe_forecast.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>

namespace botdesk::models
{

/// What came of a probe of many, added up from its outcomes.
struct ProbeResult {
    qint64 stopped = 0;    ///< had not stopped the bot as far as was known
    qint64 cameBack = 0;   ///< had stopped it
    qint64 deleted = 0;    ///< their account
    qint64 opened = 0;     ///< may be written to now
    qint64 notStarted = 0; ///< turned out never to have started the bot
    qint64 bots = 0;       ///< turned out to be bots
    qint64 unchanged = 0;
    qint64 noVerdict = 0;
    qint64 takenBack = 0; ///< by the operator, one by one
    qint64 leftOutBots = 0;
    qint64 leftOutLately = 0;
    qint64 leftOutJustNow = 0;
    qint64 leftOutElsewhere = 0;

    /// How many people have another status than before.
    [[nodiscard]] qint64 changed() const
    {
        return stopped + cameBack + deleted + opened + notStarted + bots;
    }
    bool operator==(const ProbeResult &) const = default;
};

[[nodiscard]] ProbeResult probeResultOf(const QList<storage::OutcomeCount> &outcomes);

/// People a second, or nothing while too little was done to say.
[[nodiscard]] std::optional<double> rateOf(const storage::JobPace &pace);

/// The words for jobs, in the language of the moment. All functions are for the GUI thread.
class JobWords
{
    Q_DECLARE_TR_FUNCTIONS(JobWords)

public:
    /// What is done: "Probe".
    [[nodiscard]] static QString kind(storage::JobKind kind);
    /// "Probe of 1,000 people".
    [[nodiscard]] static QString title(const storage::Job &job);
    /// One word: "Running", "Paused", …
    [[nodiscard]] static QString state(storage::JobState state);
    /// A sentence on where the job stands and what that means.
    [[nodiscard]] static QString standing(const storage::Job &job);
    /// "412 of 1,000 people".
    [[nodiscard]] static QString progress(const storage::Job &job);
    /// When it began and, if so, ended.
    [[nodiscard]] static QString moments(const storage::Job &job);

    /// What changed, a sentence for each way; empty when nothing did.
    [[nodiscard]] static QStringList changes(const ProbeResult &result);
    /// The others that were probed: as they were, or without a verdict.
    [[nodiscard]] static QStringList others(const ProbeResult &result);
    /// Who was left out, and why.
    [[nodiscard]] static QStringList leftOut(const ProbeResult &result);
    /// Who would be left out, and why.
    [[nodiscard]] static QStringList leftOut(const storage::ProbeForecast &forecast, bool forced);

    /// How fast a running job is, and how long it still takes; empty while that is not known.
    [[nodiscard]] static QString pace(const storage::JobReport &report);
    /// How long something takes, in a sentence.
    [[nodiscard]] static QString duration(qint64 seconds);
};

} // namespace botdesk::models
