// The reader: questions on a thread of its own, and the index of people that it loads behind them.
#include "open_database.h"
#include "plain_people.h"
#include "storage/reader.h"

#include <QSignalSpy>
#include <QTest>

using namespace botdesk;
using namespace botdesk::storage;
using namespace Qt::StringLiterals;
using domain::UserId;
using tests::OpenDatabase;
using tests::PlainPeople;

namespace
{

constexpr domain::Seconds noon = 1'790'000'000;

Question<Result<QList<UserId>>> askIds(Reader &reader, const UserQuery &query, domain::Seconds now)
{
    return reader.ask([query, now](Database &database) {
        return UserReader(database).ids(query, now, [] { return false; });
    });
}

/// The answer to a question, waited for.
QList<UserId> ids(Reader &reader, const UserQuery &query, domain::Seconds now)
{
    QObject context;
    std::optional<QList<UserId>> answer;
    askIds(reader, query, now).then(&context, [&](const Result<QList<UserId>> &found) {
        answer = found.value_or(QList<UserId>{-1});
    });
    [&] { QTRY_VERIFY(answer.has_value()); }();
    return answer.value_or(QList<UserId>{-1});
}

} // namespace

class TestStorageReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsBehindTheFirstAnswer();
    void isToldWhatChanges();
    void answersAreAsNewAsWhatWasTold();
    void withoutAFileItSaysSo();
    void goesWhileItLoads();
};

void TestStorageReader::loadsBehindTheFirstAnswer()
{
    const OpenDatabase open;
    PlainPeople people(noon);
    for (int i = 0; i < 300; ++i)
        people.addSomebody();
    people.saveAll(*open);
    Reader reader(open.path);
    QSignalSpy loaded(&reader, &Reader::userIndexLoaded);
    reader.keepUserIndex();
    const UserQuery query{.search = u"a"_s, .order = UserOrder::Name};
    QCOMPARE(ids(reader, query, noon), people.ids(query));
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(ids(reader, query, noon), people.ids(query));
}

void TestStorageReader::isToldWhatChanges()
{
    const OpenDatabase open;
    PlainPeople people(noon);
    for (int i = 0; i < 300; ++i)
        people.addSomebody();
    people.saveAll(*open);
    Reader reader(open.path);
    QSignalSpy loaded(&reader, &Reader::userIndexLoaded);
    reader.keepUserIndex();
    // Before anything is asked, while it loads, and afterwards.
    for (int round = 0; round < 60; ++round) {
        QSet<UserId> touched;
        for (int i = 0; i < 30; ++i)
            touched.insert(people.changeSomebody());
        touched.insert(people.addSomebody());
        people.save(*open, touched);
        reader.apply({.users = touched});
        const UserQuery query = people.anyQuery();
        if (round > 5)
            QCOMPARE(ids(reader, query, people.now()), people.ids(query));
        people.letPass(5);
    }
    QTRY_COMPARE(loaded.count(), 1);
    for (int i = 0; i < 20; ++i) {
        const UserQuery query = people.anyQuery();
        QCOMPARE(ids(reader, query, people.now()), people.ids(query));
    }
}

void TestStorageReader::answersAreAsNewAsWhatWasTold()
{
    const OpenDatabase open;
    PlainPeople people(noon);
    for (int i = 0; i < 2000; ++i)
        people.addSomebody();
    people.saveAll(*open);
    Reader reader(open.path);
    QSignalSpy loaded(&reader, &Reader::userIndexLoaded);
    reader.keepUserIndex();
    std::ignore = ids(reader, {}, noon);
    QTRY_COMPARE(loaded.count(), 1);
    // More than is read at once, and the question right behind.
    QSet<UserId> touched;
    for (int i = 0; i < 1800; ++i)
        touched.insert(people.changeSomebody());
    people.save(*open, touched);
    reader.apply({.users = touched});
    const UserQuery query{.order = UserOrder::LastSeen};
    QCOMPARE(ids(reader, query, noon), people.ids(query));
    // Nobody told of this one: so it is the index that answers.
    PlainPeople others(noon, 9);
    others.addSomebody();
    others.saveAll(*open);
    QCOMPARE(ids(reader, query, noon), people.ids(query));
}

void TestStorageReader::withoutAFileItSaysSo()
{
    const QTemporaryDir folder;
    Reader reader(folder.filePath(u"nothing.sqlite"_s));
    QSignalSpy loaded(&reader, &Reader::userIndexLoaded);
    reader.keepUserIndex();
    reader.apply({.users = {1, 2}});
    QCOMPARE(ids(reader, {}, noon), QList<UserId>{-1});
    QCOMPARE(ids(reader, {}, noon), QList<UserId>{-1});
    QCOMPARE(loaded.count(), 0);
}

void TestStorageReader::goesWhileItLoads()
{
    const OpenDatabase open;
    PlainPeople people(noon);
    for (int i = 0; i < 6000; ++i)
        people.addSomebody();
    people.saveAll(*open);
    for (int i = 0; i < 20; ++i) {
        Reader reader(open.path);
        reader.keepUserIndex();
        const UserQuery query{.order = UserOrder::Id};
        QCOMPARE(ids(reader, query, noon).size(), 6000);
        reader.apply({.users = {people.anybody()}});
    }
}

QTEST_GUILESS_MAIN(TestStorageReader)
#include "tst_storage_reader.moc"
