#include "storage/user_matching.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace botdesk::storage
{

using domain::DialogStatus;
using domain::Ground;

namespace
{

constexpr Row rowsBetweenStops = 4096;

bool allowsMoreThanJoining(DialogStatus status)
{
    return status == DialogStatus::Open || status == DialogStatus::Bot;
}

void keepStatus(const UserColumns &columns, DialogStatus status, domain::Seconds now, RowSet &rows)
{
    // Looking a window up costs more than the byte beside it.
    if (status != DialogStatus::Temporary)
        rows.keepIf([&](Row row) { return columns.status(row) == status; });
    rows.keepIf([&](Row row) { return statusOf(columns, row, now) == status; });
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

/// What is looked for: numbers may also be a part of an id.
struct Words {
    QList<QByteArray> numbers;
    QList<QByteArray> others;
};

Words wordsOf(const QString &search)
{
    Words words;
    for (const QString &word : domain::foldForSearch(search).split(u' ', Qt::SkipEmptyParts)) {
        const bool isNumber =
            std::ranges::all_of(word, [](QChar c) { return c >= u'0' && c <= u'9'; });
        (isNumber ? words.numbers : words.others).append(word.toUtf8());
    }
    return words;
}

bool keepNumber(const UserColumns &columns, const QByteArray &number, RowSet &rows,
                const UserReader::Stop &stop)
{
    RowSet inTexts = rows;
    if (!columns.texts().keepMatching(inTexts, {number}, stop))
        return false;
    bool stopped = false;
    Row seen = 0;
    const std::string_view part(number.data(), static_cast<size_t>(number.size()));
    rows.keepIf([&](Row row) {
        if (++seen % rowsBetweenStops == 0)
            stopped = stopped || stop();
        if (stopped || inTexts.contains(row))
            return true;
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.begin(), digits.end(), columns.ids().at(row)).ptr;
        return std::string_view(digits.begin(), end).contains(part);
    });
    return !stopped;
}

} // namespace

DialogStatus statusOf(const UserColumns &columns, Row row, domain::Seconds now)
{
    // domain::statusAt() on columns.
    const DialogStatus status = columns.status(row);
    return !allowsMoreThanJoining(status) && columns.isJoinOpen(row, now) ? DialogStatus::Temporary
                                                                          : status;
}

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
    const Words words = wordsOf(query.search);
    return columns.texts().keepMatching(rows, words.others, stop) &&
           std::ranges::all_of(words.numbers, [&](const QByteArray &number) {
               return keepNumber(columns, number, rows, stop);
           });
}

} // namespace botdesk::storage
