#pragma once

#include "engine/import_report.h"
#include "storage/change_set.h"
#include "storage/database.h"

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

namespace botdesk::engine
{

class People;

/// Imports people from a file into the ledger as unverified (R11). Lives on the session's thread
/// and works in short transactions, between which everything else goes on there: polling, sending,
/// and the wish to stop.
class Importer : public QObject
{
    Q_OBJECT

public:
    Importer(storage::Database &database, domain::UserId botId);

    /// Begins to import the file at @p path. Ignored while another one is being imported.
    void start(const QString &path);
    /// Stops; what is imported stays.
    void cancel();

Q_SIGNALS:
    void changed(const botdesk::storage::ChangeSet &changes);
    void progressed(const botdesk::engine::ImportProgress &progress);
    void finished(const botdesk::engine::ImportReport &report);

private:
    void importSome();
    /// Takes rows until a transaction is large or has lasted long. False at the end of the file.
    [[nodiscard]] storage::Result<bool> importRows(storage::ChangeSet &changes);
    void readRows();
    /// Takes what was read into @p people, until that has lasted long. What is left is for the next
    /// transaction.
    [[nodiscard]] storage::Result<void> takeRows(People &people, const QElapsedTimer &elapsed);
    [[nodiscard]] storage::Result<void> take(People &people, const FilePerson &person,
                                             bool isKnown);
    void note(const FileRow &row, RowProblem problem);
    void finish(ImportEnd end);

    storage::Database &m_database;
    domain::UserId m_botId;
    QTimer m_next;
    std::unique_ptr<QFile> m_device;
    std::unique_ptr<PeopleFile> m_file;
    std::deque<FileRow> m_rows; ///< read, and not taken yet
    bool m_atEnd = false;       ///< of the file: nothing is left to be read
    size_t m_slice = 0;         ///< so many rows a transaction takes, as far as is known
    ImportReport m_report;      ///< of what is being imported
};

} // namespace botdesk::engine
