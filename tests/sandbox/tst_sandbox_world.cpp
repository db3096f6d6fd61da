// The world without HTTP: determinism, what people do, the queue.

#include "sandbox/crowd.h"
#include "sandbox/world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QtTest>

using namespace botdesk::sandbox;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 noon = 1'790'000'000'000;

QJsonArray allUpdates(World &world)
{
    return QJsonDocument::fromJson(world.queue().take(0, 1'000'000, world.now()).json).array();
}

QJsonObject lastUpdate(World &world)
{
    return allUpdates(world).last().toObject();
}

} // namespace

class TestSandboxWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_now = noon;
        m_world = std::make_unique<World>([this] { return m_now; });
        m_world->people().add({.id = 7,
                               .firstName = u"Наталья"_s,
                               .username = u"nata"_s,
                               .language = languageIndex("ru")});
    }

    void sameSeedSamePeople();
    void populationHasEveryStatus();
    void historyIsOrderedAndPlausible();
    void crowdGoesOn();
    void firstStartSendsNoMembership();
    void blockAndComeBack();
    void deletedAccountIsSilent();
    void serviceMessages();
    void joinRequestOpensForFiveMinutes();
    void joinRequestsAreProcessed();
    void groupOpensNothing();
    void namesAreEscaped();
    void idsOfALaterRunAreNew();
    void queueExpires();
    void queueOffsets();
    void answerIsCutAtFourMegabytes();
    void aMillionPeopleFit();

private:
    qint64 m_now = noon;
    std::unique_ptr<World> m_world;
};

void TestSandboxWorld::sameSeedSamePeople()
{
    const auto run = [](quint64 seed) {
        qint64 now = noon;
        World world([&now] { return now; });
        Crowd crowd(world, seed);
        crowd.populate(300);
        for (int i = 0; i < 100; ++i) {
            now += 500;
            crowd.run(now);
        }
        return world.queue().take(0, 1'000'000, now).json;
    };
    QCOMPARE(run(5), run(5));
    QVERIFY(run(5) != run(6));
}

void TestSandboxWorld::populationHasEveryStatus()
{
    Crowd crowd(*m_world, 1);
    crowd.populate(300);
    QMap<int, int> relations;
    QSet<int> languages;
    int bots = 0;
    const People &people = m_world->people();
    for (PersonIndex i = 0; i < people.size(); ++i) {
        ++relations[static_cast<int>(people.at(i).relation)];
        languages.insert(people.at(i).language);
        bots += people.at(i).isBot ? 1 : 0;
    }
    QCOMPARE(relations.size(), 5);
    QVERIFY(relations[static_cast<int>(Relation::Open)] > 100);
    QVERIFY(relations[static_cast<int>(Relation::Blocked)] > 10);
    QVERIFY(languages.size() >= 10);
    QVERIFY(bots > 0);
    QVERIFY(people.find((1LL << 52) - 1).has_value());
}

void TestSandboxWorld::historyIsOrderedAndPlausible()
{
    Crowd crowd(*m_world, 1);
    crowd.populate(300);
    qint64 lastDate = 0;
    qint64 lastId = 0;
    int dated = 0;
    for (const QJsonValue &value : allUpdates(*m_world)) {
        const QJsonObject update = value.toObject();
        QVERIFY(update.value("update_id"_L1).toInteger() > lastId);
        lastId = update.value("update_id"_L1).toInteger();
        const qint64 date =
            update.value("message"_L1).toObject().value("date"_L1).toInteger(lastDate);
        QVERIFY(date >= lastDate);
        QVERIFY(date <= noon / 1000);
        QVERIFY(lastDate == 0 || date >= noon / 1000 - 20 * 3600 - 5);
        lastDate = date;
        ++dated;
    }
    QVERIFY(dated > 300);
    QVERIFY(dated < 1000);
}

