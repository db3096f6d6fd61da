// The words for broadcasts, and the list of those they were for.
#include "models/broadcast_list_model.h"
#include "models/broadcast_words.h"
#include "models/recipient_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using models::BroadcastWords;
using models::RecipientListModel;
using storage::JobOutcome;
using storage::Recipient;

class TestModelsBroadcasts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coverageFollowsTheLanguageRule();
    void coverageIsTold();
    void outcomesAreAddedUp();
    void aStarPaysForTen();
    void whoIsLeftOutIsTold();
    void aFilterIsTold();
    void everyReasonOfAPauseIsTold();
    void recipientsComeInPages();
    void whatHappenedToARecipientIsTold();
    void listTellsHowEachBegins();
};

namespace
{

QList<Recipient> recipients(qint64 first, int count)
{
    QList<Recipient> people;
    for (qint64 id = first; id < first + count; ++id)
        people.append({.position = id * 10, .user = id});
    return people;
}

} // namespace

void TestModelsBroadcasts::coverageFollowsTheLanguageRule()
{
    const storage::BroadcastForecast forecast{
        .reached = 100, .languages = {{u"ru"_s, 60}, {u"pt-br"_s, 15}, {u"de"_s, 5}, {u""_s, 20}}};
    auto coverage = models::coverageOf(forecast, {u""_s, u"ru"_s, u"pt"_s, u"en"_s});
    QCOMPARE(coverage.total, 100);
    QCOMPARE(coverage.parts.size(), 4);
    const auto people = [&coverage](const QString &tag) {
        for (const auto &part : coverage.parts) {
            if (part.language == tag)
                return part.people;
        }
        return qint64(-1);
    };
    QCOMPARE(people(u"ru"_s), 60);
    QCOMPARE(people(u"pt"_s), 15); // by its first part
    QCOMPARE(people(u"en"_s), 20); // assumed of those who never reported one
    QCOMPARE(people(u""_s), 5);    // everyone else
    // Without a text for everyone else English serves them.
    coverage = models::coverageOf(forecast, {u"ru"_s, u"en"_s});
    QCOMPARE(people(u"ru"_s), 60);
    QCOMPARE(people(u"en"_s), 40);
    QCOMPARE(coverage.parts.first().language, u"ru"_s); // the largest first
    QCOMPARE(coverage.parts.last().languages, 3);
}

void TestModelsBroadcasts::coverageIsTold()
{
    const models::Coverage coverage{.parts = {{u"ru"_s, 399, 1}, {u""_s, 1, 2}, {u"de"_s, 0, 0}},
                                    .total = 400};
    const QStringList lines = BroadcastWords::coverage(coverage);
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(0).contains(u"(ru): 100 %, 399 people"_s), qPrintable(lines.at(0)));
    QVERIFY2(lines.at(1).startsWith(u"Everyone else: under 1 %, 1 "_s) &&
                 lines.at(1).contains(u"different languages: 2"_s),
             qPrintable(lines.at(1)));
    QVERIFY2(lines.at(2).endsWith(u"(de): nobody"_s), qPrintable(lines.at(2)));
}

void TestModelsBroadcasts::outcomesAreAddedUp()
{
    const auto result = models::broadcastResultOf(
        {{JobOutcome::Sent, DialogStatus::Open, DialogStatus::Open, 5},
         {JobOutcome::Sent, DialogStatus::Temporary, DialogStatus::Open, 2},
         {JobOutcome::Refused, DialogStatus::Open, DialogStatus::Blocked, 3},
         {JobOutcome::Unknown, DialogStatus::Open, DialogStatus::Open, 1},
         {JobOutcome::TakenBack, DialogStatus::Open, DialogStatus::Open, 4},
         {JobOutcome::NotReached, DialogStatus::Blocked, DialogStatus::Blocked, 7},
         {JobOutcome::NotReached, DialogStatus::Bot, DialogStatus::Bot, 1}});
    QCOMPARE(result.sent, 7);
    QCOMPARE(result.refused, 3);
    QCOMPARE(result.unknown, 1);
    QCOMPARE(result.takenBack, 4);
    QCOMPARE(result.notReached(), 8);
    QCOMPARE(BroadcastWords::results(result).size(), 4);
    QVERIFY(BroadcastWords::results({}).isEmpty());
}

void TestModelsBroadcasts::aStarPaysForTen()
{
    QCOMPARE(models::starsFor(0), 0);
    QCOMPARE(models::starsFor(1), 1);
    QCOMPARE(models::starsFor(10), 1);
    QCOMPARE(models::starsFor(11), 2);
    QVERIFY(BroadcastWords::price(25).startsWith(u"Up to 3 Stars"_s));
}

void TestModelsBroadcasts::whoIsLeftOutIsTold()
{
    const QStringList lines =
        BroadcastWords::skipped({{DialogStatus::Blocked, 2},
                                 {DialogStatus::Bot, 1},
                                 {DialogStatus::Unverified, 0}}); // nobody: not told
    QCOMPARE(lines, (QStringList{u"2 people who have stopped the bot"_s, u"1 bots"_s}));
    for (const DialogStatus status :
         {DialogStatus::Open, DialogStatus::Temporary, DialogStatus::NotStarted,
          DialogStatus::Blocked, DialogStatus::Deactivated, DialogStatus::Unverified,
          DialogStatus::Bot})
        QCOMPARE(BroadcastWords::skipped({{status, 3}}).size(), 1);
}

