// Opening, migrating and refusing databases.
#include "storage/database.h"
#include "storage/evidence_repository.h"
#include "storage/schema.h"
#include "storage/user_repository.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace botdesk::storage;
using namespace Qt::StringLiterals;

class TestStorageDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAndReopens();
    void refusesWhatIsNoDatabase();
    void refusesANewerSchemaAndLeavesItAlone();
    void saysWhenAFolderCannotBeMade();
    void readersSeeCommitsAndCannotWrite();
    void transactionsRollBack();
    void referencesAreChecked();
    void errorsHoldNoValues();
    void valuesComeBackAsTheyWere();
    void aConnectionThatIsLentIsWaitedFor();
    void anOlderDatabaseIsBroughtUpToDate();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void TestStorageDatabase::makesAndReopens()
{
    {
        auto database = Database::open(path(u"sub/folder/a.sqlite"_s), Database::Mode::ReadWrite);
        QVERIFY(database.has_value());
        auto rows = (*database)->run(u"PRAGMA user_version"_s);
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->integer(0), qint64(schemaVersion));
        auto mode = (*database)->run(u"PRAGMA journal_mode"_s);
        QVERIFY(mode && mode->next());
        QCOMPARE(mode->text(0), u"wal"_s);
        auto level = (*database)->run(u"PRAGMA synchronous"_s);
        QVERIFY(level && level->next());
        QCOMPARE(level->integer(0), 2); // FULL
    }
    QVERIFY(Database::open(path(u"sub/folder/a.sqlite"_s), Database::Mode::ReadWrite).has_value());
}

void TestStorageDatabase::refusesWhatIsNoDatabase()
{
    const QString name = path(u"letter.sqlite"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("Dear friend, ").repeated(1000));
    file.close();
    const auto database = Database::open(name, Database::Mode::ReadWrite);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().kind, ErrorKind::NotADatabase);
    QCOMPARE(database.error().path, name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("Dear friend"));
}

void TestStorageDatabase::refusesANewerSchemaAndLeavesItAlone()
{
    const QString name = path(u"newer.sqlite"_s);
    {
        auto database = Database::open(name, Database::Mode::ReadWrite);
        QVERIFY(database.has_value());
        QVERIFY((*database)->executeOnce(u"PRAGMA user_version = 4711"_s).has_value());
    }
    const auto database = Database::open(name, Database::Mode::ReadWrite);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().kind, ErrorKind::NewerSchema);
    QCOMPARE(database.error().code, 4711);
    const auto reader = Database::open(name, Database::Mode::ReadOnly);
    QVERIFY(reader.has_value());
    auto rows = (*reader)->run(u"PRAGMA user_version"_s);
    QVERIFY(rows && rows->next());
    QCOMPARE(rows->integer(0), 4711);
}

