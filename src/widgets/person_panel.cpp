#include "widgets/person_panel.h"

#include "domain/greeting.h"
#include "models/dialog_words.h"
#include "ui_person_panel.h"
#include "widgets/conversation_delegate.h"
#include "widgets/list_table.h"

#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollBar>
#include <QShortcut>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using models::ConversationModel;
using models::DialogWords;

namespace
{

/// From here on the length of a message is shown.
constexpr qsizetype lengthWorthShowing = 3500;
constexpr int composerLines = 4;

void setBigger(QWidget *widget, double factor)
{
    QFont font = widget->font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(true);
    widget->setFont(font);
}

} // namespace

PersonPanel::PersonPanel(engine::SessionHost &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ui(std::make_unique<Ui::PersonPanel>())
    , m_source(session.reader())
{
    m_ui->setupUi(this);
    setBigger(m_ui->nameLabel, 1.35);
    m_ui->composer->setFixedHeight(m_ui->composer->fontMetrics().lineSpacing() * composerLines +
                                   2 * m_ui->composer->frameWidth() + 8);

    QListView *conversation = m_ui->conversationView;
    conversation->setModel(&m_conversation);
    conversation->setItemDelegate(new ConversationDelegate(conversation));
    conversation->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    conversation->setResizeMode(QListView::Adjust);
    conversation->setContextMenuPolicy(Qt::CustomContextMenu);
    conversation->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    QTableView *names = m_ui->namesTable;
    names->setModel(&m_names);
    lookLikeAList(names);
    const int letter = names->fontMetrics().averageCharWidth();
    names->horizontalHeader()->resizeSection(models::NameHistoryModel::Name, letter * 28);
    names->horizontalHeader()->resizeSection(models::NameHistoryModel::Username, letter * 20);

    m_probeTimer.setSingleShot(true);
    connect(&m_probeTimer, &QTimer::timeout, this, &PersonPanel::renderActions);
    connect(&m_source, &models::UserDetailsSource::loaded, this, &PersonPanel::showDetails);
    connect(m_ui->evidenceTab, &EvidenceView::updateRequested, this, &PersonPanel::updateRequested);
    connectActions();
}

PersonPanel::~PersonPanel() = default;

void PersonPanel::connectActions()
{
    connect(m_ui->greetButton, &QPushButton::clicked, this,
            [this] { m_session.act(engine::BulkAction::Greet, {m_source.user()}); });
    connect(m_ui->probeButton, &QPushButton::clicked, this,
            [this] { m_session.act(engine::BulkAction::Probe, {m_source.user()}); });
    connect(m_ui->sendAgainButton, &QPushButton::clicked, this,
            [this] { m_session.sendAgain(m_details.unknownOnes()); });
    connect(m_ui->leaveButton, &QPushButton::clicked, this,
            [this] { m_session.leaveUnknown(m_details.unknownOnes()); });
    connect(m_ui->messageButton, &QPushButton::clicked, this, &PersonPanel::beginMessage);
    connect(m_ui->sendButton, &QPushButton::clicked, this, &PersonPanel::sendMessage);
    connect(m_ui->composer, &QPlainTextEdit::textChanged, this, &PersonPanel::renderLength);
    connect(m_ui->statusCard, &StatusCard::windowEnded, this, &PersonPanel::renderActions);
    connect(m_ui->conversationView, &QWidget::customContextMenuRequested, this,
            &PersonPanel::showConversationMenu);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), m_ui->composer);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, &PersonPanel::sendMessage);
    }
    // At the end of a conversation one stays there; further up nothing moves.
    QScrollBar *bar = m_ui->conversationView->verticalScrollBar();
    connect(&m_conversation, &QAbstractItemModel::rowsInserted, this, [this, bar] {
        if (bar->value() >= bar->maximum() - bar->pageStep() / 4)
            QMetaObject::invokeMethod(m_ui->conversationView, &QAbstractItemView::scrollToBottom,
                                      Qt::QueuedConnection);
    });
}

void PersonPanel::setUser(domain::UserId id)
{
    if (id == m_source.user())
        return;
    if (m_source.user() != 0)
        m_drafts.insert(m_source.user(), m_ui->composer->toPlainText());
    m_details = {};
    renderUnknown();
    m_conversation.clear();
    m_ui->evidenceTab->clear();
    m_names.clear();
    m_source.setUser(id);
    m_ui->composer->setPlainText(m_drafts.value(id));
}

void PersonPanel::showDetails(const models::UserDetails &details)
{
    const bool isSomebodyElse = m_details.user.id != details.user.id;
    m_details = details;
    m_conversation.setDetails(details);
    m_ui->evidenceTab->setDetails(details);
    m_names.setDetails(details);
    if (isSomebodyElse) {
        m_ui->conversationView->scrollToBottom();
    }
    render();
}

void PersonPanel::render()
{
    if (m_details.user.id == 0)
        return;
    m_ui->nameLabel->setText(DialogWords::nameOf(m_details.user));
    m_ui->identityLabel->setText(identityText());
    m_ui->formerNamesLabel->setText(formerNamesText());
    m_ui->formerNamesLabel->setVisible(!m_details.formerNames.isEmpty());
    m_ui->statusCard->setUser(m_details.user);
    renderActions();
    renderUnknown();
}

void PersonPanel::renderUnknown()
{
    const int unknown = static_cast<int>(m_details.unknownOnes().size());
    m_ui->unknownPanel->setVisible(unknown > 0);
    m_ui->unknownLabel->setText(
        tr("Nobody can tell whether %n message(s) arrived.", nullptr, unknown));
}

