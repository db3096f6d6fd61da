#include "models/job_words.h"

#include "models/dialog_words.h"

#include <QLocale>

#include <cmath>

namespace botdesk::models
{

using domain::DialogStatus;
using storage::Job;
using storage::JobOutcome;
using storage::JobState;

namespace
{

/// Fewer answers than this, or a shorter time, tell no rate.
constexpr qint64 fewestForRate = 10;
constexpr domain::Milliseconds shortestForRate = 2000;
constexpr qint64 secondsInMinute = 60;
constexpr qint64 secondsInHour = 3600;
/// From here on hours are told, before minutes.
constexpr qint64 minutesUpTo = 2 * secondsInHour;

/// The sum that an answer with a verdict belongs to.
qint64 ProbeResult::*sumOf(DialogStatus before, DialogStatus after)
{
    if (before == after)
        return &ProbeResult::unchanged;
    switch (after) {
    case DialogStatus::Open:
        return before == DialogStatus::Blocked ? &ProbeResult::cameBack : &ProbeResult::opened;
    case DialogStatus::Blocked:
        return &ProbeResult::stopped;
    case DialogStatus::Deactivated:
        return &ProbeResult::deleted;
    case DialogStatus::NotStarted:
        return &ProbeResult::notStarted;
    case DialogStatus::Bot:
        return &ProbeResult::bots;
    case DialogStatus::Unverified:
    case DialogStatus::Temporary:
        break;
    }
    return &ProbeResult::noVerdict;
}

qint64 ProbeResult::*sumOf(const storage::OutcomeCount &outcome)
{
    switch (outcome.outcome) {
    case JobOutcome::Answered:
        return sumOf(outcome.before, outcome.after);
    case JobOutcome::NoVerdict:
        return &ProbeResult::noVerdict;
    case JobOutcome::NotAllowed:
        return &ProbeResult::leftOutBots;
    case JobOutcome::DoneLately:
        return &ProbeResult::leftOutLately;
    case JobOutcome::DoneJustNow:
        return &ProbeResult::leftOutJustNow;
    case JobOutcome::DoneElsewhere:
        return &ProbeResult::leftOutElsewhere;
    case JobOutcome::TakenBack:
        return &ProbeResult::takenBack;
    case JobOutcome::Sent:
    case JobOutcome::Refused:
    case JobOutcome::Unknown:
    case JobOutcome::NotReached:
        break; // of broadcasts
    }
    return &ProbeResult::noVerdict;
}

/// Plural forms are found by an int.
int plural(qint64 count)
{
    return static_cast<int>(count);
}

/// Rounded up, so that nothing is promised too early.
int roundedUp(qint64 seconds, qint64 unit)
{
    return static_cast<int>((seconds + unit - 1) / unit);
}

} // namespace

ProbeResult probeResultOf(const QList<storage::OutcomeCount> &outcomes)
{
    ProbeResult result;
    for (const storage::OutcomeCount &outcome : outcomes)
        result.*sumOf(outcome) += outcome.count;
    return result;
}

std::optional<double> rateOf(const storage::JobPace &pace)
{
    const domain::Milliseconds span = pace.lastEnded - pace.firstTry;
    if (pace.done < fewestForRate || span < shortestForRate)
        return std::nullopt;
    return static_cast<double>(pace.done) * 1000.0 / static_cast<double>(span);
}

QString JobWords::kind(storage::JobKind kind)
{
    switch (kind) {
    case storage::JobKind::Probe:
        return tr("Probe");
    case storage::JobKind::Broadcast:
        return tr("Broadcast");
    }
    return {};
}

QString JobWords::title(const Job &job)
{
    return tr("Probe of %Ln people", nullptr, plural(job.total));
}

QString JobWords::state(JobState state)
{
    switch (state) {
    case JobState::Running:
        return tr("Running");
    case JobState::Paused:
        return tr("Paused");
    case JobState::Finished:
        return tr("Finished");
    case JobState::Cancelled:
        return tr("Cancelled");
    case JobState::Waiting:
        return tr("Waits its turn");
    case JobState::Scheduled:
        return tr("Scheduled");
    }
    return {};
}

QString JobWords::standing(const Job &job)
{
    switch (job.state) {
    case JobState::Running:
        return tr("It goes on in the background. When Botdesk is closed, it pauses.");
    case JobState::Paused:
        return tr("It is paused. Resume it, and it goes on with whoever has not been probed.");
    case JobState::Finished:
        return tr("It is finished.");
    case JobState::Cancelled:
        return tr("It was cancelled. Whoever had not been probed was left alone.");
    case JobState::Waiting:
        return tr("It begins when the probe before it ends or is paused.");
    case JobState::Scheduled:
        return tr("It begins by itself at its time, if Botdesk is running then.");
    }
    return {};
}

QString JobWords::progress(const Job &job)
{
    return tr("%1 of %Ln people", nullptr, plural(job.total)).arg(QLocale().toString(job.done));
}

QString JobWords::moments(const Job &job)
{
    const QString began = DialogWords::moment(job.createdAt / 1000);
    if (job.finishedAt == 0)
        return tr("Begun %1", "date and time").arg(began);
    return tr("Begun %1, ended %2", "dates and times")
        .arg(began, DialogWords::moment(job.finishedAt / 1000));
}

QStringList JobWords::changes(const ProbeResult &result)
{
    QStringList lines;
    if (result.stopped > 0)
        lines << tr("%Ln people have stopped the bot.", nullptr, plural(result.stopped));
    if (result.cameBack > 0)
        lines << tr("%Ln people came back: they had stopped the bot, and it may write to them "
                    "again.",
                    nullptr, plural(result.cameBack));
    if (result.deleted > 0)
        lines << tr("%Ln people have deleted their account.", nullptr, plural(result.deleted));
    if (result.opened > 0)
        lines << tr("%Ln people may be written to now.", nullptr, plural(result.opened));
    if (result.notStarted > 0)
        lines << tr("%Ln people have never started the bot.", nullptr, plural(result.notStarted));
    if (result.bots > 0)
        lines << tr("%Ln turned out to be bots.", nullptr, plural(result.bots));
    return lines;
}

QStringList JobWords::others(const ProbeResult &result)
{
    QStringList lines;
    if (result.unchanged > 0)
        lines << tr("%Ln people are as they were.", nullptr, plural(result.unchanged));
    if (result.noVerdict > 0)
        lines << tr("%Ln people gave no verdict, so nothing was changed about them.", nullptr,
                    plural(result.noVerdict));
    if (result.takenBack > 0)
        lines << tr("%Ln probes were taken back before they left.", nullptr,
                    plural(result.takenBack));
    return lines;
}

QStringList JobWords::leftOut(const ProbeResult &result)
{
    QStringList lines;
    if (result.leftOutBots > 0)
        lines << tr("%Ln bots, which are never probed", nullptr, plural(result.leftOutBots));
    if (result.leftOutLately > 0)
        lines << tr("%Ln people who had been probed within the hour", nullptr,
                    plural(result.leftOutLately));
    if (result.leftOutJustNow > 0)
        lines << tr("%Ln people who had been probed within the minute", nullptr,
                    plural(result.leftOutJustNow));
    if (result.leftOutElsewhere > 0)
        lines << tr("%Ln people who were being probed already", nullptr,
                    plural(result.leftOutElsewhere));
    return lines;
}

QStringList JobWords::leftOut(const storage::ProbeForecast &forecast, bool forced)
{
    return leftOut(ProbeResult{.leftOutBots = forecast.bots,
                               .leftOutLately = forced ? 0 : forecast.lately,
                               .leftOutJustNow = forced ? forecast.justNow : 0,
                               .leftOutElsewhere = forecast.underWay});
}

QString JobWords::pace(const storage::JobReport &report)
{
    const auto rate = rateOf(report.pace);
    if (report.job.state != JobState::Running || !rate)
        return {};
    const qint64 left =
        std::llround(static_cast<double>(report.job.total - report.job.done) / *rate);
    const QString perSecond = QLocale().toString(*rate, 'f', *rate < 10 ? 1 : 0);
    if (left < secondsInMinute)
        return tr("%1 people a second, less than a minute left").arg(perSecond);
    if (left < minutesUpTo)
        return tr("%1 people a second, about %Ln minutes left", nullptr,
                  roundedUp(left, secondsInMinute))
            .arg(perSecond);
    return tr("%1 people a second, about %Ln hours left", nullptr, roundedUp(left, secondsInHour))
        .arg(perSecond);
}

QString JobWords::duration(qint64 seconds)
{
    if (seconds < secondsInMinute)
        return tr("This takes less than a minute.");
    if (seconds < minutesUpTo)
        return tr("This takes about %Ln minutes.", nullptr, roundedUp(seconds, secondsInMinute));
    return tr("This takes about %Ln hours.", nullptr, roundedUp(seconds, secondsInHour));
}

} // namespace botdesk::models
