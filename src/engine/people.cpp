#include "engine/people.h"

#include <algorithm>

namespace botdesk::engine
{

using storage::Result;

Result<People::Entry *> People::entryOf(domain::UserId id)
{
    if (const auto known = m_entries.find(id); known != m_entries.end())
        return &known->second;
    auto found = m_users.find(id);
    if (!found)
        return std::unexpected(found.error());
    Entry entry{.isNew = !found->has_value()};
    entry.user = found->value_or(domain::User{.id = id});
    entry.stored = entry.user;
    return &m_entries.emplace(id, std::move(entry)).first->second;
}

Result<domain::User *> People::find(domain::UserId id)
{
    const auto entry = entryOf(id);
    if (!entry)
        return std::unexpected(entry.error());
    return &(*entry)->user;
}

Result<void> People::take(const UpdateFacts &facts)
{
    for (const Sighting &sighting : facts.sightings) {
        if (auto seen = see(sighting, facts.happenedAt); !seen)
            return seen;
    }
    for (const domain::Evidence &evidence : facts.evidence) {
        if (auto recorded = record(evidence); !recorded)
            return recorded;
    }
    if (auto taken = takeJoinRequest(facts); !taken)
        return taken;
    return addMessage(facts);
}

Result<void> People::takeJoinRequest(const UpdateFacts &facts)
{
    if (facts.joinRequest) {
        const auto added = m_joinRequests.add(*facts.joinRequest);
        if (!added)
            return std::unexpected(added.error());
        m_changes.joinRequests = m_changes.joinRequests || *added;
    }
    return facts.joinProcessing ? processJoinRequest(*facts.joinProcessing) : Result<void>();
}

Result<void> People::processJoinRequest(const JoinProcessing &processing)
{
    const auto ended = m_joinRequests.process(processing.user, processing.chatId, processing.state,
                                              processing.at, processing.at);
    if (!ended)
        return std::unexpected(ended.error());
    m_changes.joinRequests = m_changes.joinRequests || *ended > 0;
    return {};
}

Result<void> People::see(const Sighting &sighting, domain::Seconds at)
{
    const auto found = entryOf(sighting.user);
    if (!found)
        return std::unexpected(found.error());
    Entry &entry = **found;
    domain::User &user = entry.user;
    entry.dirty = true;
    user.firstSeen = user.firstSeen == 0 ? at : std::min(user.firstSeen, at);
    user.lastSeen = std::max(user.lastSeen, at);
    takeLanguage(user, sighting.language, at);

    // Names of a partial profile help where nothing is known, and clear nothing.
    if (!sighting.complete && user.profileAt > 0)
        return {};
    const domain::Profile before = user.profile;
    const bool wasMet = user.profileAt > 0;
    const bool isGivenAnew = m_anew && user.profileAt == at;
    const bool changed = takeProfile(user, sighting.profile, at);
    if (!changed || !wasMet || isGivenAnew)
        return {};
    entry.gaveUpName = true;
    return m_users.keepFormerName(user.id, before, at);
}

Result<bool> People::takeImported(const FilePerson &person, domain::Milliseconds now)
{
    const auto found = entryOf(person.id);
    if (!found)
        return std::unexpected(found.error());
    Entry &entry = **found;
    domain::User &user = entry.user;
    const bool isNew = entry.isNew && !entry.dirty;
    if (isNew) {
        const auto recorded = record({.user = person.id,
                                      .kind = domain::EvidenceKind::Imported,
                                      .source = domain::EvidenceSource::Operator,
                                      .happenedAt = now / 1000,
                                      .recordedAt = now});
        if (!recorded)
            return std::unexpected(recorded.error());
        entry.dirty = true;
    }
    if (user.dialog.met || user.profileAt > 0)
        return isNew;
    // A name is taken whole: half of one file's and half of another's would be nobody's.
    if (domain::fullName(user.profile).isEmpty() && !domain::fullName(person.profile).isEmpty()) {
        user.profile.firstName = person.profile.firstName;
        user.profile.lastName = person.profile.lastName;
        entry.dirty = true;
    }
    if (user.profile.username.isEmpty() && !person.profile.username.isEmpty()) {
        user.profile.username = person.profile.username;
        entry.dirty = true;
    }
    return isNew;
}

Result<bool> People::isNothingNew(const domain::Evidence &evidence,
                                  const domain::DialogState &dialog) const
{
    // That somebody who was met was seen once more tells nothing; a busy group would fill the
    // ledger with it. That they were met earlier than anybody knew does: the status began then. The
    // ledger is asked, not the state, so that the answer is the same however often it is given.
    using domain::EvidenceKind;
    if (evidence.kind == EvidenceKind::Met && dialog.met)
        return m_evidence.isSeen(evidence.user, evidence.happenedAt, {});
    if (evidence.kind == EvidenceKind::BotSeen && dialog.status == domain::DialogStatus::Bot)
        return m_evidence.isSeen(evidence.user, evidence.happenedAt, EvidenceKind::BotSeen);
    return false;
}

Result<void> People::record(domain::Evidence evidence)
{
    const auto found = entryOf(evidence.user);
    if (!found)
        return std::unexpected(found.error());
    Entry &entry = **found;
    domain::DialogState &dialog = entry.user.dialog;
    const auto nothingNew = isNothingNew(evidence, dialog);
    if (!nothingNew)
        return std::unexpected(nothingNew.error());
    if (*nothingNew)
        return {};

    const auto id = m_evidence.add(evidence);
    if (!id)
        return std::unexpected(id.error());
    if (*id == 0)
        return {};
    evidence.id = *id;
    entry.dirty = true;
    if (domain::orderOf(evidence) > dialog.last) {
        dialog = domain::step(std::move(dialog), evidence);
        return {};
    }
    // It arrived late: everything is put in order anew.
    const auto all = m_evidence.about(evidence.user);
    if (!all)
        return std::unexpected(all.error());
    dialog = domain::fold(*all);
    return {};
}

Result<void> People::addMessage(const UpdateFacts &facts)
{
    if (!facts.message)
        return {};
    const auto found = entryOf(facts.message->user);
    if (!found)
        return std::unexpected(found.error());
    Entry &entry = **found;
    entry.dirty = true;
    if (!facts.startPayload.isEmpty() && facts.happenedAt >= entry.user.sourceAt) {
        entry.user.source = facts.startPayload;
        entry.user.sourceAt = facts.happenedAt;
    }
    if (auto added = m_messages.add(*facts.message); !added || !facts.messageIsEdit)
        return added;
    return m_messages.edit(*facts.message);
}

Result<void> People::write(Entry &entry)
{
    const auto saved = entry.isNew
                           ? m_users.add(entry.user, entry.gaveUpName)
                           : m_users.saveChanges(entry.user, entry.stored, entry.gaveUpName);
    if (!saved)
        return saved;
    const domain::UserId id = entry.user.id;
    m_changes.users.insert(id);
    if (entry.isNew)
        m_changes.arrivals.insert(id);
    entry = {.user = entry.user, .stored = entry.user};
    return {};
}

Result<storage::ChangeSet> People::save()
{
    // By id: then neighbours in the table are written one after the other.
    std::vector<Entry *> changed;
    for (auto &[id, entry] : m_entries) {
        if (entry.dirty)
            changed.push_back(&entry);
    }
    std::ranges::sort(changed, {}, [](const Entry *entry) { return entry->user.id; });
    for (Entry *entry : changed) {
        if (auto written = write(*entry); !written)
            return std::unexpected(written.error());
    }
    return std::exchange(m_changes, {});
}

} // namespace botdesk::engine