QString PersonPanel::identityText() const
{
    const domain::User &user = m_details.user;
    const QString language = DialogWords::languageOf(user);
    if (user.profile.username.isEmpty())
        return tr("No username · id %1 · %2", "id and language")
            .arg(QString::number(user.id), language);
    return tr("@%1 · id %2 · %3", "username, id and language")
        .arg(user.profile.username, QString::number(user.id), language);
}

QString PersonPanel::formerNamesText() const
{
    QStringList names;
    for (const storage::FormerName &former : m_details.formerNames) {
        // Isolated, so that marks of direction in one name do not turn the next around.
        const QString name = u'\u2068' + domain::fullName(former.profile) + u'\u2069';
        const QString &username = former.profile.username;
        names.append(username.isEmpty() ? name
                                        : tr("%1 (@%2)", "name and username").arg(name, username));
    }
    names.removeDuplicates();
    return tr("Formerly: %1").arg(QLocale().createSeparatedList(names));
}

QString PersonPanel::whyNoProbe() const
{
    const auto reason = engine::reasonToSkip(engine::BulkAction::Probe, m_details.user,
                                             QDateTime::currentSecsSinceEpoch());
    if (reason)
        return DialogWords::whyNot(*reason);
    const qint64 left = m_details.lastProbeAt +
                        std::chrono::milliseconds(engine::probePause).count() -
                        QDateTime::currentMSecsSinceEpoch();
    return left > 0 ? tr("Probed less than a minute ago. Telegram does not like it more often.")
                    : QString();
}

void PersonPanel::renderActions()
{
    const auto noMessage =
        engine::reasonNotToWrite(m_details.user, QDateTime::currentSecsSinceEpoch());
    const QString whyNoMessage = noMessage ? DialogWords::whyNot(*noMessage) : QString();
    const QString noProbe = whyNoProbe();
    const auto allow = [](QWidget *widget, const QString &whyNot) {
        widget->setEnabled(whyNot.isEmpty());
        widget->setToolTip(whyNot);
        widget->setAccessibleDescription(whyNot);
    };
    allow(m_ui->greetButton, whyNoMessage);
    allow(m_ui->messageButton, whyNoMessage);
    allow(m_ui->composer, whyNoMessage);
    allow(m_ui->probeButton, noProbe);
    renderLength();

    QStringList reasons{whyNoMessage, noProbe};
    reasons.removeAll(QString());
    reasons.removeDuplicates();
    m_ui->whyNotLabel->setText(reasons.join(u'\n'));
    m_ui->whyNotLabel->setVisible(!reasons.isEmpty());

    const qint64 left = m_details.lastProbeAt +
                        std::chrono::milliseconds(engine::probePause).count() -
                        QDateTime::currentMSecsSinceEpoch();
    if (left > 0)
        m_probeTimer.start(std::chrono::milliseconds(left));
}

void PersonPanel::renderLength()
{
    const QString text = m_ui->composer->toPlainText();
    const auto problem = domain::checkMessageText(text);
    m_ui->sendButton->setEnabled(m_ui->composer->isEnabled() &&
                                 problem == domain::TextProblem::None);
    const qsizetype length = domain::lengthInCodePoints(text);
    m_ui->lengthLabel->setVisible(length >= lengthWorthShowing);
    m_ui->lengthLabel->setText(
        tr("%1 of %2", "length of a message").arg(length).arg(domain::maxMessageLength));
    const bool isTooLong = problem == domain::TextProblem::TooLong;
    m_ui->sendButton->setToolTip(
        isTooLong ? tr("Telegram takes %n characters at most.", nullptr, domain::maxMessageLength)
                  : QString());
}

void PersonPanel::sendMessage()
{
    if (!m_ui->sendButton->isEnabled())
        return;
    m_session.send(m_source.user(), m_ui->composer->toPlainText());
    m_ui->composer->clear();
    m_ui->conversationView->scrollToBottom();
}

void PersonPanel::beginMessage()
{
    m_ui->tabs->setCurrentWidget(m_ui->conversationTab);
    m_ui->composer->setFocus();
}

void PersonPanel::showEvidence()
{
    m_ui->tabs->setCurrentWidget(m_ui->evidenceTab);
    m_ui->evidenceTab->showDeciding();
}

void PersonPanel::showConversationMenu(const QPoint &at)
{
    const QModelIndex index = m_ui->conversationView->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString text = index.data(Qt::DisplayRole).toString();
    menu->addAction(tr("Copy the text"), this,
                    [text] { QGuiApplication::clipboard()->setText(text); });
    const auto state =
        static_cast<storage::OutboxState>(index.data(ConversationModel::StateRole).toInt());
    const qint64 id = index.data(ConversationModel::OutboxIdRole).toLongLong();
    if (state == storage::OutboxState::Queued)
        menu->addAction(tr("Take it back"), this, [this, id] { m_session.takeBack({id}); });
    if (m_details.unknownOnes().contains(id)) {
        menu->addAction(tr("Send it again"), this,
                        [this, id] { m_session.sendAgain(QList<qint64>{id}); });
        menu->addAction(tr("Leave it as it is"), this,
                        [this, id] { m_session.leaveUnknown(QList<qint64>{id}); });
    }
    menu->popup(m_ui->conversationView->viewport()->mapToGlobal(at));
}

void PersonPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    m_conversation.retranslate();
    m_names.retranslate();
    render();
    renderLength();
}

} // namespace botdesk::widgets
