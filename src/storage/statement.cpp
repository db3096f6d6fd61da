#include "storage/statement.h"

#include <sqlite3.h>

namespace botdesk::storage
{

std::unique_ptr<Statement> Statement::prepare(sqlite3 *connection, const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *handle = nullptr;
    const int code = sqlite3_prepare_v3(connection, text.constData(), static_cast<int>(text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
    if (code != SQLITE_OK)
        return nullptr;
    return std::unique_ptr<Statement>(new Statement(handle));
}

Statement::~Statement()
{
    sqlite3_finalize(m_handle);
}

int Statement::placeholders() const
{
    return sqlite3_bind_parameter_count(m_handle);
}

void Statement::bind(int index, qint64 value)
{
    sqlite3_bind_int64(m_handle, index, value);
}

void Statement::bind(int index, const QString &value, Lifetime lifetime)
{
    if (value.isNull()) {
        sqlite3_bind_null(m_handle, index);
        return;
    }
    sqlite3_bind_text16(m_handle, index, value.constData(),
                        static_cast<int>(value.size() * qsizetype(sizeof(QChar))),
                        lifetime == Lifetime::UntilReset ? SQLITE_STATIC : SQLITE_TRANSIENT);
}

void Statement::bind(int index, const QVariant &value, Lifetime lifetime)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        sqlite3_bind_null(m_handle, index);
        return;
    case QMetaType::QString:
        bind(index, *static_cast<const QString *>(value.constData()), lifetime);
        return;
    case QMetaType::Double:
    case QMetaType::Float:
        sqlite3_bind_double(m_handle, index, value.toDouble());
        return;
    default:
        bind(index, value.toLongLong());
    }
}

int Statement::step()
{
    return sqlite3_step(m_handle);
}

void Statement::reset()
{
    sqlite3_reset(m_handle);
    sqlite3_clear_bindings(m_handle);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

QString Statement::text(int column) const
{
    const auto *units = static_cast<const QChar *>(sqlite3_column_text16(m_handle, column));
    if (units == nullptr)
        return {};
    return QString(units, sqlite3_column_bytes16(m_handle, column) / qsizetype(sizeof(QChar)));
}

} // namespace botdesk::storage
