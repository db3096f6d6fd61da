// What a broadcast is made of, without a server: checks, languages, what a refusal is about, the
// server's clock, the file of those who got it.
#include "engine/broadcast_check.h"
#include "engine/broadcast_text.h"
#include "engine/broadcast_transmission.h"
#include "engine/exporter.h"
#include "engine/server_clock.h"
#include "storage/broadcast_repository.h"
#include "storage/job_repository.h"
#include "storage/outbox_repository.h"
#include "storage/user_repository.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using engine::BroadcastOrder;
using engine::BroadcastProblemKind;
using storage::PauseReason;

Q_DECLARE_METATYPE(botdesk::engine::BroadcastOrder)

namespace
{

BroadcastOrder orderOf(const QString &text)
{
    BroadcastOrder order;
    order.content.texts.insert(QString(), text);
    return order;
}

} // namespace

class TestBroadcastParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void problems_data();
    void problems();
    void whatIsGoodHasNone();
    void languages_data();
    void languages();
    void refusals_data();
    void refusals();
    void theServersClock();
    void recipientsAsAFile();
};

void TestBroadcastParts::problems_data()
{
    QTest::addColumn<BroadcastOrder>("order");
    QTest::addColumn<BroadcastProblemKind>("kind");
    using enum BroadcastProblemKind;
    const auto row = [](const char *name, const QString &text, BroadcastProblemKind kind,
                        bool html = false) {
        BroadcastOrder order = orderOf(text);
        order.content.html = html;
        QTest::newRow(name) << order << kind;
    };
    row("empty", u""_s, Text);
    row("spaces", u" \n\t"_s, Text);
    row("too long", QString(4097, u'a'), Text);
    row("too long for the longest names", u"{first_name}"_s + QString(4090, u'a'), Text);
    row("nothing left without a name", u"{first_name}"_s, Text);
    row("nothing left of the markup", u"<b> </b>"_s, Text, true);
    row("broken", u"<b>bold"_s, Text, true);
    row("payload", u"Dear {payload|friend}"_s, UnknownPlaceholder);
    row("placeholder", u"Dear {firstname}"_s, UnknownPlaceholder);
    BroadcastOrder order = orderOf(u"x"_s);
    order.content.texts.clear();
    QTest::newRow("no text") << order << NoText;
    order = orderOf(u"x"_s);
    order.content.buttons = {{u"ok"_s, u"https://example.org"_s}, {u"bad"_s, u"javascript:x"_s}};
    QTest::newRow("button") << order << Button;
    order = orderOf(u"x"_s);
    order.startAt = QDateTime::currentMSecsSinceEpoch() - 1000;
    QTest::newRow("past") << order << PastMoment;
    order = orderOf(u"x"_s);
    order.content.starCap = -1;
    QTest::newRow("stars") << order << NoStars;
    order = orderOf(u"x"_s);
    order.content.media = storage::MediaKind::Photo;
    order.content.mediaPath = u"/nowhere/at/all.png"_s;
    QTest::newRow("no file") << order << File;
    order.content.mediaPath = QCoreApplication::applicationFilePath();
    QTest::newRow("no photo") << order << File;
    order = orderOf(QString(1025, u'a'));
    order.content.media = storage::MediaKind::Document;
    order.content.mediaPath = QCoreApplication::applicationFilePath();
    QTest::newRow("caption") << order << Text;
}

void TestBroadcastParts::problems()
{
    QFETCH(const BroadcastOrder, order);
    QFETCH(const BroadcastProblemKind, kind);
    const auto found = engine::checkBroadcast(order, QDateTime::currentMSecsSinceEpoch(),
                                              {.photo = 1 << 20, .document = qint64(1) << 40});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().kind, kind);
}

void TestBroadcastParts::whatIsGoodHasNone()
{
    BroadcastOrder order = orderOf(u"Dear <b>{first_name|friend}</b> &amp; co"_s);
    order.content.html = true;
    order.content.texts.insert(u"ru"_s, u"Привет"_s);
    order.content.buttons = {{u"ok"_s, u"https://example.org"_s}};
    order.startAt = 1001;
    QVERIFY(engine::checkBroadcast(order, 1000).isEmpty());
    // A caption may be empty.
    BroadcastOrder media = orderOf(u""_s);
    media.content.media = storage::MediaKind::Document;
    media.content.mediaPath = QCoreApplication::applicationFilePath();
    QVERIFY(engine::checkBroadcast(media, 0, {.photo = 0, .document = qint64(1) << 40}).isEmpty());
    // What is written plainly is no markup.
    QVERIFY(engine::checkBroadcast(orderOf(u"1 < 2 & 3"_s), 0).isEmpty());
}

void TestBroadcastParts::languages_data()
{
    QTest::addColumn<QStringList>("available");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("chosen");
    const QStringList all{u""_s, u"en"_s, u"pt"_s, u"pt-br"_s};
    QTest::newRow("whole tag") << all << u"pt-BR"_s << u"pt-br"_s;
    QTest::newRow("primary part") << all << u"pt-pt"_s << u"pt"_s;
    QTest::newRow("everyone else") << all << u"de"_s << u""_s;
    QTest::newRow("not reported") << all << u""_s << u"en"_s;
    QTest::newRow("no English") << QStringList{u""_s, u"ru"_s} << u""_s << u""_s;
    QTest::newRow("English, without a text for the rest")
        << QStringList{u"en"_s, u"ru"_s} << u"de"_s << u"en"_s;
    QTest::newRow("the first") << QStringList{u"ru"_s, u"uk"_s} << u"de"_s << u"ru"_s;
}

void TestBroadcastParts::languages()
{
    QFETCH(const QStringList, available);
    QFETCH(const QString, language);
    QFETCH(const QString, chosen);
    QCOMPARE(engine::languageOfText(available, language), chosen);
}

