// The ledger as it is kept: whatever the order in which evidence arrives, the person that is stored
// ends in the same state, and that is the state which all of it comes to (R7).
#include "../storage/open_database.h"
#include "engine/people.h"
#include "storage/evidence_repository.h"
#include "storage/user_repository.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogState;
using domain::DialogStatus;
using domain::Evidence;
using domain::EvidenceKind;
using domain::EvidenceSource;
using engine::People;
using tests::OpenDatabase;

namespace
{

constexpr domain::Seconds noon = 1'790'000'000;

EvidenceSource sourceOf(EvidenceKind kind)
{
    if (kind == EvidenceKind::Imported)
        return EvidenceSource::Operator;
    return kind >= EvidenceKind::MessageAccepted ? EvidenceSource::Answer : EvidenceSource::Update;
}

/// A history with every kind of evidence, many pieces of it in the same seconds.
std::vector<Evidence> randomHistory(std::mt19937 &random)
{
    std::vector<Evidence> history;
    const int count = 1 + static_cast<int>(random() % 12);
    for (int i = 0; i < count; ++i) {
        const auto kind =
            static_cast<EvidenceKind>(1 + random() % static_cast<unsigned>(EvidenceKind::Imported));
        Evidence piece{.kind = kind,
                       .source = sourceOf(kind),
                       .happenedAt = noon + static_cast<qint64>(random() % 7)};
        if (piece.source == EvidenceSource::Update)
            piece.updateId = i + 1;
        if (piece.source == EvidenceSource::Answer)
            piece.outboxId = i + 1;
        piece.chatId = -100 - static_cast<qint64>(random() % 2);
        piece.userChatId = 77;
        history.push_back(piece);
    }
    return history;
}

/// What a state shows. The piece that decided is named by what it is, since ids follow arrival.
auto shown(const DialogState &state)
{
    return std::tuple(state.status, state.ground, state.groundDetail, state.since, state.met,
                      state.join);
}

} // namespace

class TestEnginePeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOrderOfArrivalDoesNotMatter();
    void theSameFactTwiceIsOneFact();
    void seenManyTimesIsMetOnce();
    void metEarlierThanKnown();

private:
    /// Records a history about a new person in the order in which it stands.
    DialogState arrive(const std::vector<Evidence> &history);
    std::vector<Evidence> ledgerOf(domain::UserId user);

    OpenDatabase m_open;
    domain::UserId m_user = 0;
};

DialogState TestEnginePeople::arrive(const std::vector<Evidence> &history)
{
    ++m_user;
    auto transaction = storage::Transaction::begin(*m_open);
    qint64 arrival = (noon + 100) * 1000;
    for (Evidence piece : history) {
        piece.user = m_user;
        piece.recordedAt = ++arrival;
        People people(*m_open); // each in a batch of its own, as updates come
        engine::UpdateFacts facts{.happenedAt = piece.happenedAt, .evidence = {piece}};
        if (piece.source == EvidenceSource::Update)
            facts.sightings = {{.user = m_user, .profile = {u"Ann"_s, {}, {}}}};
        if (!people.take(facts).has_value() || !people.save().has_value())
            qFatal("evidence could not be recorded");
    }
    if (!transaction->commit().has_value())
        qFatal("the transaction could not be committed");
    return storage::UserRepository(*m_open).find(m_user).value().value().dialog;
}

std::vector<Evidence> TestEnginePeople::ledgerOf(domain::UserId user)
{
    return storage::EvidenceRepository(*m_open).about(user).value();
}

void TestEnginePeople::theOrderOfArrivalDoesNotMatter()
{
    std::mt19937 random(20'261'122); // always the same histories
    for (int round = 0; round < 300; ++round) {
        std::vector<Evidence> history = randomHistory(random);
        const auto expected = shown(domain::fold(history));
        for (int permutation = 0; permutation < 8; ++permutation) {
            std::ranges::shuffle(history, random);
            const DialogState stored = arrive(history);
            QVERIFY2(shown(stored) == expected, qPrintable(QString::number(round)));
            QVERIFY(shown(domain::fold(ledgerOf(m_user))) == expected);
        }
    }
}

void TestEnginePeople::theSameFactTwiceIsOneFact()
{
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        std::vector<Evidence> history = randomHistory(random);
        const auto expected = shown(arrive(history));
        const auto size = ledgerOf(m_user).size();
        history.insert(history.end(), history.begin(), history.end());
        QVERIFY(shown(arrive(history)) == expected);
        QCOMPARE(ledgerOf(m_user).size(), size);
    }
}

void TestEnginePeople::seenManyTimesIsMetOnce()
{
    std::vector<Evidence> history;
    for (int i = 0; i < 100; ++i)
        history.push_back({.kind = EvidenceKind::Met, .happenedAt = noon + i, .updateId = i + 1});
    arrive(history);
    QCOMPARE(ledgerOf(m_user).size(), size_t(1));
}

void TestEnginePeople::metEarlierThanKnown()
{
    const DialogState state =
        arrive({{.kind = EvidenceKind::Met, .happenedAt = noon + 10, .updateId = 2},
                {.kind = EvidenceKind::Met, .happenedAt = noon, .updateId = 1}});
    QCOMPARE(state.status, DialogStatus::NotStarted);
    QCOMPARE(state.since, noon);
}

QTEST_GUILESS_MAIN(TestEnginePeople)
#include "tst_engine_people.moc"
