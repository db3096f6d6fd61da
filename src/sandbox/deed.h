#pragma once

#include "sandbox/people.h"

#include <QString>
#include <optional>

namespace botdesk::sandbox
{

/// What a simulated person can do.
enum class DeedKind : quint8 {
    Start,            ///< sends /start; `text` is the payload, if any
    Write,            ///< sends `text` in the private chat
    Edit,             ///< edits the last private message to `text`
    Block,            ///< stops the bot
    ComeBack,         ///< unblocks the bot and sends /start
    DeleteAccount,    ///< silently: no update tells it
    WriteInGroup,     ///< sends `text` in the group; opens nothing
    StartInGroup,     ///< sends /start@bot `text` in the group; opens nothing
    RequestToJoin,    ///< asks to join the channel: writable for five minutes; `text` is the bio
    RequestWithQuery, ///< the same, and the service wants an answer within ten seconds
    ApprovedByOther,  ///< another administrator lets the person in: chat_member tells it
    DeclinedByOther,  ///< another administrator declines: no update tells it
    LeaveGroup,       ///< chat_member in the group (off by default)
    React,            ///< message_reaction in the group (off by default)
    InlineQuery,      ///< types `text` after the bot's name
    PressButton,      ///< callback_query with `text` as data
    ConnectBusiness,  ///< business_connection
    BusinessMessage,  ///< business_message: the chat id is a trap
    GuestMessage,     ///< guest_message: the chat id is a trap
    AnswerPoll,       ///< poll_answer
    AllowInApp,       ///< write_access_allowed with web_app_name `text`
    AllowByRequest,   ///< write_access_allowed with from_request
    AllowFromMenu,    ///< write_access_allowed with from_attachment_menu
    LogInOnSite,      ///< connected_website with the domain `text`
    Rename,           ///< takes `firstName`, `lastName`, `username`; told by no update
    Unheard,          ///< an update of a type that nobody knows
    GetLost,          ///< the service forgets the person: "chat not found"
};

/// One thing that one person does.
struct Deed {
    DeedKind kind = DeedKind::Write;
    qint64 person = 0; ///< the id
    QString text = {};
    QString firstName = {};
    QString lastName = {};
    QString username = {};
    /// When it happened, in ms; 0 is now.
    qint64 at = 0;
    /// The update does not carry the language, as some do not.
    bool withoutLanguage = false;
};

/// The kind called `name` ("start", "writeInGroup", …: the enumerators, first letter small).
[[nodiscard]] std::optional<DeedKind> deedKindNamed(QStringView name);

} // namespace botdesk::sandbox
