#pragma once

#include "domain/greetings.h"
#include "storage/database.h"

#include <QStringList>

#include <optional>

namespace botdesk::storage
{

/// What the operator set about greetings.
struct GreetingSettings {
    domain::Greetings greetings;
    bool automatic = false; ///< every private `/start` is greeted by itself

    bool operator==(const GreetingSettings &) const = default;
};

/// Which `/start` was answered last with one of the greetings.
struct AutoGreeting {
    domain::UserId user = 0;
    QString payload;               ///< whose greeting it was; empty for the general one
    domain::Seconds startedAt = 0; ///< of the `/start`
    qint64 outboxId = 0;           ///< what was written down for it
};

/// The greetings of one bot, and the automatic ones that were written down (R12). Runs on the
/// thread of its database.
class GreetingRepository
{
public:
    explicit GreetingRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<domain::Greetings> greetings() const;
    [[nodiscard]] Result<bool> isAutomatic() const;
    [[nodiscard]] Result<GreetingSettings> settings() const;

    /// Replaces all greetings. Within a transaction of the caller's, as setSettings().
    [[nodiscard]] Result<void> setGreetings(const domain::Greetings &greetings);
    [[nodiscard]] Result<void> setSettings(const GreetingSettings &settings);

    [[nodiscard]] Result<std::optional<AutoGreeting>> lastAutomatic(domain::UserId user,
                                                                    const QString &payload) const;
    /// Replaces what was kept of the same person and greeting.
    [[nodiscard]] Result<void> keepAutomatic(const AutoGreeting &greeting);

    /// True when a `/start` of this update is in the ledger already.
    [[nodiscard]] Result<bool> isStartKnown(domain::UserId user, qint64 updateId,
                                            domain::Seconds happenedAt) const;
    /// True while the item @p outboxId, or a greeting with the same text, has not left for good.
    [[nodiscard]] Result<bool> isWaiting(domain::UserId user, qint64 outboxId,
                                         const QString &text) const;

private:
    Database &m_database;
};

/// Whom greetings are for, by language: bots are left out.
struct GreetingAudience {
    domain::PeopleByLanguage general; ///< everybody who came by none of the payloads asked for
    QMap<QString, domain::PeopleByLanguage> byPayload;
};

/// Counts whom the general greeting and those of @p payloads are for. Answered from indexes,
/// without reading the people. Runs on the thread of @p database.
[[nodiscard]] Result<GreetingAudience> greetingAudience(Database &database,
                                                        const QStringList &payloads);

} // namespace botdesk::storage
