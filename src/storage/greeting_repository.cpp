#include "storage/greeting_repository.h"

#include "storage/bind.h"
#include "storage/outbox_item.h"

#include "domain/evidence.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

Result<domain::PeopleByLanguage> peopleFrom(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    domain::PeopleByLanguage people;
    while (rows->next())
        people.insert(rows->text(0), rows->integer(1));
    return people;
}

void subtract(domain::PeopleByLanguage &from, const domain::PeopleByLanguage &people)
{
    for (const auto &[language, count] : people.asKeyValueRange()) {
        qint64 &left = from[language];
        left -= count;
        if (left <= 0)
            from.remove(language);
    }
}

} // namespace

Result<domain::Greetings> GreetingRepository::greetings() const
{
    auto rows = m_database.run(u"SELECT payload, language, text FROM greetings"_s);
    if (!rows)
        return std::unexpected(rows.error());
    domain::Greetings greetings;
    while (rows->next()) {
        const QString payload = rows->text(0);
        domain::GreetingTexts &texts =
            payload.isEmpty() ? greetings.general : greetings.byPayload[payload];
        texts.insert(rows->text(1), rows->text(2));
    }
    return greetings;
}

Result<bool> GreetingRepository::isAutomatic() const
{
    auto rows = m_database.run(u"SELECT auto_greet FROM preferences WHERE id = 1"_s);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() && rows->boolean(0);
}

Result<GreetingSettings> GreetingRepository::settings() const
{
    auto known = greetings();
    if (!known)
        return std::unexpected(known.error());
    const auto automatic = isAutomatic();
    if (!automatic)
        return std::unexpected(automatic.error());
    return GreetingSettings{.greetings = std::move(*known), .automatic = *automatic};
}

Result<void> GreetingRepository::setGreetings(const domain::Greetings &greetings)
{
    if (auto done = m_database.execute(u"DELETE FROM greetings"_s); !done)
        return done;
    const auto add = [this](const QString &payload, const domain::GreetingTexts &texts) {
        Result<void> done;
        for (auto it = texts.cbegin(); done && it != texts.cend(); ++it)
            done = m_database.execute(
                u"INSERT INTO greetings (payload, language, text) VALUES (?, ?, ?)"_s,
                {textOrEmpty(payload), it.key(), textOrEmpty(it.value())});
        return done;
    };
    Result<void> done = add({}, greetings.general);
    for (auto it = greetings.byPayload.cbegin(); done && it != greetings.byPayload.cend(); ++it)
        done = add(it.key(), it.value());
    return done;
}

Result<void> GreetingRepository::setSettings(const GreetingSettings &settings)
{
    if (auto done = setGreetings(settings.greetings); !done)
        return done;
    return m_database.execute(u"UPDATE preferences SET auto_greet = ? WHERE id = 1"_s,
                              {settings.automatic});
}

Result<std::optional<AutoGreeting>> GreetingRepository::lastAutomatic(domain::UserId user,
                                                                      const QString &payload) const
{
    auto rows = m_database.run(u"SELECT user_id, payload, started_at, outbox_id "
                               "FROM auto_greetings WHERE user_id = ? AND payload = ?"_s,
                               {user, textOrEmpty(payload)});
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::nullopt;
    return AutoGreeting{.user = rows->integer(0),
                        .payload = rows->text(1),
                        .startedAt = rows->integer(2),
                        .outboxId = rows->integer(3)};
}

Result<void> GreetingRepository::keepAutomatic(const AutoGreeting &greeting)
{
    return m_database.execute(
        u"INSERT INTO auto_greetings (user_id, payload, started_at, outbox_id) "
        "VALUES (?, ?, ?, ?) ON CONFLICT (user_id, payload) DO UPDATE SET "
        "started_at = excluded.started_at, outbox_id = excluded.outbox_id"_s,
        {greeting.user, textOrEmpty(greeting.payload), greeting.startedAt, greeting.outboxId});
}

Result<bool> GreetingRepository::isStartKnown(domain::UserId user, qint64 updateId,
                                              domain::Seconds happenedAt) const
{
    auto rows =
        m_database.run(u"SELECT 1 FROM evidence WHERE user_id = ? AND happened_at = ? AND kind = ? "
                       "AND source = ? AND update_id = ? LIMIT 1"_s,
                       {user, happenedAt, number(domain::EvidenceKind::Started),
                        number(domain::EvidenceSource::Update), updateId});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next();
}

Result<bool> GreetingRepository::isWaiting(domain::UserId user, qint64 outboxId,
                                           const QString &text) const
{
    auto rows = m_database.run(u"SELECT 1 FROM outbox WHERE user_id = ? AND kind = ? "
                               "AND state IN (1, 2) AND (id = ? OR text = ?) LIMIT 1"_s,
                               {user, number(OutboxKind::Greeting), outboxId, textOrEmpty(text)});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next();
}

Result<GreetingAudience> greetingAudience(Database &database, const QStringList &payloads)
{
    // One view of the data, so that the parts are parts of the whole.
    const auto snapshot = Snapshot::begin(database);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    auto everybody =
        peopleFrom(database.run(u"SELECT language, count(*) FROM users GROUP BY language"_s));
    if (!everybody)
        return std::unexpected(everybody.error());
    const auto bots = peopleFrom(
        database.run(u"SELECT language, count(*) FROM users WHERE status = ? GROUP BY language"_s,
                     {number(domain::DialogStatus::Bot)}));
    if (!bots)
        return std::unexpected(bots.error());
    GreetingAudience audience{.general = std::move(*everybody), .byPayload = {}};
    subtract(audience.general, *bots);
    for (const QString &payload : payloads) {
        const auto people = peopleFrom(database.run(
            u"SELECT language, count(*) FROM users WHERE source = ? GROUP BY language"_s,
            {textOrEmpty(payload)}));
        if (!people)
            return std::unexpected(people.error());
        subtract(audience.general, *people);
        audience.byPayload.insert(payload, *people);
    }
    return audience;
}

} // namespace botdesk::storage
