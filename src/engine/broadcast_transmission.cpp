#include "engine/broadcast_transmission.h"

#include <algorithm>
#include <array>

namespace botdesk::engine
{

using namespace Qt::StringLiterals;
using storage::Broadcast;
using storage::MediaKind;
using storage::OutboxItem;
using storage::PauseReason;

namespace
{

using Done = std::function<void(const botapi::Reply<botapi::Message> &)>;

botapi::ParseMode parseModeOf(const Broadcast &content)
{
    return content.html ? botapi::ParseMode::Html : botapi::ParseMode::None;
}

botapi::InlineKeyboard keyboardOf(const Broadcast &content)
{
    botapi::InlineKeyboard keyboard;
    for (const storage::LinkButton &button : content.buttons)
        keyboard.rows.push_back({{.text = button.text, .url = button.url}});
    return keyboard;
}

template <class SendMedia>
void transmitMedia(botapi::Client &client, const OutboxItem &item, QObject *context, Done done)
{
    const Broadcast &content = *item.content;
    const bool isKnown = !content.fileId.isEmpty();
    client.send(SendMedia{.chatId = item.chatId,
                          .file = {.fileId = content.fileId,
                                   .path = isKnown ? QString() : content.mediaPath},
                          .caption = item.text,
                          .parseMode = parseModeOf(content),
                          .disableNotification = content.silent,
                          .replyMarkup = keyboardOf(content),
                          .allowPaidBroadcast = item.paid},
                context, std::move(done));
}

template <size_t size>
bool containsAny(const QString &text, const std::array<QLatin1StringView, size> &words)
{
    return std::ranges::any_of(
        words, [&](QLatin1StringView word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// What the server says about a file, in the words of its and of TDLib's sources.
constexpr std::array fileWords{
    "image_process_failed"_L1, "photo_invalid"_L1, "photo_ext_invalid"_L1, "photo_save_file"_L1,
    "file identifier"_L1,      "remote file"_L1,   "file must be"_L1,      "type of file"_L1,
    "file is too big"_L1,      "file of type"_L1,  "file_part"_L1,         "file_reference"_L1,
    "media_empty"_L1,          "media_invalid"_L1, "wrong file_id"_L1,
};

/// The same about a text or the buttons below it.
constexpr std::array textWords{
    "can't parse"_L1,      "is too long"_L1, "text is empty"_L1, "must be non-empty"_L1, "entit"_L1,
    "caption_too_long"_L1, "button"_L1,      "reply markup"_L1,  "reply_markup"_L1};

} // namespace

void transmitBroadcast(botapi::Client &client, const OutboxItem &item, QObject *context, Done done)
{
    const Broadcast &content = *item.content;
    switch (content.media) {
    case MediaKind::Photo:
        transmitMedia<botapi::SendPhoto>(client, item, context, std::move(done));
        return;
    case MediaKind::Document:
        transmitMedia<botapi::SendDocument>(client, item, context, std::move(done));
        return;
    case MediaKind::None:
        break;
    }
    client.send(botapi::SendMessage{.chatId = item.chatId,
                                    .text = item.text,
                                    .parseMode = parseModeOf(content),
                                    .disableNotification = content.silent,
                                    .replyMarkup = keyboardOf(content),
                                    .allowPaidBroadcast = item.paid},
                context, std::move(done));
}

PauseReason broadcastHindrance(const botapi::Error &error, const Broadcast &content)
{
    constexpr int badRequest = 400;
    constexpr int tooLarge = 413;
    const bool hasFile = content.media != MediaKind::None;
    if (error.kind == botapi::ErrorKind::InvalidRequest)
        return hasFile && content.fileId.isEmpty() ? PauseReason::FileMissing
                                                   : PauseReason::TextRefused;
    // A proxy that finds a file too large answers with a page of its own.
    if (error.code == tooLarge)
        return hasFile ? PauseReason::FileRefused : PauseReason::TextRefused;
    if (error.kind != botapi::ErrorKind::Refused || error.code != badRequest)
        return PauseReason::None;
    if (hasFile && containsAny(error.description, fileWords))
        return PauseReason::FileRefused;
    return containsAny(error.description, textWords) ? PauseReason::TextRefused : PauseReason::None;
}

} // namespace botdesk::engine
