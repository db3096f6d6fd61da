#include "engine/people_writer.h"

#include "engine/csv_writer.h"
#include "engine/export_words.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace botdesk::engine
{

using namespace Qt::StringLiterals;

namespace
{

using domain::DialogStatus;
using domain::Ground;

constexpr std::array<QByteArrayView, 14> columns{
    "id",     "first_name",    "last_name",    "username", "is_bot",     "language",  "status",
    "ground", "ground_detail", "status_since", "met",      "first_seen", "last_seen", "source"};

QByteArrayView wordOf(Ground ground)
{
    switch (ground) {
    case Ground::None:
        return {};
    case Ground::Started:
        return "started";
    case Ground::WroteFirst:
        return "wrote_first";
    case Ground::AccessByRequest:
        return "access_by_request";
    case Ground::AccessByWebApp:
        return "access_by_web_app";
    case Ground::AccessByAttachmentMenu:
        return "access_by_attachment_menu";
    case Ground::LoggedInOnSite:
        return "logged_in_on_site";
    case Ground::Unblocked:
        return "unblocked";
    case Ground::AcceptedMessage:
        return "accepted_message";
    case Ground::AcceptedProbe:
        return "accepted_probe";
    case Ground::JoinRequest:
        return "join_request";
    }
    return {};
}

/// What a file says about somebody's dialog at one moment.
struct Standing {
    DialogStatus status = DialogStatus::Unverified;
    Ground ground = Ground::None;
    QString groundDetail;
    domain::Seconds since = 0;
};

Standing standingOf(const domain::User &user, domain::Seconds now)
{
    const domain::DialogState &dialog = user.dialog;
    if (domain::statusAt(dialog, now) == DialogStatus::Temporary)
        return {.status = DialogStatus::Temporary,
                .ground = Ground::JoinRequest,
                .groundDetail = dialog.join.chatTitle,
                .since = dialog.join.requestedAt};
    return {.status = dialog.status,
            .ground = dialog.ground,
            .groundDetail = dialog.groundDetail,
            .since = dialog.since};
}

QByteArrayView boolean(bool value)
{
    return value ? QByteArrayView("true") : QByteArrayView("false");
}

void appendCsv(QByteArray &out, const domain::User &user, domain::Seconds now)
{
    const Standing standing = standingOf(user, now);
    CsvWriter row(out);
    row.addPlain(QByteArray::number(user.id));
    row.add(user.profile.firstName);
    row.add(user.profile.lastName);
    row.add(user.profile.username);
    row.addPlain(boolean(user.profile.isBot));
    row.add(user.language);
    row.addPlain(exportWord(standing.status));
    row.addPlain(wordOf(standing.ground));
    row.add(standing.groundDetail);
    row.addPlain(exportMoment(standing.since));
    row.addPlain(boolean(user.dialog.met));
    row.addPlain(exportMoment(user.firstSeen));
    row.addPlain(exportMoment(user.lastSeen));
    row.add(user.source);
    row.endRow();
}

/// A text, or null for one that is not there.
QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue wordOrNull(QByteArrayView word)
{
    return textOrNull(QString::fromLatin1(word));
}

void appendJson(QByteArray &out, const domain::User &user, domain::Seconds now)
{
    const Standing standing = standingOf(user, now);
    const QJsonObject person{
        {u"id"_s, user.id},
        {u"first_name"_s, user.profile.firstName},
        {u"last_name"_s, user.profile.lastName},
        {u"username"_s, textOrNull(user.profile.username)},
        {u"is_bot"_s, user.profile.isBot},
        {u"language"_s, textOrNull(user.language)},
        {u"status"_s, wordOrNull(exportWord(standing.status))},
        {u"ground"_s, wordOrNull(wordOf(standing.ground))},
        {u"ground_detail"_s, textOrNull(standing.groundDetail)},
        {u"status_since"_s, wordOrNull(exportMoment(standing.since))},
        {u"met"_s, user.dialog.met},
        {u"first_seen"_s, wordOrNull(exportMoment(user.firstSeen))},
        {u"last_seen"_s, wordOrNull(exportMoment(user.lastSeen))},
        {u"source"_s, textOrNull(user.source)},
    };
    out += QJsonDocument(person).toJson(QJsonDocument::Compact);
    out += '\n';
}

} // namespace

QByteArray exportHeader(ExportFormat format)
{
    if (format == ExportFormat::JsonLines)
        return {};
    QByteArray header = "\xEF\xBB\xBF";
    CsvWriter row(header);
    for (const QByteArrayView column : columns)
        row.addPlain(column);
    row.endRow();
    return header;
}

void appendPerson(QByteArray &out, ExportFormat format, const domain::User &user,
                  domain::Seconds now)
{
    if (format == ExportFormat::Csv)
        appendCsv(out, user, now);
    else
        appendJson(out, user, now);
}

} // namespace botdesk::engine