void TestModelsBroadcasts::aFilterIsTold()
{
    QVERIFY(BroadcastWords::filter({}).isEmpty());
    const storage::UserQuery query{.search = u"  ann "_s,
                                   .status = DialogStatus::Open,
                                   .language = u"ru"_s,
                                   .ground = domain::Ground::None,
                                   .notHeardSince = 1000};
    const QStringList lines = BroadcastWords::filter(query);
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines.contains(u"Search: “ann”"_s));
    QVERIFY(lines.contains(u"Dialog: Open"_s));
    QVERIFY(lines.contains(u"Ground: none"_s));
    QVERIFY(BroadcastWords::audience(query).startsWith(u"Everyone in this filter:\n"_s));
    QCOMPARE(BroadcastWords::audience(storage::UserQuery{}), u"Everyone whom the bot knows."_s);
    QVERIFY(BroadcastWords::audience(storage::MissedBy{.jobId = 1}).contains(u"brought nothing"_s));
    QCOMPARE(BroadcastWords::audience(storage::EveryoneBut{.query = {}, .exceptions = {4, 5}}),
             u"Everyone whom the bot knows.\nBut for 2 people who were taken out."_s);
}

void TestModelsBroadcasts::everyReasonOfAPauseIsTold()
{
    using storage::PauseReason;
    storage::Job job{.kind = storage::JobKind::Broadcast, .state = storage::JobState::Paused};
    QVERIFY(BroadcastWords::pauseReason(job).isEmpty()); // the operator knows
    QVERIFY(!BroadcastWords::standing(job).isEmpty());
    QSet<QString> sentences;
    for (const PauseReason reason :
         {PauseReason::ProgramEnded, PauseReason::MomentPassed, PauseReason::TextRefused,
          PauseReason::FileMissing, PauseReason::FileChanged, PauseReason::FileRefused,
          PauseReason::NobodyGotIt}) {
        job.pauseReason = reason;
        QVERIFY(!BroadcastWords::pauseReason(job).isEmpty());
        QVERIFY(BroadcastWords::standing(job).isEmpty()); // one sentence is enough
        sentences.insert(BroadcastWords::pauseReason(job));
    }
    QCOMPARE(sentences.size(), 7);
    job.state = storage::JobState::Running;
    QVERIFY(BroadcastWords::pauseReason(job).isEmpty());
}

void TestModelsBroadcasts::recipientsComeInPages()
{
    RecipientListModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy wanted(&model, &RecipientListModel::pageWanted);
    QVERIFY(!model.canFetchMore({}));
    model.begin();
    QCOMPARE(wanted.takeFirst().first().toLongLong(), 0);
    QVERIFY(!model.canFetchMore({})); // one page is on its way
    model.add(recipients(1, RecipientListModel::pageSize));
    QCOMPARE(model.rowCount(), RecipientListModel::pageSize);
    // The tester may have asked already, as a view does.
    if (model.canFetchMore({}))
        model.fetchMore({});
    QCOMPARE(wanted.takeFirst().first().toLongLong(), RecipientListModel::pageSize * 10);
    model.add(recipients(RecipientListModel::pageSize + 1, 3));
    QCOMPARE(model.rowCount(), RecipientListModel::pageSize + 3);
    QVERIFY(!model.canFetchMore({})); // a page that is not full is the last one
    model.goOn();
    QCOMPARE(wanted.takeFirst().first().toLongLong(), (RecipientListModel::pageSize + 3) * 10);
    model.add({});
    QCOMPARE(model.rowCount(), RecipientListModel::pageSize + 3);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestModelsBroadcasts::whatHappenedToARecipientIsTold()
{
    RecipientListModel model;
    model.begin();
    model.add({{.position = 1,
                .user = 7,
                .profile = {.firstName = u"Ann"_s, .username = u"ann"_s},
                .status = DialogStatus::Blocked,
                .reason = storage::OutboxReason::ServerRefused,
                .errorCode = 403,
                .errorText = u"Forbidden: bot was blocked by the user"_s}});
    const auto cell = [&model](int column) { return model.index(0, column).data().toString(); };
    QCOMPARE(cell(RecipientListModel::Name), u"Ann"_s);
    QCOMPARE(cell(RecipientListModel::Username), u"@ann"_s);
    QCOMPARE(cell(RecipientListModel::Dialog), u"Stopped the bot"_s);
    QCOMPARE(cell(RecipientListModel::Why),
             u"Refused by the server: Forbidden: bot was blocked by the user"_s);
    QCOMPARE(cell(RecipientListModel::When), QString());
}

void TestModelsBroadcasts::listTellsHowEachBegins()
{
    models::BroadcastListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setReports({{.job = {.id = 2, .kind = storage::JobKind::Broadcast}},
                      {.job = {.id = 1, .kind = storage::JobKind::Broadcast}}});
    QVERIFY(!model.knows(2));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.addBeginnings({{2, u"Hello"_s}});
    QCOMPARE(changed.count(), 1);
    QVERIFY(model.knows(2));
    QCOMPARE(model.index(0, models::JobListModel::What).data().toString(), u"Hello"_s);
    QCOMPARE(model.index(1, models::JobListModel::What).data().toString(), QString());
}

QTEST_GUILESS_MAIN(TestModelsBroadcasts)
#include "tst_models_broadcasts.moc"
