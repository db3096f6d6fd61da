#include "storage/user_repository.h"

#include "storage/bind.h"

#include <array>
#include <memory>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;
using domain::User;

QString userColumns()
{
    return u"id, first_name, last_name, username, is_bot, profile_at, language, language_at, "
           "first_seen, last_seen, source, source_at, status, ground, ground_detail, status_since, "
           "decided_by, met, join_chat_id, join_user_chat_id, join_chat_title, join_requested_at, "
           "join_ends_at, last_at, last_source, last_within, last_kind"_s;
}

User userFrom(const Rows &rows)
{
    int column = 0;
    const auto integer = [&] { return rows.integer(column++); };
    const auto text = [&] { return rows.text(column++); };
    User user;
    user.id = integer();
    user.profile.firstName = text();
    user.profile.lastName = text();
    user.profile.username = text();
    user.profile.isBot = integer() != 0;
    user.profileAt = integer();
    user.language = text();
    user.languageAt = integer();
    user.firstSeen = integer();
    user.lastSeen = integer();
    user.source = text();
    user.sourceAt = integer();
    domain::DialogState &dialog = user.dialog;
    dialog.status = static_cast<domain::DialogStatus>(integer());
    dialog.ground = static_cast<domain::Ground>(integer());
    dialog.groundDetail = text();
    dialog.since = integer();
    dialog.decidedBy = integer();
    dialog.met = integer() != 0;
    dialog.join.chatId = integer();
    dialog.join.userChatId = integer();
    dialog.join.chatTitle = text();
    dialog.join.requestedAt = integer();
    dialog.join.endsAt = integer();
    dialog.last.happenedAt = integer();
    dialog.last.sourceRank = static_cast<int>(integer());
    dialog.last.withinSource = integer();
    dialog.last.kind = static_cast<int>(integer());
    return user;
}

namespace
{

/// Columns that are written together, since they stand in the same indexes or in none.
struct ColumnGroup {
    const char16_t *assignments; ///< the numbers are those of the values in write()
    bool (*differs)(const User &, const User &);
};

/// Where they stand in no index, they are written always: the row is written anyway.
constexpr const char16_t *always =
    u"profile_at = ?5, language_at = ?7, first_seen = ?8, source_at = ?11, ground_detail = ?14, "
    "status_since = ?15, decided_by = ?16, met = ?17, join_chat_id = ?18, "
    "join_user_chat_id = ?19, join_chat_title = ?20, join_requested_at = ?21, last_at = ?23, "
    "last_source = ?24, last_within = ?25, last_kind = ?26";

constexpr std::array columnGroups{
    ColumnGroup{u"first_name = ?1, last_name = ?2, username = ?3, is_bot = ?4, name_key = ?27, "
                "username_key = ?28, search_text = ?29",
                [](const User &one, const User &other) { return one.profile != other.profile; }},
    ColumnGroup{u"language = ?6",
                [](const User &one, const User &other) { return one.language != other.language; }},
    ColumnGroup{u"last_seen = ?9",
                [](const User &one, const User &other) { return one.lastSeen != other.lastSeen; }},
    ColumnGroup{u"source = ?10",
                [](const User &one, const User &other) { return one.source != other.source; }},
    ColumnGroup{u"status = ?12, ground = ?13",
                [](const User &one, const User &other) {
                    return one.dialog.status != other.dialog.status ||
                           one.dialog.ground != other.dialog.ground;
                }},
    ColumnGroup{u"join_ends_at = ?22",
                [](const User &one, const User &other) {
                    return one.dialog.join.endsAt != other.dialog.join.endsAt;
                }},
};
constexpr size_t combinations = size_t{1} << columnGroups.size();
constexpr unsigned namesBit = 1; // the first group

/// The statement that writes the groups whose bits are set in @p groups.
const Sql &updateOf(unsigned groups)
{
    using Statements = std::array<std::unique_ptr<const Sql>, combinations>;
    static const Statements statements = [] {
        Statements made;
        for (unsigned mask = 0; mask < combinations; ++mask) {
            QString sql = u"UPDATE users SET "_s + QString::fromUtf16(always);
            for (size_t i = 0; i < columnGroups.size(); ++i) {
                if ((mask >> i & 1U) != 0)
                    sql += u", "_s + QString::fromUtf16(columnGroups[i].assignments);
            }
            // The id has the largest number, so all others may be bound, whether they occur or not.
            made[mask] = std::make_unique<const Sql>(sql + u" WHERE id = ?30"_s);
        }
        return made;
    }();
    return *statements[groups];
}

QString insertion()
{
    // OR FAIL: what could be undone by itself, since a trigger belongs to it, would have SQLite
    // keep a copy of every page that it touches. Whoever sees it fail takes the transaction back.
    return u"INSERT OR FAIL INTO users (%1, name_key, username_key, search_text) "
           "VALUES (?30,?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,"
           "?22,?23,?24,?25,?26,?27,?28,?29)"_s.arg(userColumns());
}

} // namespace

Result<std::optional<User>> UserRepository::find(domain::UserId id) const
{
    static const Sql sql(u"SELECT %1 FROM users WHERE id = ?"_s.arg(userColumns()));
    auto rows = m_database.run(sql, id);
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::nullopt;
    return userFrom(*rows);
}

Result<void> UserRepository::save(const User &user)
{
    const auto before = find(user.id);
    if (!before)
        return std::unexpected(before.error());
    return before->has_value() ? write(updateOf(combinations - 1), user, true, true)
                               : add(user, true);
}

