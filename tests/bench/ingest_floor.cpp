#include "ingest_floor.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <sqlite3.h>

namespace botdesk::bench
{

namespace
{

constexpr int atOnce = 10'000;

struct Closer {
    void operator()(sqlite3 *database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
    void operator()(sqlite3_value *value) const { sqlite3_value_free(value); }
};
using Connection = std::unique_ptr<sqlite3, Closer>;
using Statement = std::unique_ptr<sqlite3_stmt, Closer>;
using Value = std::unique_ptr<sqlite3_value, Closer>;
using Row = std::vector<Value>;

Connection open(const QString &path)
{
    sqlite3 *database = nullptr;
    sqlite3_open(QFile::encodeName(path).constData(), &database);
    return Connection(database);
}

Statement prepare(sqlite3 *database, const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    return Statement(statement);
}

bool run(sqlite3 *database, const char *sql)
{
    return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

qint64 numberIn(sqlite3 *database, const char *sql)
{
    const Statement statement = prepare(database, sql);
    return statement && sqlite3_step(statement.get()) == SQLITE_ROW
               ? sqlite3_column_int64(statement.get(), 0)
               : 0;
}

Row rowOf(sqlite3_stmt *statement)
{
    Row row;
    for (int i = 0; i < sqlite3_column_count(statement); ++i)
        row.emplace_back(sqlite3_value_dup(sqlite3_column_value(statement, i)));
    return row;
}

bool write(sqlite3_stmt *statement, const Row &row)
{
    for (size_t i = 0; i < row.size(); ++i)
        sqlite3_bind_value(statement, static_cast<int>(i) + 1, row[i].get());
    const bool isDone = sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_reset(statement);
    return isDone;
}

/// One kind of rows that an update leaves: how they are read, and how written.
struct Kind {
    const char *read;
    const char *write;
};

constexpr std::array kinds{
    Kind{.read = "SELECT users.last_seen, users.last_at, users.last_source, users.last_within, "
                 "users.last_kind, users.id FROM messages JOIN users ON users.id = user_id "
                 "WHERE messages.id > ? AND messages.id <= ? ORDER BY user_id",
         .write = "UPDATE users SET last_seen = ?, last_at = ?, last_source = ?, last_within = ?, "
                  "last_kind = ? WHERE id = ?"},
    Kind{.read = "SELECT user_id, kind, source, happened_at, recorded_ms, update_id, outbox_id, "
                 "error_code, text, detail, chat_id, user_chat_id FROM evidence "
                 "WHERE id > ? AND id <= ? ORDER BY user_id",
         .write = "INSERT INTO evidence (user_id, kind, source, happened_at, recorded_ms, "
                  "update_id, outbox_id, error_code, text, detail, chat_id, user_chat_id) "
                  "VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"},
    Kind{.read = "SELECT user_id, outgoing, telegram_id, sent_at, edited_at, content, text, "
                 "outbox_id FROM messages WHERE id > ? AND id <= ? ORDER BY user_id",
         .write = "INSERT INTO messages (user_id, outgoing, telegram_id, sent_at, edited_at, "
                  "content, text, outbox_id) VALUES (?,?,?,?,?,?,?,?)"},
};

} // namespace

std::optional<double> writeSameRows(const QString &done, const QString &before)
{
    const Connection from = open(done);
    const Connection to = open(before);
    if (!run(to.get(), "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                       "PRAGMA wal_autocheckpoint = 10000; PRAGMA cache_size = -16384"))
        return std::nullopt;
    std::array<Statement, kinds.size()> readers;
    std::array<Statement, kinds.size()> writers;
    for (size_t i = 0; i < kinds.size(); ++i) {
        readers[i] = prepare(from.get(), kinds[i].read);
        writers[i] = prepare(to.get(), kinds[i].write);
    }
    const qint64 messagesBefore = numberIn(to.get(), "SELECT max(id) FROM messages");
    const qint64 messages = numberIn(from.get(), "SELECT max(id) FROM messages") - messagesBefore;
    const qint64 evidenceBefore = numberIn(to.get(), "SELECT max(id) FROM evidence");
    const std::array<qint64, kinds.size()> begin{messagesBefore, evidenceBefore, messagesBefore};
    QElapsedTimer clock;
    qint64 spent = 0;
    for (qint64 at = 0; at < messages; at += atOnce) {
        std::array<std::vector<Row>, kinds.size()> rows;
        for (size_t i = 0; i < kinds.size(); ++i) {
            sqlite3_bind_int64(readers[i].get(), 1, begin[i] + at);
            sqlite3_bind_int64(readers[i].get(), 2, begin[i] + std::min(at + atOnce, messages));
            while (sqlite3_step(readers[i].get()) == SQLITE_ROW)
                rows[i].push_back(rowOf(readers[i].get()));
            sqlite3_reset(readers[i].get());
        }
        clock.start();
        if (!run(to.get(), "BEGIN IMMEDIATE"))
            return std::nullopt;
        for (size_t i = 0; i < kinds.size(); ++i) {
            for (const Row &row : rows[i]) {
                if (!write(writers[i].get(), row))
                    return std::nullopt;
            }
        }
        if (!run(to.get(), "COMMIT"))
            return std::nullopt;
        spent += clock.nsecsElapsed();
    }
    return spent > 0
               ? std::optional(1e9 * static_cast<double>(messages) / static_cast<double>(spent))
               : std::nullopt;
}

} // namespace botdesk::bench
