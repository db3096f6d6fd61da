#pragma once

#include "botapi/update.h"

#include <QByteArray>
#include <algorithm>
#include <iterator>
#include <vector>

namespace bench
{

using namespace botdesk::botapi;

inline QByteArray answer(const QByteArray &updates)
{
    return "{\"ok\":true,\"result\":[" + updates + "]}";
}

// Short hand: 'U7' stands for the profile of person 7, 'B8' for that of bot 8, 'P' for a private
// chat with 7, 'G' for a group.
inline QByteArray expanded(QByteArray json)
{
    json.replace("'U7'", R"({"id":7,"is_bot":false,"first_name":"Ann"})");
    json.replace("'U9'", R"({"id":9,"is_bot":false,"first_name":"Bo"})");
    json.replace("'B8'", R"({"id":8,"is_bot":true,"first_name":"Bot"})");
    json.replace("'P'", R"({"id":7,"type":"private","first_name":"Ann"})");
    json.replace("'G'",
                 R"({"id":-1001234567890,"type":"supergroup","title":"Club","username":"club"})");
    return json;
}

inline DecodedBatch decoded(const QByteArray &updates)
{
    return decodeUpdates(answer(expanded(updates))).value_or(DecodedBatch{.count = -1});
}

inline std::vector<qint64> idsOf(const std::vector<User> &people)
{
    std::vector<qint64> ids;
    std::ranges::transform(people, std::back_inserter(ids), &User::id);
    return ids;
}

using Ids = std::vector<qint64>;

} // namespace bench
