#include "storage/database.h"

#include "storage/schema.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlError>
#include <QUuid>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

// SQLite's primary result codes: https://www.sqlite.org/rescode.html
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteCantOpen = 14;
constexpr int sqliteNotADatabase = 26;

ErrorKind kindOf(int code)
{
    switch (code & 0xff) { // the low byte of an extended code
    case sqliteBusy:
    case sqliteLocked:
        return ErrorKind::Busy;
    case sqliteReadOnly:
        return ErrorKind::ReadOnly;
    case sqliteCorrupt:
    case sqliteNotADatabase:
        return ErrorKind::NotADatabase;
    case sqliteFull:
        return ErrorKind::DiskFull;
    case sqliteCantOpen:
        return ErrorKind::CannotOpen;
    default:
        return ErrorKind::Other;
    }
}

Result<void> withoutRows(const Result<Rows> &rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    return {};
}

} // namespace

Database::Database(QString path)
    : m_path(std::move(path))
    , m_connectionName(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Database::~Database()
{
    m_statements.clear();
    m_once.reset();
    m_connection.close();
    m_connection = {};
    if (QSqlDatabase::contains(m_connectionName))
        QSqlDatabase::removeDatabase(m_connectionName);
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode)
{
    std::unique_ptr<Database> database(new Database(path));
    if (mode == Mode::ReadWrite && !QDir().mkpath(QFileInfo(path).absolutePath()))
        return std::unexpected(Error{.kind = ErrorKind::CannotOpen, .path = path});

    auto &connection = database->m_connection;
    connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_connectionName);
    connection.setDatabaseName(path);
    connection.setConnectOptions(mode == Mode::ReadOnly
                                     ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
                                     : u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!connection.open()) {
        Error error = database->errorOf(connection.lastError());
        error.kind = ErrorKind::CannotOpen;
        return std::unexpected(std::move(error));
    }
    if (auto configured = database->configure(mode); !configured)
        return std::unexpected(configured.error());
    if (mode == Mode::ReadWrite) {
        if (auto migrated = migrate(*database); !migrated)
            return std::unexpected(migrated.error());
    }
    return database;
}

Result<void> Database::configure(Mode mode)
{
    // FULL: what is committed here decides whether a message is sent again (R13), so it must
    // outlive a power cut, too. In large transactions it costs next to nothing.
    QStringList pragmas{u"PRAGMA foreign_keys = ON"_s, u"PRAGMA temp_store = MEMORY"_s,
                        u"PRAGMA cache_size = -16384"_s};
    if (mode == Mode::ReadWrite)
        pragmas << u"PRAGMA journal_mode = WAL"_s << u"PRAGMA synchronous = FULL"_s
                << u"PRAGMA wal_autocheckpoint = 10000"_s;
    for (const QString &pragma : pragmas) {
        if (auto done = executeOnce(pragma); !done)
            return done;
    }
    return {};
}

Error Database::errorOf(const QSqlError &error) const
{
    const int code = error.nativeErrorCode().toInt();
    return {.kind = kindOf(code), .code = code, .text = error.driverText(), .path = m_path};
}

Result<std::unique_ptr<QSqlQuery>> Database::prepare(const QString &sql) const
{
    auto query = std::make_unique<QSqlQuery>(m_connection);
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        return std::unexpected(errorOf(query->lastError()));
    return query;
}

Result<Rows> Database::start(QSqlQuery &query, const QVariantList &values) const
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    if (!query.exec()) {
        Error error = errorOf(query.lastError());
        query.finish();
        return std::unexpected(std::move(error));
    }
    return Rows(&query);
}

Result<Rows> Database::run(const QString &sql, const QVariantList &values)
{
    auto kept = m_statements.find(sql);
    if (kept == m_statements.end()) {
        auto prepared = prepare(sql);
        if (!prepared)
            return std::unexpected(prepared.error());
        kept = m_statements.emplace(sql, std::move(*prepared)).first;
    }
    return start(*kept->second, values);
}

Result<Rows> Database::runOnce(const QString &sql, const QVariantList &values)
{
    auto prepared = prepare(sql);
    if (!prepared)
        return std::unexpected(prepared.error());
    m_once = std::move(*prepared);
    return start(*m_once, values);
}

Result<void> Database::execute(const QString &sql, const QVariantList &values)
{
    return withoutRows(run(sql, values));
}

Result<void> Database::executeOnce(const QString &sql)
{
    return withoutRows(runOnce(sql));
}

Result<void> Database::check(const Rows &rows) const
{
    const QSqlError error = rows.m_query->lastError();
    if (error.isValid())
        return std::unexpected(errorOf(error));
    return {};
}

Result<Snapshot> Snapshot::begin(Database &database)
{
    if (auto begun = database.execute(u"BEGIN DEFERRED"_s); !begun)
        return std::unexpected(begun.error());
    return Snapshot(database);
}

Snapshot::~Snapshot()
{
    if (m_database)
        std::ignore = m_database->execute(u"ROLLBACK"_s);
}

Result<Transaction> Transaction::begin(Database &database)
{
    // IMMEDIATE: the right to write is taken at once, so a commit cannot find it gone.
    if (auto begun = database.execute(u"BEGIN IMMEDIATE"_s); !begun)
        return std::unexpected(begun.error());
    return Transaction(database);
}

Transaction::~Transaction()
{
    if (m_database)
        std::ignore = m_database->execute(u"ROLLBACK"_s);
}

Result<void> Transaction::commit()
{
    auto committed = m_database->execute(u"COMMIT"_s);
    if (committed)
        m_database = nullptr;
    return committed;
}

} // namespace botdesk::storage
