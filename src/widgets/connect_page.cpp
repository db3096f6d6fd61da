#include "widgets/connect_page.h"

#include "ui_connect_page.h"
#include "widgets/error_words.h"

#include <QEvent>
#include <QListWidgetItem>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

using engine::SecretPlace;
using ProxyKind = botapi::ProxyChoice::Kind;

namespace
{

/// In the order of the combo box.
constexpr ProxyKind proxyKinds[] = {ProxyKind::System, ProxyKind::None, ProxyKind::Http,
                                    ProxyKind::Socks5};

/// Of the list of known bots; what is beyond is scrolled to.
constexpr int maxRows = 5;

bool needsHost(ProxyKind kind)
{
    return kind == ProxyKind::Http || kind == ProxyKind::Socks5;
}

} // namespace

ConnectPage::ConnectPage(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ConnectPage>())
{
    m_ui->setupUi(this);
    m_ui->tokenLabel->setBuddy(m_ui->tokenField->lineEdit());
    m_ui->keepForRun->setChecked(true);
    setFocusProxy(m_ui->tokenField);
    wire();
    setKnownBots({});
    retranslate();
}

ConnectPage::~ConnectPage() = default;

void ConnectPage::wire()
{
    connect(m_ui->connectButton, &QPushButton::clicked, this, &ConnectPage::submit);
    connect(m_ui->tokenField, &TokenField::submitted, this, &ConnectPage::submit);
    connect(m_ui->apiRootEdit, &QLineEdit::returnPressed, this, &ConnectPage::submit);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, [this] {
        m_check.cancel();
        setChecking(false);
    });
    connect(m_ui->demoButton, &QPushButton::clicked, this, &ConnectPage::demoRequested);
    connect(m_ui->reconnectButton, &QPushButton::clicked, this, &ConnectPage::reconnect);
    connect(m_ui->knownBotsList, &QListWidget::itemActivated, this, &ConnectPage::reconnect);
    connect(m_ui->settingsToggle, &QToolButton::toggled, this, &ConnectPage::showSettings);
    connect(m_ui->proxyKind, &QComboBox::currentIndexChanged, this, &ConnectPage::renderProxy);
    for (QRadioButton *choice : {m_ui->keepInKeychain, m_ui->keepForRun, m_ui->keepInFile})
        connect(choice, &QRadioButton::toggled, this, &ConnectPage::renderKeepNote);
}

void ConnectPage::setKeychainAvailable(bool available)
{
    m_keychain = available;
    m_ui->keepInKeychain->setEnabled(available);
    (available ? m_ui->keepInKeychain : m_ui->keepForRun)->setChecked(true);
    renderKeepNote();
}

void ConnectPage::setKnownBots(const QList<engine::KnownBot> &bots)
{
    m_ui->knownBotsList->clear();
    for (const engine::KnownBot &bot : bots) {
        auto *item = new QListWidgetItem(u"%1 (@%2)"_s.arg(bot.name, bot.username));
        item->setData(Qt::UserRole, bot.id);
        m_ui->knownBotsList->addItem(item);
    }
    m_ui->knownBotsList->setCurrentRow(0);
    const int rows = std::clamp(static_cast<int>(bots.size()), 1, maxRows);
    m_ui->knownBotsList->setFixedHeight(rows * m_ui->knownBotsList->sizeHintForRow(0) +
                                        2 * m_ui->knownBotsList->frameWidth());
    m_ui->knownBotsPanel->setVisible(!bots.isEmpty());
}

void ConnectPage::setApiRoot(const QUrl &apiRoot)
{
    setSettings(apiRoot.toString(), proxy());
}

void ConnectPage::tryGiven(const botapi::Token &token)
{
    m_ui->tokenField->setToken(token);
    m_ui->keepForRun->setChecked(true);
    submit();
}

