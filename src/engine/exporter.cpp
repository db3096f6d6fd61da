#include "engine/exporter.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>
#include <functional>

namespace botdesk::engine
{

namespace
{

constexpr qsizetype blockSize = 262'144;
constexpr qint64 progressEvery = 50; // ms
constexpr qint64 askEvery = 256;     // people
/// With less than this left a disk takes no further block.
constexpr qint64 fullBelow = 1'048'576;

/// One export, on its thread.
class Writing
{
public:
    using Tell = std::function<void(qint64 people)>;

    Writing(const ExportOrder &order, const std::atomic_bool &stop, Tell tell)
        : m_order(order)
        , m_stop(stop)
        , m_tell(std::move(tell))
        , m_file(order.target)
    {
        m_report.target = order.target;
    }

    ExportReport run();

private:
    [[nodiscard]] storage::Result<bool> writeAll(storage::Database &database);
    /// What was appended is one person more. False to give up.
    [[nodiscard]] bool taken();
    [[nodiscard]] bool flush();
    [[nodiscard]] ExportReport cannotWrite();
    [[nodiscard]] ExportReport endedAs(ExportEnd end);

    ExportOrder m_order;
    const std::atomic_bool &m_stop;
    Tell m_tell;
    QSaveFile m_file; ///< takes the target's place at the commit, and not before
    QByteArray m_block;
    ExportReport m_report;
    QElapsedTimer m_sinceTold;
    domain::Seconds m_now = QDateTime::currentSecsSinceEpoch();
    bool m_writeFailed = false;
};

ExportReport Writing::run()
{
    const bool isNew = !QFileInfo::exists(m_order.target);
    if (!m_file.open(QIODevice::WriteOnly))
        return cannotWrite();
    if (isNew) // people's data: for the one who asked, unless the file was open to others before
        m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    auto database = storage::Database::open(m_order.database, storage::Database::Mode::ReadOnly);
    if (!database) {
        m_report.error = database.error();
        return endedAs(ExportEnd::CannotRead);
    }
    m_sinceTold.start();
    const auto isWhole = writeAll(**database);
    if (!isWhole) {
        m_report.error = isWhole.error();
        return endedAs(ExportEnd::CannotRead);
    }
    if (m_writeFailed)
        return cannotWrite();
    if (!*isWhole || m_stop)
        return endedAs(ExportEnd::Cancelled);
    if (!flush() || !m_file.commit())
        return cannotWrite();
    return m_report;
}

storage::Result<bool> Writing::writeAll(storage::Database &database)
{
    if (const auto &list = m_order.recipients) {
        m_block = recipientHeader();
        return storage::RecipientReader(database).visit(
            list->job, list->group, m_now, [this, group = list->group](const auto &recipient) {
                appendRecipient(m_block, group, recipient);
                return taken();
            });
    }
    m_block = exportHeader(m_order.format);
    return storage::UserReader(database).visit(
        m_order.query, m_now,
        [this](QByteArray &out, const domain::User &user) {
            appendPerson(out, m_order.format, user, m_now);
            return !m_stop;
        },
        [this](QByteArrayView person) {
            m_block += person;
            return taken();
        });
}

bool Writing::taken()
{
    ++m_report.people;
    if (m_block.size() >= blockSize && !flush())
        return false;
    if (m_report.people % askEvery != 0)
        return true;
    if (m_sinceTold.hasExpired(progressEvery)) {
        m_sinceTold.restart();
        m_tell(m_report.people);
    }
    return !m_stop;
}

bool Writing::flush()
{
    m_writeFailed = m_file.write(m_block) != m_block.size() || !m_file.flush();
    m_block.resize(0);
    return !m_writeFailed;
}

ExportReport Writing::cannotWrite()
{
    m_report.text = m_file.errorString();
    const QStorageInfo disk(QFileInfo(m_order.target).absolutePath());
    const bool isFull = m_writeFailed && disk.isValid() && disk.bytesAvailable() < fullBelow;
    return endedAs(isFull ? ExportEnd::DiskFull : ExportEnd::CannotWrite);
}

ExportReport Writing::endedAs(ExportEnd end)
{
    m_file.cancelWriting();
    m_report.end = end;
    return m_report;
}

} // namespace

Exporter::Exporter(QObject *parent)
    : QObject(parent)
{
}

Exporter::~Exporter()
{
    m_stop = true;
    if (m_thread)
        m_thread->wait();
}

void Exporter::start(const ExportOrder &order)
{
    if (m_thread)
        return;
    m_stop = false;
    // What is queued for this object goes with it, and it waits for the thread before it goes.
    const auto tell = [this, expected = order.expected](qint64 people) {
        QMetaObject::invokeMethod(this, [this, people, expected] {
            Q_EMIT progressed(people, std::max(people, expected));
        });
    };
    m_thread.reset(QThread::create([this, order, tell] {
        const ExportReport report = Writing(order, m_stop, tell).run();
        QMetaObject::invokeMethod(this, [this, report] { end(report); });
    }));
    m_thread->setObjectName(QStringLiteral("export"));
    m_thread->start();
}

void Exporter::cancel()
{
    m_stop = true;
}

void Exporter::end(const ExportReport &report)
{
    m_thread->wait();
    m_thread.reset();
    Q_EMIT finished(report);
}

} // namespace botdesk::engine
