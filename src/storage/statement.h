#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <concepts>
#include <memory>
#include <type_traits>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace botdesk::storage
{

/// The text of a statement that runs so often that looking its text up would cost. Static: each
/// connection knows it by its address.
class Sql
{
public:
    explicit Sql(QString text)
        : m_text(std::move(text))
    {
    }
    Sql(const Sql &) = delete;
    Sql &operator=(const Sql &) = delete;

    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

/// A prepared statement of SQLite, on the thread of its connection.
///
/// Placeholders and columns count as SQLite counts them: the former from 1, the latter from 0.
class Statement
{
public:
    /// Nothing when SQLite refuses it; the connection says why.
    [[nodiscard]] static std::unique_ptr<Statement> prepare(sqlite3 *connection,
                                                            const QString &sql);
    ~Statement();
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    [[nodiscard]] int placeholders() const;
    void bind(int index, qint64 value);
    /// A null string is NULL.
    void bind(int index, const QString &value);
    void bind(int index, const QVariant &value);

    template <class Value>
        requires std::integral<Value> || std::is_enum_v<Value>
    void bind(int index, Value value)
    {
        bind(index, static_cast<qint64>(value));
    }

    /// SQLite's result code: a row, the end, or why not.
    [[nodiscard]] int step();
    /// Ends a run and with it the read transaction that it may hold.
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    /// Not a copy: good until the next step or reset. Null for NULL.
    [[nodiscard]] QByteArray utf8(int column) const;

private:
    explicit Statement(sqlite3_stmt *handle);

    sqlite3_stmt *m_handle;
    std::vector<QByteArray> m_texts; ///< what is bound, by placeholder; kept, so is their memory
};

} // namespace botdesk::storage
