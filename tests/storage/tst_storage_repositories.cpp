// Every repository keeps what it is given.
#include "open_database.h"
#include "storage/evidence_repository.h"
#include "storage/greeting_repository.h"
#include "storage/message_repository.h"
#include "storage/outbox_decisions.h"
#include "storage/outbox_repository.h"
#include "storage/settings_repository.h"
#include "storage/user_repository.h"

#include <QTest>

using namespace botdesk;
using namespace botdesk::storage;
using namespace Qt::StringLiterals;
using tests::OpenDatabase;

namespace
{

domain::User ann()
{
    return {.id = domain::maxUserId,
            .profile = {u"Анна <b>"_s, u"Lee"_s, u"AnnLee"_s},
            .profileAt = 100,
            .language = u"ru"_s,
            .languageAt = 90,
            .firstSeen = 10,
            .lastSeen = 100,
            .source = u"spring"_s,
            .sourceAt = 50,
            .dialog = {.status = domain::DialogStatus::Open,
                       .ground = domain::Ground::LoggedInOnSite,
                       .groundDetail = u"example.org"_s,
                       .since = 60,
                       .decidedBy = 3,
                       .met = true,
                       .join = {-100, 4711, u"Club"_s, 70, 370},
                       .last = {99, 2, 5, 7}}};
}

} // namespace

class TestStorageRepositories : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usersComeBackAsTheyWere();
    void twoPeopleMayHaveOneUsername();
    void formerNamesAreKept();
    void evidenceIsAddedOnce();
    void messagesAreAddedOnceAndEdited();
    void outboxStates();
    void inFlightBecomesUnknown();
    void onlyQueuedItemsAreTakenBack();
    void progressAndCounts();
    void greetingsAreReplaced();
    void automaticGreetingsAreKept();
    void theAudienceOfGreetingsIsCounted();
};

void TestStorageRepositories::usersComeBackAsTheyWere()
{
    const OpenDatabase open;
    UserRepository users(*open);
    QVERIFY(users.save(ann()).has_value());
    const auto found = users.find(ann().id);
    QVERIFY(found && *found);
    const domain::User &user = **found;
    QCOMPARE(user.id, ann().id);
    QCOMPARE(user.profile, ann().profile);
    QCOMPARE(user.language, u"ru"_s);
    QCOMPARE(user.source, u"spring"_s);
    QVERIFY(user.dialog == ann().dialog);
    QCOMPARE(user.lastSeen, 100);

    domain::User changed = ann();
    changed.profile.username.clear();
    changed.language.clear();
    QVERIFY(users.save(changed).has_value());
    QCOMPARE(users.find(ann().id).value()->profile.username, QString());
    QCOMPARE(users.count().value(), 1);
    QVERIFY(!users.find(1).value().has_value());
}

void TestStorageRepositories::twoPeopleMayHaveOneUsername()
{
    const OpenDatabase open;
    UserRepository users(*open);
    domain::User second = ann();
    second.id = 5;
    QVERIFY(users.save(ann()).has_value());
    QVERIFY(users.save(second).has_value());
    QCOMPARE(users.count().value(), 2);
}

void TestStorageRepositories::formerNamesAreKept()
{
    const OpenDatabase open;
    UserRepository users(*open);
    QVERIFY(users.save(ann()).has_value());
    QVERIFY(users.keepFormerName(ann().id, {u"Old"_s, {}, u"old"_s}, 5).has_value());
    const auto names = users.formerNames(ann().id).value();
    QCOMPARE(names.size(), 1);
    QCOMPARE(names.first().profile.username, u"old"_s);
}

void TestStorageRepositories::evidenceIsAddedOnce()
{
    const OpenDatabase open;
    UserRepository users(*open);
    QVERIFY(users.save(ann()).has_value());
    EvidenceRepository ledger(*open);
    const domain::Evidence refusal{.user = ann().id,
                                   .kind = domain::EvidenceKind::RefusedBlocked,
                                   .source = domain::EvidenceSource::Answer,
                                   .happenedAt = 77,
                                   .recordedAt = 77'123,
                                   .outboxId = 4,
                                   .errorCode = 403,
                                   .text = u"Forbidden: bot was blocked by the user"_s};
    const auto id = ledger.add(refusal);
    QVERIFY(id && *id > 0);
    QCOMPARE(ledger.add(refusal).value(), 0);
    // The same kind in the same second, but after another item: a fact of its own.
    domain::Evidence another = refusal;
    another.outboxId = 5;
    QVERIFY(ledger.add(another).value() > 0);
    const auto all = ledger.about(ann().id).value();
    QCOMPARE(all.size(), size_t(2));
    QCOMPARE(all.front().text, refusal.text);
    QCOMPARE(all.front().errorCode, 403);
    QCOMPARE(all.front().id, *id);
}

