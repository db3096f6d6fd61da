#include "engine/journal_browser.h"

#include "botapi/update.h"
#include "engine/json_text.h"
#include "engine/update_facts.h"

#include <QElapsedTimer>

#include <algorithm>

namespace botdesk::engine
{

using storage::JournalPosition;
using storage::JournalRecord;

namespace
{

/// The first rows come at once, the others now and then.
constexpr qsizetype firstPortion = 100;
constexpr qint64 portionEveryMs = 200;
/// A list, what is newer, a raw text, an id that is looked for: none waits for another.
constexpr int threads = 4;

JournalEntry entryOf(const botapi::Update &update)
{
    JournalEntry entry{.updateId = update.id,
                       .type = QString::fromUtf8(update.typeName),
                       .understood = update.type != botapi::UpdateType::Unknown};
    if (!update.people.empty()) {
        const domain::Profile profile = profileOf(update.people.front());
        entry.person = update.people.front().id;
        entry.personName = domain::fullName(profile);
        if (entry.personName.isEmpty() && !profile.username.isEmpty())
            entry.personName = u'@' + profile.username;
    }
    return entry;
}

bool matches(const JournalFilter &filter, const JournalEntry &entry)
{
    return (!filter.type || entry.type == *filter.type) &&
           (!filter.onlyNotUnderstood || !entry.understood);
}

/// What an answer with such an update must contain, so that most others need not be taken apart.
QByteArray traceOf(const JournalFilter &filter)
{
    return filter.type && !filter.type->isEmpty() ? '"' + filter.type->toUtf8() + '"'
                                                  : QByteArray();
}

} // namespace

QList<JournalEntry> entriesOf(const JournalRecord &record, JournalPosition begin)
{
    const auto batch = botapi::decodeUpdates(record.answer);
    if (!batch)
        return {};
    QList<JournalEntry> entries;
    entries.reserve(batch->count);
    auto update = batch->updates.begin();
    auto undecoded = batch->undecoded.begin();
    for (qsizetype index = 0; index < batch->count; ++index) {
        JournalEntry entry;
        if (undecoded != batch->undecoded.end() && undecoded->index == index) {
            entry.updateId = undecoded->id.value_or(0);
            entry.type = QString::fromUtf8(undecoded->typeName);
            entry.understood = false;
            ++undecoded;
        } else {
            entry = entryOf(*update);
            ++update;
        }
        entry.receivedAt = record.receivedAt;
        entry.record = begin;
        entry.index = index;
        entries.append(entry);
    }
    return entries;
}

JournalBrowser::JournalBrowser(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_scan(folder)
{
    m_pool.setMaxThreadCount(threads);
}

JournalBrowser::~JournalBrowser()
{
    for (Flag *flag : {&m_listCancelled, &m_newerCancelled, &m_findCancelled})
        renew(*flag);
    m_pool.clear();
    m_pool.waitForDone();
}

JournalBrowser::Flag JournalBrowser::renew(Flag &flag)
{
    if (flag)
        flag->store(true);
    flag = std::make_shared<std::atomic<bool>>(false);
    return flag;
}

void JournalBrowser::list(const JournalFilter &filter)
{
    renew(m_newerCancelled);
    look(filter, {}, false, renew(m_listCancelled));
}

void JournalBrowser::listNewer(const JournalFilter &filter, JournalPosition newest)
{
    look(filter, {newest.segment, newest.offset + 1}, true, renew(m_newerCancelled));
}

void JournalBrowser::look(const JournalFilter &filter, JournalPosition from, bool newer,
                          const Flag &cancelled)
{
    m_pool.start([this, filter, from, newer, cancelled, scan = m_scan] {
        JournalPortion portion{.filter = filter, .newer = newer};
        qsizetype total = 0;
        QElapsedTimer sinceTold;
        sinceTold.start();
        const auto tell = [&] {
            // Whatever was told when it was given up is dropped, too.
            QMetaObject::invokeMethod(this, [this, portion, cancelled] {
                if (!*cancelled)
                    Q_EMIT found(portion);
            });
            portion.entries.clear();
            sinceTold.restart();
        };
        const QByteArray trace = traceOf(filter);
        scan.newestFirst(from, [&](const JournalRecord &record, JournalPosition begin) {
            if (*cancelled)
                return false;
            if (!trace.isEmpty() && !record.answer.contains(trace))
                return true;
            QList<JournalEntry> entries = entriesOf(record, begin);
            for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
                if (!matches(filter, *entry))
                    continue;
                if (total == most) {
                    portion.cut = true;
                    return false;
                }
                portion.entries.append(*entry);
                ++total;
            }
            const bool isFirst = total == portion.entries.size();
            const bool isTime =
                (isFirst && total >= firstPortion) || sinceTold.elapsed() > portionEveryMs;
            if (!newer && isTime && !portion.entries.isEmpty())
                tell();
            return true;
        });
        portion.complete = true;
        tell();
    });
}

template <class Question, class Done>
void JournalBrowser::ask(QObject *context, Question question, Done done)
{
    m_pool.start(
        [this, guard = QPointer(context), question = std::move(question), done = std::move(done)] {
            auto answer = question();
            // The pool is waited for before this object goes, and what is queued for it goes with
            // it.
            QMetaObject::invokeMethod(this, [guard, done, answer = std::move(answer)] {
                if (guard)
                    done(answer);
            });
        });
}

void JournalBrowser::read(const JournalEntry &entry, QObject *context,
                          std::function<void(const std::optional<QString> &)> done)
{
    ask(
        context,
        [scan = m_scan, record = entry.record, index = entry.index]() -> std::optional<QString> {
            const auto found = scan.at(record);
            const QByteArray update = found ? updateIn(found->answer, index) : QByteArray();
            return update.isEmpty() ? std::nullopt : std::optional(indented(update));
        },
        std::move(done));
}

void JournalBrowser::find(qint64 updateId, QObject *context,
                          std::function<void(const std::optional<JournalEntry> &)> done)
{
    ask(
        context,
        [scan = m_scan, updateId, cancelled = renew(m_findCancelled)] {
            std::optional<JournalEntry> found;
            const QByteArray digits = QByteArray::number(updateId);
            scan.newestFirst({}, [&](const JournalRecord &record, JournalPosition begin) {
                if (*cancelled)
                    return false;
                if (!record.answer.contains(digits))
                    return true;
                const QList<JournalEntry> entries = entriesOf(record, begin);
                const auto entry = std::ranges::find(entries, updateId, &JournalEntry::updateId);
                if (entry != entries.end())
                    found = *entry;
                return !found;
            });
            return found;
        },
        std::move(done));
}

void JournalBrowser::measure(QObject *context,
                             std::function<void(const storage::JournalExtent &)> done)
{
    ask(context, [scan = m_scan] { return scan.extent(); }, std::move(done));
}

} // namespace botdesk::engine
