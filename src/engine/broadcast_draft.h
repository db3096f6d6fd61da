#pragma once

#include "storage/broadcast.h"

#include <QString>

#include <optional>

namespace botdesk::engine
{

/// The broadcast that somebody has begun to write for one bot, kept in a file of the bot's folder
/// until it is sent or thrown away: neither closing the window nor a crash loses it. Whom it is
/// for is no part of it, nor is what it may cost. Used on the GUI thread: it is a few kilobytes.
class BroadcastDraft
{
public:
    /// @param botFolder the bot's own, as in SessionOptions
    explicit BroadcastDraft(const QString &botFolder);

    /// What was kept; nothing when there is none, or when it cannot be read.
    [[nodiscard]] std::optional<storage::Broadcast> load() const;
    /// False when it could not be written: then what was kept before is still there.
    [[nodiscard]] bool save(const storage::Broadcast &content) const;
    void remove() const;

private:
    QString m_path;
};

} // namespace botdesk::engine
