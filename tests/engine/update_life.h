#pragma once

#include "engine/inbox.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <random>
#include <vector>

namespace botdesk::tests
{

/// A random life of a bot, as the answers of getUpdates that tell it: people who come, write, edit,
/// take other names, stop the bot and come back, ask to join, are seen in a group with others;
/// updates that come late, twice, or are none. The same seed gives the same life.
class UpdateLife
{
public:
    static constexpr qint64 noon = 1'790'000'000;
    static constexpr qint64 bot = 123456789;

    explicit UpdateLife(unsigned seed)
        : m_random(seed)
    {
    }

    /// The next answer.
    [[nodiscard]] storage::JournalRecord answer()
    {
        QJsonArray updates;
        const int count = below(12);
        for (int i = 0; i < count; ++i) {
            QJsonObject update =
                m_told.empty() || below(12) > 0
                    ? somethingNew()
                    : m_told[static_cast<size_t>(below(static_cast<int>(m_told.size())))];
            m_told.push_back(update);
            updates.append(update);
        }
        m_now += below(400);
        const QJsonObject body{{QStringLiteral("ok"), true}, {QStringLiteral("result"), updates}};
        return {.receivedAt = m_now * 1000 + 500,
                .answer = QJsonDocument(body).toJson(QJsonDocument::Compact)};
    }

private:
    static constexpr int people = 30;

    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }
    qint64 somebody() { return 1000 + below(people) * 37; }
    /// Mostly now, sometimes hours ago, often in the same second as something else.
    qint64 moment() { return below(5) > 0 ? m_now - below(3) : m_now - below(20'000); }

    QJsonObject profile(qint64 id)
    {
        static constexpr const char *names[] = {"Ann", "Анна", "Bob", "محمد", "Zoë"};
        QJsonObject user{{QStringLiteral("id"), id},
                         {QStringLiteral("is_bot"), id % 7 == 0},
                         {QStringLiteral("first_name"), QString::fromUtf8(names[below(5)])}};
        if (below(2) > 0)
            user.insert(QStringLiteral("last_name"), QStringLiteral("Li"));
        if (below(3) > 0)
            user.insert(QStringLiteral("username"), QStringLiteral("name%1").arg(below(4)));
        if (below(2) > 0)
            user.insert(QStringLiteral("language_code"),
                        below(2) > 0 ? QStringLiteral("ru") : QStringLiteral("pt-br"));
        return user;
    }

    QJsonObject message(qint64 id, bool inGroup)
    {
        const QJsonObject group{{QStringLiteral("id"), -100},
                                {QStringLiteral("type"), QStringLiteral("supergroup")},
                                {QStringLiteral("title"), QStringLiteral("Club")}};
        const QJsonObject dialog{{QStringLiteral("id"), id},
                                 {QStringLiteral("type"), QStringLiteral("private")}};
        static constexpr const char *texts[] = {"/start", "/start spring", "hello", "Привет"};
        return {{QStringLiteral("message_id"), 1 + below(40)},
                {QStringLiteral("date"), moment()},
                {QStringLiteral("from"), profile(id)},
                {QStringLiteral("chat"), inGroup ? group : dialog},
                {QStringLiteral("text"), QString::fromUtf8(texts[below(4)])}};
    }

    QJsonObject membership(qint64 id, bool own)
    {
        static constexpr const char *states[] = {"member", "kicked", "left"};
        const qint64 member = own ? bot : id;
        return {{QStringLiteral("chat"),
                 QJsonObject{{QStringLiteral("id"), own ? id : -100},
                             {QStringLiteral("type"),
                              own ? QStringLiteral("private") : QStringLiteral("channel")}}},
                {QStringLiteral("from"), profile(own ? id : somebody())},
                {QStringLiteral("date"), moment()},
                {QStringLiteral("old_chat_member"), QJsonObject{}},
                {QStringLiteral("new_chat_member"),
                 QJsonObject{{QStringLiteral("user"), profile(member)},
                             {QStringLiteral("status"), QString::fromUtf8(states[below(3)])}}}};
    }

    QJsonObject somethingNew()
    {
        const qint64 id = somebody();
        QString type = QStringLiteral("message");
        QJsonObject payload = message(id, false);
        switch (below(12)) {
        case 0:
            type = QStringLiteral("edited_message");
            payload.insert(QStringLiteral("edit_date"), moment());
            break;
        case 1:
            type = QStringLiteral("my_chat_member");
            payload = membership(id, true);
            break;
        case 2:
            type = QStringLiteral("chat_member");
            payload = membership(id, false);
            break;
        case 3:
            type = QStringLiteral("chat_join_request");
            payload = {{QStringLiteral("chat"),
                        QJsonObject{{QStringLiteral("id"), -100},
                                    {QStringLiteral("type"), QStringLiteral("channel")}}},
                       {QStringLiteral("from"), profile(id)},
                       {QStringLiteral("user_chat_id"), id + 1},
                       {QStringLiteral("date"), moment()}};
            break;
        case 4: // several people in one update
            payload = message(id, true);
            payload.insert(QStringLiteral("reply_to_message"), message(somebody(), true));
            payload.insert(QStringLiteral("new_chat_members"),
                           QJsonArray{profile(somebody()), profile(somebody())});
            break;
        case 5: // a profile that is not complete
            payload.insert(
                QStringLiteral("users_shared"),
                QJsonObject{{QStringLiteral("users"),
                             QJsonArray{QJsonObject{
                                 {QStringLiteral("user_id"), somebody()},
                                 {QStringLiteral("first_name"), QStringLiteral("Shared")}}}}});
            break;
        case 6:
            type = below(2) > 0 ? QStringLiteral("quantum_message") : QStringLiteral("poll");
            break;
        case 7: // of the wrong shape
            payload.remove(QStringLiteral("chat"));
            break;
        default:
            break;
        }
        return {{QStringLiteral("update_id"), ++m_update}, {type, payload}};
    }

    std::mt19937 m_random;
    qint64 m_now = noon;
    qint64 m_update = 100;
    std::vector<QJsonObject> m_told;
};

} // namespace botdesk::tests