void TestBroadcastParts::refusals_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::addColumn<PauseReason>("ofText");
    QTest::addColumn<PauseReason>("ofFile");
    const auto row = [](const char *words, PauseReason ofText, PauseReason ofFile, int code = 400) {
        QTest::newRow(words) << code << QString::fromLatin1(words) << ofText << ofFile;
    };
    using enum PauseReason;
    row("Bad Request: can't parse entities: unclosed", TextRefused, TextRefused);
    row("Bad Request: message is too long", TextRefused, TextRefused);
    row("Bad Request: message caption is too long", TextRefused, TextRefused);
    row("Bad Request: BUTTON_URL_INVALID", TextRefused, TextRefused);
    row("Bad Request: IMAGE_PROCESS_FAILED", None, FileRefused);
    row("Bad Request: wrong file identifier/HTTP URL specified", None, FileRefused);
    row("Bad Request: file must be non-empty", TextRefused, FileRefused);
    row("Request Entity Too Large", TextRefused, FileRefused, 413);
    // About the person, or about nobody knows what.
    row("Forbidden: bot was blocked by the user", None, None, 403);
    row("Bad Request: chat not found", None, None);
    row("Bad Request: SOMETHING_NEW", None, None);
    row("Too Many Requests: retry after 5", None, None, 429);
}

void TestBroadcastParts::refusals()
{
    QFETCH(const int, code);
    QFETCH(const QString, words);
    QFETCH(const PauseReason, ofText);
    QFETCH(const PauseReason, ofFile);
    const botapi::Error error{
        .kind = botapi::ErrorKind::Refused, .code = code, .description = words};
    QCOMPARE(engine::broadcastHindrance(error, {}), ofText);
    QCOMPARE(engine::broadcastHindrance(error, {.media = storage::MediaKind::Photo}), ofFile);
    const botapi::Error unable{.kind = botapi::ErrorKind::InvalidRequest};
    QCOMPARE(engine::broadcastHindrance(unable, {.media = storage::MediaKind::Photo}),
             PauseReason::FileMissing);
}

void TestBroadcastParts::theServersClock()
{
    engine::ServerClock clock;
    QVERIFY(!clock.now().has_value());
    const QDateTime future = QDateTime::currentDateTimeUtc().addDays(3);
    QVERIFY(clock.heard(future));
    QVERIFY(*clock.now() >= future.toMSecsSinceEpoch());
    QVERIFY(!clock.heard(future.addSecs(1))); // it tells whole seconds: no news
    QVERIFY(clock.heard(future.addSecs(-3600)));
    QVERIFY(*clock.now() < future.toMSecsSinceEpoch());
}

void TestBroadcastParts::recipientsAsAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"botdesk.sqlite"_s);
    qint64 job = 0;
    {
        auto database =
            std::move(storage::Database::open(path, storage::Database::Mode::ReadWrite).value());
        storage::UserRepository users(*database);
        for (domain::UserId id = 1; id <= 3; ++id) {
            domain::User user{.id = id};
            user.profile.firstName = id == 2 ? u"=1+1, \"Анна\""_s : u"P"_s;
            user.profile.username = u"user%1"_s.arg(id);
            user.dialog.status = domain::DialogStatus::Open;
            QVERIFY(users.save(user).has_value());
        }
        job = storage::JobRepository(*database)
                  .add({.kind = storage::JobKind::Broadcast}, storage::UserQuery{}, 0)
                  .value();
        storage::OutboxRepository outbox(*database);
        for (domain::UserId id = 1; id <= 2; ++id) {
            const auto kind = storage::OutboxKind::Broadcast;
            const qint64 item = outbox.add({.user = id, .kind = kind, .jobId = job}).value();
            QVERIFY(outbox.markInFlight(item, id, 1).value());
            QVERIFY(outbox
                        .finish({.id = item,
                                 .kind = kind,
                                 .state = storage::OutboxState::Refused,
                                 .finishedAt = 1'700'000'000'000,
                                 .reason = storage::OutboxReason::ServerRefused,
                                 .errorCode = 403,
                                 .errorText = u"Forbidden: blocked"_s})
                        .has_value());
        }
        QVERIFY(storage::JobRepository(*database).take(job, 2).has_value());
    }
    engine::Exporter exporter;
    const auto exported = [&](storage::RecipientGroup group) {
        const QSignalSpy finished(&exporter, &engine::Exporter::finished);
        engine::ExportOrder order{.database = path, .target = folder.filePath(u"out.csv"_s)};
        order.recipients = engine::RecipientList{job, group};
        exporter.start(order);
        if (!QTest::qWaitFor([&] { return finished.count() > 0; }, 20'000))
            return QByteArrayList();
        QFile file(order.target);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QByteArrayList();
    };
    const QByteArrayList refused = exported(storage::RecipientGroup::Refused);
    QCOMPARE(refused.size(), 4); // a header, two, and nothing behind the last line
    QVERIFY(refused.first().startsWith("\xEF\xBB\xBFid,first_name,"));
    QCOMPARE(refused.at(1), "1,\"P\",,\"user1\",open,refused,server_refused,403,"
                            "\"Forbidden: blocked\",2023-11-14T22:13:20Z\r");
    QVERIFY(refused.at(2).startsWith("2,\"'=1+1, \"\"Анна\"\"\",,\"user2\",open,"));
    const QByteArrayList left = exported(storage::RecipientGroup::Left);
    QCOMPARE(left.size(), 3);
    QCOMPARE(left.at(1), "3,\"P\",,\"user3\",open,left,,,,\r");
}

QTEST_GUILESS_MAIN(TestBroadcastParts)
#include "tst_broadcast_parts.moc"
