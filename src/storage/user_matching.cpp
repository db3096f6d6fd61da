#include "storage/user_matching.h"

namespace botdesk::storage
{

using domain::DialogStatus;
using domain::Ground;

namespace
{

bool allowsMoreThanJoining(DialogStatus status)
{
    return status == DialogStatus::Open || status == DialogStatus::Bot;
}

/// domain::statusAt() on columns.
void keepStatus(const UserColumns &columns, DialogStatus status, domain::Seconds now, RowSet &rows)
{
    if (status == DialogStatus::Temporary) {
        rows.keepIf([&](Row row) {
            return !allowsMoreThanJoining(columns.status(row)) && columns.isJoinOpen(row, now);
        });
        return;
    }
    rows.keepIf([&](Row row) { return columns.status(row) == status; });
    if (!allowsMoreThanJoining(status))
        rows.keepIf([&](Row row) { return !columns.isJoinOpen(row, now); });
}

/// domain::groundAt() on columns.
void keepGround(const UserColumns &columns, Ground ground, domain::Seconds now, RowSet &rows)
{
    if (ground == Ground::JoinRequest) {
        keepStatus(columns, DialogStatus::Temporary, now, rows);
        return;
    }
    rows.keepIf([&](Row row) { return columns.ground(row) == ground; });
    if (ground == Ground::None) {
        rows.keepIf([&](Row row) {
            return columns.status(row) == DialogStatus::Bot || !columns.isJoinOpen(row, now);
        });
    }
}

QList<QByteArray> wordsOf(const QString &search)
{
    QList<QByteArray> words;
    for (const QString &word : domain::foldForSearch(search).split(u' ', Qt::SkipEmptyParts))
        words.append(word.toUtf8());
    return words;
}

} // namespace

bool keepMatching(const UserColumns &columns, const UserQuery &query, domain::Seconds now,
                  RowSet &rows, const UserReader::Stop &stop)
{
    if (query.status)
        keepStatus(columns, *query.status, now, rows);
    if (query.ground)
        keepGround(columns, *query.ground, now, rows);
    if (query.language) {
        const qint64 number = columns.languageNumber(query.language->toUtf8());
        rows.keepIf([&](Row row) { return columns.language(row) == number; });
    }
    return columns.texts().keepMatching(rows, wordsOf(query.search), stop);
}

} // namespace botdesk::storage