void TestSandboxWorld::crowdGoesOn()
{
    Crowd crowd(*m_world, 3);
    crowd.populate(100);
    const qint64 before = m_world->queue().nextId();
    for (int i = 0; i < 600; ++i) {
        m_now += 1000;
        QVERIFY(crowd.run(m_now) > m_now - 1);
    }
    const qint64 made = m_world->queue().nextId() - before;
    QVERIFY2(made > 250 && made < 900, QByteArray::number(made).constData());
}

void TestSandboxWorld::firstStartSendsNoMembership()
{
    QVERIFY(m_world->act({.kind = DeedKind::Start, .person = 7, .text = u"promo10"_s}));
    const QJsonArray updates = allUpdates(*m_world);
    QCOMPARE(updates.size(), 1);
    const QJsonObject message = updates[0].toObject().value("message"_L1).toObject();
    QCOMPARE(message.value("text"_L1).toString(), u"/start promo10"_s);
    QCOMPARE(message.value("from"_L1).toObject().value("language_code"_L1).toString(), u"ru"_s);
    QCOMPARE(message.value("chat"_L1).toObject().value("type"_L1).toString(), u"private"_s);
    QCOMPARE(message.value("entities"_L1).toArray()[0].toObject().value("length"_L1).toInt(), 6);
    QVERIFY(!m_world->act({.kind = DeedKind::Start, .person = 8}));
}

void TestSandboxWorld::blockAndComeBack()
{
    QVERIFY(!m_world->act({.kind = DeedKind::ComeBack, .person = 7}));
    m_world->act({.kind = DeedKind::Start, .person = 7});
    QVERIFY(m_world->act({.kind = DeedKind::Block, .person = 7}));
    QVERIFY(!m_world->act({.kind = DeedKind::Block, .person = 7}));
    const QJsonObject change = lastUpdate(*m_world).value("my_chat_member"_L1).toObject();
    QCOMPARE(change.value("new_chat_member"_L1).toObject().value("status"_L1).toString(),
             u"kicked"_s);
    QCOMPARE(change.value("from"_L1).toObject().value("id"_L1).toInteger(), 7);
    QVERIFY(m_world->act({.kind = DeedKind::ComeBack, .person = 7}));
    const QJsonArray updates = allUpdates(*m_world);
    QCOMPARE(updates.size(), 4);
    QVERIFY(updates[2].toObject().contains("my_chat_member"_L1));
    QVERIFY(updates[3].toObject().contains("message"_L1));
}

void TestSandboxWorld::deletedAccountIsSilent()
{
    m_world->act({.kind = DeedKind::Start, .person = 7});
    QVERIFY(m_world->act({.kind = DeedKind::DeleteAccount, .person = 7}));
    QCOMPARE(allUpdates(*m_world).size(), 1);
    QVERIFY(!m_world->act({.kind = DeedKind::Write, .person = 7, .text = u"boo"_s}));
    QCOMPARE(m_world->refusesMessage(7)->description, "Forbidden: user is deactivated");
}

void TestSandboxWorld::serviceMessages()
{
    m_world->act({.kind = DeedKind::AllowInApp, .person = 7, .text = u"shop"_s});
    m_world->act({.kind = DeedKind::AllowByRequest, .person = 7});
    m_world->act({.kind = DeedKind::AllowFromMenu, .person = 7});
    m_world->act({.kind = DeedKind::LogInOnSite, .person = 7, .text = u"example.org"_s});
    const QJsonArray updates = allUpdates(*m_world);
    const auto access = [&](int i) {
        return updates[i].toObject()["message"_L1].toObject()["write_access_allowed"_L1].toObject();
    };
    QCOMPARE(access(0).value("web_app_name"_L1).toString(), u"shop"_s);
    QVERIFY(access(1).value("from_request"_L1).toBool());
    QVERIFY(access(2).value("from_attachment_menu"_L1).toBool());
    QCOMPARE(updates[3].toObject()["message"_L1].toObject()["connected_website"_L1].toString(),
             u"example.org"_s);
    QVERIFY(!m_world->refusesMessage(7));
}

