#include "widgets/join_request_panel.h"

#include "domain/greeting.h"
#include "engine/destination.h"
#include "models/dialog_words.h"
#include "models/join_words.h"
#include "storage/greeting_repository.h"
#include "ui_join_request_panel.h"
#include "widgets/appearance.h"
#include "widgets/status_colors.h"

#include <QEvent>
#include <QShortcut>

namespace botdesk::widgets
{

using engine::JoinAnswer;
using models::DialogWords;
using models::JoinWords;
using storage::JoinRequestState;

namespace
{

/// From here on the length of a message is shown.
constexpr qsizetype lengthWorthShowing = 3500;
constexpr int composerLines = 5;
/// The last things that were asked for and are shown.
constexpr qsizetype mostOutcomes = 6;

} // namespace

JoinRequestPanel::JoinRequestPanel(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::JoinRequestPanel>())
{
    m_ui->setupUi(this);
    QFont big = m_ui->requesterLabel->font();
    big.setPointSizeF(big.pointSizeF() * 1.35);
    big.setBold(true);
    m_ui->requesterLabel->setFont(big);
    QFont bold = m_ui->situationLabel->font();
    bold.setBold(true);
    m_ui->situationLabel->setFont(bold);
    QPlainTextEdit *composer = m_ui->joinComposer;
    composer->setFixedHeight(composer->fontMetrics().lineSpacing() * composerLines +
                             2 * composer->frameWidth() + 8);

    connect(composer, &QPlainTextEdit::textChanged, this, &JoinRequestPanel::renderActions);
    connect(m_ui->insertGreetingButton, &QPushButton::clicked, this,
            &JoinRequestPanel::insertGreeting);
    connect(m_ui->personButton, &QPushButton::clicked, this,
            [this] { Q_EMIT personRequested(m_row.user.id); });
    const auto answerWith = [this](QPushButton *button, JoinAnswer how) {
        connect(button, &QPushButton::clicked, this, [this, how] { answer(how); });
    };
    answerWith(m_ui->writeAndApproveButton, JoinAnswer::WriteAndApprove);
    answerWith(m_ui->writeButton, JoinAnswer::Write);
    answerWith(m_ui->approveButton, JoinAnswer::Approve);
    answerWith(m_ui->declineButton, JoinAnswer::Decline);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), composer);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, m_ui->writeAndApproveButton, &QPushButton::click);
    }
}

JoinRequestPanel::~JoinRequestPanel() = default;

void JoinRequestPanel::setRow(const models::JoinRequestRow &row, domain::Seconds now)
{
    const qint64 before = m_row.request.id;
    const bool isAnother = before != row.request.id;
    if (isAnother && before != 0)
        m_drafts.insert(before, m_ui->joinComposer->toPlainText());
    m_row = row;
    m_now = now;
    if (isAnother) {
        m_hasNoGreeting = false;
        m_ui->joinComposer->setPlainText(m_drafts.take(row.request.id));
    }
    render();
}

void JoinRequestPanel::beginMessage()
{
    if (m_ui->joinComposer->isEnabled())
        m_ui->joinComposer->setFocus();
    else
        m_ui->approveButton->setFocus();
}

void JoinRequestPanel::render()
{
    if (m_row.request.id == 0)
        return;
    renderWho();
    renderSituation();
    renderActions();
}

void JoinRequestPanel::renderWho()
{
    m_ui->requesterLabel->setText(DialogWords::nameOf(m_row.user));
    m_ui->requesterIdentityLabel->setText(identityText());
    const storage::JoinRequest &request = m_row.request;
    const QString chat =
        request.chatTitle.isEmpty() ? QString::number(request.chatId) : request.chatTitle;
    m_ui->requestedChatLabel->setText(
        tr("Asked to join “%1”: %2", "chat and moment")
            .arg(chat, DialogWords::shortMoment(request.requestedAt, m_now)));
    m_ui->bioLabel->setVisible(!request.bio.isEmpty());
    m_ui->bioLabel->setText(
        tr("About themself: %1", "what a person's profile says").arg(request.bio));
}

QString JoinRequestPanel::identityText() const
{
    const domain::User &user = m_row.user;
    const QString language = DialogWords::language(user.language);
    if (user.profile.username.isEmpty())
        return tr("No username · id %1 · %2", "id and language")
            .arg(QString::number(user.id), language);
    return tr("@%1 · id %2 · %3", "username, id and language")
        .arg(user.profile.username, QString::number(user.id), language);
}

void JoinRequestPanel::renderSituation()
{
    m_ui->situationLabel->setText(JoinWords::situation(m_row, m_now));
    m_ui->beneathLabel->setText(JoinWords::beneath(m_row.user));
    colorCard();
    QStringList lines;
    for (const storage::OutboxItem &item :
         m_row.items.last(std::min<qsizetype>(mostOutcomes, m_row.items.size())))
        lines.append(JoinWords::outcome(item));
    m_ui->outcomeLabel->setText(lines.join(u'\n'));
    m_ui->outcomeLabel->setVisible(!lines.isEmpty());
}

