#include "engine/people_writer.h"

#include "engine/csv_writer.h"
#include "engine/export_words.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
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

/// Puts one JSON object together, member by member.
class JsonWriter
{
public:
    explicit JsonWriter(QByteArray &out)
        : m_out(out)
    {
    }

    void add(QByteArrayView key, QByteArrayView value)
    {
        m_out.append(m_isFirst ? "{\"" : ",\"").append(key).append("\":").append(value);
        m_isFirst = false;
    }
    /// A word of ours, which needs no escapes; null for none.
    void addWord(QByteArrayView key, QByteArrayView word)
    {
        if (word.isEmpty()) {
            add(key, "null");
            return;
        }
        add(key, "\"");
        m_out.append(word).append('"');
    }
    /// A text of somebody else's.
    void addText(QByteArrayView key, const QString &text)
    {
        if (std::ranges::none_of(text, needsEscape)) {
            add(key, "\"");
            m_out.append(text.toUtf8()).append('"');
            return;
        }
        // Ten times as slow, and seldom: how to escape is Qt's knowledge.
        const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
        add(key, QByteArrayView(list).sliced(1).chopped(1));
    }
    /// The same, null for one that is not there.
    void addTextOrNull(QByteArrayView key, const QString &text)
    {
        if (text.isEmpty())
            add(key, "null");
        else
            addText(key, text);
    }

private:
    static bool needsEscape(QChar letter)
    {
        return letter < u' ' || letter == u'"' || letter == u'\\' || letter.isSurrogate();
    }

    QByteArray &m_out;
    bool m_isFirst = true;
};

void appendJson(QByteArray &out, const domain::User &user, domain::Seconds now)
{
    const Standing standing = standingOf(user, now);
    JsonWriter person(out);
    person.addText("first_name", user.profile.firstName);
    person.addWord("first_seen", exportMoment(user.firstSeen));
    person.addWord("ground", wordOf(standing.ground));
    person.addTextOrNull("ground_detail", standing.groundDetail);
    person.add("id", QByteArray::number(user.id));
    person.add("is_bot", boolean(user.profile.isBot));
    person.addTextOrNull("language", user.language);
    person.addText("last_name", user.profile.lastName);
    person.addWord("last_seen", exportMoment(user.lastSeen));
    person.add("met", boolean(user.dialog.met));
    person.addTextOrNull("source", user.source);
    person.addWord("status", exportWord(standing.status));
    person.addWord("status_since", exportMoment(standing.since));
    person.addTextOrNull("username", user.profile.username);
    out += "}\n";
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
