#pragma once

#include "botapi/error.h"
#include "botapi/keyboard.h"
#include "botapi/multipart.h"
#include "botapi/types.h"
#include "botapi/update.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <optional>
#include <vector>

// Requests are values. Each has
//   Answer                what a success holds,
//   method                the Bot API's name for it,
//   repeatable            whether doing it twice is as good as once, so that Qt may resend it
//   (R13), problem()             nullptr, or why it must not be sent (ends as
//   ErrorKind::InvalidRequest), body()                the JSON that is posted, parse(result) the
//   answer's "result", typed; nullopt if its type is wrong.
// Those with media have upload() too: the file that makes body() a form.
// `true` as an answer is `bool`.
namespace botdesk::botapi
{

struct GetMe {
    using Answer = BotProfile;
    static constexpr const char *method = "getMe";
    static constexpr bool repeatable = true;
    [[nodiscard]] const char *problem() const { return nullptr; }
    [[nodiscard]] QJsonObject body() const { return {}; }
    [[nodiscard]] static std::optional<Answer> parse(const QJsonValue &result);
};

/// Send it with Client::sendRaw(): its answer is journalled as bytes and decoded by
/// decodeUpdates().
struct GetUpdates {
    using Answer = DecodedBatch;
    static constexpr const char *method = "getUpdates";
    static constexpr bool repeatable = true;
    /// 0 or more; a negative one would drop updates for good and is refused
    std::optional<qint64> offset{};
    int limit = 100; ///< 1–100
    int timeout = 0; ///< 0–50 s
    std::vector<QByteArray> allowedUpdates = allUpdateTypeNames();
    [[nodiscard]] const char *problem() const;
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] static std::optional<Answer> parse(const QJsonValue &result);
};

enum class ParseMode { None, Html, MarkdownV2 };

struct SendMessage {
    using Answer = Message;
    static constexpr const char *method = "sendMessage";
    static constexpr bool repeatable = false;
    qint64 chatId = 0;
    QString text{}; ///< 1–4096 Unicode code points after formatting
    ParseMode parseMode = ParseMode::None;
    bool disableNotification = false;
    InlineKeyboard replyMarkup{};
    /// Above the free rate, for Stars of the bot's owner: never by itself.
    bool allowPaidBroadcast = false;
    [[nodiscard]] const char *problem() const;
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] static std::optional<Answer> parse(const QJsonValue &result);
};

enum class MediaKind { Photo, Document };

/// The medium of a message: one of the two.
struct InputFile {
    QString fileId{}; ///< from Message::fileId: the server has it already
    QString path{};   ///< a file of this machine, sent along
    QString name{};   ///< what people see of a sent file; the path's last part if empty
};

/// sendPhoto and sendDocument. With a file id it is JSON like any other request; with a path the
/// file is sent along as it is read, and the time limit counts from its last sign of progress. A
/// file that cannot be opened, is empty or changes on the way ends as ErrorKind::InvalidRequest.
template <MediaKind kind>
struct SendMedia {
    using Answer = Message;
    static constexpr const char *method = kind == MediaKind::Photo ? "sendPhoto" : "sendDocument";
    static constexpr bool repeatable = false;
    qint64 chatId = 0;
    InputFile file{};
    QString caption{}; ///< at most 1024 Unicode code points after formatting; may be empty
    ParseMode parseMode = ParseMode::None;
    bool disableNotification = false;
    InlineKeyboard replyMarkup{};
    bool allowPaidBroadcast = false; ///< see SendMessage
    [[nodiscard]] const char *problem() const;
    [[nodiscard]] QJsonObject body() const;
    /// The file to send along; nothing with a file id.
    [[nodiscard]] std::optional<Upload> upload() const;
    [[nodiscard]] static std::optional<Answer> parse(const QJsonValue &result);
};

using SendPhoto = SendMedia<MediaKind::Photo>;
using SendDocument = SendMedia<MediaKind::Document>;

/// The probe (R6). Not repeatable: two in a row in one chat count towards a flood ban.
struct SendChatAction {
    using Answer = bool;
    static constexpr const char *method = "sendChatAction";
    static constexpr bool repeatable = false;
    qint64 chatId = 0;
    QString action = QStringLiteral("typing");
    [[nodiscard]] const char *problem() const;
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] static std::optional<Answer> parse(const QJsonValue &result);
};

struct DeleteWebhook {
    using Answer = bool;
    static constexpr const char *method = "deleteWebhook";
    static constexpr bool repeatable = true;
    bool dropPendingUpdates = false; ///< true loses updates for good; nothing in Botdesk sets it
    [[nodiscard]] const char *problem() const { return nullptr; }
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] static std::optional<Answer> parse(const QJsonValue &result);
};

struct GetWebhookInfo {
    using Answer = WebhookInfo;
    static constexpr const char *method = "getWebhookInfo";
    static constexpr bool repeatable = true;
    [[nodiscard]] const char *problem() const { return nullptr; }
    [[nodiscard]] QJsonObject body() const { return {}; }
    [[nodiscard]] static std::optional<Answer> parse(const QJsonValue &result);
};

struct ApproveChatJoinRequest {
    using Answer = bool;
    static constexpr const char *method = "approveChatJoinRequest";
    static constexpr bool repeatable = false;
    qint64 chatId = 0; ///< the group
    qint64 userId = 0;
    [[nodiscard]] const char *problem() const;
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] static std::optional<Answer> parse(const QJsonValue &result);
};

struct DeclineChatJoinRequest {
    using Answer = bool;
    static constexpr const char *method = "declineChatJoinRequest";
    static constexpr bool repeatable = false;
    qint64 chatId = 0; ///< the group
    qint64 userId = 0;
    [[nodiscard]] const char *problem() const;
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] static std::optional<Answer> parse(const QJsonValue &result);
};

/// What a join request's query is answered with.
enum class JoinQueryResult { Approve, Decline, Queue };

/// Bot API 10.1: due within 10 s of a join request that has a query_id. Repeatable: the second time
/// is refused and changes nothing.
struct AnswerChatJoinRequestQuery {
    using Answer = bool;
    static constexpr const char *method = "answerChatJoinRequestQuery";
    static constexpr bool repeatable = true;
    QString queryId{};
    JoinQueryResult result = JoinQueryResult::Queue; ///< Queue: the administrators decide later
    [[nodiscard]] const char *problem() const;
    [[nodiscard]] QJsonObject body() const;
    [[nodiscard]] static std::optional<Answer> parse(const QJsonValue &result);
};

} // namespace botdesk::botapi
