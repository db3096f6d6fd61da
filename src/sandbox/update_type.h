#pragma once

#include <QByteArrayView>
#include <QtGlobal>
#include <array>
#include <optional>

namespace botdesk::sandbox
{

/// The kinds of update, in the order of `updateTypeNames`.
enum class UpdateType : quint8 {
    Message,
    EditedMessage,
    ChannelPost,
    EditedChannelPost,
    BusinessConnection,
    BusinessMessage,
    EditedBusinessMessage,
    DeletedBusinessMessages,
    GuestMessage,
    MessageReaction,
    MessageReactionCount,
    InlineQuery,
    ChosenInlineResult,
    CallbackQuery,
    ShippingQuery,
    PreCheckoutQuery,
    PurchasedPaidMedia,
    Poll,
    PollAnswer,
    MyChatMember,
    ChatMember,
    ChatJoinRequest,
    ChatBoost,
    RemovedChatBoost,
    ManagedBot,
    Subscription,
    /// Not a type of the Bot API: what a client meets when the API has grown. It is delivered
    /// whatever `allowed_updates` says, because the point is that a client survives it.
    Unknown,
};

/// The names on the wire.
inline constexpr std::array<const char *, 27> updateTypeNames = {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "subscription",
    "telepathy",
};

/// Which kinds of update are delivered: one bit a type.
using UpdateMask = quint32;

[[nodiscard]] constexpr UpdateMask maskOf(UpdateType type)
{
    return UpdateMask{1} << static_cast<unsigned>(type);
}

[[nodiscard]] constexpr const char *nameOf(UpdateType type)
{
    return updateTypeNames[static_cast<size_t>(type)];
}

/// What is delivered when `allowed_updates` was never given or is empty: everything except
/// chat_member, message_reaction and message_reaction_count.
inline constexpr UpdateMask defaultUpdates =
    ~(maskOf(UpdateType::ChatMember) | maskOf(UpdateType::MessageReaction) |
      maskOf(UpdateType::MessageReactionCount));

/// The type called `name`; nothing when the Bot API has no such type.
[[nodiscard]] inline std::optional<UpdateType> updateTypeNamed(QByteArrayView name)
{
    for (size_t i = 0; i + 1 < updateTypeNames.size(); ++i) {
        if (name == QByteArrayView(updateTypeNames[i]))
            return static_cast<UpdateType>(i);
    }
    return std::nullopt;
}

} // namespace botdesk::sandbox
