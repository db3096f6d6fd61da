#include "widgets/broadcast_dialog.h"

#include "ui_broadcast_dialog.h"
#include "widgets/broadcast_attachments.h"
#include "widgets/broadcast_audience.h"
#include "widgets/broadcast_preview.h"
#include "widgets/broadcast_problem_words.h"
#include "widgets/broadcast_questions.h"
#include "widgets/broadcast_sending.h"
#include "widgets/broadcast_text_editor.h"
#include "widgets/error_words.h"
#include "widgets/person_dialog.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// So much may be lost to a crash.
constexpr auto draftDelay = 1s;

} // namespace

BroadcastDialog::BroadcastDialog(engine::SessionHost &session, storage::Audience audience,
                                 QWidget *parent)
    : BroadcastDialog(session, std::move(audience), true, parent)
{
    const auto kept = m_draft.load();
    if (!kept)
        return;
    setContent(*kept);
    m_ui->draftBanner->show({.tone = Tone::Information,
                             .text = [] { return tr("This is what you had begun to write."); },
                             .dismissable = true});
}

BroadcastDialog::BroadcastDialog(engine::SessionHost &session, storage::Audience audience,
                                 const storage::Broadcast &content, QWidget *parent)
    : BroadcastDialog(session, std::move(audience), false, parent)
{
    setContent(content);
}

BroadcastDialog::BroadcastDialog(engine::SessionHost &session, storage::Audience audience,
                                 bool keepsDraft, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::BroadcastDialog>())
    , m_audience(std::move(audience))
    , m_draft(session.folder())
    , m_keepsDraft(keepsDraft)
    , m_texts(new BroadcastTextEditor)
    , m_attachments(new BroadcastAttachments)
    , m_sending(new BroadcastSending)
    , m_people(new BroadcastAudience(m_audience))
    , m_preview(new BroadcastPreview(session.botUsername()))
{
    m_ui->setupUi(this);
    QFont font = m_ui->reachedLabel->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setBold(true);
    m_ui->reachedLabel->setFont(font);
    setUpTabs();
    wire();
    wireSession();
    retranslate();
    load();
}

BroadcastDialog::~BroadcastDialog()
{
    // Also when the window is closed over it.
    if (m_draftDelay.isActive())
        saveDraft();
}

void BroadcastDialog::setUpTabs()
{
    for (QWidget *page : {static_cast<QWidget *>(m_texts), static_cast<QWidget *>(m_attachments),
                          static_cast<QWidget *>(m_sending), static_cast<QWidget *>(m_people)})
        m_ui->tabs->addTab(page, QString());
    m_ui->splitter->addWidget(m_preview);
    m_ui->splitter->setStretchFactor(0, 3);
    m_ui->splitter->setStretchFactor(1, 2);
    m_ui->splitter->setSizes({620, 340});
}

void BroadcastDialog::wire()
{
    connect(m_texts, &BroadcastTextEditor::changed, this, &BroadcastDialog::edited);
    connect(m_texts, &BroadcastTextEditor::languageShown, this, &BroadcastDialog::render);
    connect(m_attachments, &BroadcastAttachments::changed, this, &BroadcastDialog::edited);
    connect(m_sending, &BroadcastSending::changed, this, &BroadcastDialog::edited);
    connect(m_preview, &BroadcastPreview::anotherPersonWanted, this,
            &BroadcastDialog::choosePreviewed);
    connect(m_ui->draftBanner, &Banner::dismissed, m_ui->draftBanner, &Banner::clear);
    connect(m_ui->banner, &Banner::dismissed, m_ui->banner, &Banner::clear);
    connect(m_ui->testButton, &QPushButton::clicked, this, &BroadcastDialog::test);
    connect(m_ui->operatorButton, &QPushButton::clicked, this, &BroadcastDialog::chooseSelf);
    connect(m_ui->startButton, &QPushButton::clicked, this, &BroadcastDialog::askToStart);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &BroadcastDialog::reject);
    m_draftDelay.setSingleShot(true);
    connect(&m_draftDelay, &QTimer::timeout, this, &BroadcastDialog::saveDraft);
}

void BroadcastDialog::wireSession()
{
    connect(&m_session, &engine::SessionHost::broadcastStarted, this, [this](qint64 job) {
        const Awaited was = std::exchange(m_awaited, Awaited::Nothing);
        if (was == Awaited::Start) {
            m_draftDelay.stop();
            if (m_keepsDraft)
                m_draft.remove();
            accept();
            Q_EMIT started(job);
        } else if (was == Awaited::Test) {
            m_ui->banner->show({.tone = Tone::Information,
                                .text =
                                    [name = operatorName()] {
                                        return tr("The test is on its way to %1.").arg(name);
                                    },
                                .dismissable = true});
            render();
        }
    });
    connect(&m_session, &engine::SessionHost::broadcastRefused, this, &BroadcastDialog::refuse);
    connect(&m_session, &engine::SessionHost::actionFailed, this,
            [this](const storage::Error &error) {
                if (std::exchange(m_awaited, Awaited::Nothing) == Awaited::Nothing)
                    return;
                m_ui->banner->showProblem([error] { return ErrorWords::about(error); },
                                          [error] { return ErrorWords::details(error); });
                render();
            });
}

void BroadcastDialog::refuse(const engine::BroadcastProblem &problem)
{
    if (std::exchange(m_awaited, Awaited::Nothing) == Awaited::Nothing)
        return;
    m_ui->banner->showProblem(
        [problem, sent = content()] { return BroadcastProblemWords::about(problem, sent); });
    render();
}

