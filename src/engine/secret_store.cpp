#include "engine/secret_store.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringList>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::engine
{

namespace
{

constexpr int busTimeoutMs = 500;
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
constexpr auto ownerOnlyFolder = ownerOnly | QFile::ExeOwner;

QString service()
{
    return u"Botdesk"_s;
}

/// Whether a session's bus has an address. Without one QtDBus would try to start a bus and wait.
bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + "/bus"_L1);
}

/// The names that the bus lists under @p method ("ListNames", "ListActivatableNames").
QStringList busNames(const QDBusConnection &bus, const QString &method)
{
    const auto question = QDBusMessage::createMethodCall(
        u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, method);
    const QDBusMessage answer = bus.call(question, QDBus::Block, busTimeoutMs);
    if (answer.type() != QDBusMessage::ReplyMessage)
        return {};
    return answer.arguments().value(0).toStringList();
}

bool hasKeychain(const QStringList &names)
{
    return names.contains("org.freedesktop.secrets"_L1) || names.contains("org.kde.kwalletd6"_L1) ||
           names.contains("org.kde.kwalletd5"_L1);
}

/// Starts a job that deletes itself, whatever becomes of us; nothing is ever kept in plain text.
void start(QKeychain::Job *job, const QString &name)
{
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(name);
    job->start();
}

} // namespace

SecretStore::SecretStore(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
}

bool SecretStore::keychainAvailable()
{
    if (!hasSessionBus())
        return false;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected() && (hasKeychain(busNames(bus, u"ListNames"_s)) ||
                                 hasKeychain(busNames(bus, u"ListActivatableNames"_s)));
}

void SecretStore::read(SecretPlace place, const QString &name, QObject *context,
                       std::function<void(std::optional<QString>)> done)
{
    if (place == SecretPlace::Keychain && hasSessionBus()) {
        auto *job = new QKeychain::ReadPasswordJob(service());
        connect(job, &QKeychain::Job::finished, context,
                [done = std::move(done)](QKeychain::Job *finished) {
                    auto *reading = static_cast<QKeychain::ReadPasswordJob *>(finished);
                    const bool found =
                        finished->error() == QKeychain::NoError && !reading->textData().isEmpty();
                    done(found ? std::optional(reading->textData()) : std::nullopt);
                });
        start(job, name);
        return;
    }
    std::optional<QString> secret;
    if (place == SecretPlace::File)
        secret = readFile(name);
    QTimer::singleShot(0, context, [done = std::move(done), secret] { done(secret); });
}

void SecretStore::write(SecretPlace place, const QString &name, const QString &secret,
                        QObject *context, std::function<void(bool)> done)
{
    if (place == SecretPlace::Keychain && hasSessionBus()) {
        auto *job = new QKeychain::WritePasswordJob(service());
        connect(job, &QKeychain::Job::finished, this, [this, name](QKeychain::Job *finished) {
            if (finished->error() == QKeychain::NoError)
                removeElsewhere(SecretPlace::Keychain, name);
        });
        connect(job, &QKeychain::Job::finished, context,
                [done = std::move(done)](QKeychain::Job *finished) {
                    done(finished->error() == QKeychain::NoError);
                });
        job->setTextData(secret);
        start(job, name);
        return;
    }
    const bool kept =
        place == SecretPlace::Nowhere || (place == SecretPlace::File && writeFile(name, secret));
    if (kept)
        removeElsewhere(place, name);
    QTimer::singleShot(0, context, [done = std::move(done), kept] { done(kept); });
}

void SecretStore::remove(const QString &name)
{
    removeElsewhere(SecretPlace::Nowhere, name);
}

QString SecretStore::fileFor(const QString &name) const
{
    return QDir(m_folder).filePath(name);
}

bool SecretStore::writeFile(const QString &name, const QString &secret) const
{
    if (!QDir().mkpath(m_folder) || !QFile::setPermissions(m_folder, ownerOnlyFolder))
        return false;
    QSaveFile file(fileFor(name));
    // The permissions come before the first byte.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly))
        return false;
    const QByteArray bytes = secret.toUtf8();
    return file.write(bytes) == bytes.size() && file.commit();
}

std::optional<QString> SecretStore::readFile(const QString &name) const
{
    QFile file(fileFor(name));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QString secret = QString::fromUtf8(file.readAll());
    return secret.isEmpty() ? std::nullopt : std::optional(secret);
}

void SecretStore::removeElsewhere(SecretPlace kept, const QString &name)
{
    if (kept != SecretPlace::File)
        QFile::remove(fileFor(name));
    if (kept != SecretPlace::Keychain && keychainAvailable())
        start(new QKeychain::DeletePasswordJob(service()), name);
}

} // namespace botdesk::engine
