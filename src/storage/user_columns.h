#pragma once

#include "storage/row_ids.h"
#include "storage/row_texts.h"
#include "storage/user_facts.h"

#include <QHash>

#include <vector>

namespace botdesk::storage
{

/// What the index keeps of everyone, a column each, in some 50 bytes a person.
class UserColumns
{
public:
    /// What was new about somebody, as far as it concerns orders.
    struct Change {
        Row row = 0;
        bool isNew = false;
        bool name = false;
        bool username = false;
        bool source = false;
        bool lastSeen = false;
    };
    struct JoinTimes {
        quint32 requestedAt = 0;
        quint32 endsAt = 0;

        [[nodiscard]] bool isOpenAt(domain::Seconds now) const
        {
            return requestedAt <= now && endsAt > now;
        }
        bool operator==(const JoinTimes &) const = default;
    };

    /// So many people are about to be put.
    void reserve(Row size);
    Change put(const UserFacts &facts);

    [[nodiscard]] Row size() const { return m_ids.size(); }
    [[nodiscard]] const RowIds &ids() const { return m_ids; }
    [[nodiscard]] domain::DialogStatus status(Row row) const
    {
        return static_cast<domain::DialogStatus>(m_kinds[row].status);
    }
    [[nodiscard]] domain::Ground ground(Row row) const
    {
        return static_cast<domain::Ground>(m_kinds[row].ground);
    }
    [[nodiscard]] const std::vector<quint32> &lastSeen() const { return m_lastSeen; }
    /// The windows of all who ever asked to join.
    [[nodiscard]] const QHash<Row, JoinTimes> &joins() const { return m_joins; }
    [[nodiscard]] bool isJoinOpen(Row row, domain::Seconds now) const;

    /// A number in languages().
    [[nodiscard]] quint32 language(Row row) const { return m_kinds[row].language; }
    /// Every tag that was ever seen; the first is the blank one.
    [[nodiscard]] const std::vector<QByteArray> &languages() const { return m_languages; }
    /// -1 for one that nobody has.
    [[nodiscard]] qint64 languageNumber(const QByteArray &tag) const;

    /// What people are searched by, but for their ids: those are numbers already.
    [[nodiscard]] const RowTexts &texts() const { return m_texts; }
    // The keys of orders. Null where the person is blank; good until something is put.
    [[nodiscard]] QByteArrayView nameKey(Row row) const;
    [[nodiscard]] QByteArrayView usernameKey(Row row) const;
    [[nodiscard]] QByteArrayView source(Row row) const;

    /// Bytes in memory.
    [[nodiscard]] qsizetype memory() const;

private:
    /// Whatever people are filtered by.
    struct Kind {
        quint32 status : 4 = 0;
        quint32 ground : 4 = 0;
        quint32 language : 24 = 0; ///< more tags than there are people have ever been told
    };
    static_assert(sizeof(Kind) == 4);

    [[nodiscard]] Kind kindOf(const UserFacts &facts);
    void append(const UserFacts &facts);
    void putTexts(const UserFacts &facts, Change &change);
    QByteArrayView withoutId(const UserFacts &facts);
    void putKeys(const UserFacts &facts, Row row);
    quint32 numberOf(const QByteArray &language);

    RowIds m_ids;
    std::vector<Kind> m_kinds;
    std::vector<quint32> m_lastSeen;
    std::vector<QByteArray> m_languages{QByteArray()};
    QHash<QByteArray, quint32> m_numbersOfLanguages;
    QHash<Row, JoinTimes> m_joins;
    RowTexts m_texts;
    RowTexts m_sources;
    // Keys follow from the text, but for those here.
    QHash<Row, QByteArray> m_nameKeys;
    QHash<Row, QByteArray> m_usernameKeys;
    QByteArray m_scratch;
};

} // namespace botdesk::storage
