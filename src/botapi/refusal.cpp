#include "botapi/refusal.h"

#include <QStringView>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

using enum RefusalMeaning;

struct Row {
    int code;
    const char *text; // anywhere in the description, whatever the case
    RefusalMeaning meaning;
};

// docs/rules.md, "What a refusal means". Raw words arrive both with 400 and 403: bare, and wrapped
// as in `failed to send message #1 with the error message "USER_IS_BLOCKED"`.
constexpr Row Table[] = {
    // sendMessage and its kin
    {403, "bot was blocked by the user", Blocked},
    {403, "user is deactivated", Deactivated},
    {403, "bot can't initiate conversation with a user", NotStarted},
    {403, "the bot can't send messages to the bot", RecipientIsBot},
    {403, "bots can't send messages to bots", RecipientIsBot},
    {403, "bot can't send messages to bots", RecipientIsBot},
    {400, "chat not found", ChatNotFound}, // "private chat not found" too
    // raw
    {400, "USER_IS_BLOCKED", Blocked},
    {403, "USER_IS_BLOCKED", Blocked},
    {400, "INPUT_USER_DEACTIVATED", Deactivated},
    {403, "INPUT_USER_DEACTIVATED", Deactivated},
    {400, "PEER_ID_INVALID", NotStarted}, // the only word that sendChatAction has for it
    {403, "PEER_ID_INVALID", NotStarted},
    {400, "USER_IS_BOT", RecipientIsBot},
    {403, "USER_IS_BOT", RecipientIsBot},
    {400, "USER_BOT_TO_BOT_DISABLED", RecipientIsBot},
    {403, "USER_BOT_TO_BOT_DISABLED", RecipientIsBot},
};

} // namespace

RefusalMeaning meaningOf(const Error &error)
{
    if (error.kind != ErrorKind::Refused)
        return Nothing;
    for (const Row &row : Table) {
        if (row.code == error.code &&
            error.description.contains(QLatin1StringView(row.text), Qt::CaseInsensitive))
            return row.meaning;
    }
    return Nothing;
}

bool isJoinRequestGone(const Error &error)
{
    if (error.kind != ErrorKind::Refused || error.code != 400)
        return false;
    for (const auto text : {"HIDE_REQUESTER_MISSING"_L1, "USER_ALREADY_PARTICIPANT"_L1,
                            "user is already a participant"_L1}) {
        if (error.description.contains(text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

} // namespace botdesk::botapi
