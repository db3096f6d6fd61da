#include "engine/broadcast_draft.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace botdesk::engine
{

using namespace Qt::StringLiterals;
using storage::Broadcast;
using storage::MediaKind;

namespace
{

constexpr auto textsKey = "texts"_L1;
constexpr auto htmlKey = "html"_L1;
constexpr auto silentKey = "silent"_L1;
constexpr auto mediaKey = "media"_L1;
constexpr auto pathKey = "path"_L1;
constexpr auto buttonsKey = "buttons"_L1;
constexpr auto textKey = "text"_L1;
constexpr auto urlKey = "url"_L1;

QJsonObject jsonOf(const Broadcast &content)
{
    QJsonObject texts;
    for (const auto &[tag, text] : content.texts.asKeyValueRange())
        texts.insert(tag, text);
    QJsonArray buttons;
    for (const storage::LinkButton &button : content.buttons)
        buttons.append(QJsonObject{{textKey, button.text}, {urlKey, button.url}});
    return {{textsKey, texts},
            {htmlKey, content.html},
            {silentKey, content.silent},
            {mediaKey, static_cast<int>(content.media)},
            {pathKey, content.mediaPath},
            {buttonsKey, buttons}};
}

MediaKind mediaFrom(int number)
{
    switch (static_cast<MediaKind>(number)) {
    case MediaKind::Photo:
        return MediaKind::Photo;
    case MediaKind::Document:
        return MediaKind::Document;
    case MediaKind::None:
        break;
    }
    return MediaKind::None; // also for one of a later version
}

Broadcast contentFrom(const QJsonObject &json)
{
    Broadcast content;
    const QJsonObject texts = json.value(textsKey).toObject();
    for (auto text = texts.begin(); text != texts.end(); ++text)
        content.texts.insert(text.key(), text.value().toString());
    content.html = json.value(htmlKey).toBool();
    content.silent = json.value(silentKey).toBool();
    content.media = mediaFrom(json.value(mediaKey).toInt());
    if (content.media != MediaKind::None)
        content.mediaPath = json.value(pathKey).toString();
    const QJsonArray buttons = json.value(buttonsKey).toArray();
    for (const auto &each : buttons) {
        const QJsonObject button = each.toObject();
        content.buttons.append(
            {.text = button.value(textKey).toString(), .url = button.value(urlKey).toString()});
    }
    return content;
}

} // namespace

BroadcastDraft::BroadcastDraft(const QString &botFolder)
    : m_path(QDir(botFolder).filePath(u"draft.json"_s))
{
}

std::optional<Broadcast> BroadcastDraft::load() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    return document.isObject() ? std::optional(contentFrom(document.object())) : std::nullopt;
}

bool BroadcastDraft::save(const Broadcast &content) const
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const QByteArray json = QJsonDocument(jsonOf(content)).toJson();
    return file.write(json) == json.size() && file.commit();
}

void BroadcastDraft::remove() const
{
    QFile::remove(m_path);
}

} // namespace botdesk::engine
