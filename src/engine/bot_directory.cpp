#include "engine/bot_directory.h"

#include <QDir>
#include <QSettings>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::engine
{

namespace
{

constexpr auto lastUsedKey = "bots/lastUsed"_L1;

QString groupOf(qint64 botId)
{
    return u"bot-%1"_s.arg(botId);
}

/// The number of an enum as it was stored; @p otherwise for one that this version does not know.
template <class Enum>
Enum storedEnum(const QVariant &value, Enum last, Enum otherwise)
{
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber || number < 0 || number > static_cast<int>(last))
        return otherwise;
    return static_cast<Enum>(number);
}

KnownBot readBot(QSettings &settings, qint64 id)
{
    using Kind = botapi::ProxyChoice::Kind;
    settings.beginGroup(groupOf(id));
    KnownBot bot;
    bot.id = id;
    bot.username = settings.value("username"_L1).toString();
    bot.name = settings.value("name"_L1).toString();
    bot.tokenPlace =
        storedEnum(settings.value("tokenPlace"_L1), SecretPlace::File, SecretPlace::Nowhere);
    bot.apiRoot = settings.value("apiRoot"_L1).toString();
    bot.proxy.kind = storedEnum(settings.value("proxyKind"_L1), Kind::Socks5, Kind::System);
    bot.proxy.host = settings.value("proxyHost"_L1).toString();
    bot.proxy.port = static_cast<quint16>(
        std::clamp(settings.value("proxyPort"_L1).toInt(), 0, int{UINT16_MAX}));
    bot.proxy.user = settings.value("proxyUser"_L1).toString();
    settings.endGroup();
    return bot;
}

} // namespace

BotDirectory::BotDirectory(QString dataFolder)
    : m_dataFolder(std::move(dataFolder))
    , m_settings(std::make_unique<QSettings>(QDir(m_dataFolder).filePath(u"settings.ini"_s),
                                             QSettings::IniFormat))
{
}

BotDirectory::~BotDirectory() = default;

QList<KnownBot> BotDirectory::bots() const
{
    QList<KnownBot> known;
    const QStringList groups = m_settings->childGroups();
    for (const QString &group : groups) {
        if (!group.startsWith("bot-"_L1))
            continue;
        bool isNumber = false;
        const qint64 id = group.sliced(4).toLongLong(&isNumber);
        if (isNumber && id > 0)
            known.append(readBot(*m_settings, id));
    }
    std::ranges::sort(known, {}, &KnownBot::id);
    return known;
}

void BotDirectory::put(const KnownBot &bot)
{
    m_settings->beginGroup(groupOf(bot.id));
    m_settings->setValue("username"_L1, bot.username);
    m_settings->setValue("name"_L1, bot.name);
    m_settings->setValue("tokenPlace"_L1, static_cast<int>(bot.tokenPlace));
    m_settings->setValue("apiRoot"_L1, bot.apiRoot);
    m_settings->setValue("proxyKind"_L1, static_cast<int>(bot.proxy.kind));
    m_settings->setValue("proxyHost"_L1, bot.proxy.host);
    m_settings->setValue("proxyPort"_L1, bot.proxy.port);
    m_settings->setValue("proxyUser"_L1, bot.proxy.user);
    m_settings->endGroup();
    m_settings->sync();
}

std::optional<KnownBot> BotDirectory::lastUsed() const
{
    const qint64 id = m_settings->value(lastUsedKey).toLongLong();
    if (id <= 0 || !m_settings->contains(groupOf(id) + "/tokenPlace"_L1))
        return std::nullopt;
    return readBot(*m_settings, id);
}

void BotDirectory::setLastUsed(qint64 botId)
{
    m_settings->setValue(lastUsedKey, botId);
    m_settings->sync();
}

QString BotDirectory::folderOf(qint64 botId) const
{
    return QDir(m_dataFolder).filePath(u"bots/%1"_s.arg(botId));
}

} // namespace botdesk::engine
