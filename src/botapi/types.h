#pragma once

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <optional>
#include <vector>

namespace botdesk::botapi
{

/// A person or a bot as the Bot API shows them. firstName may be empty (R9). What is absent is
/// nullopt: for names it means "no longer there", for the language it means "not told" (R10).
struct User {
    qint64 id = 0; ///< 1 … 2^52 and beyond, exact
    bool isBot = false;
    QString firstName{};
    std::optional<QString> lastName{};
    std::optional<QString> username{}; ///< without "@"
    std::optional<QString> languageCode{};
    bool isPremium = false;
    bool addedToAttachmentMenu = false;

    [[nodiscard]] friend bool operator==(const User &, const User &) = default;
};

enum class ChatType { Unknown, Private, Group, Supergroup, Channel };

struct Chat {
    qint64 id = 0; ///< negative for groups and channels
    ChatType type = ChatType::Unknown;
    QString title{};    ///< groups and channels; empty for private chats
    QString username{}; ///< without "@"; empty if there is none

    [[nodiscard]] friend bool operator==(const Chat &, const Chat &) = default;
};

/// What a message carries. Numbers may be stored: append only, never reorder.
enum class ContentKind {
    Unknown = 0, ///< something that we know no word for yet
    Text = 1,
    Photo = 2,
    Video = 3,
    Animation = 4,
    Audio = 5,
    Voice = 6,
    VideoNote = 7,
    Document = 8,
    Sticker = 9,
    Contact = 10,
    Location = 11,
    Venue = 12,
    Poll = 13,
    Dice = 14,
    Game = 15,
    Story = 16,
    PaidMedia = 17,
    Checklist = 18,
    Invoice = 19,
    Payment = 20, ///< successful_payment, refunded_payment
    Gift = 21,
    Giveaway = 22,
    WebAppData = 23,
    Passport = 24,
    UsersShared = 25,
    ChatShared = 26,
    WriteAccessAllowed = 27,
    ConnectedWebsite = 28,
    MembersJoined = 29,
    MemberLeft = 30,
    Migrated = 31,
    Service = 32, ///< any other service message
    LivePhoto = 33,
};

/// message.write_access_allowed (R3): how the bot came to be allowed to write.
struct WriteAccessAllowed {
    bool fromRequest = false;
    std::optional<QString> webAppName{};
    bool fromAttachmentMenu = false;

    [[nodiscard]] friend bool operator==(const WriteAccessAllowed &,
                                         const WriteAccessAllowed &) = default;
};

struct Message {
    qint64 messageId = 0;
    qint64 date = 0;                  ///< Unix time, seconds
    std::optional<qint64> editDate{}; ///< Unix time, seconds
    std::optional<User> from{};       ///< absent in channels
    Chat chat{};                      ///< with viaBusiness or as a guest message its id is a trap
    ContentKind content = ContentKind::Unknown;
    QString text{};   ///< the text, or the caption of a medium; empty if neither. Never markup.
    QString fileId{}; ///< of a photo, its largest size, or of a document: to send it again without
                      ///< the file; else empty
    std::optional<WriteAccessAllowed> writeAccessAllowed{};
    std::optional<QString> connectedWebsite{};
    bool viaBusiness = false; ///< belongs to a business account's dialog, not to the bot's
    std::optional<qint64> migrateToChatId{};

    [[nodiscard]] friend bool operator==(const Message &, const Message &) = default;
};

enum class MemberStatus { Unknown, Creator, Administrator, Member, Restricted, Left, Kicked };

/// my_chat_member and chat_member. For my_chat_member in a private chat the person is `from` and
/// `chat`, and `user` is the bot itself.
struct ChatMemberUpdated {
    Chat chat{};
    User from{};
    qint64 date = 0; ///< Unix time, seconds
    MemberStatus oldStatus = MemberStatus::Unknown;
    MemberStatus newStatus = MemberStatus::Unknown;
    User user{}; ///< new_chat_member.user

    [[nodiscard]] friend bool operator==(const ChatMemberUpdated &,
                                         const ChatMemberUpdated &) = default;
};

struct ChatJoinRequest {
    Chat chat{};
    User from{};
    qint64 userChatId = 0; ///< where to write for 5 minutes; do not assume that it equals from.id
    qint64 date = 0;       ///< Unix time, seconds
    QString bio{};         ///< what the person says of themself; empty if nothing
    std::optional<QString> queryId{}; ///< Bot API 10.1: an answer is due within 10 s

    [[nodiscard]] friend bool operator==(const ChatJoinRequest &,
                                         const ChatJoinRequest &) = default;
};

struct CallbackQuery {
    QString id{};
    User from{};
    std::optional<Chat> chat{}; ///< of the message with the button; absent for inline messages
    std::optional<qint64> messageId{}; ///< of that message
    QString data{};

    [[nodiscard]] friend bool operator==(const CallbackQuery &, const CallbackQuery &) = default;
};

/// What getMe answers.
struct BotProfile {
    User user{};
    bool canJoinGroups = false;
    bool canReadAllGroupMessages = false;
    bool supportsInlineQueries = false;
    bool canConnectToBusiness = false;
    bool hasMainWebApp = false;

    [[nodiscard]] friend bool operator==(const BotProfile &, const BotProfile &) = default;
};

/// What getWebhookInfo answers, without the webhook's URL: it may hold a secret, and "is one set"
/// is enough.
struct WebhookInfo {
    bool isSet = false;
    QString host{}; ///< the host of the webhook's address alone, for the operator to recognise it
    int pendingUpdateCount = 0;
    std::optional<qint64> lastErrorDate{}; ///< Unix time, seconds

    [[nodiscard]] friend bool operator==(const WebhookInfo &, const WebhookInfo &) = default;
};

} // namespace botdesk::botapi