void TestStorageRepositories::messagesAreAddedOnceAndEdited()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save(ann()).has_value());
    MessageRepository messages(*open);
    Message message{.user = ann().id,
                    .telegramId = 9,
                    .sentAt = 50,
                    .content = u"text"_s,
                    .text = u"Привет 🌿"_s};
    QVERIFY(messages.add(message).has_value());
    QVERIFY(messages.add(message).has_value());
    message.text = u"Привет!"_s;
    message.editedAt = 60;
    QVERIFY(messages.edit(message).has_value());
    // An edit that was overtaken by a later one changes nothing.
    message.text = u"old edit"_s;
    message.editedAt = 55;
    QVERIFY(messages.edit(message).has_value());
    const auto all = messages.with(ann().id, 10).value();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first().text, u"Привет!"_s);
    QCOMPARE(all.first().editedAt, 60);
}

void TestStorageRepositories::outboxStates()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save(ann()).has_value());
    OutboxRepository outbox(*open);
    const auto add = [&](OutboxLane lane, OutboxKind kind) {
        return outbox.add({.user = ann().id, .lane = lane, .kind = kind, .text = u"x"_s}).value();
    };
    const qint64 probe = add(OutboxLane::Probe, OutboxKind::Probe);
    const qint64 byHand = add(OutboxLane::Operator, OutboxKind::Message);
    auto waiting = outbox.waiting(10).value();
    QCOMPARE(waiting.size(), 2);
    QCOMPARE(waiting.first().id, byHand); // by hand comes first (R14)
    QVERIFY(outbox.isPending(ann().id, OutboxKind::Probe).value());
    QVERIFY(!outbox.isPending(ann().id, OutboxKind::Greeting).value());

    QVERIFY(outbox.markInFlight(byHand, ann().id, 1000).has_value());
    QCOMPARE(outbox.counts().value(), (OutboxCounts{1, 1}));
    OutboxItem ended = waiting.first();
    ended.state = OutboxState::Refused;
    ended.reason = OutboxReason::ServerRefused;
    ended.errorCode = 403;
    ended.errorText = u"Forbidden"_s;
    QVERIFY(outbox.finish(ended).has_value());
    const auto unsent = outbox.unsentTo(ann().id).value();
    QCOMPARE(unsent.size(), 1); // a probe is no part of the conversation
    QCOMPARE(unsent.first().errorText, u"Forbidden"_s);
    QVERIFY(outbox.markInFlight(probe, ann().id, 2000).has_value());
    QCOMPARE(outbox.lastAttempt(ann().id, OutboxKind::Probe).value(), 2000);
    QVERIFY(outbox.markQueued(probe).has_value());
    QCOMPARE(outbox.waiting(10).value().first().id, probe);
}

void TestStorageRepositories::inFlightBecomesUnknown()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save(ann()).has_value());
    OutboxRepository outbox(*open);
    const qint64 id = outbox.add({.user = ann().id, .text = u"x"_s}).value();
    QVERIFY(outbox.markInFlight(id, ann().id, 1).has_value());
    QCOMPARE(outbox.giveUpInFlight(5).value(), QList<domain::UserId>{ann().id});
    QCOMPARE(outbox.counts().value(), OutboxCounts{});
    const auto unsent = outbox.unsentTo(ann().id).value();
    QCOMPARE(unsent.first().state, OutboxState::Unknown);
    QCOMPARE(unsent.first().reason, OutboxReason::ProgramEnded);
    QVERIFY(outbox.giveUpInFlight(6).value().isEmpty());
}

void TestStorageRepositories::onlyQueuedItemsAreTakenBack()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save(ann()).has_value());
    OutboxRepository outbox(*open);
    const qint64 first = outbox.add({.user = ann().id, .text = u"x"_s}).value();
    const qint64 second = outbox.add({.user = ann().id, .text = u"y"_s}).value();
    QVERIFY(outbox.markInFlight(first, ann().id, 1).has_value());
    OutboxDecisions decisions(*open);
    QVERIFY(decisions.takeBack({first}, 2).value().isEmpty());
    QCOMPARE(decisions.takeBack({second}, 2).value().users, QSet<domain::UserId>{ann().id});
    QCOMPARE(outbox.counts().value(), (OutboxCounts{0, 1}));
}

