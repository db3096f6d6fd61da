#pragma once

#include "engine/import_report.h"
#include "engine/import_window.h"
#include "storage/change_set.h"
#include "storage/database.h"

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTimer>

#include <memory>
#include <span>

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
    [[nodiscard]] bool storeSome();
    /// Takes people until a transaction is large or has lasted long.
    [[nodiscard]] storage::Result<storage::ChangeSet> takePeople();
    [[nodiscard]] storage::Result<size_t> take(People &people, std::span<const FilePerson> slice,
                                               const QElapsedTimer &elapsed);
    [[nodiscard]] storage::Result<void> take(People &people, const FilePerson &person,
                                             bool isKnown);
    [[nodiscard]] bool accept(const FileRow &row);
    void note(const FileRow &row, RowProblem problem);
    void finish(ImportEnd end);

    storage::Database &m_database;
    domain::UserId m_botId;
    QTimer m_next;
    std::unique_ptr<QFile> m_device;
    std::unique_ptr<PeopleFile> m_file;
    ImportWindow m_window;
    size_t m_slice = 0;    ///< so many people a transaction takes, as far as is known
    ImportReport m_report; ///< of what is being imported
};

} // namespace botdesk::engine
