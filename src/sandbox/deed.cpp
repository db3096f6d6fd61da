#include "sandbox/deed.h"

#include <array>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

std::optional<DeedKind> deedKindNamed(QStringView name)
{
    static constexpr std::array names = {
        "start"_L1,
        "write"_L1,
        "edit"_L1,
        "block"_L1,
        "comeBack"_L1,
        "deleteAccount"_L1,
        "writeInGroup"_L1,
        "startInGroup"_L1,
        "requestToJoin"_L1,
        "requestWithQuery"_L1,
        "approvedByOther"_L1,
        "declinedByOther"_L1,
        "leaveGroup"_L1,
        "react"_L1,
        "inlineQuery"_L1,
        "pressButton"_L1,
        "connectBusiness"_L1,
        "businessMessage"_L1,
        "guestMessage"_L1,
        "answerPoll"_L1,
        "allowInApp"_L1,
        "allowByRequest"_L1,
        "allowFromMenu"_L1,
        "logInOnSite"_L1,
        "rename"_L1,
        "unheard"_L1,
        "getLost"_L1,
    };
    static_assert(names.size() == static_cast<size_t>(DeedKind::GetLost) + 1);
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return static_cast<DeedKind>(i);
    }
    return std::nullopt;
}

} // namespace botdesk::sandbox
