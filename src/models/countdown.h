#pragma once

#include "domain/time.h"

#include <chrono>

namespace botdesk::models
{

/// How long it is until the next whole second begins: then whatever counts seconds down has to be
/// shown anew. A timer of a second that began anywhere within one would be late by that much.
[[nodiscard]] constexpr std::chrono::milliseconds untilNextSecond(domain::Milliseconds now)
{
    constexpr domain::Milliseconds second = 1000;
    return std::chrono::milliseconds(second - now % second);
}

} // namespace botdesk::models
