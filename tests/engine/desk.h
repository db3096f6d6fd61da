#pragma once

#include "engine/session_host.h"
#include "sandbox/server.h"
#include "storage/evidence_repository.h"
#include "storage/message_repository.h"
#include "storage/outbox_repository.h"
#include "storage/user_repository.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace botdesk::tests
{

/// A desk with a bot on it: a sandbox world, a data folder, and a session between them that can be
/// ended and begun again.
class Desk
{
public:
    explicit Desk(const sandbox::Settings &settings = {.users = 0, .quiet = true})
        : m_server(std::make_unique<sandbox::Server>(settings))
    {
        if (!m_server->listen()) // not in an assertion, which a release build leaves out
            qFatal("the sandbox cannot listen");
    }

    [[nodiscard]] sandbox::Server &server() { return *m_server; }
    [[nodiscard]] engine::SessionHost &session() { return *m_session; }
    [[nodiscard]] const engine::OpeningReport &report() const { return m_report; }
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("bot")); }

    [[nodiscard]] engine::SessionOptions options() const
    {
        botapi::ClientOptions client;
        client.apiRoot = m_server->apiRoot();
        client.proxy.kind = botapi::ProxyChoice::Kind::None;
        return {
            .folder = folder(),
            .token = *botapi::Token::parse(QString::fromLatin1(m_server->token())),
            .client = client,
            .botUsername = QStringLiteral("demo_bot"),
            .defaultGreetings = {{QStringLiteral("en"), QStringLiteral("Hello {first_name}")},
                                 {QStringLiteral("ru"), QStringLiteral("Привет, {first_name}")}}};
    }

    /// Opens the session; true when the data could be opened.
    /// @param rebuild derive everything anew first
    [[nodiscard]] bool begin(bool rebuild = false)
    {
        engine::SessionOptions chosen = options();
        chosen.rebuild = rebuild;
        return begin(chosen);
    }
    [[nodiscard]] bool begin(const engine::SessionOptions &chosen)
    {
        m_session = std::make_unique<engine::SessionHost>(chosen);
        std::optional<bool> outcome;
        QObject::connect(m_session.get(), &engine::SessionHost::opened, m_session.get(),
                         [&](const engine::OpeningReport &report) {
                             m_report = report;
                             outcome = true;
                         });
        QObject::connect(m_session.get(), &engine::SessionHost::failedToOpen, m_session.get(),
                         [&](const storage::Error &error) {
                             m_error = error;
                             outcome = false;
                         });
        m_session->start();
        return QTest::qWaitFor([&] { return outcome.has_value(); }, 20'000) && *outcome;
    }
    void end() { m_session.reset(); }
    [[nodiscard]] const storage::Error &error() const { return m_error; }

    /// Puts somebody into the world.
    void add(qint64 id, const QString &name, const char *language = "ru",
             sandbox::Relation relation = sandbox::Relation::NotStarted)
    {
        m_server->world().people().add({.id = id,
                                        .firstName = name,
                                        .language = sandbox::languageIndex(language),
                                        .relation = relation});
    }
    bool act(const sandbox::Deed &deed) { return m_server->world().act(deed); }

    /// A connection of the test's own for looking things up.
    [[nodiscard]] std::unique_ptr<storage::Database> look() const
    {
        auto database = storage::Database::open(engine::databasePath(folder()),
                                                storage::Database::Mode::ReadOnly);
        return database ? std::move(*database) : nullptr;
    }
    [[nodiscard]] std::optional<domain::User> user(qint64 id) const
    {
        const auto database = look();
        if (!database)
            return std::nullopt;
        return storage::UserRepository(*database).find(id).value_or(std::nullopt);
    }
    [[nodiscard]] domain::DialogStatus status(qint64 id) const
    {
        const auto found = user(id);
        return found ? found->dialog.status : domain::DialogStatus::Unverified;
    }
    [[nodiscard]] QList<storage::Message> messages(qint64 id) const
    {
        const auto database = look();
        return storage::MessageRepository(*database).with(id, 1000).value();
    }
    [[nodiscard]] QList<storage::OutboxItem> unsent(qint64 id) const
    {
        const auto database = look();
        return storage::OutboxRepository(*database).unsentTo(id).value();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<engine::SessionHost> m_session;
    engine::OpeningReport m_report;
    storage::Error m_error;
};

} // namespace botdesk::tests