void TestSandboxWorld::joinRequestOpensForFiveMinutes()
{
    m_world->people().add({.id = 9, .firstName = u"Ann"_s, .hasOtherChatId = true});
    m_world->act({.kind = DeedKind::RequestToJoin, .person = 9});
    const qint64 chatId = lastUpdate(*m_world)["chat_join_request"_L1]
                              .toObject()
                              .value("user_chat_id"_L1)
                              .toInteger();
    QVERIFY(chatId != 9);
    QVERIFY(!m_world->refusesMessage(chatId));
    QVERIFY(m_world->refusesMessage(9));
    m_now += 299'000;
    QVERIFY(!m_world->refusesMessage(chatId));
    m_now += 1'000;
    QCOMPARE(m_world->refusesMessage(chatId)->description, "Bad Request: chat not found");
    m_world->act({.kind = DeedKind::RequestToJoin, .person = 7});
    QVERIFY(!m_world->refusesMessage(7));
    QVERIFY(m_world->processJoinRequest(7, true));
    QCOMPARE(m_world->refusesMessage(7)->status, 403);
    QVERIFY(!m_world->processJoinRequest(7, true));
}

void TestSandboxWorld::joinRequestsAreProcessed()
{
    m_world->queue().setAllowed(maskOf(UpdateType::ChatMember) |
                                maskOf(UpdateType::ChatJoinRequest));
    const Deed request{.kind = DeedKind::RequestToJoin, .person = 7};
    QVERIFY(!m_world->act({.kind = DeedKind::ApprovedByOther, .person = 7}));
    QVERIFY(m_world->act(request));
    QVERIFY(m_world->act({.kind = DeedKind::ApprovedByOther, .person = 7}));
    QJsonObject change = lastUpdate(*m_world)["chat_member"_L1].toObject();
    QCOMPARE(change["from"_L1].toObject()["id"_L1].toInteger(), administratorId);
    QCOMPARE(change["chat"_L1].toObject()["id"_L1].toInteger(), channelId);
    const QJsonObject member = change["new_chat_member"_L1].toObject();
    QCOMPARE(member["user"_L1].toObject()["id"_L1].toInteger(), 7);
    QCOMPARE(member["status"_L1].toString(), u"member"_s);
    QVERIFY(!m_world->processJoinRequest(7, true));

    // The bot itself.
    QVERIFY(m_world->act(request));
    QVERIFY(m_world->processJoinRequest(7, true));
    change = lastUpdate(*m_world)["chat_member"_L1].toObject();
    QVERIFY(change["from"_L1].toObject()["is_bot"_L1].toBool());

    // A decline is silent.
    QVERIFY(m_world->act(request));
    const auto count = allUpdates(*m_world).size();
    QVERIFY(m_world->act({.kind = DeedKind::DeclinedByOther, .person = 7}));
    QCOMPARE(allUpdates(*m_world).size(), count);
    QVERIFY(!m_world->processJoinRequest(7, false));
}

void TestSandboxWorld::groupOpensNothing()
{
    m_world->act({.kind = DeedKind::StartInGroup, .person = 7, .text = u"x"_s});
    const QJsonObject message = lastUpdate(*m_world)["message"_L1].toObject();
    QCOMPARE(message["text"_L1].toString(), u"/start@botdesk_demo_bot x"_s);
    QCOMPARE(message["chat"_L1].toObject()["type"_L1].toString(), u"supergroup"_s);
    QCOMPARE(m_world->refusesTyping(7)->description, "Bad Request: PEER_ID_INVALID");
}

void TestSandboxWorld::namesAreEscaped()
{
    const QString name = u"\"\\<b>\u202Eдва\n\t😀"_s;
    m_world->act({.kind = DeedKind::Rename, .person = 7, .firstName = name});
    m_world->act({.kind = DeedKind::Write, .person = 7, .text = name, .withoutLanguage = true});
    const QJsonObject message = lastUpdate(*m_world)["message"_L1].toObject();
    QCOMPARE(message["text"_L1].toString(), name);
    const QJsonObject from = message["from"_L1].toObject();
    QCOMPARE(from["first_name"_L1].toString(), name);
    QVERIFY(!from.contains("username"_L1));
    QVERIFY(!from.contains("language_code"_L1));
}

