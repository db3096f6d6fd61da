#include "storage/broadcast_repository.h"

#include "storage/bind.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace botdesk::storage
{

using namespace Qt::StringLiterals;

namespace
{

QString textOf(const QList<LinkButton> &buttons)
{
    QJsonArray list;
    for (const LinkButton &button : buttons)
        list.append(QJsonObject{{u"text"_s, button.text}, {u"url"_s, button.url}});
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QList<LinkButton> buttonsFrom(const QString &text)
{
    QList<LinkButton> buttons;
    const QJsonArray list = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto &each : list) {
        const QJsonObject button = each.toObject();
        buttons.append({button.value("text"_L1).toString(), button.value("url"_L1).toString()});
    }
    return buttons;
}

/// The only number of the only row, if there is one.
Result<QString> onlyText(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next() ? rows->text(0) : QString();
}

} // namespace

Result<void> BroadcastRepository::add(const Broadcast &broadcast)
{
    auto added = m_database.execute(
        u"INSERT INTO broadcasts (job_id, is_test, html, silent, media, media_path, media_size, "
        "media_modified_ms, file_id, buttons, star_cap, paid_sent) "
        "VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"_s,
        {broadcast.jobId, broadcast.isTest, broadcast.html, broadcast.silent,
         number(broadcast.media), textOrEmpty(broadcast.mediaPath), broadcast.mediaSize,
         broadcast.mediaModifiedAt, textOrEmpty(broadcast.fileId), textOf(broadcast.buttons),
         broadcast.starCap, broadcast.paidSent});
    if (!added)
        return added;
    for (auto it = broadcast.texts.cbegin(); it != broadcast.texts.cend(); ++it) {
        added = m_database.execute(
            u"INSERT INTO broadcast_texts (job_id, language, text) VALUES (?,?,?)"_s,
            {broadcast.jobId, textOrEmpty(it.key()), textOrEmpty(it.value())});
        if (!added)
            return added;
    }
    return {};
}

Result<std::optional<Broadcast>> BroadcastRepository::find(qint64 jobId) const
{
    Broadcast broadcast{.jobId = jobId};
    {
        auto rows = m_database.run(
            u"SELECT is_test, html, silent, media, media_path, media_size, media_modified_ms, "
            "file_id, buttons, star_cap, paid_sent FROM broadcasts WHERE job_id = ?"_s,
            {jobId});
        if (!rows)
            return std::unexpected(rows.error());
        if (!rows->next())
            return std::nullopt;
        broadcast.isTest = rows->boolean(0);
        broadcast.html = rows->boolean(1);
        broadcast.silent = rows->boolean(2);
        broadcast.media = rows->enumeration<MediaKind>(3);
        broadcast.mediaPath = rows->text(4);
        broadcast.mediaSize = rows->integer(5);
        broadcast.mediaModifiedAt = rows->integer(6);
        broadcast.fileId = rows->text(7);
        broadcast.buttons = buttonsFrom(rows->text(8));
        broadcast.starCap = rows->integer(9);
        broadcast.paidSent = rows->integer(10);
    }
    auto rows =
        m_database.run(u"SELECT language, text FROM broadcast_texts WHERE job_id = ?"_s, {jobId});
    if (!rows)
        return std::unexpected(rows.error());
    while (rows->next())
        broadcast.texts.insert(rows->text(0), rows->text(1));
    return broadcast;
}

Result<QString> BroadcastRepository::fileIdOf(qint64 jobId) const
{
    return onlyText(m_database.run(u"SELECT file_id FROM broadcasts WHERE job_id = ?"_s, {jobId}));
}

Result<void> BroadcastRepository::setFileId(qint64 jobId, const QString &fileId)
{
    return m_database.execute(u"UPDATE broadcasts SET file_id = ? WHERE job_id = ?"_s,
                              {textOrEmpty(fileId), jobId});
}

Result<void> BroadcastRepository::setMediaState(qint64 jobId, qint64 size,
                                                domain::Milliseconds modifiedAt)
{
    return m_database.execute(
        u"UPDATE broadcasts SET media_size = ?, media_modified_ms = ?, file_id = '' "
        "WHERE job_id = ?"_s,
        {size, modifiedAt, jobId});
}

Result<bool> BroadcastRepository::reservePaid(qint64 jobId)
{
    auto rows = m_database.run(u"UPDATE broadcasts SET paid_sent = paid_sent + 1 "
                               "WHERE job_id = ? AND paid_sent < star_cap * ?"_s,
                               {jobId, messagesPerStar});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->affected() > 0;
}

Result<bool> BroadcastRepository::isPaidLeft(qint64 jobId) const
{
    auto rows =
        m_database.run(u"SELECT 1 FROM broadcasts WHERE job_id = ? AND paid_sent < star_cap * ?"_s,
                       {jobId, messagesPerStar});
    if (!rows)
        return std::unexpected(rows.error());
    return rows->next();
}

Result<void> BroadcastRepository::releasePaid(qint64 jobId)
{
    return m_database.execute(
        u"UPDATE broadcasts SET paid_sent = paid_sent - 1 WHERE job_id = ? AND paid_sent > 0"_s,
        {jobId});
}

Result<QString> BroadcastRepository::uploaded(const Upload &file) const
{
    return onlyText(m_database.run(u"SELECT file_id FROM uploads WHERE path = ? AND media = ? "
                                   "AND size = ? AND modified_ms = ?"_s,
                                   {file.path, number(file.media), file.size, file.modifiedAt}));
}

Result<void> BroadcastRepository::rememberUpload(const Upload &upload)
{
    return m_database.execute(
        u"INSERT OR REPLACE INTO uploads (path, size, modified_ms, media, file_id) "
        "VALUES (?,?,?,?,?)"_s,
        {upload.path, upload.size, upload.modifiedAt, number(upload.media), upload.fileId});
}

Result<void> BroadcastRepository::forgetUpload(const QString &fileId)
{
    return m_database.execute(u"DELETE FROM uploads WHERE file_id = ?"_s, {fileId});
}

} // namespace botdesk::storage
