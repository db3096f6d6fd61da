#pragma once

#include "engine/people_writer.h"
#include "engine/recipient_writer.h"
#include "storage/error.h"
#include "storage/user_query.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>
#include <optional>

namespace botdesk::engine
{

/// Those with whom a broadcast went the same way.
struct RecipientList {
    qint64 job = 0;
    storage::RecipientGroup group = storage::RecipientGroup::Sent;
};

/// Whom to export, and where to.
struct ExportOrder {
    QString database; ///< the bot's, see databasePath()
    QString target;   ///< the file to write; replaced when it is there already
    ExportFormat format = ExportFormat::Csv;
    storage::UserQuery query;
    /// Those of a broadcast instead of those in the query, as CSV.
    std::optional<RecipientList> recipients{};
    qint64 expected = 0; ///< how many people that probably are, for the progress
};

/// How an export ended.
enum class ExportEnd : std::uint8_t {
    Done,
    Cancelled,
    CannotRead,  ///< the database failed: see ExportReport::error
    CannotWrite, ///< the file or its folder cannot be written
    DiskFull,
};

/// What came of an export. Unless it is Done, what was at the target before is still there.
struct ExportReport {
    ExportEnd end = ExportEnd::Done;
    qint64 people = 0;
    QString target;
    storage::Error error; ///< of CannotRead
    QString text;         ///< of CannotWrite and DiskFull: the system's own words
};

/// Writes people into a file, on a thread and a connection of its own, in memory that does not grow
/// with their number. Lives on the GUI thread. Destroying it cancels.
class Exporter : public QObject
{
    Q_OBJECT

public:
    explicit Exporter(QObject *parent = nullptr);
    ~Exporter() override;

    /// Begins; answers with progressed() now and then, and with finished(). Ignored while another
    /// export is running.
    void start(const ExportOrder &order);
    /// Gives up between one person and the next; finished() follows, and no file is left.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    /// @param people so many are written
    /// @param expected never less than @p people
    void progressed(qint64 people, qint64 expected);
    void finished(const botdesk::engine::ExportReport &report);

private:
    void end(const ExportReport &report);

    std::unique_ptr<QThread> m_thread;
    std::atomic_bool m_stop = false;
};

} // namespace botdesk::engine