Result<void> UserRepository::add(const User &user, bool hasFormerNames)
{
    static const Sql sql(insertion());
    return write(sql, user, true, hasFormerNames);
}

Result<void> UserRepository::saveChanges(const User &user, const User &before,
                                         bool hasNewFormerName)
{
    unsigned groups = hasNewFormerName ? namesBit : 0;
    for (size_t i = 0; i < columnGroups.size(); ++i) {
        if (columnGroups[i].differs(user, before))
            groups |= 1U << i;
    }
    return write(updateOf(groups), user, (groups & namesBit) != 0, true);
}

Result<void> UserRepository::write(const Sql &sql, const User &user, bool withNames,
                                   bool hasFormerNames)
{
    // What is not written is not worked out either.
    QString searchText;
    if (withNames) {
        auto text = searchTextOf(user, hasFormerNames);
        if (!text)
            return std::unexpected(text.error());
        searchText = std::move(*text);
    }
    const domain::Profile profile = withNames ? user.profile : domain::Profile{};
    const domain::DialogState &dialog = user.dialog;
    return m_database.execute(
        sql, textOrEmpty(profile.firstName), textOrEmpty(profile.lastName),
        textOrEmpty(profile.username), profile.isBot, user.profileAt, nullIfEmpty(user.language),
        user.languageAt, user.firstSeen, user.lastSeen, nullIfEmpty(user.source), user.sourceAt,
        dialog.status, dialog.ground, textOrEmpty(dialog.groundDetail), dialog.since,
        dialog.decidedBy, dialog.met, dialog.join.chatId, dialog.join.userChatId,
        textOrEmpty(dialog.join.chatTitle), dialog.join.requestedAt, dialog.join.endsAt,
        dialog.last.happenedAt, dialog.last.sourceRank, dialog.last.withinSource, dialog.last.kind,
        withNames ? domain::nameSortKey(user.id, profile) : QString(),
        nullIfEmpty(profile.username.toCaseFolded()), searchText, user.id);
}

Result<void> UserRepository::saveDialog(domain::UserId id, const domain::DialogState &dialog)
{
    return m_database.execute(
        u"UPDATE users SET status = ?, ground = ?, ground_detail = ?, status_since = ?, "
        "decided_by = ?, met = ?, join_chat_id = ?, join_user_chat_id = ?, join_chat_title = ?, "
        "join_requested_at = ?, join_ends_at = ?, last_at = ?, last_source = ?, last_within = ?, "
        "last_kind = ? WHERE id = ?"_s,
        {static_cast<int>(dialog.status), static_cast<int>(dialog.ground),
         textOrEmpty(dialog.groundDetail), dialog.since, dialog.decidedBy, dialog.met,
         dialog.join.chatId, dialog.join.userChatId, textOrEmpty(dialog.join.chatTitle),
         dialog.join.requestedAt, dialog.join.endsAt, dialog.last.happenedAt,
         dialog.last.sourceRank, dialog.last.withinSource, dialog.last.kind, id});
}

Result<std::vector<User>> UserRepository::behind(domain::UserId id, int limit) const
{
    static const QString sql =
        u"SELECT %1 FROM users WHERE id > ? ORDER BY id LIMIT ?"_s.arg(userColumns());
    auto rows = m_database.run(sql, {id, limit});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<User> users;
    while (rows->next())
        users.push_back(userFrom(*rows));
    return users;
}

Result<void> UserRepository::keepFormerName(domain::UserId id, const domain::Profile &profile,
                                            domain::Seconds givenUpAt)
{
    static const Sql sql(u"INSERT INTO former_names "
                         "(user_id, first_name, last_name, username, given_up_at) "
                         "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s);
    return m_database.execute(sql, id, textOrEmpty(profile.firstName),
                              textOrEmpty(profile.lastName), textOrEmpty(profile.username),
                              givenUpAt);
}

Result<QList<FormerName>> UserRepository::formerNames(domain::UserId id) const
{
    static const Sql sql(u"SELECT first_name, last_name, username, given_up_at "
                         "FROM former_names WHERE user_id = ? ORDER BY id DESC"_s);
    auto rows = m_database.run(sql, id);
    if (!rows)
        return std::unexpected(rows.error());
    QList<FormerName> names;
    while (rows->next())
        names.append({{rows->text(0), rows->text(1), rows->text(2)}, rows->integer(3)});
    return names;
}

Result<QString> UserRepository::searchTextOf(const User &user, bool hasFormerNames) const
{
    // One line a fact: nobody is found by the end of one and the beginning of the next.
    const auto describe = [](const domain::Profile &profile) {
        QString text = domain::fullName(profile);
        if (!profile.username.isEmpty())
            text += u"\n@"_s + profile.username;
        return text;
    };
    QString text = describe(user.profile) + u'\n' + QString::number(user.id);
    const auto former =
        hasFormerNames ? formerNames(user.id) : Result<QList<FormerName>>(QList<FormerName>{});
    if (!former)
        return std::unexpected(former.error());
    for (const FormerName &name : *former)
        text += u'\n' + describe(name.profile);
    return domain::foldForSearch(text);
}

Result<qint64> UserRepository::count() const
{
    auto rows = m_database.run(u"SELECT people FROM people_count"_s);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

} // namespace botdesk::storage
