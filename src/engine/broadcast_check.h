#pragma once

#include "botapi/keyboard.h"
#include "domain/formatting.h"
#include "engine/broadcast_order.h"
#include "engine/media_file.h"

#include <QList>
#include <QMetaType>

namespace botdesk::engine
{

/// Why a broadcast cannot be begun. Words are made where it is shown.
enum class BroadcastProblemKind : std::uint8_t {
    NoText,             ///< neither a text nor a file
    Text,               ///< `text` says what is wrong with the one in `language`
    UnknownPlaceholder, ///< `detail` is the word in braces
    Button,             ///< `button` says what is wrong with the one at `index`
    File,               ///< `file` says what is wrong with the photo or the document
    PastMoment,         ///< it is to begin in the past
    NoStars,            ///< a paid broadcast that may cost nothing: `starCap` below 0
    NobodyReached,      ///< the bot may write to nobody in the audience
};

/// One thing that is wrong with a broadcast.
struct BroadcastProblem {
    BroadcastProblemKind kind = BroadcastProblemKind::NoText;
    QString language{}; ///< of Text and UnknownPlaceholder: which text; empty: for everyone else
    domain::FormattedCheck text{};
    QString detail{};
    botapi::ButtonProblem button = botapi::ButtonProblem::None;
    qsizetype index = 0;
    MediaProblem file = MediaProblem::None;
};

/// Everything that is wrong with a broadcast, as far as it can be told without the database: the
/// most important first. Empty when it may begin. Looks at the file, if there is one.
/// @p now by the server's clock
/// @p limits of the server that takes the file
[[nodiscard]] QList<BroadcastProblem> checkBroadcast(const BroadcastOrder &order,
                                                     domain::Milliseconds now,
                                                     const MediaLimits &limits = {});

} // namespace botdesk::engine

Q_DECLARE_METATYPE(botdesk::engine::BroadcastProblem)