void TestStorageRepositories::progressAndCounts()
{
    const OpenDatabase open;
    SettingsRepository settings(*open);
    QCOMPARE(settings.progress().value().nextUpdateId, 0);
    QVERIFY(settings.setProgress({{3, 4711}, 99, 5}).has_value());
    const auto progress = settings.progress().value();
    QCOMPARE(progress.applied, (JournalPosition{3, 4711}));
    QCOMPARE(progress.nextUpdateId, 99);
    QVERIFY(settings.addToCount({u"shiny_new"_s, 1, 1, 7}).has_value());
    QVERIFY(settings.addToCount({u"shiny_new"_s, 2, 1, 8}).has_value());
    const auto counts = settings.updateCounts().value();
    QCOMPARE(counts.size(), 1);
    QCOMPARE(counts.first().count, 3);
    QCOMPARE(counts.first().notUnderstood, 2);
    QCOMPARE(counts.first().lastAt, 8);
    QCOMPARE(settings.notUnderstood().value(), 2);
}

void TestStorageRepositories::greetingsAreReplaced()
{
    const OpenDatabase open;
    GreetingRepository greetings(*open);
    QCOMPARE(greetings.settings().value(), GreetingSettings());
    const domain::Greetings before{
        .general = {{u"en"_s, u"Hi"_s}, {u"ru"_s, u"Привет"_s}},
        .byPayload = {{u"spring"_s, {{u"ru"_s, u"Весна"_s}}}, {u"Spring"_s, {{u"en"_s, u"S"_s}}}}};
    QVERIFY(greetings.setGreetings(before).has_value());
    QCOMPARE(greetings.greetings().value(), before);
    const GreetingSettings after{.greetings = {.general = {{u"ru"_s, u"Здравствуйте"_s}},
                                               .byPayload = {{u"sale"_s, {{u"ru"_s, u"-"_s}}}}},
                                 .automatic = true};
    QVERIFY(greetings.setSettings(after).has_value());
    QCOMPARE(greetings.settings().value(), after);
}

void TestStorageRepositories::automaticGreetingsAreKept()
{
    const OpenDatabase open;
    QVERIFY(UserRepository(*open).save(ann()).has_value());
    GreetingRepository greetings(*open);
    const domain::UserId id = ann().id;
    QVERIFY(!greetings.lastAutomatic(id, {}).value());
    for (const domain::Seconds at : {100, 200})
        QVERIFY(
            greetings.keepAutomatic({.user = id, .payload = {}, .startedAt = at, .outboxId = at})
                .has_value());
    QVERIFY(
        greetings
            .keepAutomatic({.user = id, .payload = u"spring"_s, .startedAt = 150, .outboxId = 150})
            .has_value());
    QCOMPARE(greetings.lastAutomatic(id, {}).value()->startedAt, 200);
    QCOMPARE(greetings.lastAutomatic(id, u"spring"_s).value()->outboxId, 150);
    QVERIFY(!greetings.lastAutomatic(id + 1, {}).value());
}

void TestStorageRepositories::theAudienceOfGreetingsIsCounted()
{
    const OpenDatabase open;
    UserRepository users(*open);
    domain::UserId id = 0;
    const auto add = [&](const QString &language, const QString &source, int count,
                         domain::DialogStatus status = domain::DialogStatus::Open) {
        for (int i = 0; i < count; ++i) {
            domain::User user = ann();
            user.id = ++id;
            user.language = language;
            user.source = source;
            user.dialog.status = status;
            QVERIFY(users.save(user).has_value());
        }
    };
    add(u"ru"_s, {}, 5);
    add(u"en"_s, {}, 2, domain::DialogStatus::Blocked);
    add({}, {}, 1);
    add(u"en"_s, {}, 4, domain::DialogStatus::Bot);
    add(u"ru"_s, u"spring"_s, 3);
    add(u"de"_s, u"spring"_s, 1);
    add(u"de"_s, u"sale"_s, 2);

    const auto all = greetingAudience(*open, {}).value();
    QCOMPARE(all.general,
             (domain::PeopleByLanguage{{u"ru"_s, 8}, {u"en"_s, 2}, {u"de"_s, 3}, {QString(), 1}}));
    const auto audience = greetingAudience(*open, {u"spring"_s, u"nobody"_s}).value();
    QCOMPARE(audience.general,
             (domain::PeopleByLanguage{{u"ru"_s, 5}, {u"en"_s, 2}, {u"de"_s, 2}, {QString(), 1}}));
    QCOMPARE(audience.byPayload.value(u"spring"_s),
             (domain::PeopleByLanguage{{u"ru"_s, 3}, {u"de"_s, 1}}));
    QVERIFY(audience.byPayload.value(u"nobody"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestStorageRepositories)
#include "tst_storage_repositories.moc"
