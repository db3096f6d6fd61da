// Where tokens are kept (R15).
#include "engine/secret_store.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace botdesk::engine;
using namespace Qt::StringLiterals;

namespace
{

const QString secret = u"123456789:AAHsandbox0demo1token2of3botdesk456"_s;
constexpr auto ownerOnly =
    QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

} // namespace

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFileIsForItsOwnerAlone();
    void aLaxFileIsTightened();
    void nowhereKeepsNothing();
    void aSecretIsInOnePlaceAtMost();
    void removeForgets();
    void whatIsNotThereIsNotFound();
    void aFolderThatCannotBeMade();
    void nothingIsCalledAfterItsContextDied();
    void keychainWithoutABusIsAnsweredAtOnce();
    void keychain();

private:
    bool write(SecretPlace place, const QString &text = secret);
    std::optional<QString> read(SecretPlace place);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SecretStore> m_store;
};

void TestSecretStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<SecretStore>(m_folder->filePath(u"secrets"_s));
}

bool TestSecretStore::write(SecretPlace place, const QString &text)
{
    std::optional<bool> kept;
    m_store->write(place, u"bot-1"_s, text, this, [&](bool done) { kept = done; });
    Q_ASSERT(!kept || place == SecretPlace::Keychain); // later, never inside the call
    return QTest::qWaitFor([&] { return kept.has_value(); }, 20'000) && *kept;
}

std::optional<QString> TestSecretStore::read(SecretPlace place)
{
    std::optional<std::optional<QString>> found;
    m_store->read(place, u"bot-1"_s, this,
                  [&](const std::optional<QString> &text) { found = text; });
    if (!QTest::qWaitFor([&] { return found.has_value(); }, 20'000))
        return std::nullopt;
    return *found;
}

void TestSecretStore::aFileIsForItsOwnerAlone()
{
    QVERIFY(write(SecretPlace::File));
    QCOMPARE(read(SecretPlace::File), std::optional(secret));
    const QString path = m_folder->filePath(u"secrets/bot-1"_s);
    QCOMPARE(QFile::permissions(path), ownerOnly);
    QCOMPARE(QFile::permissions(m_folder->filePath(u"secrets"_s)),
             ownerOnly | QFile::ExeOwner | QFile::ExeUser);
    // No temporary file is left beside it.
    QCOMPARE(QDir(m_folder->filePath(u"secrets"_s)).entryList(QDir::Files | QDir::Hidden).size(),
             1);
}

void TestSecretStore::aLaxFileIsTightened()
{
    QVERIFY(write(SecretPlace::File, u"old"_s));
    const QString path = m_folder->filePath(u"secrets/bot-1"_s);
    QVERIFY(QFile::setPermissions(path, ownerOnly | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(write(SecretPlace::File));
    QCOMPARE(QFile::permissions(path), ownerOnly);
    QCOMPARE(read(SecretPlace::File), std::optional(secret));
}

void TestSecretStore::nowhereKeepsNothing()
{
    QVERIFY(write(SecretPlace::Nowhere));
    QCOMPARE(read(SecretPlace::Nowhere), std::nullopt);
    QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    QVERIFY(!files.hasNext());
}

void TestSecretStore::aSecretIsInOnePlaceAtMost()
{
    QVERIFY(write(SecretPlace::File));
    QVERIFY(write(SecretPlace::Nowhere));
    QCOMPARE(read(SecretPlace::File), std::nullopt);
}

void TestSecretStore::removeForgets()
{
    QVERIFY(write(SecretPlace::File));
    m_store->remove(u"bot-1"_s);
    QCOMPARE(read(SecretPlace::File), std::nullopt);
}

void TestSecretStore::whatIsNotThereIsNotFound()
{
    QCOMPARE(read(SecretPlace::File), std::nullopt);
}

void TestSecretStore::aFolderThatCannotBeMade()
{
    QFile file(m_folder->filePath(u"secrets"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!write(SecretPlace::File));
}

void TestSecretStore::nothingIsCalledAfterItsContextDied()
{
    bool called = false;
    {
        QObject context;
        m_store->write(SecretPlace::File, u"bot-1"_s, secret, &context,
                       [&](bool) { called = true; });
    }
    QCOMPARE(read(SecretPlace::File), std::optional(secret));
    QVERIFY(!called);
}

void TestSecretStore::keychainWithoutABusIsAnsweredAtOnce()
{
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qunsetenv("XDG_RUNTIME_DIR");
    QVERIFY(!SecretStore::keychainAvailable());
    QVERIFY(!write(SecretPlace::Keychain));
    QCOMPARE(read(SecretPlace::Keychain), std::nullopt);
    if (!bus.isEmpty())
        qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
    if (!runtime.isEmpty())
        qputenv("XDG_RUNTIME_DIR", runtime);
}

/// Needs a keychain that is unlocked: dbus-run-session with gnome-keyring-daemon --unlock.
void TestSecretStore::keychain()
{
    if (!qEnvironmentVariableIsSet("BOTDESK_TEST_KEYCHAIN"))
        QSKIP("Set BOTDESK_TEST_KEYCHAIN where an unlocked keychain runs.");
    QVERIFY(SecretStore::keychainAvailable());
    QVERIFY(write(SecretPlace::File));
    QVERIFY(write(SecretPlace::Keychain));
    QCOMPARE(read(SecretPlace::Keychain), std::optional(secret));
    QCOMPARE(read(SecretPlace::File), std::nullopt);
    m_store->remove(u"bot-1"_s);
    QTRY_COMPARE(read(SecretPlace::Keychain), std::nullopt);
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secret_store.moc"
