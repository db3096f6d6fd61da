#include "storage/user_repository.h"

#include "storage/bind.h"

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

Result<std::optional<User>> UserRepository::find(domain::UserId id) const
{
    static const QString sql = u"SELECT %1 FROM users WHERE id = ?"_s.arg(userColumns());
    auto rows = m_database.run(sql, {id});
    if (!rows)
        return std::unexpected(rows.error());
    if (!rows->next())
        return std::nullopt;
    return userFrom(*rows);
}

Result<void> UserRepository::save(const User &user)
{
    static const QString sql =
        u"INSERT INTO users (%1, name_key, username_key, search_text) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
        "ON CONFLICT (id) DO UPDATE SET "
        "first_name = excluded.first_name, last_name = excluded.last_name, "
        "username = excluded.username, is_bot = excluded.is_bot, "
        "profile_at = excluded.profile_at, language = excluded.language, "
        "language_at = excluded.language_at, first_seen = excluded.first_seen, "
        "last_seen = excluded.last_seen, source = excluded.source, "
        "source_at = excluded.source_at, status = excluded.status, ground = excluded.ground, "
        "ground_detail = excluded.ground_detail, status_since = excluded.status_since, "
        "decided_by = excluded.decided_by, met = excluded.met, "
        "join_chat_id = excluded.join_chat_id, join_user_chat_id = excluded.join_user_chat_id, "
        "join_chat_title = excluded.join_chat_title, "
        "join_requested_at = excluded.join_requested_at, join_ends_at = excluded.join_ends_at, "
        "last_at = excluded.last_at, last_source = excluded.last_source, "
        "last_within = excluded.last_within, last_kind = excluded.last_kind, "
        "name_key = excluded.name_key, username_key = excluded.username_key, "
        "search_text = excluded.search_text"_s.arg(userColumns());
    const auto searchText = searchTextOf(user);
    if (!searchText)
        return std::unexpected(searchText.error());
    const domain::DialogState &dialog = user.dialog;
    return m_database.execute(sql, {user.id,
                                    textOrEmpty(user.profile.firstName),
                                    textOrEmpty(user.profile.lastName),
                                    textOrEmpty(user.profile.username),
                                    user.profile.isBot,
                                    user.profileAt,
                                    textOrNull(user.language),
                                    user.languageAt,
                                    user.firstSeen,
                                    user.lastSeen,
                                    textOrNull(user.source),
                                    user.sourceAt,
                                    static_cast<int>(dialog.status),
                                    static_cast<int>(dialog.ground),
                                    textOrEmpty(dialog.groundDetail),
                                    dialog.since,
                                    dialog.decidedBy,
                                    dialog.met,
                                    dialog.join.chatId,
                                    dialog.join.userChatId,
                                    textOrEmpty(dialog.join.chatTitle),
                                    dialog.join.requestedAt,
                                    dialog.join.endsAt,
                                    dialog.last.happenedAt,
                                    dialog.last.sourceRank,
                                    dialog.last.withinSource,
                                    dialog.last.kind,
                                    domain::nameSortKey(user.id, user.profile),
                                    textOrNull(user.profile.username.toCaseFolded()),
                                    *searchText});
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
    return m_database.execute(u"INSERT INTO former_names "
                              "(user_id, first_name, last_name, username, given_up_at) "
                              "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s,
                              {id, textOrEmpty(profile.firstName), textOrEmpty(profile.lastName),
                               textOrEmpty(profile.username), givenUpAt});
}

Result<QList<FormerName>> UserRepository::formerNames(domain::UserId id) const
{
    auto rows = m_database.run(u"SELECT first_name, last_name, username, given_up_at "
                               "FROM former_names WHERE user_id = ? ORDER BY id DESC"_s,
                               {id});
    if (!rows)
        return std::unexpected(rows.error());
    QList<FormerName> names;
    while (rows->next())
        names.append({{rows->text(0), rows->text(1), rows->text(2)}, rows->integer(3)});
    return names;
}

Result<QString> UserRepository::searchTextOf(const User &user) const
{
    // One line a fact: nobody is found by the end of one and the beginning of the next.
    const auto describe = [](const domain::Profile &profile) {
        QString text = domain::fullName(profile);
        if (!profile.username.isEmpty())
            text += u"\n@"_s + profile.username;
        return text;
    };
    QString text = describe(user.profile) + u'\n' + QString::number(user.id);
    const auto former = formerNames(user.id);
    if (!former)
        return std::unexpected(former.error());
    for (const FormerName &name : *former)
        text += u'\n' + describe(name.profile);
    return domain::foldForSearch(text);
}

Result<qint64> UserRepository::count() const
{
    auto rows = m_database.run(u"SELECT count(*) FROM users"_s);
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

} // namespace botdesk::storage
