#include "widgets/window_boxes.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;

namespace
{

/// The words of the main window's boxes.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(botdesk::widgets::MainWindow)
};

} // namespace

QMessageBox *takeOverQuestion(const QString &username, QWidget *parent)
{
    auto *question = new QMessageBox(parent);
    question->setObjectName("takeOverQuestion"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Question);
    question->setWindowTitle(Words::tr("Take over polling"));
    question->setTextFormat(Qt::PlainText);
    question->setText(
        Words::tr("Delete the webhook of @%1 and let Botdesk receive its updates?").arg(username));
    question->setInformativeText(Words::tr(
        "The program behind the webhook's address receives nothing from then on. Updates that "
        "wait on the server are kept, and Botdesk receives them."));
    auto *verb = question->addButton(Words::tr("&Delete the webhook"), QMessageBox::AcceptRole);
    verb->setObjectName("takeOverButton"_L1);
    question->setDefaultButton(question->addButton(Words::tr("&Cancel"), QMessageBox::RejectRole));
    return question;
}

QMessageBox *aboutBox(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName("aboutBox"_L1);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Words::tr("About Botdesk"));
    box->setIconPixmap(parent->windowIcon().pixmap(64));
    box->setTextFormat(Qt::PlainText);
    box->setText(Words::tr("Botdesk %1").arg(QStringLiteral(BOTDESK_VERSION)));
    box->setInformativeText(Words::tr(
        "A desk for people who run a Telegram bot: see everyone whom the bot has met, know to "
        "whom it may write and why, and greet, probe and message them.\n\nBotdesk is not made "
        "by Telegram."));
    box->addButton(Words::tr("&Close"), QMessageBox::AcceptRole);
    return box;
}

} // namespace botdesk::widgets
