#include "engine/auto_greeter.h"

#include <algorithm>

namespace botdesk::engine
{

using storage::Result;

Result<bool> AutoGreeter::isWanted()
{
    if (!m_isWanted) {
        const auto wanted = m_greetings.isAutomatic();
        if (!wanted)
            return wanted;
        m_isWanted = *wanted;
    }
    return *m_isWanted;
}

Result<void> AutoGreeter::note(const UpdateFacts &facts, size_t arrival)
{
    for (const domain::Evidence &evidence : facts.evidence) {
        if (evidence.kind != domain::EvidenceKind::Started)
            continue;
        const auto wanted = isWanted();
        if (!wanted)
            return std::unexpected(wanted.error());
        if (!*wanted)
            return {};
        // What was taken in while nobody was to be greeted is not made up for.
        const auto known =
            m_greetings.isStartKnown(evidence.user, evidence.updateId, evidence.happenedAt);
        if (!known)
            return std::unexpected(known.error());
        if (!*known)
            m_starts.push_back({.user = evidence.user,
                                .payload = facts.startPayload,
                                .at = evidence.happenedAt,
                                .arrival = arrival});
    }
    return {};
}

Result<bool> AutoGreeter::write(People &people, domain::Milliseconds now)
{
    if (m_starts.empty())
        return false;
    const auto greetings = m_greetings.greetings();
    if (!greetings)
        return std::unexpected(greetings.error());
    bool any = false;
    std::ranges::stable_sort(m_starts, {}, &Start::arrival);
    for (const Start &start : m_starts) {
        const auto person = people.find(start.user);
        if (!person)
            return std::unexpected(person.error());
        const auto greeted = greet(start, **person, *greetings, now);
        if (!greeted)
            return greeted;
        if (*greeted)
            people.touch(start.user);
        any = any || *greeted;
    }
    m_starts.clear();
    return any;
}

Result<bool> AutoGreeter::greet(const Start &start, const domain::User &person,
                                const domain::Greetings &greetings, domain::Milliseconds now)
{
    const auto key = domain::greetingFor(greetings, person.language, start.payload);
    if (!key)
        return false;
    const QString text = domain::writtenGreeting(greetings, person, start.payload, m_botUsername)
                             .value_or(QString());
    const auto answered = isAnswered(start, person, key->payload, text);
    if (!answered)
        return answered;
    if (*answered)
        return false;
    const auto id = m_outbox.add({.user = start.user,
                                  .lane = storage::OutboxLane::Greeting,
                                  .kind = storage::OutboxKind::Greeting,
                                  .text = text,
                                  .createdAt = now});
    if (!id)
        return std::unexpected(id.error());
    const auto kept = m_greetings.keepAutomatic(
        {.user = start.user, .payload = key->payload, .startedAt = start.at, .outboxId = *id});
    if (!kept)
        return std::unexpected(kept.error());
    return true;
}

Result<bool> AutoGreeter::isAnswered(const Start &start, const domain::User &person,
                                     const QString &payload, const QString &text) const
{
    const auto last = m_greetings.lastAutomatic(start.user, payload);
    if (!last)
        return std::unexpected(last.error());
    const auto waiting = m_greetings.isWaiting(start.user, *last ? (*last)->outboxId : 0, text);
    if (!waiting || *waiting)
        return waiting;
    if (!*last)
        return false;
    const bool cameBack = person.dialog.since > (*last)->startedAt;
    return !cameBack && start.at < (*last)->startedAt + pause.count();
}

} // namespace botdesk::engine
