#pragma once

#include "engine/outbox.h"
#include "sandbox/server.h"
#include "storage/user_repository.h"

#include <QTemporaryDir>

#include <algorithm>
#include <memory>
#include <vector>

namespace botdesk::tests
{

/// An outbox, its database and its server, all on the thread of the test.
class Sender
{
public:
    explicit Sender(int people, double limit = 0)
        : m_server({.users = 0, .quiet = true, .limits = {.perSecond = limit}})
        , m_database(
              std::move(*storage::Database::open(path(), storage::Database::Mode::ReadWrite)))
    {
        if (!m_server.listen()) // not in an assertion, which a release build leaves out
            qFatal("the sandbox cannot listen");
        botapi::ClientOptions options;
        options.apiRoot = m_server.apiRoot();
        options.proxy.kind = botapi::ProxyChoice::Kind::None;
        m_client = std::make_unique<botapi::Client>(
            *botapi::Token::parse(QString::fromLatin1(m_server.token())), options);
        m_outbox = std::make_unique<engine::Outbox>(*m_database, *m_client);
        m_outbox->setLimits({.perSecond = 1000});
        storage::UserRepository users(*m_database);
        for (int id = 1; id <= people; ++id) {
            m_server.world().people().add({.id = id, .relation = sandbox::Relation::Open});
            domain::User user{.id = id};
            user.dialog.status = domain::DialogStatus::Open;
            if (!users.save(user))
                qFatal("nobody can be saved");
        }
    }

    [[nodiscard]] QString path() const
    {
        return m_folder.filePath(QStringLiteral("botdesk.sqlite"));
    }
    [[nodiscard]] sandbox::Server &server() { return m_server; }
    [[nodiscard]] engine::Outbox &outbox() { return *m_outbox; }
    [[nodiscard]] storage::Database &database() { return *m_database; }
    /// Ends it as the end of the program does.
    void end() { m_outbox.reset(); }

    /// One message to everybody from @p first to @p last.
    [[nodiscard]] bool write(domain::UserId first, domain::UserId last,
                             storage::OutboxLane lane = storage::OutboxLane::Broadcast,
                             const QString &text = QStringLiteral("hello"))
    {
        QList<storage::OutboxItem> items;
        for (domain::UserId id = first; id <= last; ++id)
            items.append({.user = id, .lane = lane, .text = text, .createdAt = 1});
        return m_outbox->add(items).has_value();
    }

    [[nodiscard]] bool isDone() const
    {
        return m_outbox->state().counts == storage::OutboxCounts{};
    }
    [[nodiscard]] qint64 countOf(storage::OutboxState state)
    {
        auto rows = m_database->run(QStringLiteral("SELECT count(*) FROM outbox WHERE state = ?"),
                                    {static_cast<int>(state)});
        return rows && rows->next() ? rows->integer(0) : -1;
    }
    /// The texts in the order in which they were delivered.
    [[nodiscard]] QStringList delivered()
    {
        QStringList texts;
        for (const auto &entry : m_server.record().entries()) {
            if (entry.delivered)
                texts.append(entry.text);
        }
        return texts;
    }
    /// The most requests that the server had at once.
    [[nodiscard]] int mostAtOnce()
    {
        std::vector<std::pair<qint64, int>> steps;
        for (const auto &entry : m_server.record().entries()) {
            steps.emplace_back(entry.at, 1);
            steps.emplace_back(entry.answeredAt, -1);
        }
        std::ranges::sort(steps);
        int now = 0;
        int most = 0;
        for (const auto &[at, step] : steps)
            most = std::max(most, now += step);
        return most;
    }

private:
    QTemporaryDir m_folder;
    sandbox::Server m_server;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<botapi::Client> m_client;
    std::unique_ptr<engine::Outbox> m_outbox;
};

} // namespace botdesk::tests
