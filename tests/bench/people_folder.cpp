#include "people_folder.h"

#include "engine/bot_directory.h"
#include "engine/session_host.h"
#include "people_filling.h"
#include "report.h"
#include "sandbox/server.h"
#include "storage/schema.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto botId = 123'456'789; // of the sandbox's bot
constexpr auto stampName = "made-by"_L1;

QByteArray stampOf(qint64 people)
{
    return u"schema %1, people %2 of seed %3, version %4\n"_s
        .arg(QString::number(storage::schemaVersion), QString::number(people),
             QString::number(peopleSeed), QString::number(peopleVersion))
        .toLatin1();
}

bool isMade(const QString &folder, qint64 people)
{
    QFile stamp(QDir(folder).filePath(stampName));
    return stamp.open(QIODevice::ReadOnly) && stamp.readAll() == stampOf(people);
}

/// What the program keeps about a bot that was connected before.
bool connectBot(const QString &folder)
{
    engine::BotDirectory bots(folder);
    bots.put({.id = botId,
              .username = u"botdesk_demo_bot"_s,
              .name = u"Bench"_s,
              .tokenPlace = engine::SecretPlace::File,
              .proxy = {.kind = botapi::ProxyChoice::Kind::None}});
    bots.setLastUsed(botId);
    const QDir secrets(QDir(folder).filePath(u"secrets"_s));
    QFile token(secrets.filePath(u"bot-%1"_s.arg(botId)));
    const QByteArray text = sandbox::demoToken;
    return secrets.mkpath(u"."_s) && token.open(QIODevice::WriteOnly) &&
           token.write(text) == text.size();
}

} // namespace

QString PeopleFolder::botFolder() const
{
    return QDir(m_path).filePath(u"bots/%1"_s.arg(botId));
}

QString PeopleFolder::database() const
{
    return engine::databasePath(botFolder());
}

std::optional<PeopleFolder> PeopleFolder::prepare(const QString &parent, qint64 people)
{
    PeopleFolder made(QDir(parent).filePath(u"people-%1"_s.arg(people)), people);
    if (isMade(made.path(), people))
        return made;
    say(u"Making %1 people …"_s.arg(people));
    QElapsedTimer elapsed;
    elapsed.start();
    QDir(made.path()).removeRecursively();
    if (!QDir().mkpath(made.botFolder()) || !connectBot(made.path())) {
        say(u"The folder %1 cannot be written."_s.arg(made.path()));
        return std::nullopt;
    }
    if (const auto filled = fillWithPeople(made.database(), people); !filled) {
        say(u"The people could not be written: %1"_s.arg(filled.error().text));
        return std::nullopt;
    }
    QFile stamp(QDir(made.path()).filePath(stampName));
    if (!stamp.open(QIODevice::WriteOnly) || stamp.write(stampOf(people)) < 0)
        return std::nullopt;
    say(u"  made in %1 s"_s.arg(elapsed.elapsed() / 1000));
    return made;
}

std::optional<PeopleFolder> PeopleFolder::copyTo(const QString &target) const
{
    PeopleFolder copy(target, m_people);
    QDir(target).removeRecursively();
    const bool isCopied = QDir().mkpath(copy.botFolder()) && connectBot(target) &&
                          QFile::copy(database(), copy.database());
    // What a run that was killed left behind belongs to the data.
    const QString log = u"-wal"_s;
    if (isCopied && QFile::exists(database() + log))
        QFile::copy(database() + log, copy.database() + log);
    if (!isCopied) {
        say(u"The people could not be copied to %1."_s.arg(target));
        return std::nullopt;
    }
    return copy;
}

} // namespace botdesk::bench
