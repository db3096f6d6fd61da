#pragma once

#include "botapi/error.h"
#include "botapi/types.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace botdesk::botapi
{

/// Every update type of Bot API 10.3. Numbers may be stored: append only, never reorder.
enum class UpdateType {
    Unknown = 0,
    Message = 1,
    EditedMessage = 2,
    ChannelPost = 3,
    EditedChannelPost = 4,
    BusinessConnection = 5,
    BusinessMessage = 6,
    EditedBusinessMessage = 7,
    DeletedBusinessMessages = 8,
    GuestMessage = 9,
    MessageReaction = 10,
    MessageReactionCount = 11,
    InlineQuery = 12,
    ChosenInlineResult = 13,
    CallbackQuery = 14,
    ShippingQuery = 15,
    PreCheckoutQuery = 16,
    PurchasedPaidMedia = 17,
    Poll = 18,
    PollAnswer = 19,
    MyChatMember = 20,
    ChatMember = 21,
    ChatJoinRequest = 22,
    ChatBoost = 23,
    RemovedChatBoost = 24,
    ManagedBot = 25,
    Subscription = 26,
};

/// One update, as far as we understand it. Exactly one of the optional payloads is set for the
/// types that have one; for all others `people` and `date` are what there is.
struct Update {
    qint64 id = 0; ///< 1 … 2^53
    UpdateType type = UpdateType::Unknown;
    QByteArray typeName{};            ///< as sent, "" if the update had nothing but its id
    std::optional<Message> message{}; ///< all seven types that are messages
    std::optional<ChatMemberUpdated> memberChange{};
    std::optional<ChatJoinRequest> joinRequest{};
    std::optional<CallbackQuery> callback{};
    /// Business_connection.user_chat_id: perhaps writable, probe it
    std::optional<qint64> userChatId{};
    /// Everybody whose profile the update shows, the one who acted first, each id once, bots too.
    /// Profiles are complete (absent fields have vanished), except those of users_shared, which
    /// tell names only.
    std::vector<User> people{};
    /// Profiles that are not complete (users_shared): fill what is unknown, clear nothing.
    std::vector<User> partialPeople{};
    std::optional<qint64> date{}; ///< Unix time in seconds when it happened, if the update tells

    [[nodiscard]] friend bool operator==(const Update &, const Update &) = default;
};

/// An element of a batch that could not be read: of the wrong shape. It is counted, shown and
/// confirmed.
struct UndecodedUpdate {
    qsizetype index = 0;        ///< position in the batch
    std::optional<qint64> id{}; ///< its update_id, if that much could be read
    QByteArray typeName{};      ///< "" if none could be read
    QByteArray raw{};           ///< the element as compact JSON, at most 64 KB of it

    [[nodiscard]] friend bool operator==(const UndecodedUpdate &,
                                         const UndecodedUpdate &) = default;
};

/// What a getUpdates answer holds. count == updates.size() + undecoded.size().
struct DecodedBatch {
    qsizetype count = 0;
    std::vector<Update> updates{};            ///< in the order of the answer
    std::vector<UndecodedUpdate> undecoded{}; ///< in the order of the answer
    std::vector<qint64> ids{}; ///< every id of the answer in its order, of undecoded elements too
};

/// Reads a whole answer of getUpdates, {"ok":true,"result":[…]}. A pure function of the bytes, so
/// that the journal can be replayed with it; never crashes, whatever the bytes. Fails (Refused,
/// NotBotApi) only if the answer as a whole is none; what is wrong with single elements is in
/// `undecoded`.
[[nodiscard]] Result<DecodedBatch> decodeUpdates(const QByteArray &rawAnswer);

/// The same from the answer's "result" alone.
[[nodiscard]] DecodedBatch decodeElements(const QJsonArray &elements);

/// One update from its JSON object; nullopt if its shape is wrong. decodeUpdates() is made of this.
[[nodiscard]] std::optional<Update> decodeUpdate(const QJsonObject &object);

/// "my_chat_member" and so on; "" for Unknown.
[[nodiscard]] QByteArray updateTypeName(UpdateType type);
/// Unknown for a name that we do not know.
[[nodiscard]] UpdateType updateTypeFromName(QByteArrayView name);
/// Every name that we know: what allowed_updates is always set to, so that an old narrow list hides
/// nothing.
[[nodiscard]] std::vector<QByteArray> allUpdateTypeNames();

} // namespace botdesk::botapi
