#include "widgets/session_banner.h"

#include "models/dialog_words.h"
#include "widgets/error_words.h"

#include <QDir>

namespace botdesk::widgets
{

using botapi::ConflictReason;
using botapi::PollerPhase;
using engine::OutboxPause;

std::optional<BannerContent> SessionBanner::about(const engine::SessionState &state)
{
    const PollerPhase phase = state.polling.phase;
    if (phase == PollerPhase::Unauthorized || state.sending.pause == OutboxPause::Unauthorized)
        return BannerContent{
            .tone = Tone::Problem,
            .text =
                [] {
                    return tr("The server no longer accepts this bot's token: it was revoked or "
                              "replaced. Nothing is received and nothing is sent until you enter "
                              "the new one.");
                },
            .action = BannerAction::NewToken};
    if (phase == PollerPhase::CannotStore || state.storageProblem ||
        state.sending.pause == OutboxPause::CannotStore)
        return cannotStore(state);
    if (phase == PollerPhase::Conflict)
        return conflict(state.polling);
    return std::nullopt;
}

BannerContent SessionBanner::conflict(const botapi::PollerState &state)
{
    if (state.conflict == ConflictReason::Webhook)
        return {.tone = Tone::Warning,
                .text =
                    [] {
                        return tr("This bot has a webhook: Telegram hands its updates to a web "
                                  "address instead of Botdesk. You can take over, if the program "
                                  "behind that address is no longer needed.");
                    },
                .action = BannerAction::TakeOver};
    if (state.conflict == ConflictReason::OtherPoller)
        return {.tone = Tone::Warning,
                .text =
                    [] {
                        return tr("Another program polls this bot, and Telegram serves only one "
                                  "at a time. Botdesk stepped aside. Stop the other program, or "
                                  "Botdesk on another computer, then try again.");
                    },
                .action = BannerAction::TryAgain};
    return {.tone = Tone::Warning,
            .text =
                [] {
                    return tr("Another program seems to work with this bot, so Telegram does not "
                              "hand its updates to Botdesk. Stop the other program, then try "
                              "again.");
                },
            .details =
                [error = state.error] { return error ? ErrorWords::details(*error) : QString(); },
            .action = BannerAction::TryAgain};
}

BannerContent SessionBanner::cannotStore(const engine::SessionState &state)
{
    const auto problem = state.storageProblem;
    return {.tone = Tone::Problem,
            .text =
                [problem] {
                    return problem ? ErrorWords::about(*problem)
                                   : tr("What the server sends cannot be saved on this computer. "
                                        "Nothing is lost: the server keeps it until it can be "
                                        "saved.");
                },
            .details = [problem] { return problem ? ErrorWords::details(*problem) : QString(); },
            .action = BannerAction::TryAgain};
}

QList<BannerContent> SessionBanner::about(const engine::OpeningReport &report)
{
    QList<BannerContent> notices;
    if (!report.setAside.isEmpty())
        notices.append({.tone = Tone::Warning,
                        .text =
                            [path = QDir::toNativeSeparators(report.setAside)] {
                                return tr("The database could not be read, so a new one was begun "
                                          "and filled with what the journal holds. The old file "
                                          "was not deleted, it is now “%1”.")
                                    .arg(path);
                            },
                        .dismissable = true});
    if (report.unknownSends > 0)
        notices.append({.tone = Tone::Warning,
                        .text =
                            [people = report.unknownSends] {
                                return tr("When Botdesk ended the last time, something was on its "
                                          "way to %Ln person(s). Nobody can tell whether it "
                                          "arrived, so it is marked as unknown and not sent "
                                          "again by itself.",
                                          nullptr, people);
                            },
                        .dismissable = true});
    if (report.rebuilt)
        notices.append(about(*report.rebuilt));
    return notices;
}

BannerContent SessionBanner::about(const engine::RebuildReport &report)
{
    if (report.updates == 0)
        return {.tone = Tone::Warning,
                .text =
                    [] {
                        return tr("Nothing was rebuilt, because no raw update is kept. All people "
                                  "and statuses are as they were.");
                    },
                .dismissable = true};
    return {.tone = report.changedPeople == 0 ? Tone::Information : Tone::Warning,
            .text =
                [report] {
                    return tr("Everything was derived again from %Ln raw update(s), the oldest "
                              "from %1.",
                              "a moment", static_cast<int>(report.updates))
                        .arg(models::DialogWords::moment(report.since / 1000));
                },
            .details =
                [report] {
                    return report.changedPeople == 0
                               ? tr("Everybody has the same status as before.")
                               : tr("%Ln people have another status than before.", nullptr,
                                    static_cast<int>(report.changedPeople));
                },
            .dismissable = true};
}

BannerContent SessionBanner::about(const storage::Gap &gap)
{
    const auto moment = [](domain::Milliseconds at) {
        return models::DialogWords::moment(at / 1000);
    };
    return {.tone = Tone::Warning,
            .text =
                [gap, moment] {
                    return tr("Botdesk was away from %1 to %2. Telegram keeps updates for 24 "
                              "hours, so what happened from %1 to %3 may be missing: who stopped "
                              "the bot, or came back.")
                        .arg(moment(gap.from), moment(gap.noticedAt), moment(gap.to));
                },
            .action = BannerAction::ProbeAfterGap,
            .dismissable = true};
}

storage::UserQuery SessionBanner::peopleToProbe(const storage::Gap &gap)
{
    return {.notHeardSince = gap.to / 1000};
}

BannerContent SessionBanner::takeOverFailed(const botapi::Error &error)
{
    return {.tone = Tone::Problem,
            .text = [error] { return ErrorWords::about(error); },
            .details = [error] { return ErrorWords::details(error); },
            .dismissable = true};
}

BannerContent SessionBanner::actionFailed(const storage::Error &error)
{
    return {
        .tone = Tone::Problem,
        .text =
            [] { return tr("What you asked for could not be written down, so nothing was sent."); },
        .details = [error] { return ErrorWords::about(error); },
        .dismissable = true};
}

} // namespace botdesk::widgets
