// The second half of Session: what the operator asks for.
#include "engine/session.h"

#include "storage/preferences_repository.h"

#include <QDateTime>

namespace botdesk::engine
{

using storage::OutboxItem;
using storage::Result;

namespace
{

domain::Milliseconds nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

void Session::send(domain::UserId user, const QString &text)
{
    tellAbout(m_outbox->add({OutboxItem{.user = user,
                                        .lane = storage::OutboxLane::Operator,
                                        .kind = storage::OutboxKind::Message,
                                        .text = text,
                                        .createdAt = nowMs()}}));
}

Result<std::optional<OutboxItem>> Session::itemFor(BulkAction action, domain::UserId id,
                                                   storage::OutboxRepository &outbox)
{
    const bool isGreeting = action == BulkAction::Greet;
    const auto kind = isGreeting ? storage::OutboxKind::Greeting : storage::OutboxKind::Probe;
    const auto user = storage::UserRepository(*m_database).find(id);
    if (!user)
        return std::unexpected(user.error());
    if (!*user || reasonToSkip(action, **user, QDateTime::currentSecsSinceEpoch()))
        return std::nullopt;
    const auto pending = outbox.isPending(id, kind);
    if (!pending)
        return std::unexpected(pending.error());
    if (*pending)
        return std::nullopt;

    OutboxItem item{.user = id, .kind = kind, .createdAt = nowMs()};
    // What is asked for one person is by hand, and overtakes what goes to many (R14).
    item.lane = isGreeting ? storage::OutboxLane::Greeting : storage::OutboxLane::Probe;
    if (!isGreeting) {
        const auto last = outbox.lastAttempt(id, kind);
        if (!last)
            return std::unexpected(last.error());
        if (nowMs() - *last < std::chrono::milliseconds(probePause).count())
            return std::nullopt;
        return item;
    }
    const auto text = m_greeter->greetingFor(**user);
    if (!text)
        return std::unexpected(text.error());
    if (!*text)
        return std::nullopt;
    item.text = **text;
    return item;
}

void Session::act(BulkAction action, const QList<domain::UserId> &users)
{
    storage::OutboxRepository outbox(*m_database);
    QList<OutboxItem> items;
    for (const domain::UserId id : users) {
        auto item = itemFor(action, id, outbox);
        if (!item) {
            Q_EMIT actionFailed(item.error());
            return;
        }
        if (!*item)
            continue;
        if (users.size() == 1)
            (*item)->lane = storage::OutboxLane::Operator;
        items.append(**item);
    }
    tellAbout(m_outbox->add(items));
}

void Session::greet(const storage::Audience &audience)
{
    tellAbout(m_bulkGreeter->add(audience));
}

void Session::takeOver()
{
    m_client->send(botapi::DeleteWebhook{}, this, [this](const botapi::Reply<bool> &reply) {
        if (reply.result)
            retryNow();
        else
            Q_EMIT takeOverFailed(reply.result.error());
    });
}

void Session::setToken(const botapi::Token &token)
{
    Q_ASSERT(token.botId() == m_options.token.botId());
    m_options.token = token;
    m_client->setToken(token);
    retryNow();
}

void Session::setGreetings(const storage::GreetingSettings &settings)
{
    const auto save = [&]() -> Result<void> {
        auto transaction = storage::Transaction::begin(*m_database);
        if (!transaction)
            return std::unexpected(transaction.error());
        if (auto done = m_greeter->setSettings(settings); !done)
            return done;
        return transaction->commit();
    };
    if (const auto saved = save()) {
        Q_EMIT greetingsSaved();
    } else {
        m_greeter->forget();
        Q_EMIT greetingsNotSaved(saved.error());
    }
}

void Session::settleGap(qint64 id)
{
    const auto settled = storage::GapRepository(*m_database).settle(id, nowMs());
    tellAbout(settled);
    if (!settled)
        return;
    readGaps();
    publish();
}

void Session::setJournalDays(int days)
{
    const auto set = storage::PreferencesRepository(*m_database).setJournalDays(days);
    tellAbout(set);
    if (set)
        pruneJournal();
}

void Session::setOperator(domain::UserId id)
{
    tellAbout(storage::PreferencesRepository(*m_database).setOperatorId(id));
}

void Session::tellAbout(const Result<void> &outcome)
{
    if (!outcome)
        Q_EMIT actionFailed(outcome.error());
}

} // namespace botdesk::engine
