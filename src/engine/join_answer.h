#pragma once

#include <cstdint>

namespace botdesk::engine
{

/// How the operator answers a request to join.
enum class JoinAnswer : std::uint8_t {
    Write,
    WriteAndApprove, ///< in this order: an approval ends the right to write
    Approve,
    Decline,
};

} // namespace botdesk::engine
