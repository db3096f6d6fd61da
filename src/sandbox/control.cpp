#include "sandbox/control.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>
#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

constexpr std::array relationNames = {"open"_L1, "notStarted"_L1, "blocked"_L1, "deactivated"_L1,
                                      "lost"_L1};

size_t numberOf(const QUrlQuery &query, const QString &name, size_t otherwise)
{
    bool ok = false;
    const qulonglong number = query.queryItemValue(name).toULongLong(&ok);
    return ok ? static_cast<size_t>(number) : otherwise;
}

Answer json(const QJsonObject &object)
{
    Answer answer;
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

} // namespace

Answer Control::handle(const QUrl &url, const QByteArray &body)
{
    const QUrlQuery query(url);
    const size_t since = numberOf(query, u"since"_s, 0);
    if (url.path() == "/sandbox/record"_L1)
        return json(m_record.toJson(since, numberOf(query, u"limit"_s, 10'000)));
    if (url.path() == "/sandbox/people"_L1)
        return people(since, numberOf(query, u"limit"_s, 1'000));
    if (url.path() == "/sandbox/act"_L1)
        return act(body);
    return Answer::refusal(404, "Not Found");
}

Answer Control::people(size_t since, size_t limit) const
{
    const People &everyone = m_world.people();
    QJsonArray list;
    const size_t first = std::min(since, everyone.size());
    const size_t last = first + std::min(limit, everyone.size() - first);
    for (size_t i = first; i < last; ++i) {
        const Profile profile = everyone.profile(static_cast<PersonIndex>(i));
        list.append(QJsonObject{
            {u"id"_s, profile.id},
            {u"first_name"_s, profile.firstName},
            {u"last_name"_s, profile.lastName},
            {u"username"_s, profile.username},
            {u"language"_s, QString::fromLatin1(languageTags[profile.language])},
            {u"is_bot"_s, profile.isBot},
            {u"relation"_s, QString(relationNames[static_cast<size_t>(profile.relation)])},
            {u"received"_s, m_record.deliveredTo(profile.id)},
        });
    }
    return json({{u"total"_s, static_cast<qint64>(everyone.size())}, {u"people"_s, list}});
}

Answer Control::act(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    QJsonArray orders = document.array();
    if (document.isObject())
        orders = {document.object()};
    if (orders.isEmpty())
        return Answer::refusal(400, "Bad Request: object or list expected");
    for (qsizetype i = 0; i < orders.size(); ++i) {
        if (!actOnce(orders.at(i).toObject()))
            return Answer::refusal(400, "Bad Request: order " + QByteArray::number(i) +
                                            " cannot be carried out");
    }
    return Answer::success("true");
}

bool Control::actOnce(const QJsonObject &order)
{
    const QString what = order.value("do"_L1).toString();
    if (what == "fault"_L1)
        return injectFault(order);
    if (what == "add"_L1)
        return addPerson(order);
    if (what == "clearFaults"_L1) {
        m_faults.clear();
        return true;
    }
    if (what == "clearRecord"_L1) {
        m_record.clear();
        return true;
    }
    const auto kind = deedKindNamed(what);
    if (!kind)
        return false;
    return m_world.act({
        .kind = *kind,
        .person = order.value("person"_L1).toInteger(),
        .text = order.value("text"_L1).toString(),
        .firstName = order.value("first_name"_L1).toString(),
        .lastName = order.value("last_name"_L1).toString(),
        .username = order.value("username"_L1).toString(),
        .at = order.value("at"_L1).toInteger(),
        .withoutLanguage = order.value("without_language"_L1).toBool(),
    });
}

bool Control::addPerson(const QJsonObject &order)
{
    const QString relation = order.value("relation"_L1).toString(u"notStarted"_s);
    const auto found = std::find(relationNames.begin(), relationNames.end(), relation);
    const qint64 id = order.value("person"_L1).toInteger();
    if (found == relationNames.end() || id <= 0 || id >= (1LL << 52))
        return false;
    m_world.people().add({
        .id = id,
        .firstName = order.value("first_name"_L1).toString(),
        .lastName = order.value("last_name"_L1).toString(),
        .username = order.value("username"_L1).toString(),
        .language = languageIndex(order.value("language"_L1).toString().toLatin1()),
        .isBot = order.value("is_bot"_L1).toBool(),
        .isPremium = order.value("is_premium"_L1).toBool(),
        .hasOtherChatId = order.value("has_other_chat_id"_L1).toBool(),
        .relation = static_cast<Relation>(found - relationNames.begin()),
    });
    return true;
}

bool Control::injectFault(const QJsonObject &order)
{
    const auto kind = faultKindNamed(order.value("kind"_L1).toString().toLatin1());
    if (!kind)
        return false;
    Fault fault;
    fault.kind = *kind;
    fault.method = order.value("method"_L1).toString().toLatin1();
    fault.count = order.value("count"_L1).toInt(fault.count);
    fault.skip = order.value("skip"_L1).toInt(fault.skip);
    fault.chatId = order.value("chat_id"_L1).toInteger();
    fault.retryAfter = order.value("retry_after"_L1).toInt(fault.retryAfter);
    fault.delayMs = order.value("delay_ms"_L1).toInt(fault.delayMs);
    fault.status = order.value("status"_L1).toInt(fault.status);
    fault.description = order.value("description"_L1).toString().toUtf8();
    if (order.contains("applied"_L1))
        fault.applied = order.value("applied"_L1).toBool();
    m_faults.inject(fault);
    return true;
}

} // namespace botdesk::sandbox
