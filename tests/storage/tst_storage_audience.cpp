// Whom an audience has, counted and gone through, against a plain reference: everyone in a query
// but for a few, people picked one by one, and what of them is written down.
#include "open_database.h"
#include "storage/audience_reader.h"
#include "storage/job_repository.h"
#include "storage/user_query_text.h"
#include "storage/user_repository.h"

#include <QTest>

#include <algorithm>

using namespace botdesk;
using namespace Qt::StringLiterals;
using namespace botdesk::storage;
using domain::DialogStatus;
using domain::User;
using domain::UserId;
using tests::OpenDatabase;

namespace
{

constexpr domain::Seconds noon = 1'790'000'000;
constexpr int people = 3000;

User person(UserId id)
{
    constexpr DialogStatus statuses[] = {DialogStatus::Open,       DialogStatus::Blocked,
                                         DialogStatus::NotStarted, DialogStatus::Open,
                                         DialogStatus::Unverified, DialogStatus::Bot};
    User user{.id = id,
              .profile = {id % 4 == 0 ? u"Наталья"_s : u"Ann"_s, {}, {}},
              .language = id % 5 == 0 ? u"ru"_s : QString(),
              .dialog = {.status = statuses[id % 6]}};
    if (id % 50 == 0)
        user.dialog.join = {-1, id, u"Book club"_s, noon - 10, noon + 290};
    return user;
}

} // namespace

class TestStorageAudience : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isCounted_data();
    void isCounted();
    void isGoneThrough_data();
    void isGoneThrough();
    void becomesTheJob_data();
    void becomesTheJob();
    void isWrittenDown();
    void whatIsNotKnownIsNone();

private:
    void audiences();
    [[nodiscard]] static QList<User> wanted(const Audience &audience);

    std::unique_ptr<OpenDatabase> m_open;
};

void TestStorageAudience::initTestCase()
{
    m_open = std::make_unique<OpenDatabase>();
    auto transaction = Transaction::begin(**m_open);
    UserRepository repository(**m_open);
    for (UserId id = 1; id <= people; ++id)
        QVERIFY(repository.save(person(id)).has_value());
    QVERIFY(transaction->commit().has_value());
}

