#include "storage/reader.h"

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

/// Lives on the reader's thread and owns the connection there.
class Reader::Worker : public QObject
{
public:
    explicit Worker(QString path)
        : m_path(std::move(path))
    {
    }

    void run(const Task &task) { task(database()); }

private:
    Result<Database *> database()
    {
        if (!m_database) {
            auto opened = Database::open(m_path, Database::Mode::ReadOnly);
            if (!opened)
                return std::unexpected(opened.error());
            m_database = std::move(*opened);
        }
        return m_database.get();
    }

    QString m_path;
    std::unique_ptr<Database> m_database;
};

Reader::Reader(const QString &path, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(path))
{
    m_thread.setObjectName(u"reader"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

Reader::~Reader()
{
    m_thread.quit();
    m_thread.wait();
}

void Reader::post(Task task)
{
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, task = std::move(task)] { worker->run(task); });
}

} // namespace botdesk::storage
