// The second half of DialogWords: what happened, and what became of what was sent.
#include "models/dialog_words.h"

#include <QHash>

namespace botdesk::models
{

using namespace Qt::StringLiterals;
using domain::EvidenceKind;
using engine::SkipReason;
using storage::OutboxReason;
using storage::OutboxState;

QString DialogWords::evidence(const domain::Evidence &evidence)
{
    const QString &detail = evidence.detail;
    switch (evidence.kind) {
    case EvidenceKind::Started:
        return detail.isEmpty() ? tr("Pressed Start")
                                : tr("Pressed Start, came from “%1”").arg(detail);
    case EvidenceKind::Wrote:
        return tr("Wrote to the bot");
    case EvidenceKind::AccessByRequest:
        return tr("Allowed the bot to write when a Mini App asked");
    case EvidenceKind::AccessByWebApp:
        return tr("Allowed the bot to write in the Mini App %1").arg(detail);
    case EvidenceKind::AccessByAttachmentMenu:
        return tr("Added the bot to the attachment menu");
    case EvidenceKind::LoggedInOnSite:
        return tr("Logged in on %1").arg(detail);
    case EvidenceKind::Unblocked:
        return tr("Unblocked the bot");
    case EvidenceKind::Stopped:
        return tr("Stopped the bot");
    case EvidenceKind::JoinRequested:
        return tr("Asked to join “%1”").arg(detail);
    case EvidenceKind::JoinProcessed:
        return evidence.source == domain::EvidenceSource::Answer
                   ? tr("The request to join “%1” was processed").arg(detail)
                   : tr("The membership in “%1” changed").arg(detail);
    case EvidenceKind::Met:
        return tr("Was seen outside of the dialog");
    case EvidenceKind::BotSeen:
        return tr("Is a bot, says its profile");
    case EvidenceKind::PressedButton:
        return tr("Pressed a button under a message");
    case EvidenceKind::MessageAccepted:
        return tr("A message was accepted");
    case EvidenceKind::ProbeAccepted:
        return tr("A probe was accepted");
    case EvidenceKind::RefusedBlocked:
        return tr("Refused: the person stopped the bot");
    case EvidenceKind::RefusedDeactivated:
        return tr("Refused: the account was deleted");
    case EvidenceKind::RefusedNotStarted:
        return tr("Refused: the dialog was never started");
    case EvidenceKind::RefusedBot:
        return tr("Refused: the recipient is a bot");
    case EvidenceKind::ChatNotFound:
        return tr("The server does not know this chat, which decides nothing");
    case EvidenceKind::RefusedUnclear:
        return tr("Refused in words that decide nothing");
    case EvidenceKind::Imported:
        return tr("Was imported");
    case EvidenceKind::LoginChecked:
        return tr("Logged in with the Login Widget, as a checked payload shows");
    }
    return {};
}

QString DialogWords::origin(const domain::Evidence &evidence)
{
    switch (evidence.source) {
    case domain::EvidenceSource::Update:
        return tr("update %1, %2", "number and type")
            .arg(QString::number(evidence.updateId), evidence.text);
    case domain::EvidenceSource::Answer:
        // Its detail names the chat.
        if (evidence.kind == EvidenceKind::JoinProcessed)
            return evidence.errorCode == 0
                       ? tr("answer to the operator's decision")
                       : tr("answer to the operator's decision: %1 %2", "an error's code and text")
                             .arg(QString::number(evidence.errorCode), evidence.text);
        if (evidence.errorCode == 0)
            return tr("answer to %1", "a method").arg(evidence.detail);
        return tr("answer to %1: %2 %3", "a method, the error's code and text")
            .arg(evidence.detail, QString::number(evidence.errorCode), evidence.text);
    case domain::EvidenceSource::Operator:
        return tr("the operator");
    }
    return {};
}

QString DialogWords::effect(const domain::LedgerEntry &entry)
{
    if (entry.opensWindow)
        return status(domain::DialogStatus::Temporary);
    if (!entry.changed())
        return {};
    if (entry.isFirst)
        return status(entry.after);
    return tr("%1 → %2", "status before and after").arg(status(entry.before), status(entry.after));
}

QString DialogWords::account(const domain::LedgerEntry &entry, bool decides)
{
    const domain::Evidence &piece = entry.evidence;
    QStringList lines{tr("%1: %2", "moment and what happened")
                          .arg(exactMoment(piece.happenedAt), evidence(piece))};
    lines.append(tr("How we know: %1.").arg(origin(piece)));
    const QString change = effect(entry);
    lines.append(change.isEmpty() ? tr("It changed nothing.")
                                  : tr("What it changed: %1.").arg(change));
    if (decides)
        lines.append(tr("This decides the status."));
    if (entry.late)
        lines.append(tr("It arrived late, at %1: something newer was known by then.")
                         .arg(exactMoment(piece.recordedAt / 1000)));
    return lines.join(u'\n');
}

QString DialogWords::whyNot(SkipReason reason)
{
    switch (reason) {
    case SkipReason::NotStarted:
        return tr("This person has not started a dialog with the bot.");
    case SkipReason::Blocked:
        return tr("This person stopped the bot.");
    case SkipReason::Deactivated:
        return tr("This account was deleted.");
    case SkipReason::Unverified:
        return tr("Probe first: nobody knows yet whether the bot may write.");
    case SkipReason::Bot:
        return tr("Bots do not write to bots.");
    }
    return {};
}

QString DialogWords::skipped(SkipReason reason, int count)
{
    switch (reason) {
    case SkipReason::NotStarted:
        return tr("%Ln people have not started a dialog", nullptr, count);
    case SkipReason::Blocked:
        return tr("%Ln people stopped the bot", nullptr, count);
    case SkipReason::Deactivated:
        return tr("%Ln accounts were deleted", nullptr, count);
    case SkipReason::Unverified:
        return tr("%Ln people are unverified", nullptr, count);
    case SkipReason::Bot:
        return tr("%Ln are bots", nullptr, count);
    }
    return {};
}

QString DialogWords::outboxState(const storage::OutboxItem &item)
{
    switch (item.state) {
    case OutboxState::Queued:
        return tr("Queued");
    case OutboxState::InFlight:
        return tr("Sending…");
    case OutboxState::Sent:
        return tr("Sent");
    case OutboxState::Cancelled:
        return tr("Taken back");
    case OutboxState::Held:
        return tr("Paused");
    case OutboxState::Refused:
        if (item.reason == OutboxReason::NotAllowed)
            return tr("Not sent: the bot may not write any more");
        if (item.reason == OutboxReason::WindowEnded)
            return tr("Not sent: the five minutes of the join request were over");
        if (item.reason == OutboxReason::RequestGone)
            return tr("Not sent: the join request had been processed");
        return tr("Refused: %1").arg(item.errorText);
    case OutboxState::Unknown:
        break;
    }
    if (item.settledAt != 0)
        return tr("Unknown whether it arrived; you have dealt with it");
    switch (item.reason) {
    case OutboxReason::ProgramEnded:
        return tr("Unknown: Botdesk ended before the answer came");
    case OutboxReason::NotUnderstood:
        return tr("Unknown: the answer could not be understood");
    default:
        return tr("Unknown: the connection broke before the answer came");
    }
}

QString DialogWords::content(const QString &word)
{
    if (word == u"photo")
        return tr("Photo");
    if (word == u"video")
        return tr("Video");
    if (word == u"animation")
        return tr("Animation");
    if (word == u"audio")
        return tr("Audio");
    if (word == u"voice")
        return tr("Voice message");
    if (word == u"video_note")
        return tr("Video message");
    if (word == u"document")
        return tr("Document");
    if (word == u"sticker")
        return tr("Sticker");
    if (word == u"contact")
        return tr("Contact");
    if (word == u"location")
        return tr("Location");
    if (word == u"poll")
        return tr("Poll");
    if (word == u"write_access_allowed")
        return tr("Allowed the bot to write");
    if (word == u"connected_website")
        return tr("Logged in on a site");
    if (word == u"service")
        return tr("Service message");
    return tr("Message without text");
}

} // namespace botdesk::models