void ConnectPage::askAgain(const engine::KnownBot &bot)
{
    reset();
    m_wanted = bot;
    setSettings(bot.apiRoot, bot.proxy);
    m_ui->problemBanner->show({.tone = Tone::Information, .text = [username = bot.username] {
                                   return tr("The token of @%1 is not kept on this computer, or "
                                             "its place does not answer. "
                                             "Enter it again; everything else is still here.")
                                       .arg(username);
                               }});
    m_ui->tokenField->setFocus();
}

void ConnectPage::showNotKept(SecretPlace place)
{
    m_ui->problemBanner->showProblem([place] {
        return place == SecretPlace::Keychain
                   ? tr("The keychain did not take the token. Unlock it and try again, or choose "
                        "another place.")
                   : tr("The file for the token could not be written. Choose another place.");
    });
}

void ConnectPage::showNoDemo()
{
    m_ui->problemBanner->showProblem(
        [] { return tr("The demo could not be started on this computer."); });
}

void ConnectPage::reset()
{
    m_check.cancel();
    m_wanted.reset();
    m_ui->tokenField->clear();
    m_ui->proxyPassword->clear();
    m_ui->problemBanner->clear();
    setChecking(false);
}

void ConnectPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ConnectPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Whoever uses the keyboard begins in the field that the page is about.
    QTimer::singleShot(0, m_ui->tokenField, qOverload<>(&QWidget::setFocus));
}

void ConnectPage::submit()
{
    m_ui->problemBanner->clear();
    if (m_ui->tokenField->isEmpty()) {
        m_ui->problemBanner->showProblem([] {
            return tr("Enter the token first. In Telegram, write to @BotFather to get one.");
        });
        m_ui->tokenField->setFocus();
        return;
    }
    const auto token = m_ui->tokenField->token();
    if (!token) {
        m_ui->problemBanner->showProblem([] {
            return tr("This is not a whole token. A token is a number, a colon and some 35 "
                      "letters and digits; copy it from @BotFather's message without anything "
                      "around it.");
        });
        m_ui->tokenField->setFocus();
        return;
    }
    if (m_wanted && token->botId() != m_wanted->id) {
        m_ui->problemBanner->show({.tone = Tone::Information, .text = [bot = m_wanted->username] {
                                       return tr("This is not the token of @%1. Press “Connect” "
                                                 "again to connect the other "
                                                 "bot.")
                                           .arg(bot);
                                   }});
        m_wanted.reset();
        return;
    }
    const auto options = clientOptions();
    if (!options)
        return;
    setChecking(true);
    m_check.ask(*token, *options, [this, token = *token, options = *options](const auto &result) {
        take(token, options, result);
    });
}

void ConnectPage::take(const botapi::Token &token, const botapi::ClientOptions &options,
                       const botapi::Result<botapi::BotProfile> &result)
{
    setChecking(false);
    if (!result) {
        m_ui->problemBanner->showProblem(
            [error = result.error()] { return ErrorWords::about(error); },
            [error = result.error()] { return ErrorWords::details(error); });
        m_ui->tokenField->setFocus();
        return;
    }
    Q_EMIT connectRequested(
        {.token = token, .client = options, .profile = *result, .keep = place()});
}

void ConnectPage::setChecking(bool checking)
{
    m_ui->form->setEnabled(!checking);
    m_ui->connectButton->setEnabled(!checking);
    m_ui->demoButton->setEnabled(!checking);
    m_ui->progressPanel->setVisible(checking);
    if (checking)
        m_ui->cancelButton->setFocus();
    else if (isVisible())
        m_ui->tokenField->setFocus();
}

void ConnectPage::retranslate()
{
    m_ui->retranslateUi(this);
    // Combo boxes are named by a buddy alone, tool buttons and lists by themselves.
    m_ui->settingsToggle->setAccessibleName(m_ui->settingsToggle->text());
    renderKeepNote();
}

