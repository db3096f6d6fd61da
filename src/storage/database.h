#pragma once

#include "storage/error.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <memory>
#include <unordered_map>

namespace botdesk::storage
{

class UserIndexKeeper;

/// The rows of one statement that ran. Valid until the same statement runs again or the database
/// closes.
class Rows
{
public:
    explicit Rows(QSqlQuery *query)
        : m_query(query)
    {
    }
    ~Rows() { release(); }
    Rows(Rows &&other) noexcept
        : m_query(std::exchange(other.m_query, nullptr))
    {
    }
    Rows &operator=(Rows &&other) noexcept
    {
        release();
        m_query = std::exchange(other.m_query, nullptr);
        return *this;
    }
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;

    [[nodiscard]] bool next() { return m_query->next(); }
    [[nodiscard]] bool isNull(int column) const { return m_query->isNull(column); }
    [[nodiscard]] qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] QByteArray utf8(int column) const { return text(column).toUtf8(); }
    [[nodiscard]] qint64 insertedId() const { return m_query->lastInsertId().toLongLong(); }
    [[nodiscard]] qint64 affected() const { return m_query->numRowsAffected(); }

    /// Reads a column that holds the number of an enum.
    template <class Enum>
    [[nodiscard]] Enum enumeration(int column) const
    {
        return static_cast<Enum>(integer(column));
    }

private:
    friend class Database;
    void release()
    {
        // A statement that is not reset keeps its read transaction, and so the log from being
        // emptied.
        if (m_query)
            m_query->finish();
    }
    QSqlQuery *m_query;
};

/// One connection to one bot's database, used by the thread that opened it and by no other.
///
/// Statements are prepared once and kept. Failures come back as values; texts of people never get
/// into them, since statements carry placeholders only.
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

    /// Whether @p rows ended because there were no more, and not because one could not be read.
    [[nodiscard]] Result<void> check(const Rows &rows) const;

    [[nodiscard]] QString path() const { return m_path; }

    /// From now on questions about people on this connection are answered from memory as far as
    /// that can be done; null for no longer. It is not owned.
    void setUserIndex(UserIndexKeeper *keeper) { m_userIndex = keeper; }
    [[nodiscard]] UserIndexKeeper *userIndex() const { return m_userIndex; }

private:
    explicit Database(QString path);

    [[nodiscard]] Result<void> configure(Mode mode);
    [[nodiscard]] Result<std::unique_ptr<QSqlQuery>> prepare(const QString &sql) const;
    [[nodiscard]] Result<Rows> start(QSqlQuery &query, const QVariantList &values) const;
    [[nodiscard]] Error errorOf(const QSqlError &error) const;

    QString m_path;
    QString m_connectionName;
    QSqlDatabase m_connection;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
    std::unique_ptr<QSqlQuery> m_once;
    UserIndexKeeper *m_userIndex = nullptr;
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
