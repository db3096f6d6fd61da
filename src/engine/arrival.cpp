#include "engine/arrival.h"

#include <algorithm>

namespace botdesk::engine
{

namespace
{

void count(Arrival &arrival, const QByteArray &type, bool isUnderstood)
{
    auto counted = std::ranges::find(arrival.counts, type, &Arrival::TypeCount::type);
    if (counted == arrival.counts.end())
        counted = arrival.counts.insert(
            counted, {.type = type,
                      .isKnown = botapi::updateTypeFromName(type) != botapi::UpdateType::Unknown});
    ++counted->count;
    counted->notUnderstood += isUnderstood ? 0 : 1;
}

} // namespace

Arrival arrivalOf(const botapi::DecodedBatch &batch, domain::Milliseconds receivedAt,
                  storage::JournalPosition behind, domain::UserId botId)
{
    Arrival arrival{.updates = batch.count, .receivedAt = receivedAt, .behind = behind};
    arrival.facts.reserve(batch.updates.size());
    for (const botapi::Update &update : batch.updates) {
        arrival.facts.push_back(factsOf(update, receivedAt, botId));
        count(arrival, update.typeName, update.type != botapi::UpdateType::Unknown);
    }
    for (const botapi::UndecodedUpdate &update : batch.undecoded)
        count(arrival, update.typeName, false);
    // Not the largest: after a week of quiet ids start anew, and perhaps lower.
    if (!batch.ids.empty())
        arrival.nextUpdateId = batch.ids.back() + 1;
    return arrival;
}

} // namespace botdesk::engine
