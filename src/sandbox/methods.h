#pragma once

#include "sandbox/answer.h"
#include "sandbox/limiter.h"
#include "sandbox/media_store.h"
#include "sandbox/params.h"
#include "sandbox/record.h"
#include "sandbox/world.h"

#include <optional>

namespace botdesk::sandbox
{

/// A method that the sandbox knows.
struct Method {
    enum class Group : quint8 {
        GetUpdates, ///< answered by LongPoll
        Sending,    ///< changes something for somebody: written down in the Record
        Other,
    };
    const char *name; ///< as in the Bot API
    Group group;
};

/// The method called `name`, whatever the case; null when the sandbox has none.
[[nodiscard]] const Method *methodNamed(QByteArrayView name);

/// Carries out every method that is answered at once.
class Methods
{
public:
    Methods(World &world, Limiter &limiter, Record &record)
        : m_world(world)
        , m_limiter(limiter)
        , m_record(record)
    {
    }

    /// `place` is where the Record keeps a sending request.
    [[nodiscard]] Answer call(const Method &method, const Params &params, size_t place);

    /// What getUpdates says instead of updates while a webhook is set.
    [[nodiscard]] std::optional<Answer> refusesPolling() const;
    /// Remembers `allowed_updates` of a request that has them.
    void rememberAllowed(const Params &params);

private:
    Answer getMe();
    Answer getChat(const Params &params);
    Answer sendMessage(const Params &params, size_t place);
    Answer sendMedia(FileKind kind, const Params &params, size_t place);
    /// The file of a request, kept if it is new; or why it is refused.
    std::expected<StoredFile, Answer> takeFile(FileKind kind, const Params &params);
    /// Sends what is in order to a chat that may still refuse it.
    Answer deliver(qint64 chatId, World::Content content, const Params &params, size_t place);
    Answer sendChatAction(const Params &params);
    Answer setWebhook(const Params &params);
    Answer deleteWebhook(const Params &params);
    Answer webhookInfo();
    Answer processJoinRequest(const Params &params, bool approved);
    Answer answerJoinQuery(const Params &params);

    World &m_world;
    Limiter &m_limiter;
    Record &m_record;
    MediaStore m_media;
    QByteArray m_webhook;
};

} // namespace botdesk::sandbox
