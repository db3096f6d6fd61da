#pragma once

#include "botapi/client.h"
#include "storage/broadcast.h"
#include "storage/job.h"
#include "storage/outbox_item.h"

#include <functional>

namespace botdesk::engine
{

/// Sends one message of a broadcast: a text, or a photo or document with a caption. The file goes
/// along until the server has given it a name. @p item has its content.
void transmitBroadcast(botapi::Client &client, const storage::OutboxItem &item, QObject *context,
                       std::function<void(const botapi::Reply<botapi::Message> &)> done);

/// Is what the server did not take the message, whoever it is for? Then the broadcast has to stop
/// before it fails for everybody; else None.
[[nodiscard]] storage::PauseReason broadcastHindrance(const botapi::Error &error,
                                                      const storage::Broadcast &content);

} // namespace botdesk::engine
