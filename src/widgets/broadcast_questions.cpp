#include "widgets/broadcast_questions.h"

#include "models/dialog_words.h"
#include "models/job_words.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <limits>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using models::DialogWords;
using models::JobWords;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(botdesk::widgets::BroadcastQuestions)
};

/// Plural forms are found by an int.
int plural(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

QMessageBox *question(const QString &name, const QString &text, QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(Words::tr("Broadcast"));
    box->setText(text);
    return box;
}

/// @p yes does it, and @p no is what Return and Escape do.
void addAnswers(QMessageBox *box, const QString &yes, const QString &no)
{
    box->addButton(yes, QMessageBox::AcceptRole)->setObjectName("confirmButton"_L1);
    auto *back = box->addButton(no, QMessageBox::RejectRole);
    box->setDefaultButton(back);
    box->setEscapeButton(back);
}

} // namespace

QMessageBox *startQuestion(const engine::BroadcastOrder &order, qint64 people, qint64 seconds,
                           QWidget *parent)
{
    const bool isLater = order.startAt != 0;
    auto *box = question(
        u"confirmStart"_s,
        isLater ? Words::tr("Schedule this message for about %Ln people?", nullptr, plural(people))
                : Words::tr("Send this message to %Ln people?", nullptr, plural(people)),
        parent);
    QStringList lines;
    if (isLater)
        lines << Words::tr("It begins %1, if Botdesk is running then.", "date and time")
                     .arg(DialogWords::moment(order.startAt / 1000));
    lines << JobWords::duration(seconds);
    if (order.content.starCap > 0)
        lines << Words::tr("It costs %Ln Stars at most.", nullptr, plural(order.content.starCap));
    lines << Words::tr("What has been sent cannot be taken back.");
    box->setInformativeText(lines.join(u'\n'));
    addAnswers(box,
               isLater ? Words::tr("Schedule for about %Ln people", nullptr, plural(people))
                       : Words::tr("Send to %Ln people", nullptr, plural(people)),
               Words::tr("Go on writing"));
    return box;
}

QMessageBox *leaveQuestion(bool mayKeep, QWidget *parent)
{
    auto *box = question(u"confirmLeave"_s,
                         mayKeep ? Words::tr("Keep what you wrote?")
                                 : Words::tr("Throw away what you changed?"),
                         parent);
    auto *discard = box->addButton(Words::tr("Throw it away"), QMessageBox::DestructiveRole);
    discard->setObjectName("discardButton"_L1);
    auto *stay = box->addButton(Words::tr("Go on writing"), QMessageBox::RejectRole);
    box->setEscapeButton(stay);
    box->setDefaultButton(stay);
    if (!mayKeep)
        return box;
    box->setInformativeText(Words::tr("It is there again when you begin the next broadcast."));
    auto *keep = box->addButton(Words::tr("Keep it"), QMessageBox::AcceptRole);
    keep->setObjectName("keepButton"_L1);
    box->setDefaultButton(keep);
    return box;
}

QMessageBox *cancelQuestion(const storage::Job &job, QWidget *parent)
{
    auto *box = question(u"confirmCancel"_s, Words::tr("Cancel this broadcast for good?"), parent);
    box->setInformativeText(
        job.state == storage::JobState::Scheduled
            ? Words::tr("Nobody has got it, and nobody will.")
            : Words::tr("%Ln people have not had their turn, and will not get it. You can send it "
                        "to them again later.",
                        nullptr, plural(job.total - job.done)));
    addAnswers(box, Words::tr("Cancel the broadcast"), Words::tr("Leave it"));
    return box;
}

QMessageBox *startNowQuestion(const storage::Job &job, QWidget *parent)
{
    auto *box = question(u"confirmStartNow"_s, Words::tr("Begin this broadcast now?"), parent);
    box->setInformativeText(Words::tr("It was to begin %1.", "date and time")
                                .arg(DialogWords::moment(job.scheduledAt / 1000)));
    addAnswers(box, Words::tr("Begin now"), Words::tr("Leave it"));
    return box;
}

} // namespace botdesk::widgets
