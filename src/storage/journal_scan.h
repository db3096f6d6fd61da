#pragma once

#include "storage/journal.h"

#include <QString>

#include <functional>
#include <optional>

namespace botdesk::storage
{

/// Looks into a journal that somebody else writes and prunes at the same time. Changes nothing and
/// waits for nobody: what is gone or half written is passed over. Used by one thread.
class JournalScan
{
public:
    explicit JournalScan(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// Hands over the sound records that begin behind or at @p from, the newest first, until @p
    /// take says false.
    using Take = std::function<bool(const JournalRecord &, JournalPosition begin)>;
    void newestFirst(JournalPosition from, const Take &take) const;

    /// The record that begins at @p begin; nothing when it is no longer kept.
    [[nodiscard]] std::optional<JournalRecord> at(JournalPosition begin) const;

    [[nodiscard]] JournalExtent extent() const;

private:
    QString m_folder; ///< not a QDir, whose copies share what they look up: threads have copies
};

} // namespace botdesk::storage
