#pragma once

#include "botapi/client.h"
#include "engine/secret_store.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

class QSettings;

namespace botdesk::engine
{

/// A bot that was connected here before. Its token is kept elsewhere.
struct KnownBot {
    qint64 id = 0;
    QString username; ///< without "@"
    QString name;
    SecretPlace tokenPlace = SecretPlace::Nowhere;
    QString apiRoot;           ///< empty for Telegram's own
    botapi::ProxyChoice proxy; ///< its password is kept by SecretStore
};

/// The bots of one data folder, and where the files of each lie.
class BotDirectory
{
public:
    explicit BotDirectory(QString dataFolder);
    ~BotDirectory();

    [[nodiscard]] QList<KnownBot> bots() const;
    /// Adds or replaces.
    void put(const KnownBot &bot);
    /// The one to connect to at the start.
    [[nodiscard]] std::optional<KnownBot> lastUsed() const;
    void setLastUsed(qint64 botId);

    /// Where a bot's database and journal are: `bots/ID` in the data folder.
    [[nodiscard]] QString folderOf(qint64 botId) const;
    [[nodiscard]] QString dataFolder() const { return m_dataFolder; }

private:
    QString m_dataFolder;
    std::unique_ptr<QSettings> m_settings;
};

} // namespace botdesk::engine
