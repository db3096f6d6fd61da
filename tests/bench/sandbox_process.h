#pragma once

#include "botapi/client.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>

#include <memory>
#include <optional>

namespace botdesk::bench
{

/// The sandbox in a process of its own, so that what it costs is not counted as ours. It ends with
/// this object, and with this process.
class SandboxProcess
{
public:
    /// @p options are those of the program. Nothing when it does not start; it has said why.
    [[nodiscard]] static std::unique_ptr<SandboxProcess> start(const QStringList &options);
    ~SandboxProcess();

    /// How to go there.
    [[nodiscard]] botapi::ClientOptions clientOptions() const;
    [[nodiscard]] botapi::Token token() const { return m_token; }

    /// Carries out orders for the sandbox: see its control.
    [[nodiscard]] bool act(const QJsonArray &orders);
    /// What really happened; nothing when it does not answer.
    [[nodiscard]] std::optional<QJsonObject> record();
    /// What it has used, user and system.
    [[nodiscard]] double cpuSeconds() const;

private:
    explicit SandboxProcess(botapi::Token token)
        : m_token(std::move(token))
    {
    }
    [[nodiscard]] std::optional<QByteArray> ask(const QString &path, const QByteArray &body);

    std::unique_ptr<QProcess> m_process;
    QUrl m_root;
    botapi::Token m_token;
    QNetworkAccessManager m_manager;
};

} // namespace botdesk::bench
