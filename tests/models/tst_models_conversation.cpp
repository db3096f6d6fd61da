// Conversation and evidence of one person.
#include "models/conversation_model.h"
#include "models/evidence_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using models::ConversationModel;
using models::ConversationRowKind;
using models::EvidenceModel;

namespace
{

constexpr domain::Seconds noon = 1'790'000'000;

models::UserDetails details()
{
    models::UserDetails details;
    details.user.id = 7;
    details.messages = {
        {.id = 1, .user = 7, .sentAt = noon, .content = u"text"_s, .text = u"/start"_s},
        {.id = 2, .user = 7, .sentAt = noon + 60, .content = u"photo"_s}};
    details.unsent = {{.id = 5,
                       .user = 7,
                       .state = storage::OutboxState::Unknown,
                       .text = u"<b>later</b>"_s,
                       .createdAt = (noon + 90) * 1000,
                       .reason = storage::OutboxReason::ProgramEnded}};
    details.ledger = domain::ledger(
        {{.user = 7, .kind = domain::EvidenceKind::Started, .happenedAt = noon, .updateId = 1},
         {.user = 7,
          .kind = domain::EvidenceKind::Stopped,
          .happenedAt = noon + 70,
          .updateId = 2}});
    return details;
}

int kind(const ConversationModel &model, int row)
{
    return model.index(row).data(ConversationModel::KindRole).toInt();
}

} // namespace

class TestModelsConversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsStandInOrderWithTheLineWhereTheyStopped();
    void whatStaysIsNotTouched();
    void statesAreTold();
    void evidenceIsNewestFirst();
};

void TestModelsConversation::rowsStandInOrderWithTheLineWhereTheyStopped()
{
    ConversationModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDetails(details());
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(0).data().toString(), u"/start"_s);
    QCOMPARE(model.index(1).data().toString(), u"Photo"_s);
    QCOMPARE(kind(model, 2), static_cast<int>(ConversationRowKind::StopLine));
    QCOMPARE(kind(model, 3), static_cast<int>(ConversationRowKind::Outgoing));
    QCOMPARE(model.index(3).data().toString(), u"<b>later</b>"_s);
}

void TestModelsConversation::whatStaysIsNotTouched()
{
    ConversationModel model;
    model.setDetails(details());
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    models::UserDetails more = details();
    more.messages.append(
        {.id = 3, .user = 7, .sentAt = noon + 100, .content = u"text"_s, .text = u"!"_s});
    model.setDetails(more);
    QCOMPARE(model.rowCount(), 5);
    QVERIFY(removed.isEmpty());
    model.setDetails(details());
    QCOMPARE(removed.count(), 1);
    QVERIFY(reset.isEmpty());
}

void TestModelsConversation::statesAreTold()
{
    ConversationModel model;
    model.setDetails(details());
    const QModelIndex last = model.index(3);
    QCOMPARE(last.data(ConversationModel::StateRole).toInt(),
             static_cast<int>(storage::OutboxState::Unknown));
    QVERIFY(last.data(ConversationModel::StateTextRole)
                .toString()
                .contains(u"Botdesk ended before the answer came"_s));
    QCOMPARE(last.data(ConversationModel::OutboxIdRole).toLongLong(), 5);
}

void TestModelsConversation::evidenceIsNewestFirst()
{
    EvidenceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDetails(details());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, EvidenceModel::What).data().toString(), u"Stopped the bot"_s);
    QCOMPARE(model.index(0, EvidenceModel::Effect).data().toString(), u"Open → Stopped the bot"_s);
    QCOMPARE(model.index(1, EvidenceModel::What).data().toString(), u"Pressed Start"_s);
    QCOMPARE(model.index(1, EvidenceModel::Effect).data().toString(), u"Open"_s);
}

QTEST_GUILESS_MAIN(TestModelsConversation)
#include "tst_models_conversation.moc"
