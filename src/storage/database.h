#pragma once

#include "storage/error.h"
#include "storage/statement.h"

#include <QSqlDatabase>
#include <QString>
#include <QVariant>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

class QSqlError;

namespace botdesk::storage
{

class UserIndexKeeper;

/// The rows of one statement that ran. Valid until the same statement runs again or the database
/// closes.
class Rows
{
public:
    ~Rows() { release(); }
    Rows(Rows &&other) noexcept
        : m_connection(other.m_connection)
        , m_statement(std::exchange(other.m_statement, nullptr))
        , m_code(other.m_code)
        , m_isFirst(other.m_isFirst)
    {
    }
    Rows &operator=(Rows &&other) noexcept
    {
        release();
        m_connection = other.m_connection;
        m_statement = std::exchange(other.m_statement, nullptr);
        m_code = other.m_code;
        m_isFirst = other.m_isFirst;
        return *this;
    }
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;

    [[nodiscard]] bool next();
    [[nodiscard]] bool isNull(int column) const { return m_statement->isNull(column); }
    [[nodiscard]] qint64 integer(int column) const { return m_statement->integer(column); }
    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] QString text(int column) const { return m_statement->text(column); }
    /// Not a copy: good until the next row.
    [[nodiscard]] QByteArray utf8(int column) const { return m_statement->utf8(column); }
    /// Of the statement that ran last, so ask at once.
    [[nodiscard]] qint64 insertedId() const;
    [[nodiscard]] qint64 affected() const;

    /// Reads a column that holds the number of an enum.
    template <class Enum>
    [[nodiscard]] Enum enumeration(int column) const
    {
        return static_cast<Enum>(integer(column));
    }

private:
    friend class Database;
    /// @param code what the first step came to
    Rows(sqlite3 *connection, Statement *statement, int code)
        : m_connection(connection)
        , m_statement(statement)
        , m_code(code)
    {
    }
    void release()
    {
        // A statement that is not reset keeps its read transaction, and so the log from being
        // emptied.
        if (m_statement)
            m_statement->reset();
    }
    sqlite3 *m_connection;
    Statement *m_statement;
    int m_code; ///< of the last step
    bool m_isFirst = true;
};

/// One connection to one bot's database, used by the thread that opened it and by no other, but for
/// the time in which it is lent.
///
/// Opening is Qt's; statements go to SQLite directly, which takes two thirds of the time. They are
/// prepared once and kept. Failures come back as values; texts of people never get into them, since
/// statements carry placeholders only.
class Database
{
public:
    enum class Mode : std::uint8_t { ReadWrite, ReadOnly };

    /// Opens @p path; with ReadWrite it makes the file and brings its schema up to date (see
    /// schema.h).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Mode mode);

    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs a statement with @p values for its placeholders.
    [[nodiscard]] Result<Rows> run(const QString &sql, const QVariantList &values = {});

    /// Runs a statement that is made for one occasion. Its rows are valid until the next call of
    /// this.
    [[nodiscard]] Result<Rows> runOnce(const QString &sql, const QVariantList &values = {});

    /// Runs a statement whose rows do not matter.
    [[nodiscard]] Result<void> execute(const QString &sql, const QVariantList &values = {});

    [[nodiscard]] Result<void> executeOnce(const QString &sql);

    /// The same for what runs for every update: nothing is looked up or boxed. Values are whole
    /// numbers, enums and texts; a null text is NULL.
    template <class... Values>
    [[nodiscard]] Result<Rows> run(const Sql &sql, const Values &...values)
    {
        const auto statement = statementFor(sql, sizeof...(values));
        if (!statement)
            return std::unexpected(statement.error());
        bindAll(**statement, values...);
        return start(**statement);
    }
    template <class... Values>
    [[nodiscard]] Result<void> execute(const Sql &sql, const Values &...values)
    {
        const auto statement = statementFor(sql, sizeof...(values));
        if (!statement)
            return std::unexpected(statement.error());
        bindAll(**statement, values...);
        return withoutRows(start(**statement));
    }