void JoinRequestPanel::colorCard()
{
    auto status = domain::statusAt(m_row.user.dialog, m_now);
    // This request's window may be open while the person's latest one is not.
    if (status != domain::DialogStatus::Open && m_row.timeLeft(m_now) > 0)
        status = domain::DialogStatus::Temporary;
    const auto colors = statusColors(status, Appearance::isDark());
    QPalette palette;
    palette.setColor(QPalette::Window, colors.background);
    palette.setColor(QPalette::WindowText, colors.text);
    m_ui->situationCard->setPalette(palette);
    m_ui->situationLabel->setPalette(palette);
    m_ui->beneathLabel->setPalette(palette);
}

QString JoinRequestPanel::whyNoDecision() const
{
    if (m_row.request.state != JoinRequestState::Waiting)
        return tr("This request does not wait any more.");
    return m_row.isBeingDecided() ? tr("Your answer is on its way.") : QString();
}

QString JoinRequestPanel::whyNoMessage() const
{
    if (const QString whyNot = whyNoDecision(); !whyNot.isEmpty())
        return whyNot;
    if (engine::chatToWriteTo(m_row.user, m_row.request, m_now))
        return {};
    if (m_row.user.dialog.status == domain::DialogStatus::Bot)
        return DialogWords::whyNot(engine::SkipReason::Bot);
    return tr("The five minutes to write to this person are over.");
}

QString JoinRequestPanel::whyNoText() const
{
    switch (domain::checkMessageText(m_ui->joinComposer->toPlainText())) {
    case domain::TextProblem::Empty:
        return tr("Write something first.");
    case domain::TextProblem::TooLong:
        return tr("Telegram takes %n characters at most.", nullptr, domain::maxMessageLength);
    case domain::TextProblem::None:
        break;
    }
    return {};
}

void JoinRequestPanel::renderActions()
{
    const QString noDecision = whyNoDecision();
    const QString noMessage = whyNoMessage();
    const QString noWriting = noMessage.isEmpty() ? whyNoText() : noMessage;
    const QString noGreeting = m_hasNoGreeting ? tr("This bot has no greeting yet.") : QString();
    const auto allow = [](QWidget *widget, const QString &whyNot) {
        widget->setEnabled(whyNot.isEmpty());
        widget->setToolTip(whyNot);
        widget->setAccessibleDescription(whyNot);
    };
    allow(m_ui->approveButton, noDecision);
    allow(m_ui->declineButton, noDecision);
    allow(m_ui->joinComposer, noMessage);
    allow(m_ui->insertGreetingButton, noMessage.isEmpty() ? noGreeting : noMessage);
    allow(m_ui->writeAndApproveButton, noWriting);
    allow(m_ui->writeButton, noWriting);

    // What the card says already is not said again.
    const bool isSaid = m_row.request.state != JoinRequestState::Waiting ||
                        (m_row.timeLeft(m_now) <= 0 && noDecision.isEmpty());
    QStringList reasons{isSaid ? QString() : noMessage, noGreeting};
    reasons.removeAll(QString());
    m_ui->whyNoAnswerLabel->setText(reasons.join(u'\n'));
    m_ui->whyNoAnswerLabel->setVisible(!reasons.isEmpty());

    const qsizetype length = domain::lengthInCodePoints(m_ui->joinComposer->toPlainText());
    m_ui->joinLengthLabel->setVisible(length >= lengthWorthShowing);
    m_ui->joinLengthLabel->setText(
        tr("%1 of %2", "length of a message").arg(length).arg(domain::maxMessageLength));
}

void JoinRequestPanel::answer(JoinAnswer how)
{
    const bool writes = how == JoinAnswer::Write || how == JoinAnswer::WriteAndApprove;
    m_session.answerJoinRequests({m_row.request.id}, how,
                                 writes ? m_ui->joinComposer->toPlainText() : QString());
    if (writes)
        m_ui->joinComposer->clear();
}

void JoinRequestPanel::insertGreeting()
{
    m_session.reader()
        .ask([](storage::Database &database) {
            return storage::GreetingRepository(database).greetings();
        })
        .then(this, [this, request = m_row.request.id](
                        const storage::Result<domain::Greetings> &greetings) {
            if (!greetings || request != m_row.request.id)
                return;
            m_hasNoGreeting = greetings->isEmpty();
            // They ask for something else than what they once came by: the general one.
            const auto text =
                domain::writtenGreeting(*greetings, m_row.user, {}, m_session.botUsername());
            m_ui->joinComposer->insertPlainText(text.value_or(QString()));
            m_ui->joinComposer->setFocus();
            renderActions();
        });
}

void JoinRequestPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_row.request.id != 0)
        colorCard();
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    render();
}

} // namespace botdesk::widgets
