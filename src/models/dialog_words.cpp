#include "models/dialog_words.h"

#include <QDateTime>
#include <QLocale>

namespace botdesk::models
{

using namespace Qt::StringLiterals;
using domain::DialogStatus;
using domain::Ground;

QString DialogWords::status(DialogStatus status)
{
    switch (status) {
    case DialogStatus::Open:
        return tr("Open");
    case DialogStatus::NotStarted:
        return tr("Not started");
    case DialogStatus::Blocked:
        return tr("Stopped the bot");
    case DialogStatus::Deactivated:
        return tr("Account deleted");
    case DialogStatus::Unverified:
        return tr("Unverified");
    case DialogStatus::Bot:
        return tr("Bot");
    case DialogStatus::Temporary:
        return tr("Join request");
    }
    return {};
}

QString DialogWords::statusOf(const domain::User &user, domain::Seconds now)
{
    const DialogStatus current = domain::statusAt(user.dialog, now);
    if (current != DialogStatus::Temporary)
        return status(current);
    const domain::Seconds left = user.dialog.join.endsAt - now;
    return tr("Join request, %1:%2 left", "minutes and seconds")
        .arg(left / 60)
        .arg(left % 60, 2, 10, QChar(u'0'));
}

QString DialogWords::ground(Ground ground, const QString &detail)
{
    switch (ground) {
    case Ground::None:
        return {};
    case Ground::Started:
        return tr("Pressed Start");
    case Ground::WroteFirst:
        return tr("Wrote first");
    case Ground::AccessByRequest:
        return tr("Allowed it when a Mini App asked");
    case Ground::AccessByWebApp:
        return detail.isEmpty() ? tr("Allowed it in a Mini App")
                                : tr("Allowed it in the Mini App %1").arg(detail);
    case Ground::AccessByAttachmentMenu:
        return tr("Added the bot to the attachment menu");
    case Ground::LoggedInOnSite:
        return detail.isEmpty() ? tr("Logged in on a site") : tr("Logged in on %1").arg(detail);
    case Ground::Unblocked:
        return tr("Unblocked the bot");
    case Ground::AcceptedMessage:
        return tr("A message was accepted");
    case Ground::AcceptedProbe:
        return tr("A probe was accepted");
    case Ground::JoinRequest:
        return detail.isEmpty() ? tr("Asks to join a group") : tr("Asks to join %1").arg(detail);
    }
    return {};
}

QString DialogWords::groundOf(const domain::User &user, domain::Seconds now)
{
    const Ground current = domain::groundAt(user.dialog, now);
    return ground(current, current == Ground::JoinRequest ? user.dialog.join.chatTitle
                                                          : user.dialog.groundDetail);
}

QString DialogWords::permission(const domain::User &user, domain::Seconds now)
{
    switch (domain::statusAt(user.dialog, now)) {
    case DialogStatus::Open:
        return tr("The bot may write to this person at any time.");
    case DialogStatus::Temporary:
        return tr(
            "The bot may write to this person until the join request expires or is processed.");
    case DialogStatus::NotStarted:
        return tr("The bot may not write: this person has not started a dialog with it.");
    case DialogStatus::Blocked:
        return tr("The bot may not write: this person stopped it. Only they can start it again.");
    case DialogStatus::Deactivated:
        return tr("The bot cannot write: this account was deleted.");
    case DialogStatus::Unverified:
        return tr("Nobody knows yet whether the bot may write: probe first.");
    case DialogStatus::Bot:
        return tr("This is a bot. Bots do not write to bots.");
    }
    return {};
}

QString DialogWords::nameOf(const domain::User &user)
{
    const QString name = domain::fullName(user.profile);
    if (!name.isEmpty())
        return name;
    if (!user.profile.username.isEmpty())
        return u'@' + user.profile.username;
    return QString::number(user.id);
}

QString DialogWords::language(const QString &tag)
{
    if (tag.isEmpty())
        return tr("Not reported, English is assumed");
    const QLocale locale(QString(tag).replace(u'-', u'_'));
    if (locale.language() == QLocale::C)
        return tag;
    QString name = locale.nativeLanguageName();
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name.isEmpty() ? tag : tr("%1 (%2)", "language and its tag").arg(name, tag);
}

QString DialogWords::languageOf(const domain::User &user)
{
    if (user.language.isEmpty())
        return language({});
    const QString date = QLocale().toString(QDateTime::fromSecsSinceEpoch(user.languageAt).date(),
                                            QLocale::ShortFormat);
    return tr("%1, reported %2", "language and date").arg(language(user.language), date);
}

QString DialogWords::exactMoment(domain::Seconds at)
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(at);
    return tr("%1 %2", "date and time with seconds")
        .arg(QLocale().toString(moment.date(), QLocale::ShortFormat),
             moment.time().toString(u"HH:mm:ss"_s));
}

QString DialogWords::moment(domain::Seconds at)
{
    if (at == 0)
        return tr("Never");
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(at), QLocale::ShortFormat);
}

QString DialogWords::shortMoment(domain::Seconds at, domain::Seconds now)
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(at);
    const QDateTime today = QDateTime::fromSecsSinceEpoch(now);
    if (moment.date() == today.date())
        return QLocale().toString(moment.time(), QLocale::ShortFormat);
    return DialogWords::moment(at);
}

} // namespace botdesk::models
