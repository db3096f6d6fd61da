#include "widgets/login_dialog.h"

#include "models/dialog_words.h"
#include "ui_login_dialog.h"
#include "widgets/error_words.h"

#include <QEvent>
#include <QLayout>
#include <QLocale>

#include <algorithm>

namespace botdesk::widgets
{

using botapi::LoginVerdict;
using engine::LoginCheck;
using models::DialogWords;

namespace
{

constexpr domain::Seconds minute = 60;
constexpr domain::Seconds hour = 3600;
constexpr domain::Seconds day = 86'400;
/// Two clocks differ by as much without anything being wrong.
constexpr domain::Seconds toleratedFuture = 60;

} // namespace

LoginDialog::LoginDialog(engine::SessionHost &session, QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::LoginDialog>())
    , m_session(session)
{
    m_ui->setupUi(this);
    m_ui->checkButton->setDefault(true);
    connect(m_ui->payloadEdit, &QPlainTextEdit::textChanged, this, &LoginDialog::forget);
    connect(m_ui->checkButton, &QPushButton::clicked, this, &LoginDialog::check);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->showButton, &QPushButton::clicked, this, [this] {
        if (m_result)
            Q_EMIT personRequested(m_result->user);
        accept();
    });
    connect(&session, &engine::SessionHost::loginChecked, this, &LoginDialog::take);
    connect(&session, &engine::SessionHost::actionFailed, this, &LoginDialog::fail);
    render();
    m_ui->payloadEdit->setFocus();
}

LoginDialog::~LoginDialog() = default;

void LoginDialog::check()
{
    m_isChecking = true;
    m_ui->banner->clear();
    render();
    m_session.checkLogin(m_ui->payloadEdit->toPlainText());
}

void LoginDialog::take(const LoginCheck &result)
{
    if (!std::exchange(m_isChecking, false))
        return;
    m_result = result;
    const bool isValid = result.verdict == LoginVerdict::Valid;
    const bool isDoubtful =
        isValid && (result.age() > LoginCheck::oldAge || result.age() < -toleratedFuture);
    m_ui->banner->show({.tone = isDoubtful ? Tone::Warning
                                : isValid  ? Tone::Information
                                           : Tone::Problem,
                        .text = [result] { return verdict(result); },
                        .details = [result] { return age(result); }});
    render();
}

void LoginDialog::fail(const storage::Error &error)
{
    if (!std::exchange(m_isChecking, false))
        return;
    m_ui->banner->showProblem([error] { return ErrorWords::about(error); },
                              [error] { return ErrorWords::details(error); });
    render();
}

void LoginDialog::forget()
{
    // What is told is about the text that was checked, and about no other.
    m_result.reset();
    m_isChecking = false;
    m_ui->banner->clear();
    render();
}

QString LoginDialog::verdict(const LoginCheck &result)
{
    switch (result.verdict) {
    case LoginVerdict::Valid:
        return tr("Valid: Telegram signed this for this bot.");
    case LoginVerdict::NotAPayload:
        return tr("This is not what the Login Widget sends. Paste the whole link that the site "
                  "was called with, or the fields with their names.");
    case LoginVerdict::HashMissing:
        return tr("Not valid: the field “hash” is missing, which holds the signature.");
    case LoginVerdict::HashMalformed:
        return tr("Not valid: the field “hash” is not a signature. One has 64 hexadecimal digits; "
                  "perhaps only a part was copied.");
    case LoginVerdict::IdMissing:
        return tr("Not valid: the field “id” is missing.");
    case LoginVerdict::DateMissing:
        return tr("Not valid: the field “auth_date” is missing, or it is not a moment.");
    case LoginVerdict::WrongHash:
        return tr("Not valid: the signature does not fit. Something was changed, left out or "
                  "added, or the site's Login Widget belongs to another bot.");
    case LoginVerdict::IdImplausible:
        return tr("The signature fits, but no person has such an id. Nothing was changed.");
    }
    return {};
}

QString LoginDialog::age(const LoginCheck &result)
{
    if (result.verdict != LoginVerdict::Valid)
        return {};
    const QString moment = DialogWords::moment(result.loggedInAt);
    const domain::Seconds age = result.age();
    if (age < -toleratedFuture)
        return tr("It is dated %1, which is in the future. Check the clock of this computer.")
            .arg(moment);
    if (age < minute)
        return tr("It is dated %1, less than a minute ago.").arg(moment);
    if (age < hour)
        return tr("It is dated %1, %Ln minute(s) ago.", nullptr, static_cast<int>(age / minute))
            .arg(moment);
    if (age <= LoginCheck::oldAge)
        return tr("It is dated %1, %Ln hour(s) ago.", nullptr, static_cast<int>(age / hour))
            .arg(moment);
    return tr("It is dated %1, %Ln day(s) ago. A site should refuse what is older than a day: "
              "others may have found it meanwhile.",
              nullptr, static_cast<int>(std::min<domain::Seconds>(age / day, 1'000'000)))
        .arg(moment);
}

void LoginDialog::render()
{
    const bool isValid = m_result && m_result->verdict == LoginVerdict::Valid;
    m_ui->checkButton->setEnabled(!m_isChecking && !m_ui->payloadEdit->document()->isEmpty());
    m_ui->personBox->setVisible(isValid);
    m_ui->showButton->setVisible(isValid);
    if (!isValid)
        return;
    const domain::User person{.id = m_result->user, .profile = m_result->profile};
    m_ui->nameLabel->setText(DialogWords::nameOf(person));
    m_ui->identityLabel->setText(
        person.profile.username.isEmpty()
            ? tr("id %1").arg(person.id)
            : tr("@%1, id %2", "username and id").arg(person.profile.username).arg(person.id));
    m_ui->meaningLabel->setText(
        m_result->wasMet
            ? tr("The bot had met this person before. The login is noted in their evidence and "
                 "changes nothing about whether the bot may write.")
            : tr("The bot has met this person now, and the login is noted in their evidence. It "
                 "does not show that the bot may write: only the service message that comes with "
                 "a permission does, or a probe."));
}

void LoginDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    render();
}

bool LoginDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    // What is told in place needs its lines.
    if (event->type() == QEvent::LayoutRequest)
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    return handled;
}

} // namespace botdesk::widgets
