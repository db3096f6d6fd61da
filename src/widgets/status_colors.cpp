#include "widgets/status_colors.h"

namespace botdesk::widgets
{

using domain::DialogStatus;

StatusColors statusColors(DialogStatus status, bool dark)
{
    switch (status) {
    case DialogStatus::Open:
        return dark ? StatusColors{0x1d4a30, 0xa9e8c0} : StatusColors{0xd5f2df, 0x11552c};
    case DialogStatus::Temporary:
        return dark ? StatusColors{0x51420f, 0xf6dc8d} : StatusColors{0xfdeeb8, 0x5c4700};
    case DialogStatus::Blocked:
        return dark ? StatusColors{0x5a2424, 0xffc2bd} : StatusColors{0xfbdcd9, 0x7d1b14};
    case DialogStatus::NotStarted:
        return dark ? StatusColors{0x22425f, 0xbadcfa} : StatusColors{0xdcebfa, 0x15456f};
    case DialogStatus::Unverified:
        return dark ? StatusColors{0x453a5e, 0xdacdf7} : StatusColors{0xeae3f8, 0x47317a};
    case DialogStatus::Deactivated:
    case DialogStatus::Bot:
        break;
    }
    return dark ? StatusColors{0x43474d, 0xd5d9de} : StatusColors{0xe4e7eb, 0x3c434b};
}

} // namespace botdesk::widgets
