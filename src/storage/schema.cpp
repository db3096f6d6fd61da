#include "storage/schema.h"

#include "storage/database.h"

#include <QFile>
#include <QStringList>

// Outside of any namespace, as Qt wants it: a resource of a static library is not found by itself.
static void loadMigrations()
{
    Q_INIT_RESOURCE(migrations);
}

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

Result<int> versionOf(Database &database)
{
    auto rows = database.run(u"PRAGMA user_version"_s);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? static_cast<int>(rows->integer(0)) : 0;
}

/// The statements of a migration: each ends with a semicolon at the end of a line.
QStringList statementsOf(int version)
{
    QFile file(u":/migrations/%1.sql"_s.arg(version, 4, 10, QChar(u'0')));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList statements = QString::fromUtf8(file.readAll()).split(u";\n"_s);
    for (QString &statement : statements)
        statement = statement.trimmed();
    statements.removeAll(QString());
    return statements;
}

Result<void> migrateTo(Database &database, int version)
{
    auto transaction = Transaction::begin(database);
    if (!transaction)
        return std::unexpected(transaction.error());
    const QStringList statements = statementsOf(version);
    Q_ASSERT(!statements.isEmpty());
    for (const QString &statement : statements) {
        if (auto done = database.executeOnce(statement); !done)
            return done;
    }
    if (auto done = database.executeOnce(u"PRAGMA user_version = %1"_s.arg(version)); !done)
        return done;
    return transaction->commit();
}

} // namespace

Result<void> migrate(Database &database)
{
    loadMigrations();
    const auto version = versionOf(database);
    if (!version)
        return std::unexpected(version.error());
    if (*version > schemaVersion)
        return std::unexpected(Error{
            .kind = ErrorKind::NewerSchema, .code = *version, .text = {}, .path = database.path()});
    for (int next = *version + 1; next <= schemaVersion; ++next) {
        if (auto done = migrateTo(database, next); !done)
            return done;
    }
    return {};
}

} // namespace botdesk::storage