void TestStorageDatabase::saysWhenAFolderCannotBeMade()
{
    QFile file(path(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto database = Database::open(path(u"file/a.sqlite"_s), Database::Mode::ReadWrite);
    QVERIFY(!database.has_value());
    QCOMPARE(database.error().kind, ErrorKind::CannotOpen);
}

void TestStorageDatabase::readersSeeCommitsAndCannotWrite()
{
    auto writer = Database::open(path(u"shared.sqlite"_s), Database::Mode::ReadWrite);
    auto reader = Database::open(path(u"shared.sqlite"_s), Database::Mode::ReadOnly);
    QVERIFY(writer && reader);
    const QString count = u"SELECT count(*) FROM greetings"_s;
    const QString insert = u"INSERT INTO greetings VALUES ('', ?, ?)"_s;
    const auto counted = [&] {
        auto rows = (*reader)->run(count);
        return rows && rows->next() ? rows->integer(0) : -1;
    };
    QCOMPARE(counted(), 0);
    auto transaction = Transaction::begin(**writer);
    QVERIFY(transaction.has_value());
    QVERIFY((*writer)->execute(insert, {u"en"_s, u"Hello"_s}).has_value());
    QCOMPARE(counted(), 0);
    QVERIFY(transaction->commit().has_value());
    QCOMPARE(counted(), 1);
    const auto refused = (*reader)->execute(insert, {u"ru"_s, u"Привет"_s});
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().kind, ErrorKind::ReadOnly);
}

void TestStorageDatabase::transactionsRollBack()
{
    auto database = Database::open(path(u"rollback.sqlite"_s), Database::Mode::ReadWrite);
    QVERIFY(database.has_value());
    {
        auto transaction = Transaction::begin(**database);
        QVERIFY(transaction.has_value());
        QVERIFY((*database)
                    ->execute(u"INSERT INTO greetings VALUES ('', 'en', 'Hello')"_s)
                    .has_value());
    }
    auto rows = (*database)->run(u"SELECT count(*) FROM greetings"_s);
    QVERIFY(rows && rows->next());
    QCOMPARE(rows->integer(0), 0);
}

void TestStorageDatabase::referencesAreChecked()
{
    auto database = Database::open(path(u"references.sqlite"_s), Database::Mode::ReadWrite);
    QVERIFY(database.has_value());
    auto transaction = Transaction::begin(**database);
    QVERIFY(transaction.has_value());
    QVERIFY((*database)
                ->execute(u"INSERT INTO former_names (user_id, first_name, last_name, username, "
                          "given_up_at) VALUES (1, '', '', '', 0)"_s)
                .has_value());
    QVERIFY(!transaction->commit().has_value());
}

void TestStorageDatabase::errorsHoldNoValues()
{
    auto database = Database::open(path(u"errors.sqlite"_s), Database::Mode::ReadWrite);
    QVERIFY(database.has_value());
    const QString secret = u"what somebody wrote"_s;
    const QString insert = u"INSERT INTO greetings VALUES ('', ?, ?)"_s;
    QVERIFY((*database)->execute(insert, {secret, secret}).has_value());
    const auto twice = (*database)->execute(insert, {secret, secret});
    QVERIFY(!twice.has_value());
    QVERIFY(!twice.error().text.contains(secret));
}

void TestStorageDatabase::valuesComeBackAsTheyWere()
{
    auto database = Database::open(path(u"values.sqlite"_s), Database::Mode::ReadWrite);
    QVERIFY(database.has_value());
    const QString text = u"Наталья 👍 \" ' ? \n"_s;
    const QString select = u"SELECT ?, typeof(?), ?, typeof(?)"_s;
    const auto typeOf = [&](const QVariant &value) {
        auto rows = (*database)->run(select, {1, value, 2, value});
        return rows && rows->next() ? rows->text(1) : QString();
    };
    QCOMPARE(typeOf({}), u"null"_s);
    QCOMPARE(typeOf(QVariant(QMetaType::fromType<int>())), u"null"_s);
    QCOMPARE(typeOf(QVariant(QMetaType::fromType<QString>())), u"null"_s);
    QCOMPARE(typeOf(QString()), u"null"_s);
    QCOMPARE(typeOf(u""_s), u"text"_s);
    QCOMPARE(typeOf(text), u"text"_s);
    QCOMPARE(typeOf(true), u"integer"_s);
    QCOMPARE(typeOf(qint64(1) << 60), u"integer"_s);
    QCOMPARE(typeOf(0.5), u"real"_s);

    static const Sql sql(u"SELECT ?, ?, ?, ?, typeof(?)"_s);
    auto rows = (*database)->run(sql, text, qint64(1) << 60, u""_s, ErrorKind::DiskFull, QString());
    QVERIFY(rows && rows->next());
    QCOMPARE(rows->text(0), text);
    QCOMPARE(rows->integer(1), qint64(1) << 60);
    QVERIFY(rows->text(2).isEmpty() && !rows->text(2).isNull());
    QCOMPARE(rows->enumeration<ErrorKind>(3), ErrorKind::DiskFull);
    QCOMPARE(rows->text(4), u"null"_s);
    QVERIFY(!rows->next());
    QVERIFY((*database)->check(*rows).has_value());
    // One value too few is a mistake, and no row of NULLs.
    QVERIFY(!(*database)->run(select, {1}).has_value());
    QVERIFY(!(*database)->run(sql, 1).has_value());
}

void TestStorageDatabase::aConnectionThatIsLentIsWaitedFor()
{
    auto database = Database::open(path(u"lent.sqlite"_s), Database::Mode::ReadWrite);
    QVERIFY(database.has_value());
    constexpr int count = 500;
    const auto counted = [&] {
        auto rows = (*database)->run(u"SELECT count(*) FROM greetings"_s);
        return rows && rows->next() ? static_cast<int>(rows->integer(0)) : -1;
    };
    for (int round = 1; round <= 5; ++round) {
        (*database)->lend();
        std::thread borrower([&] {
            const Borrowed borrowed(**database);
            auto transaction = Transaction::begin(**database);
            for (int i = 0; i < count; ++i)
                std::ignore = (*database)->execute(u"INSERT INTO greetings VALUES (?, 'en', '')"_s,
                                                   {round * count + i});
            std::ignore = transaction->commit();
        });
        // Never in the middle of the transaction, although it is the same connection.
        const int seen = counted();
        borrower.join();
        QCOMPARE(seen, round * count);
    }
}

void TestStorageDatabase::anOlderDatabaseIsBroughtUpToDate()
{
    const QString name = path(u"older.sqlite"_s);
    {
        auto old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"older"_s);
        old.setDatabaseName(name);
        QVERIFY(old.open());
        QFile first(u":/migrations/0001.sql"_s);
        QVERIFY(first.open(QIODevice::ReadOnly));
        QSqlQuery query(old);
        for (const QString &statement : QString::fromUtf8(first.readAll()).split(u";\n"_s)) {
            if (!statement.trimmed().isEmpty())
                QVERIFY(query.exec(statement));
        }
        const auto run = [&](const QString &sql) { QVERIFY2(query.exec(sql), qPrintable(sql)); };
        run(u"INSERT INTO users VALUES (7,'Ann','','',0,1,NULL,0,1,1,NULL,0,1,1,'',1,1,1,0,0,'',0,"
            "0,1,2,1,1,'ann',NULL,'ann')"_s);
        for (int i = 0; i < 2; ++i) // a name kept twice, as a replay could make it
            run(u"INSERT INTO former_names (user_id, first_name, last_name, username, given_up_at) "
                "VALUES (7, 'Anna', '', '', 5)"_s);
        run(u"INSERT INTO outbox VALUES (3,7,3,3,3,7,'',1,1,1,0,0,'')"_s);
        run(u"INSERT INTO evidence VALUES (1,7,8,1,10,10000,5,0,0,'','',0,0)"_s);
        run(u"INSERT INTO evidence VALUES (2,7,15,0,11,11000,0,3,0,'','',0,0)"_s);
        run(u"PRAGMA user_version = 1"_s);
    }
    QSqlDatabase::removeDatabase(u"older"_s);

    const auto database = Database::open(name, Database::Mode::ReadWrite);
    QVERIFY(database.has_value());
    QCOMPARE(UserRepository(**database).formerNames(7).value().size(), 1);
    const auto ledger = EvidenceRepository(**database).about(7).value();
    QCOMPARE(ledger.size(), size_t(2));
    QCOMPARE(ledger[0].text, u"my_chat_member"_s);
    QCOMPARE(ledger[1].detail, u"sendChatAction"_s);
}

QTEST_GUILESS_MAIN(TestStorageDatabase)
#include "tst_storage_database.moc"
