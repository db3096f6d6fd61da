#include "storage/reader.h"

#include "storage/user_index_keeper.h"

#include <atomic>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

/// Pages are read again from the system in microseconds; here they would add to what the index
/// takes.
constexpr auto cacheSize = "PRAGMA cache_size = -2048"_L1;
constexpr auto loadingCacheSize = "PRAGMA cache_size = -1024"_L1;

/// Null when it failed, too: then all goes on without it.
std::unique_ptr<UserIndex> load(const QString &path, const std::atomic_bool &stop)
{
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database || !(*database)->executeOnce(loadingCacheSize))
        return nullptr;
    auto index = loadUserIndex(**database, [&stop] { return stop.load(); });
    return index ? std::move(*index) : nullptr;
}

} // namespace

/// Lives on the reader's thread and owns the connection there.
class Reader::Worker : public QObject
{
public:
    Worker(QString path, Reader &reader)
        : m_path(std::move(path))
        , m_reader(reader)
    {
    }

    ~Worker() override
    {
        m_stop = true;
        if (m_loading)
            m_loading->wait();
        if (m_database)
            m_database->setUserIndex(nullptr);
    }

    void run(const Task &task)
    {
        task(database());
        // What is asked first is what somebody waits to see: the disk is theirs until then.
        if (m_wantsIndex && !m_loading && m_database)
            startLoading();
    }

    void keepUserIndex() { m_wantsIndex = true; }

    void tell(const QSet<domain::UserId> &users)
    {
        // What was committed before it begins to load is read with everything else.
        if (!m_keeper)
            return;
        m_keeper->tell(users);
        if (m_hasLoaded)
            readLater();
    }

private:
    void startLoading()
    {
        m_keeper = std::make_unique<UserIndexKeeper>(*m_database);
        m_database->setUserIndex(m_keeper.get());
        m_loading.reset(QThread::create([this] {
            // A question that the database is busy with hears of it before this thread has ended.
            if (auto index = load(m_path, m_stop))
                m_keeper->offer(std::move(index));
        }));
        m_loading->setObjectName(u"people"_s);
        connect(m_loading.get(), &QThread::finished, this, [this] {
            m_keeper->takeOffered();
            if (!m_keeper->hasIndex()) {
                giveUp();
                return;
            }
            m_hasLoaded = true;
            readLater();
            Q_EMIT m_reader.userIndexLoaded();
        });
        m_loading->start();
    }

    /// Reads again whom changes concerned, a few at a time: questions go in between.
    void readLater()
    {
        if (std::exchange(m_readsLater, true))
            return;
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_readsLater = false;
                if (!m_keeper)
                    return;
                if (m_keeper->readSome())
                    readLater();
                else if (!m_keeper->hasIndex())
                    giveUp();
            },
            Qt::QueuedConnection);
    }

    /// It could not be read: from now on the database answers, or says why not.
    void giveUp()
    {
        m_database->setUserIndex(nullptr);
        m_keeper.reset();
    }

    Result<Database *> database()
    {
        if (!m_database) {
            auto opened = Database::open(m_path, Database::Mode::ReadOnly);
            if (!opened)
                return std::unexpected(opened.error());
            m_database = std::move(*opened);
            if (auto done = m_database->executeOnce(cacheSize); !done)
                return std::unexpected(done.error());
        }
        return m_database.get();
    }

    QString m_path;
    Reader &m_reader;
    std::unique_ptr<Database> m_database;
    bool m_wantsIndex = false;
    std::unique_ptr<UserIndexKeeper> m_keeper;
    bool m_hasLoaded = false;
    bool m_readsLater = false;
    std::unique_ptr<QThread> m_loading;
    std::atomic_bool m_stop = false;
};

Reader::Reader(const QString &path, QObject *parent)
    : QObject(parent)
    , m_worker(new Worker(path, *this))
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

void Reader::keepUserIndex()
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->keepUserIndex(); });
}

void Reader::apply(const ChangeSet &changes)
{
    if (changes.users.isEmpty())
        return;
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, users = changes.users] { worker->tell(users); });
}

void Reader::post(Task task)
{
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, task = std::move(task)] { worker->run(task); });
}

} // namespace botdesk::storage
