#pragma once

#include "domain/user.h"
#include "engine/bulk_plan.h"
#include "storage/outbox_item.h"

#include <QCoreApplication>
#include <QString>

namespace botdesk::models
{

/// The words for what the domain holds as numbers, in the language of the moment.
/// Nothing of it is ever stored. All functions are for the GUI thread.
class DialogWords
{
    Q_DECLARE_TR_FUNCTIONS(DialogWords)

public:
    /// "Open", "Stopped the bot", …; Temporary without its countdown.
    [[nodiscard]] static QString status(domain::DialogStatus status);

    /// The status of a person at @p now, with the countdown of a join request: "Join request, 4:31
    /// left".
    [[nodiscard]] static QString statusOf(const domain::User &user, domain::Seconds now);

    /// "Pressed Start", "Logged in on example.org", …; empty for None.
    [[nodiscard]] static QString ground(domain::Ground ground, const QString &detail);
    [[nodiscard]] static QString groundOf(const domain::User &user, domain::Seconds now);

    /// One sentence: may the bot write to this person, and if not, what would change that.
    [[nodiscard]] static QString permission(const domain::User &user, domain::Seconds now);

    /// What one piece of evidence says.
    [[nodiscard]] static QString evidence(const domain::Evidence &evidence);
    /// Where it comes from: "update 4711, my_chat_member", "answer to sendChatAction: 403 …".
    [[nodiscard]] static QString origin(const domain::Evidence &evidence);

    /// Why an action is not possible for one person.
    [[nodiscard]] static QString whyNot(engine::SkipReason reason);
    /// The same for a number of people who are left out.
    [[nodiscard]] static QString skipped(engine::SkipReason reason, int count);

    /// How an item of the outbox stands, with the reason where there is one.
    [[nodiscard]] static QString outboxState(const storage::OutboxItem &item);

    /// "Photo", "Sticker", … for a message without text.
    [[nodiscard]] static QString content(const QString &word);

    /// The name to show for somebody: full name, else @username, else the id. Never empty.
    [[nodiscard]] static QString nameOf(const domain::User &user);

    /// A language's own name with its tag, "Русский (ru)".
    [[nodiscard]] static QString language(const QString &tag);
    /// The language somebody is written to in, and how it is known: reported when, or assumed
    /// (R10).
    [[nodiscard]] static QString languageOf(const domain::User &user);

    /// "Open → Stopped the bot": what a piece changed; empty when nothing.
    [[nodiscard]] static QString effect(const domain::LedgerEntry &entry);
    /// The same piece as sentences: when, what, what it changed, how it is known, when it arrived.
    [[nodiscard]] static QString account(const domain::LedgerEntry &entry, bool decides);

    /// A moment in the language of the interface.
    [[nodiscard]] static QString moment(domain::Seconds at);
    /// With its seconds, which evidence is put in order by.
    [[nodiscard]] static QString exactMoment(domain::Seconds at);
    /// The same, short: the time alone for today.
    [[nodiscard]] static QString shortMoment(domain::Seconds at, domain::Seconds now);
};

} // namespace botdesk::models
