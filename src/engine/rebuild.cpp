#include "engine/rebuild.h"

#include "storage/rebuild_repository.h"

#include <algorithm>

namespace botdesk::engine
{

using storage::Result;

namespace
{

constexpr int peopleAtOnce = 5000;

/// What the journal holds, in short.
struct Kept {
    std::vector<storage::KeptAnswer> answers;
    qint64 updates = 0;
    domain::Milliseconds since = 0;
};

/// The ids of an answer's updates. A search for the key is enough: inside of a text its quotes
/// would be escaped. An id too many in another object does no harm, it belongs to no evidence.
std::vector<qint64> idsIn(const QByteArray &answer)
{
    static const QByteArray key = QByteArrayLiteral("\"update_id\"");
    std::vector<qint64> ids;
    for (qsizetype at = answer.indexOf(key); at >= 0; at = answer.indexOf(key, at)) {
        at += key.size();
        qint64 id = 0;
        for (; at < answer.size() && id <= (qint64{1} << 53); ++at) {
            const char c = answer[at];
            if (c >= '0' && c <= '9')
                id = id * 10 + (c - '0');
            else if (id > 0 || (c != ':' && c != ' ' && c != '\t' && c != '\n' && c != '\r'))
                break;
        }
        if (id > 0)
            ids.push_back(id);
    }
    return ids;
}

Result<Kept> readKept(const storage::Journal &journal)
{
    Kept kept;
    const auto read = journal.replay({}, [&](const storage::JournalRecord &record,
                                             storage::JournalPosition) {
        const std::vector<qint64> ids = idsIn(record.answer);
        if (ids.empty())
            return true;
        const auto [least, most] = std::ranges::minmax(ids);
        kept.answers.push_back({.receivedAt = record.receivedAt, .firstId = least, .lastId = most});
        kept.updates += static_cast<qint64>(ids.size());
        if (kept.since == 0)
            kept.since = record.receivedAt;
        return true;
    });
    if (!read)
        return std::unexpected(read.error());
    return kept;
}

/// Folds what is left about everybody, and writes where that comes to something else than stands
/// there.
Result<void> foldEverybody(storage::Database &database)
{
    storage::UserRepository users(database);
    const storage::EvidenceRepository ledger(database);
    domain::UserId last = 0;
    for (;;) {
        const auto some = users.behind(last, peopleAtOnce);
        if (!some)
            return std::unexpected(some.error());
        if (some->empty())
            return {};
        const auto evidence = ledger.between(some->front().id, some->back().id);
        if (!evidence)
            return std::unexpected(evidence.error());
        auto piece = evidence->begin();
        for (const domain::User &user : *some) {
            const auto end = std::find_if(piece, evidence->end(),
                                          [&](const auto &other) { return other.user != user.id; });
            const domain::DialogState state = domain::fold(std::span(piece, end));
            piece = end;
            if (state == user.dialog)
                continue;
            if (auto saved = users.saveDialog(user.id, state); !saved)
                return saved;
        }
        last = some->back().id;
    }
}

/// Which updates could not be read is found out anew, and the inbox stands at the beginning.
Result<void> resetProgress(storage::Database &database)
{
    QStringList types;
    for (const QByteArray &name : botapi::allUpdateTypeNames())
        types.append(QString::fromLatin1(name));
    if (auto done = storage::RebuildRepository(database).forgetNotUnderstood(types); !done)
        return done;
    storage::SettingsRepository settings(database);
    auto progress = settings.progress();
    if (!progress)
        return std::unexpected(progress.error());
    progress->anewUpTo = std::max(progress->applied, progress->anewUpTo);
    progress->applied = {};
    return settings.setProgress(*progress);
}

} // namespace

Result<RebuildReport> takeBack(storage::Database &database, const storage::Journal &journal)
{
    const auto kept = readKept(journal);
    if (!kept)
        return std::unexpected(kept.error());
    RebuildReport report{.updates = kept->updates, .since = kept->since};
    if (kept->updates == 0)
        return report;
    auto transaction = storage::Transaction::begin(database);
    if (!transaction)
        return std::unexpected(transaction.error());
    if (auto done = storage::RebuildRepository(database).forgetEvidenceOf(kept->answers); !done)
        return std::unexpected(done.error());
    if (auto done = foldEverybody(database); !done)
        return std::unexpected(done.error());
    if (auto done = resetProgress(database); !done)
        return std::unexpected(done.error());
    if (auto done = transaction->commit(); !done)
        return std::unexpected(done.error());
    return report;
}

Result<RebuildReport> rebuild(storage::Database &database, Inbox &inbox,
                              const storage::Journal &journal, const Inbox::Tell &tell)
{
    // What a crash or an interrupted rebuild left to be done is not to be told as changed.
    if (auto done = inbox.catchUp(journal, tell); !done)
        return std::unexpected(done.error());
    storage::RebuildRepository repository(database);
    if (auto done = repository.rememberStatuses(); !done)
        return std::unexpected(done.error());
    auto report = takeBack(database, journal);
    if (!report)
        return report;
    if (report->updates > 0) {
        if (auto done = inbox.catchUp(journal, tell); !done)
            return std::unexpected(done.error());
    }
    const auto changed = repository.countChanged();
    if (!changed)
        return std::unexpected(changed.error());
    report->changedPeople = *changed;
    return report;
}

} // namespace botdesk::engine
