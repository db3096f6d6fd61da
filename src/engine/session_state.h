#pragma once

#include "botapi/poller.h"
#include "storage/error.h"
#include "storage/gap_repository.h"
#include "storage/outbox_repository.h"
#include "storage/preferences_repository.h"

#include <QDateTime>

#include <optional>

namespace botdesk::engine
{

/// Why nothing leaves the outbox at the moment.
enum class OutboxPause : std::uint8_t {
    None,
    FloodWait,    ///< the server said: not before `until`
    Offline,      ///< no connection; tried again at `until`
    Unauthorized, ///< the token is wrong or revoked; until there is a new one
    ServerFault,  ///< the server is in trouble; tried again at `until`
    CannotStore,  ///< the database cannot be written, so nothing may be sent (R13); tried again at
                  ///< `until`
};

/// How sending stands.
struct SendingState {
    storage::OutboxCounts counts;
    OutboxPause pause = OutboxPause::None;
    std::optional<QDateTime> until; ///< UTC

    bool operator==(const SendingState &) const = default;
};

/// What a window shows of a running session, besides people. A value, sent between threads.
struct SessionState {
    botapi::PollerState polling;
    SendingState sending;
    storage::SendingLimits limits; ///< what the operator set (R14)
    qint64 unknownOutcomes = 0;    ///< of what was sent, that the operator has not decided about
    qint64 users = 0;              ///< everyone in the database
    qint64 unknownUpdates = 0; ///< taken, kept in the journal, but not understood by this version
    std::optional<storage::Error> storageProblem; ///< why received updates cannot be written
    QList<storage::Gap> gaps; ///< times of absence that the operator has not dealt with, oldest
                              ///< first
};

/// How far the journal is applied while a session is being opened.
struct OpeningProgress {
    bool rebuilding = false; ///< everything is derived anew
    qint64 done = 0;         ///< bytes
    qint64 total = 0;        ///< bytes

    bool operator==(const OpeningProgress &) const = default;
};

/// What a rebuild came to.
struct RebuildReport {
    qint64 updates = 0;             ///< that the journal keeps; with 0 nothing was done
    domain::Milliseconds since = 0; ///< when the first of them came
    qint64 changedPeople = 0;       ///< who have another status than before, new ones included
};

/// What was found when a session was opened, told once.
struct OpeningReport {
    QString setAside; ///< where a database that could not be read was put, empty if there was none
    qint64 tornBytes = 0; ///< cut off the journal's end; the server sends them again
    int unknownSends = 0; ///< people whose message was on its way when Botdesk ended (R13)
    std::optional<RebuildReport> rebuilt; ///< when it was asked for
};

} // namespace botdesk::engine
