// The second half of OutboxPage: what it asks before it does something to all.
#include "widgets/outbox_page.h"

#include "ui_outbox_page.h"
#include "widgets/outbox_list_view.h"

#include <QCheckBox>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <limits>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;

namespace
{

/// For %n, which is an int.
int shownCount(qint64 count)
{
    return static_cast<int>(std::min<qint64>(count, std::numeric_limits<int>::max()));
}

} // namespace

QMessageBox *OutboxPage::question(const QString &name, const QString &title, const QString &text)
{
    auto *box = new QMessageBox(this);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(title);
    box->setText(text);
    return box;
}

void OutboxPage::askToTakeBackAll()
{
    const storage::OutboxPage &page = m_waiting->model().page();
    const int own = shownCount(page.total - page.inFlight - page.ofJobs);
    const bool hasJobs = page.jobs > 0;
    auto *box = question(u"confirmTakeBack"_s, tr("Take back"),
                         own > 0 ? tr("Take back %Ln item(s) that wait?", nullptr, own)
                                 : tr("Stop what fills the outbox?"));
    auto *yes = box->addButton(QString(), QMessageBox::AcceptRole);
    yes->setObjectName("confirmButton"_L1);
    box->setDefaultButton(box->addButton(tr("Go on"), QMessageBox::RejectRole));
    QCheckBox *endJobs = nullptr;
    if (hasJobs) {
        box->setInformativeText(tr("%Ln probe(s) or broadcast(s) would put the next ones in their "
                                   "place, so they are paused. They go on when you resume them.",
                                   nullptr, shownCount(page.jobs)));
        endJobs = new QCheckBox(tr("Cancel them for good instead"), box);
        endJobs->setObjectName("endJobsBox"_L1);
        box->setCheckBox(endJobs);
    } else {
        box->setInformativeText(tr("What is on its way already is not stopped."));
    }
    const auto name = [yes, own](bool ends) {
        yes->setText(own > 0 ? tr("Take back %Ln", "verb of a button", own)
                     : ends  ? tr("Cancel for good")
                             : tr("Pause"));
        // The box does not grow with a button later.
        yes->setMinimumWidth(std::max(yes->minimumWidth(), yes->sizeHint().width()));
    };
    name(true);
    name(false);
    if (endJobs)
        connect(endJobs, &QCheckBox::toggled, yes, name);
    connect(box, &QMessageBox::accepted, this, [this, endJobs, lane = m_waiting->model().lane()] {
        const bool ends = endJobs && endJobs->isChecked();
        m_session.takeBackAll(lane, ends ? engine::JobsBehind::Cancel : engine::JobsBehind::Pause);
    });
    box->open();
}

void OutboxPage::askAboutAll(bool sendAgain)
{
    const int count = shownCount(m_session.state().unknownOutcomes);
    auto *box = question(u"confirmUnknown"_s, tr("Unknown outcomes"),
                         sendAgain ? tr("Send %Ln item(s) again?", nullptr, count)
                                   : tr("Leave %Ln outcome(s) unknown?", nullptr, count));
    box->setInformativeText(
        sendAgain
            ? tr("Whoever got theirs already gets it twice. Whether the bot may still write "
                 "to each of them is looked at again.")
            : tr("Nothing is sent. They are not listed here any more, and stay unknown in the "
                 "conversations."));
    auto *yes = box->addButton(sendAgain ? tr("Send %Ln again", "verb of a button", count)
                                         : tr("Leave %Ln", "verb of a button", count),
                               QMessageBox::AcceptRole);
    yes->setObjectName("confirmButton"_L1);
    box->setDefaultButton(box->addButton(tr("Cancel"), QMessageBox::RejectRole));
    connect(box, &QMessageBox::accepted, this, [this, sendAgain] {
        if (sendAgain)
            m_session.sendAgain(std::nullopt);
        else
            m_session.leaveUnknown(std::nullopt);
    });
    box->open();
}

} // namespace botdesk::widgets