void TestSandboxWorld::idsOfALaterRunAreNew()
{
    m_world->act({.kind = DeedKind::Write, .person = 7, .text = u"one"_s});
    m_world->act({.kind = DeedKind::Write, .person = 7, .text = u"two"_s});
    const QJsonObject last = lastUpdate(*m_world);
    m_now += 1000;
    World later([this] { return m_now; });
    later.people().add({.id = 7, .firstName = u"Наталья"_s});
    later.act({.kind = DeedKind::Write, .person = 7, .text = u"three"_s});
    const QJsonObject first = lastUpdate(later);
    QVERIFY(first["update_id"_L1].toInteger() > last["update_id"_L1].toInteger());
    QVERIFY(first["message"_L1].toObject()["message_id"_L1].toInteger() >
            last["message"_L1].toObject()["message_id"_L1].toInteger());
}

void TestSandboxWorld::queueExpires()
{
    m_world->act({.kind = DeedKind::InlineQuery, .person = 7, .text = u"a"_s});
    m_world->act({.kind = DeedKind::PressButton, .person = 7, .text = u"b"_s});
    m_world->act({.kind = DeedKind::Write, .person = 7, .text = u"c"_s});
    m_now += 29'999;
    QCOMPARE(allUpdates(*m_world).size(), 3);
    m_now += 1;
    QCOMPARE(allUpdates(*m_world).size(), 2);
    m_now += 120'000;
    QCOMPARE(allUpdates(*m_world).size(), 1);
    m_now = noon + 24LL * 3600 * 1000 - 1;
    QCOMPARE(allUpdates(*m_world).size(), 1);
    m_now += 1;
    QCOMPARE(allUpdates(*m_world).size(), 0);
}

void TestSandboxWorld::queueOffsets()
{
    UpdateQueue queue(1000);
    for (int i = 0; i < 10; ++i)
        queue.push(UpdateType::Message, "{}", noon);
    QCOMPARE(queue.push(UpdateType::ChatMember, "{}", noon), 0);
    QCOMPARE(queue.take(0, 100, noon).count, 10);
    QCOMPARE(queue.take(1004, 100, noon).count, 6);
    QCOMPARE(queue.take(0, 100, noon).count, 6);
    QCOMPARE(queue.take(5, 100, noon).count, 6);         // far below: ignored
    QCOMPARE(queue.take(1010 + 11, 100, noon).count, 6); // far above: ignored
    QCOMPARE(queue.take(-2, 100, noon).count, 2);        // drops the older ones
    QCOMPARE(queue.take(0, 100, noon).count, 2);
    QCOMPARE(queue.take(1010, 100, noon).count, 0);
    QCOMPARE(queue.nextId(), 1010);
}

void TestSandboxWorld::answerIsCutAtFourMegabytes()
{
    UpdateQueue queue(1);
    const QByteArray large = '"' + QByteArray(900'000, 'x') + '"';
    for (int i = 0; i < 10; ++i)
        queue.push(UpdateType::Message, large, noon);
    const auto batch = queue.take(0, 100, noon);
    QCOMPARE(batch.count, 4);
    QVERIFY(batch.json.size() <= UpdateQueue::answerLimit + 2);
}

void TestSandboxWorld::aMillionPeopleFit()
{
    QVERIFY(sizeof(Person) <= 48);
#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
    constexpr int count = 50'000;
#else
    constexpr int count = 1'000'000;
#endif
    Crowd crowd(*m_world, 1);
    QElapsedTimer timer;
    timer.start();
    crowd.populate(count);
    qInfo("%d people in %lld ms", count, timer.elapsed());
    QCOMPARE(m_world->people().size(), size_t(count) + 1);
}

QTEST_GUILESS_MAIN(TestSandboxWorld)
#include "tst_sandbox_world.moc"