    /// Whether @p rows ended because there were no more, and not because one could not be read.
    [[nodiscard]] Result<void> check(const Rows &rows) const;

    [[nodiscard]] QString path() const { return m_path; }

    /// Gives back the memory of pages that are kept to be read again: after something that went
    /// through all of them, and will not soon again.
    void forgetPages();

    /// From now on questions about people on this connection are answered from memory as far as
    /// that can be done; null for no longer. It is not owned.
    void setUserIndex(UserIndexKeeper *keeper) { m_userIndex = keeper; }
    [[nodiscard]] UserIndexKeeper *userIndex() const { return m_userIndex; }

    /// Lets another thread use the connection, which makes a Borrowed there. No rows may be open.
    /// Until it is given back everybody else who runs a statement waits.
    void lend();

private:
    friend class Borrowed;
    friend class Interruption;

    explicit Database(QString path);

    [[nodiscard]] Result<void> configure(Mode mode);
    [[nodiscard]] Result<void> takeHandle();
    [[nodiscard]] Result<std::unique_ptr<Statement>> prepare(const QString &sql) const;
    [[nodiscard]] Result<Statement *> statementFor(const Sql &sql, int values);
    [[nodiscard]] Result<Rows> start(Statement &statement) const;
    [[nodiscard]] Result<Rows> start(Statement &statement, const QVariantList &values) const;
    [[nodiscard]] static Result<void> withoutRows(const Result<Rows> &rows);
    [[nodiscard]] Error errorOf(int code) const;
    [[nodiscard]] Error lastError() const;
    [[nodiscard]] Error errorOf(const QSqlError &error) const;
    void waitUntilGivenBack();

    template <class... Values>
    static void bindAll(Statement &statement, const Values &...values)
    {
        int index = 0;
        (statement.bind(++index, values), ...);
    }

    QString m_path;
    QString m_connectionName;
    QSqlDatabase m_connection;
    sqlite3 *m_handle = nullptr; ///< m_connection's own
    std::unordered_map<QString, std::unique_ptr<Statement>> m_statements;
    std::unordered_map<const Sql *, std::unique_ptr<Statement>> m_frequent;
    std::unique_ptr<Statement> m_once;
    UserIndexKeeper *m_userIndex = nullptr;

    std::atomic<bool> m_isLent = false;
    std::mutex m_lending;
    std::condition_variable m_givenBack;
    std::thread::id m_borrower;
};

/// While it lives, the thread that made it uses a connection that was lent. Made once for every
/// Database::lend().
class Borrowed
{
public:
    explicit Borrowed(Database &database);
    ~Borrowed();
    Borrowed(const Borrowed &) = delete;
    Borrowed &operator=(const Borrowed &) = delete;

private:
    Database &m_database;
};

/// While it lives, statements of a connection fail as soon as @p stop says so, wherever they are:
/// one that finds nobody among a million people has no row at which it could be asked.
class Interruption
{
public:
    using Stop = std::function<bool()>;

    /// One at a time.
    Interruption(Database &database, Stop stop);
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

private:
    Database &m_database;
    Stop m_stop;
};

/// While it lives, reading shows the data as they were when the first statement ran. Writes
/// nothing, so a read-only connection can have one.
class Snapshot
{
public:
    [[nodiscard]] static Result<Snapshot> begin(Database &database);
    ~Snapshot();
    Snapshot(Snapshot &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {
    }
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;
    Snapshot &operator=(Snapshot &&) = delete;

private:
    explicit Snapshot(Database &database)
        : m_database(&database)
    {
    }
    Database *m_database;
};

/// A transaction that is rolled back when it dies without commit().
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database &database);
    ~Transaction();
    Transaction(Transaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    {
    }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Transaction &operator=(Transaction &&) = delete;

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    {
    }
    Database *m_database;
};

} // namespace botdesk::storage
