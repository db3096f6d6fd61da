#include "storage/statement.h"

#include <QStringConverter>

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

Statement::Statement(sqlite3_stmt *handle)
    : m_handle(handle)
    , m_texts(static_cast<size_t>(sqlite3_bind_parameter_count(handle)))
{
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

void Statement::bind(int index, const QString &value)
{
    if (value.isNull()) {
        sqlite3_bind_null(m_handle, index);
        return;
    }
    // SQLite's own way from UTF-16 takes memory anew for every text.
    QByteArray &text = m_texts.at(static_cast<size_t>(index) - 1);
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    text.resize(encoder.requiredSpace(value.size()));
    const char *end = encoder.appendToBuffer(text.data(), value);
    sqlite3_bind_text(m_handle, index, text.constData(), static_cast<int>(end - text.constData()),
                      SQLITE_STATIC);
}

void Statement::bind(int index, const QVariant &value)
{
    if (value.isNull()) { // of whatever type, as Qt Sql takes it
        sqlite3_bind_null(m_handle, index);
        return;
    }
    switch (value.typeId()) {
    case QMetaType::QString:
        bind(index, *static_cast<const QString *>(value.constData()));
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
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

QByteArray Statement::utf8(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
    return bytes == nullptr
               ? QByteArray()
               : QByteArray::fromRawData(bytes, sqlite3_column_bytes(m_handle, column));
}

QString Statement::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
    if (bytes == nullptr)
        return {};
    return QString::fromUtf8(bytes, sqlite3_column_bytes(m_handle, column));
}

} // namespace botdesk::storage