void TestStorageAudience::audiences()
{
    QTest::addColumn<Audience>("audience");
    const UserQuery russians{.language = u"ru"_s};
    const UserQuery found{.search = u"НАТ"_s, .language = u"ru"_s};
    const UserQuery guests{.status = DialogStatus::Temporary};
    QTest::newRow("everyone") << Audience(UserQuery{});
    QTest::newRow("everyone but nobody") << Audience(EveryoneBut{});
    QTest::newRow("everyone but some")
        << Audience(EveryoneBut{.query = {}, .exceptions = {1, 2, 3, 50, 150, 2999, 3000, 7777}});
    QTest::newRow("a filter but some")
        << Audience(EveryoneBut{.query = russians, .exceptions = {5, 10, 50, 1, 3000}});
    QTest::newRow("a search but some")
        << Audience(EveryoneBut{.query = found, .exceptions = {20, 60, 100, 7}});
    QTest::newRow("guests but one") << Audience(EveryoneBut{.query = guests, .exceptions = {50}});
    QTest::newRow("a filter but all of it")
        << Audience(EveryoneBut{.query = {.search = u"3000"_s}, .exceptions = {3000}});
    QTest::newRow("picked") << Audience(QList<UserId>{9, 3, 3, 50, 100'000, 6, 1});
    QTest::newRow("nobody") << Audience(QList<UserId>{});
    QList<UserId> most;
    for (UserId id = people + 500; id > 100; --id)
        most.append(id);
    QTest::newRow("most, picked") << Audience(most);
}

QList<User> TestStorageAudience::wanted(const Audience &audience)
{
    const auto matches = [](const UserQuery &query, const User &user) {
        const auto status = domain::statusAt(user.dialog, noon);
        return (!query.status || status == *query.status) &&
               (!query.language || user.language == *query.language) &&
               (user.profile.firstName + QString::number(user.id))
                   .contains(query.search, Qt::CaseInsensitive);
    };
    QList<User> found;
    for (UserId id = 1; id <= people; ++id) {
        const User user = person(id);
        if (const auto *query = std::get_if<UserQuery>(&audience); query && matches(*query, user))
            found.append(user);
        const auto *everyone = std::get_if<EveryoneBut>(&audience);
        if (everyone && matches(everyone->query, user) && !everyone->exceptions.contains(id))
            found.append(user);
        const auto *picked = std::get_if<QList<UserId>>(&audience);
        if (picked && picked->contains(id))
            found.append(user);
    }
    return found;
}

void TestStorageAudience::isCounted_data()
{
    audiences();
}

void TestStorageAudience::isCounted()
{
    QFETCH(const Audience, audience);
    AudienceCounts counts;
    const QList<User> all = wanted(audience);
    for (const User &user : all) {
        ++counts.total;
        ++counts.byStatus[domain::statusAt(user.dialog, noon)];
    }
    QCOMPARE(countAudience(**m_open, audience, noon).value(), counts);
}

void TestStorageAudience::isGoneThrough_data()
{
    audiences();
}

void TestStorageAudience::isGoneThrough()
{
    QFETCH(const Audience, audience);
    QList<UserId> reached;
    const QList<User> all = wanted(audience);
    for (const User &user : all) {
        if (domain::chatToWriteTo(user.id, user.dialog, noon))
            reached.append(user.id);
    }
    constexpr int few = 64;
    AudienceReader reader(**m_open, audience);
    QList<UserId> found;
    while (!reader.isAtEnd()) {
        const auto some = reader.next(few, noon);
        QVERIFY(some.has_value());
        QVERIFY(some->size() <= few);
        for (const User &user : *some)
            found.append(user.id);
    }
    QCOMPARE(found, reached);
}

void TestStorageAudience::becomesTheJob_data()
{
    audiences();
}

void TestStorageAudience::becomesTheJob()
{
    QFETCH(const Audience, audience);
    // Rolled back at the end.
    const auto transaction = Transaction::begin(**m_open);
    JobRepository jobs(**m_open);
    const qint64 id = jobs.add({.kind = JobKind::Probe, .createdAt = 1}, audience, noon).value();
    const QList<User> all = wanted(audience);
    QCOMPARE(id != 0, !all.isEmpty());
    if (id == 0)
        return;
    const QList<User> taken = jobs.nextPeople(id, 2 * people).value();
    QCOMPARE(taken.size(), all.size());
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE(taken.at(i).id, all.at(i).id);
    const Job job = jobs.find(id).value().value();
    if (std::holds_alternative<QList<UserId>>(audience))
        QCOMPARE(job.filter, QString());
    else
        QCOMPARE(audienceFrom(job.filter).value(), audience);
}

void TestStorageAudience::isWrittenDown()
{
    const UserQuery query{.search = u"«натали» %_'\"\n{}"_s,
                          .status = DialogStatus::Open,
                          .language = QString(),
                          .ground = domain::Ground::Started,
                          .notHeardSince = noon};
    constexpr UserId largest = (qint64{1} << 52) - 1;
    for (const Audience &audience :
         {Audience(EveryoneBut{.query = query, .exceptions = {3, 1, largest}}),
          Audience(EveryoneBut{.query = {}, .exceptions = {7}}),
          Audience(EveryoneBut{.query = query, .exceptions = {}})}) {
        const QString text = audienceText(audience);
        QCOMPARE(audienceFrom(text).value(), audience);
        // As a filter alone it would reach those who were taken out.
        QVERIFY(!userQueryFrom(text).has_value());
    }
}

void TestStorageAudience::whatIsNotKnownIsNone()
{
    for (const QString &text :
         {u"{\"without\":7}"_s, u"{\"without\":[\"7\"]}"_s, u"{\"without\":[0]}"_s,
          u"{\"without\":[-7]}"_s, u"{\"without\":[1.5]}"_s, u"{\"without\":null}"_s,
          u"{\"without\":[7],\"of a later version\":1}"_s, u"{\"without\":[7],\"status\":99}"_s,
          u"{\"missed_by\":7,\"without\":[7]}"_s})
        QVERIFY2(!audienceFrom(text).has_value(), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestStorageAudience)
#include "tst_storage_audience.moc"
