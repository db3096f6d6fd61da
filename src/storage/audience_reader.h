#pragma once

#include "domain/user.h"
#include "storage/database.h"
#include "storage/job.h"

#include <QMap>

namespace botdesk::storage
{

/// How many there are, and how they stand at a moment.
struct AudienceCounts {
    qint64 total = 0;
    QMap<domain::DialogStatus, qint64> byStatus; ///< Temporary included; no zeros

    bool operator==(const AudienceCounts &) const = default;
};

/// Counts an audience, without reading the people. Runs on the thread of @p database.
/// @p now decides who is Temporary
/// @p stop is asked now and then; true means: give up, and what was counted so far is no answer
[[nodiscard]] Result<AudienceCounts> countAudience(Database &database, const Audience &audience,
                                                   domain::Seconds now,
                                                   const UserReader::Stop &stop = {});

/// Goes through an audience by id, a few people at a time, so that it costs the same for each
/// however many they are. Runs on the thread of its database.
class AudienceReader
{
public:
    /// @p behind begins behind this id
    AudienceReader(Database &database, Audience audience, domain::UserId behind = 0);

    /// The next people, at most @p limit, whom the bot may write to at @p now; fewer than that, or
    /// none, does not mean that it is the end.
    [[nodiscard]] Result<QList<domain::User>> next(int limit, domain::Seconds now);
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    /// Everybody up to this id was looked at.
    [[nodiscard]] domain::UserId last() const { return m_last; }

private:
    Database &m_database;
    Audience m_audience;            ///< without picked people
    QList<domain::UserId> m_picked; ///< in order
    domain::UserId m_last;
    bool m_isAtEnd = false;
};

} // namespace botdesk::storage
