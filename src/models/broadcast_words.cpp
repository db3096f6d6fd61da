#include "models/broadcast_words.h"

#include "engine/broadcast_text.h"
#include "models/dialog_words.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace botdesk::models
{

using domain::DialogStatus;
using storage::Job;
using storage::JobOutcome;
using storage::JobState;
using storage::OutboxReason;
using storage::PauseReason;
using storage::Recipient;
using storage::RecipientGroup;

namespace
{

constexpr qint64 wholeInPercent = 100;

/// Plural forms are found by an int.
int plural(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

} // namespace

Coverage coverageOf(const storage::BroadcastForecast &forecast, const QStringList &texts)
{
    Coverage coverage;
    for (const QString &tag : texts)
        coverage.parts.append({.language = tag});
    for (const auto &[language, people] : forecast.languages.asKeyValueRange()) {
        coverage.total += people;
        const auto part = std::ranges::find(coverage.parts, engine::languageOfText(texts, language),
                                            &Coverage::Part::language);
        if (part == coverage.parts.end())
            continue;
        part->people += people;
        ++part->languages;
    }
    std::ranges::stable_sort(coverage.parts, std::greater{}, &Coverage::Part::people);
    return coverage;
}

qint64 BroadcastResult::notReached() const
{
    qint64 sum = 0;
    for (const qint64 count : skipped)
        sum += count;
    return sum;
}

BroadcastResult broadcastResultOf(const QList<storage::OutcomeCount> &outcomes)
{
    BroadcastResult result;
    for (const storage::OutcomeCount &each : outcomes) {
        switch (each.outcome) {
        case JobOutcome::Sent:
            result.sent += each.count;
            break;
        case JobOutcome::Refused:
            result.refused += each.count;
            break;
        case JobOutcome::Unknown:
            result.unknown += each.count;
            break;
        case JobOutcome::TakenBack:
            result.takenBack += each.count;
            break;
        case JobOutcome::NotReached:
            result.skipped[each.before] += each.count;
            break;
        case JobOutcome::Answered:
        case JobOutcome::NoVerdict:
        case JobOutcome::NotAllowed:
        case JobOutcome::DoneLately:
        case JobOutcome::DoneJustNow:
        case JobOutcome::DoneElsewhere:
            break; // of probes
        }
    }
    return result;
}

qint64 starsFor(qint64 messages)
{
    return (messages + storage::messagesPerStar - 1) / storage::messagesPerStar;
}

QString BroadcastWords::title(const Job &job)
{
    // A scheduled one takes its people at its moment.
    if (job.state == JobState::Scheduled && job.total == 0)
        return tr("Scheduled broadcast");
    return tr("Broadcast to %Ln people", nullptr, plural(job.total));
}

QString BroadcastWords::moments(const Job &job)
{
    if (job.state == JobState::Scheduled)
        return tr("Begins %1", "date and time").arg(DialogWords::moment(job.scheduledAt / 1000));
    const qint64 at = job.scheduledAt > 0 ? job.scheduledAt : job.createdAt;
    if (job.finishedAt == 0)
        return tr("Begun %1", "date and time").arg(DialogWords::moment(at / 1000));
    return tr("Begun %1, ended %2", "dates and times")
        .arg(DialogWords::moment(at / 1000), DialogWords::moment(job.finishedAt / 1000));
}

QString BroadcastWords::standing(const Job &job)
{
    switch (job.state) {
    case JobState::Running:
        return tr("It goes on in the background. When Botdesk is closed, it pauses.");
    case JobState::Paused:
        return pauseReason(job).isEmpty()
                   ? tr("It is paused. Resume it, and it goes on with whoever has not got it.")
                   : QString();
    case JobState::Finished:
        return tr("It is finished.");
    case JobState::Cancelled:
        return tr("It was cancelled. Whoever had not had their turn was left alone.");
    case JobState::Waiting:
        return tr("It begins when the broadcast before it ends or is paused.");
    case JobState::Scheduled:
        return tr("It begins by itself at its time, if Botdesk is running then. Whoever is in its "
                  "audience at that moment gets it.");
    }
    return {};
}

QString BroadcastWords::pauseReason(const Job &job)
{
    if (job.state != JobState::Paused)
        return {};
    switch (job.pauseReason) {
    case PauseReason::None:
        return {};
    case PauseReason::ProgramEnded:
        return tr("Botdesk was closed while it was running, so it paused. Resume it, and it goes "
                  "on with whoever has not had their turn.");
    case PauseReason::MomentPassed:
        return tr("Its moment passed while Botdesk was not running or had no connection, so "
                  "nothing was sent. Start it now, or choose another moment.");
    case PauseReason::TextRefused:
        return tr("The server does not take the message as it is written, so it paused before more "
                  "people were tried. Cancel it, and send it again with another text or other "
                  "buttons.");
    case PauseReason::FileMissing:
        return tr("Its file is gone or cannot be read, so it paused. Put the file back and resume, "
                  "or cancel it and send it again with another file.");
    case PauseReason::FileChanged:
        return tr("Its file is not the one that you chose any more, so it paused. Put that file "
                  "back and resume, or cancel it and send it again with the new one.");
    case PauseReason::FileRefused:
        return tr("The server does not take its file, so it paused before more people were tried. "
                  "Cancel it, and send it again with another file.");
    case PauseReason::NobodyGotIt:
        return tr("The server refuses it in words that Botdesk does not know, and nobody has got "
                  "it, so it paused. Read the server’s words, then resume or cancel it.");
    }
    return {};
}

QStringList BroadcastWords::results(const BroadcastResult &result)
{
    QStringList lines;
    if (result.sent > 0)
        lines << tr("%Ln people have got it.", nullptr, plural(result.sent));
    if (result.refused > 0)
        lines << tr("The server refused it for %Ln people, or the bot may not write to them any "
                    "more.",
                    nullptr, plural(result.refused));
    if (result.unknown > 0)
        lines << tr("Nobody can know whether %Ln people have got it: the connection broke after it "
                    "had left. They are in the outbox, where you decide.",
                    nullptr, plural(result.unknown));
    if (result.takenBack > 0)
        lines << tr("It was taken back from the outbox for %Ln people.", nullptr,
                    plural(result.takenBack));
    return lines;
}

QString BroadcastWords::group(RecipientGroup group, qint64 count)
{
    const QString number = QLocale().toString(count);
    switch (group) {
    case RecipientGroup::Sent:
        return tr("Sent (%1)", "how many people").arg(number);
    case RecipientGroup::Refused:
        return tr("Refused (%1)", "how many people").arg(number);
    case RecipientGroup::Unknown:
        return tr("Unknown (%1)", "how many people").arg(number);
    case RecipientGroup::TakenBack:
        return tr("Taken back (%1)", "how many people").arg(number);
    case RecipientGroup::Left:
        return tr("Not had their turn (%1)", "how many people").arg(number);
    }
    return {};
}

QString BroadcastWords::why(const Recipient &recipient)
{
    switch (recipient.reason) {
    case OutboxReason::None:
        return {};
    case OutboxReason::ServerRefused:
        return recipient.errorText.isEmpty()
                   ? tr("Refused by the server")
                   : tr("Refused by the server: %1").arg(recipient.errorText);
    case OutboxReason::NotAllowed:
        return tr("The bot might not write to them any more");
    case OutboxReason::ConnectionBroke:
        return tr("The connection broke after it had left");
    case OutboxReason::NotUnderstood:
        return tr("The server’s answer was not understood");
    case OutboxReason::ProgramEnded:
        return tr("Botdesk ended while it was on its way");
    case OutboxReason::WindowEnded:
        return tr("Their join request’s five minutes were over");
    case OutboxReason::RequestGone:
        return tr("Their join request had been processed");
    case OutboxReason::JobCancelled:
        return tr("The broadcast was cancelled");
    case OutboxReason::EmptyText:
        return tr("Nothing is left of the text for them");
    }
    return {};
}

QStringList BroadcastWords::skipped(const QMap<DialogStatus, qint64> &skipped)
{
    QStringList lines;
    for (const auto &[status, count] : skipped.asKeyValueRange()) {
        if (count == 0)
            continue;
        switch (status) {
        case DialogStatus::Blocked:
            lines << tr("%Ln people who have stopped the bot", nullptr, plural(count));
            break;
        case DialogStatus::Deactivated:
            lines << tr("%Ln people whose account is deleted", nullptr, plural(count));
            break;
        case DialogStatus::NotStarted:
            lines << tr("%Ln people who have not started the bot", nullptr, plural(count));
            break;
        case DialogStatus::Unverified:
            lines << tr("%Ln people who are unverified: probe them first", nullptr, plural(count));
            break;
        case DialogStatus::Bot:
            lines << tr("%Ln bots", nullptr, plural(count));
            break;
        case DialogStatus::Temporary:
            lines << tr("%Ln people whose join request has ended", nullptr, plural(count));
            break;
        case DialogStatus::Open:
            lines << tr("%Ln people whose turn cannot come", nullptr, plural(count));
            break;
        }
    }
    return lines;
}

QStringList BroadcastWords::coverage(const Coverage &coverage)
{
    const QLocale locale;
    QStringList lines;
    for (const Coverage::Part &part : coverage.parts) {
        const QString name = language(part.language, coverage.parts.size() == 1);
        if (part.people == 0) {
            lines << tr("%1: nobody", "a text's language").arg(name);
            continue;
        }
        const double share =
            static_cast<double>(wholeInPercent * part.people) / static_cast<double>(coverage.total);
        const QString percent =
            share < 1 ? tr("under 1 %") : tr("%1 %", "a share").arg(locale.toString(share, 'f', 0));
        if (part.languages > 1)
            lines
                << tr("%1: %2, %Ln people (different languages: %3)",
                      "a text's language, its share, its readers and how many languages they have",
                      plural(part.people))
                       .arg(name, percent, locale.toString(part.languages));
        else
            lines << tr("%1: %2, %Ln people", "a text's language, its share and its readers",
                        plural(part.people))
                         .arg(name, percent);
    }
    return lines;
}

QString BroadcastWords::language(const QString &tag, bool isOnlyOne)
{
    if (!tag.isEmpty())
        return DialogWords::language(tag);
    return isOnlyOne ? tr("Everyone") : tr("Everyone else");
}

QStringList BroadcastWords::filter(const storage::UserQuery &query)
{
    QStringList lines;
    if (!query.search.trimmed().isEmpty())
        lines << tr("Search: “%1”").arg(query.search.simplified());
    if (query.status)
        lines << tr("Dialog: %1").arg(DialogWords::status(*query.status));
    if (query.ground)
        lines << (*query.ground == domain::Ground::None
                      ? tr("Ground: none")
                      : tr("Ground: %1").arg(DialogWords::ground(*query.ground, {})));
    if (query.language)
        lines << tr("Language: %1").arg(DialogWords::language(*query.language));
    if (query.notHeardSince)
        lines
            << tr("Nothing known of them since %1").arg(DialogWords::moment(*query.notHeardSince));
    return lines;
}

QString BroadcastWords::audience(const storage::Audience &audience)
{
    if (const auto *query = std::get_if<storage::UserQuery>(&audience)) {
        const QStringList lines = filter(*query);
        return lines.isEmpty() ? tr("Everyone whom the bot knows.")
                               : tr("Everyone in this filter:\n%1").arg(lines.join(u'\n'));
    }
    if (const auto *everyone = std::get_if<storage::EveryoneBut>(&audience)) {
        return tr("%1\nBut for %Ln people who were taken out.", nullptr,
                  plural(everyone->exceptions.size()))
            .arg(BroadcastWords::audience(everyone->query));
    }
    if (std::holds_alternative<storage::MissedBy>(audience))
        return tr("Those to whom an earlier broadcast certainly brought nothing.");
    return tr("People whom you selected.");
}

QString BroadcastWords::price(qint64 people)
{
    return tr("Up to %Ln Stars: 0.1 for each message above the free rate.", nullptr,
              plural(starsFor(people)));
}

} // namespace botdesk::models