void ConnectPage::renderKeepNote()
{
    QString note;
    if (m_ui->keepInFile->isChecked())
        note = tr("Whoever can read your files can take over the bot with the token: a backup, "
                  "another program of yours, an administrator of this computer.");
    else if (!m_keychain)
        note = tr("There is no keychain on this computer, or it is not running.");
    else if (m_ui->keepForRun->isChecked())
        note = tr("The token is forgotten when Botdesk is closed.");
    else
        note = tr("The keychain keeps the token encrypted, next to your other passwords.");
    m_ui->keepNote->setText(note);
    m_ui->keepInKeychain->setToolTip(
        m_keychain ? QString()
                   : tr("There is no keychain on this computer, or it is not running."));
}

void ConnectPage::renderProxy()
{
    const bool host = needsHost(proxyKinds[m_ui->proxyKind->currentIndex()]);
    auto *rows = m_ui->settingsLayout;
    for (QWidget *field : std::initializer_list<QWidget *>{m_ui->proxyHost, m_ui->proxyPort,
                                                           m_ui->proxyUser, m_ui->proxyPassword}) {
        field->setVisible(host);
        rows->labelForField(field)->setVisible(host);
    }
}

void ConnectPage::setSettings(const QString &apiRoot, const botapi::ProxyChoice &proxy)
{
    m_ui->apiRootEdit->setText(apiRoot);
    const auto *found = std::ranges::find(proxyKinds, proxy.kind);
    m_ui->proxyKind->setCurrentIndex(static_cast<int>(found - std::begin(proxyKinds)));
    m_ui->proxyHost->setText(proxy.host);
    if (proxy.port > 0)
        m_ui->proxyPort->setValue(proxy.port);
    m_ui->proxyUser->setText(proxy.user);
    renderProxy();
    if (!apiRoot.isEmpty() || proxy.kind != ProxyKind::System)
        m_ui->settingsToggle->setChecked(true);
}

void ConnectPage::showSettings(bool visible)
{
    m_ui->settingsToggle->setArrowType(visible ? Qt::DownArrow : Qt::RightArrow);
    m_ui->settingsPanel->setVisible(visible);
    renderProxy();
}

void ConnectPage::reconnect()
{
    if (const auto *item = m_ui->knownBotsList->currentItem())
        Q_EMIT reconnectRequested(item->data(Qt::UserRole).toLongLong());
}

SecretPlace ConnectPage::place() const
{
    if (m_ui->keepInKeychain->isChecked())
        return SecretPlace::Keychain;
    return m_ui->keepInFile->isChecked() ? SecretPlace::File : SecretPlace::Nowhere;
}

/// What the connection settings say; tells what is wrong with them.
std::optional<botapi::ClientOptions> ConnectPage::clientOptions()
{
    botapi::ClientOptions options;
    const QString typed = m_ui->apiRootEdit->text().trimmed();
    if (!typed.isEmpty()) {
        const auto root = botapi::Client::checkApiRoot(typed);
        if (!root) {
            m_ui->settingsToggle->setChecked(true);
            m_ui->problemBanner->showProblem([] {
                return tr("The API root is not an address that Botdesk can use. Type one such as "
                          "https://api.telegram.org; an address without encryption (http) is "
                          "taken for this computer only.");
            });
            m_ui->apiRootEdit->setFocus();
            return std::nullopt;
        }
        options.apiRoot = *root;
    }
    options.proxy = proxy();
    if (needsHost(options.proxy.kind) && options.proxy.host.isEmpty()) {
        m_ui->settingsToggle->setChecked(true);
        m_ui->problemBanner->showProblem([] { return tr("Enter the host name of the proxy."); });
        m_ui->proxyHost->setFocus();
        return std::nullopt;
    }
    return options;
}

botapi::ProxyChoice ConnectPage::proxy() const
{
    botapi::ProxyChoice choice;
    choice.kind = proxyKinds[m_ui->proxyKind->currentIndex()];
    if (needsHost(choice.kind)) {
        choice.host = m_ui->proxyHost->text().trimmed();
        choice.port = static_cast<quint16>(m_ui->proxyPort->value());
        choice.user = m_ui->proxyUser->text();
        choice.password = m_ui->proxyPassword->text();
    }
    return choice;
}

} // namespace botdesk::widgets
