#include "engine/join_queries.h"

#include <QTimer>

#include <algorithm>

namespace botdesk::engine
{

using namespace std::chrono_literals;

namespace
{

/// Between two tries when the first one failed.
constexpr auto pauseBetween = 500ms;

/// May another try help? A refusal is final: it was answered already, or it is too late.
bool mayHelpToRepeat(const botapi::Error &error)
{
    using enum botapi::ErrorKind;
    if (error.kind == Cancelled || error.kind == InvalidRequest || error.isUnauthorized())
        return false;
    return error.kind != Refused || error.isFloodWait() || error.code >= 500;
}

} // namespace

void JoinQueries::take(const botapi::DecodedBatch &batch, domain::Milliseconds receivedAt)
{
    for (const botapi::Update &update : batch.updates) {
        if (!update.joinRequest || update.joinRequest->queryId.value_or(QString()).isEmpty())
            continue;
        const std::chrono::seconds age(
            std::max<domain::Seconds>(0, receivedAt / 1000 - update.joinRequest->date));
        const QString queryId = *update.joinRequest->queryId;
        if (age >= patience || m_taken.contains(queryId))
            continue;
        const QDeadlineTimer deadline(patience - age, Qt::PreciseTimer);
        m_taken.insert(queryId);
        QTimer::singleShot(patience, this, [this, queryId] { m_taken.remove(queryId); });
        answer(queryId, deadline);
    }
}

void JoinQueries::answer(const QString &queryId, QDeadlineTimer deadline)
{
    using Request = botapi::AnswerChatJoinRequestQuery;
    const auto done = [this, queryId, deadline](const botapi::RawReply &raw) {
        const auto answered = raw.result ? botapi::parseAnswer<Request>(*raw.result)
                                         : std::unexpected(raw.result.error());
        if (!answered)
            tryAgain(queryId, deadline, answered.error());
    };
    m_client.sendRaw(Request{.queryId = queryId, .result = botapi::JoinQueryResult::Queue}, this,
                     done, std::chrono::milliseconds(deadline.remainingTime() + 1));
}

void JoinQueries::tryAgain(const QString &queryId, QDeadlineTimer deadline,
                           const botapi::Error &error)
{
    if (!mayHelpToRepeat(error))
        return;
    const std::chrono::milliseconds wait =
        error.retryAfter ? std::chrono::milliseconds(*error.retryAfter) : pauseBetween;
    if (deadline.remainingTimeAsDuration() <= wait)
        return;
    QTimer::singleShot(wait, Qt::PreciseTimer, this,
                       [this, queryId, deadline] { answer(queryId, deadline); });
}

} // namespace botdesk::engine
