#pragma once

#include "domain/profile.h"
#include "storage/journal_scan.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace botdesk::engine
{

/// One update in the journal.
struct JournalEntry {
    qint64 updateId = 0; ///< 0 when it had none that could be read
    QString type;        ///< as the Bot API names it; empty when it had none
    domain::Milliseconds receivedAt = 0;
    bool understood = true;          ///< by this version
    domain::UserId person = 0;       ///< who did it, 0 when nobody is known
    QString personName;              ///< may be empty
    storage::JournalPosition record; ///< where the answer begins that it came with
    qsizetype index = 0;             ///< its place in that answer

    bool operator==(const JournalEntry &) const = default;
};

/// Which updates are looked for.
struct JournalFilter {
    std::optional<QString> type{}; ///< one alone
    bool onlyNotUnderstood = false;

    bool operator==(const JournalFilter &) const = default;
};

/// A part of what was looked for.
struct JournalPortion {
    JournalFilter filter;
    QList<JournalEntry> entries; ///< the newest first
    bool newer = false;          ///< an answer to listNewer(): all of it at once
    bool complete = false;       ///< the last part
    bool cut = false;            ///< there are more than were asked for
};

/// Looks into the raw updates of a bot on threads of its own, while a session writes and prunes
/// them. Lives on the GUI thread, with all contexts.
class JournalBrowser : public QObject
{
    Q_OBJECT

public:
    /// As many updates are listed at most.
    static constexpr qsizetype most = 10'000;

    explicit JournalBrowser(const QString &folder, QObject *parent = nullptr);
    ~JournalBrowser() override;

    /// Looks for the newest updates of a filter; what was looked for before is given up. Answers
    /// with found(), part by part.
    void list(const JournalFilter &filter);
    /// The same for what came behind the record at @p newest. Gives up nothing but another
    /// listNewer().
    void listNewer(const JournalFilter &filter, storage::JournalPosition newest);

    /// The update as it came, indented; nothing when it is no longer kept.
    void read(const JournalEntry &entry, QObject *context,
              std::function<void(const std::optional<QString> &)> done);
    /// The newest update with an id; nothing when it is not kept.
    void find(qint64 updateId, QObject *context,
              std::function<void(const std::optional<JournalEntry> &)> done);
    void measure(QObject *context, std::function<void(const storage::JournalExtent &)> done);

Q_SIGNALS:
    void found(const botdesk::engine::JournalPortion &portion);

private:
    using Flag = std::shared_ptr<std::atomic<bool>>;

    /// Lets what @p flag was given to end, and gives a new one.
    static Flag renew(Flag &flag);
    void look(const JournalFilter &filter, storage::JournalPosition from, bool newer,
              const Flag &cancelled);
    /// Runs @p question on a thread, and @p done with its answer here.
    template <class Question, class Done>
    void ask(QObject *context, Question question, Done done);

    storage::JournalScan m_scan;
    QThreadPool m_pool;
    Flag m_listCancelled;
    Flag m_newerCancelled;
    Flag m_findCancelled;
};

/// The updates of one answer of getUpdates, in its order.
[[nodiscard]] QList<JournalEntry> entriesOf(const storage::JournalRecord &record,
                                            storage::JournalPosition begin);

} // namespace botdesk::engine
