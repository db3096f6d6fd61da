#pragma once

#include "engine/inbox.h"
#include "engine/session_state.h"

namespace botdesk::engine
{

/// Derives people, evidence and statuses again from the updates that the journal keeps, over what
/// is older: `botdesk --rebuild`.
///
/// One transaction takes back what came with those updates and puts the inbox to the beginning of
/// the journal; then the inbox applies it as ever. A crash before that transaction leaves all as it
/// was, and one behind it is mended by the next start, which goes on where the inbox stood. Answers
/// of the server, imports, messages and former names are not touched, and nothing is sent. With an
/// empty journal nothing happens at all.
///
/// Runs on the session's thread, before anything is polled or sent.
[[nodiscard]] storage::Result<RebuildReport> rebuild(storage::Database &database, Inbox &inbox,
                                                     const storage::Journal &journal,
                                                     const Inbox::Tell &tell = {});

/// The first half of it: that one transaction. Everything in the journal must be applied.
[[nodiscard]] storage::Result<RebuildReport> takeBack(storage::Database &database,
                                                      const storage::Journal &journal);

} // namespace botdesk::engine