void BroadcastDialog::setContent(const storage::Broadcast &content)
{
    m_isFilling = true;
    m_texts->setTexts(content.texts, content.html);
    m_attachments->setContent(content);
    m_sending->setContent(content);
    m_isFilling = false;
    render();
}

void BroadcastDialog::load()
{
    m_session.reader()
        .ask([audience = m_audience](storage::Database &database) {
            return readFacts(database, audience);
        })
        .then(this, [this](const storage::Result<BroadcastFacts> &facts) { take(facts); });
}

void BroadcastDialog::take(const storage::Result<BroadcastFacts> &facts)
{
    m_facts = facts;
    if (facts) {
        m_sending->setPeople(facts->forecast.reached);
        if (!m_preview->person())
            m_preview->setPerson(facts->self ? facts->self : facts->reader);
    }
    render();
}

storage::Broadcast BroadcastDialog::content() const
{
    storage::Broadcast content;
    content.texts = m_texts->texts();
    content.html = m_texts->isHtml();
    m_attachments->fill(content);
    m_sending->fill(content);
    return content;
}

engine::BroadcastOrder BroadcastDialog::order() const
{
    return {.content = content(), .audience = m_audience, .startAt = m_sending->startAt()};
}

const BroadcastFacts *BroadcastDialog::facts() const
{
    return m_facts && *m_facts ? &**m_facts : nullptr;
}

qint64 BroadcastDialog::reached() const
{
    return facts() ? facts()->forecast.reached : 0;
}

bool BroadcastDialog::isEmpty() const
{
    return m_texts->isEmpty() && content().media == storage::MediaKind::None;
}

qint64 BroadcastDialog::seconds() const
{
    return secondsFor(reached(), m_session.state().limits.perSecond, content().starCap);
}

void BroadcastDialog::edited()
{
    if (m_isFilling)
        return;
    m_isDirty = true;
    if (m_keepsDraft)
        m_draftDelay.start(draftDelay);
    render();
}

void BroadcastDialog::saveDraft()
{
    m_draftDelay.stop();
    if (isEmpty())
        m_draft.remove();
    else if (!m_draft.save(content()))
        m_ui->banner->showProblem([] {
            return tr("What you write cannot be kept on the disk. It is lost when Botdesk ends.");
        });
}

void BroadcastDialog::askToStart()
{
    if (m_awaited != Awaited::Nothing || !reason().isEmpty())
        return;
    // Who is reached may have changed since the dialog was opened.
    m_session.reader()
        .ask([audience = m_audience](storage::Database &database) {
            return readFacts(database, audience);
        })
        .then(this, [this](const storage::Result<BroadcastFacts> &facts) {
            take(facts);
            if (reason().isEmpty())
                confirm();
        });
}

void BroadcastDialog::confirm()
{
    if (findChild<QMessageBox *>("confirmStart"_L1))
        return;
    auto *box = startQuestion(order(), reached(), seconds(), this);
    connect(box, &QMessageBox::accepted, this, &BroadcastDialog::start);
    box->open();
}

void BroadcastDialog::start()
{
    if (m_awaited != Awaited::Nothing)
        return;
    m_awaited = Awaited::Start;
    m_ui->banner->clear();
    render();
    m_session.startBroadcast(order());
}

void BroadcastDialog::test()
{
    if (facts() && facts()->self)
        sendTest();
    else
        chooseSelf();
}

void BroadcastDialog::sendTest()
{
    if (m_awaited != Awaited::Nothing)
        return;
    engine::BroadcastOrder order = this->order();
    // What is being looked at, in whatever language the operator has.
    order.content.texts = {{QString(), m_texts->currentText()}};
    order.content.isTest = true;
    order.content.starCap = 0;
    order.startAt = 0;
    order.audience = QList<domain::UserId>{facts()->self->id};
    m_awaited = Awaited::Test;
    m_ui->banner->clear();
    render();
    m_session.startBroadcast(order);
}

void BroadcastDialog::chooseSelf()
{
    auto *dialog = new PersonDialog(m_session, PersonDialog::Purpose::Oneself, this);
    dialog->setObjectName("selfDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PersonDialog::chosen, this, [this](const domain::User &person) {
        m_session.setOperator(person.id);
        if (m_facts && *m_facts)
            (*m_facts)->self = person;
        m_preview->setPerson(person);
        render();
    });
    dialog->open();
}

void BroadcastDialog::choosePreviewed()
{
    auto *dialog = new PersonDialog(m_session, PersonDialog::Purpose::Preview, this);
    dialog->setObjectName("previewedDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PersonDialog::chosen, m_preview,
            [this](const domain::User &person) { m_preview->setPerson(person); });
    dialog->open();
}

void BroadcastDialog::reject()
{
    if (m_isDirty && !isEmpty())
        askToLeave();
    else
        leave();
}

void BroadcastDialog::askToLeave()
{
    if (findChild<QMessageBox *>("confirmLeave"_L1))
        return;
    auto *box = leaveQuestion(m_keepsDraft, this);
    connect(box, &QMessageBox::buttonClicked, this, [this, box](QAbstractButton *button) {
        const QMessageBox::ButtonRole role = box->buttonRole(button);
        if (role == QMessageBox::AcceptRole) {
            saveDraft();
            QDialog::reject();
        } else if (role == QMessageBox::DestructiveRole) {
            leave();
        }
    });
    box->open();
}

void BroadcastDialog::leave()
{
    m_draftDelay.stop();
    if (m_keepsDraft && m_isDirty)
        m_draft.remove();
    QDialog::reject();
}

} // namespace botdesk::widgets
