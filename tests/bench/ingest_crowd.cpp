#include "ingest_crowd.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <array>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array firstNames{u"Наталья", u"Alexander", u"محمد",    u"Ольга", u"Jürgen",
                                u"李伟",    u"Ivan",      u"Шамиль",  u"María", u"Νίκος",
                                u"דוד",     u"Priya",     u"Дмитрий", u"Zoë",   u"さくら"};
constexpr std::array lastNames{u"Иванова", u"Smith",    u"الأحمد", u"Кузнецов", u"Müller",
                               u"王",      u"O'Connor", u"Ким",    u"García",   u"Παπαδάκης",
                               u"כהן",     u"Sharma",   u"Шевчук", u"Núñez",    u"田中"};
constexpr std::array spoken{u"when",  u"завтра",  u"can",     u"заказ", u"please", u"доставка",
                            u"hello", u"спасибо", u"payment", u"где",   u"order",  u"вопрос",
                            u"شكرا",  u"size",    u"почему",  u"👍",    u"today",  u"пришлите"};
constexpr std::array languages{u"ru", u"en", u"uk", u"de", u"es", u"ar"};

template <class Array>
QString oneOf(const Array &array, size_t number)
{
    return QString::fromUtf16(array[number % array.size()]);
}

} // namespace

qint64 IngestCrowd::idOf(quint32 number)
{
    // Ids do not come in the order in which people do; an odd factor gives each number another one.
    return 1'000'000'000 + static_cast<qint64>(number * 2'654'435'761U);
}

QString IngestCrowd::words()
{
    QStringList some;
    const size_t count = 3 + m_random() % 10;
    for (size_t i = 0; i < count; ++i)
        some.append(oneOf(spoken, m_random()));
    return some.join(u' ');
}

QJsonArray IngestCrowd::newcomers(int count)
{
    QJsonArray orders;
    for (int i = 0; i < count; ++i) {
        const quint32 number = m_people++;
        const qint64 id = idOf(number);
        orders.append(QJsonObject{
            {u"do"_s, u"add"_s},
            {u"person"_s, id},
            {u"first_name"_s, oneOf(firstNames, m_random())},
            {u"last_name"_s, number % 4 == 0 ? QString() : oneOf(lastNames, m_random())},
            {u"username"_s, number % 2 == 0 ? QString() : u"person_%1"_s.arg(number)},
            {u"language"_s, oneOf(languages, m_random())}});
        orders.append(QJsonObject{{u"do"_s, u"start"_s}, {u"person"_s, id}});
    }
    return orders;
}

QJsonArray IngestCrowd::doings(int count)
{
    QJsonArray orders;
    for (int i = 0; i < count; ++i) {
        const qint64 id = idOf(static_cast<quint32>(m_random() % m_people));
        const auto luck = m_random() % 100;
        QJsonObject order{{u"do"_s, u"write"_s}, {u"person"_s, id}, {u"text"_s, words()}};
        if (luck < 3)
            order.insert(u"do"_s, u"edit"_s);
        else if (luck < 6)
            order.insert(u"do"_s, u"writeInGroup"_s);
        else if (luck < 8) // nobody sees a new name before its owner writes
            orders.append(QJsonObject{{u"do"_s, u"rename"_s},
                                      {u"person"_s, id},
                                      {u"first_name"_s, oneOf(firstNames, m_random())}});
        orders.append(order);
    }
    return orders;
}

QByteArray IngestCrowd::answer(int count, int people)
{
    constexpr qint64 begin = 1'790'000'000;
    QJsonArray updates;
    for (int i = 0; i < count; ++i) {
        const qint64 number = ++m_updates;
        const bool isNew = m_people < static_cast<quint32>(people) && m_random() % 3 == 0;
        const quint32 person =
            isNew || m_people == 0 ? m_people++ : static_cast<quint32>(m_random() % m_people);
        const qint64 id = idOf(person);
        QJsonObject user{{u"id"_s, id}, {u"first_name"_s, oneOf(firstNames, person)}};
        if (person % 4 != 0)
            user.insert(u"last_name"_s, oneOf(lastNames, person));
        if (person % 2 != 0)
            user.insert(u"username"_s, u"person_%1"_s.arg(person));
        QJsonObject chat = user;
        chat.insert(u"type"_s, u"private"_s);
        user.insert(u"is_bot"_s, false);
        user.insert(u"language_code"_s, oneOf(languages, person));
        const QJsonObject message{{u"message_id"_s, number},
                                  {u"from"_s, user},
                                  {u"chat"_s, chat},
                                  {u"date"_s, begin + number / 20},
                                  {u"text"_s, isNew ? u"/start"_s : words()}};
        updates.append(QJsonObject{{u"update_id"_s, number}, {u"message"_s, message}});
    }
    return QJsonDocument(QJsonObject{{u"ok"_s, true}, {u"result"_s, updates}})
        .toJson(QJsonDocument::Compact);
}

} // namespace botdesk::bench
