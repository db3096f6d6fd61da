// A checked payload of the Login Widget: whom it makes known, and that it opens nothing.
#include "desk.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QSignalSpy>
#include <QTest>

using namespace botdesk;
using namespace Qt::StringLiterals;
using botapi::LoginVerdict;
using domain::DialogStatus;
using domain::EvidenceKind;
using engine::LoginCheck;
using sandbox::DeedKind;
using tests::Desk;

class TestEngineLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }
    void aValidOneIsSomebodyMet();
    void twiceChangesNothing();
    void whatIsOpenStaysOpen();
    void whatIsImportedIsMetThen();
    void anOldProfileDoesNotReplaceANewerOne();
    void aForgedOneChangesNothing();
    void theFutureIsNotBelieved();

private:
    /// What the Login Widget of the sandbox's bot would hand out, as a link.
    QString payload(qint64 id, const QString &name, qint64 authDate) const
    {
        const QByteArray token = m_desk->server().token();
        const QByteArray text = "auth_date=" + QByteArray::number(authDate) +
                                "\nfirst_name=" + name.toUtf8() + "\nid=" + QByteArray::number(id);
        const QByteArray secret = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
        const QByteArray hash =
            QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toHex();
        return u"https://example.org/login?id=%1&first_name=%2&auth_date=%3&hash=%4"_s.arg(id)
            .arg(QString::fromLatin1(name.toUtf8().toPercentEncoding()))
            .arg(authDate)
            .arg(QString::fromLatin1(hash));
    }
    LoginCheck check(const QString &text)
    {
        QSignalSpy spy(&m_desk->session(), &engine::SessionHost::loginChecked);
        m_desk->session().checkLogin(text);
        if (!spy.wait(10'000))
            qFatal("the check does not end");
        return spy.first().first().value<LoginCheck>();
    }
    std::vector<domain::Evidence> evidence(qint64 id)
    {
        const auto database = m_desk->look();
        return storage::EvidenceRepository(*database).about(id).value();
    }

    std::unique_ptr<Desk> m_desk;
    qint64 m_now = QDateTime::currentSecsSinceEpoch();
};

void TestEngineLogin::init()
{
    m_desk = std::make_unique<Desk>();
    QVERIFY(m_desk->begin());
}

void TestEngineLogin::aValidOneIsSomebodyMet()
{
    const LoginCheck result = check(payload(42, u"Анна & Ко"_s, m_now - 7200));
    QCOMPARE(result.verdict, LoginVerdict::Valid);
    QCOMPARE(result.user, 42);
    QCOMPARE(result.profile.firstName, u"Анна & Ко"_s);
    QVERIFY(!result.wasMet);
    QVERIFY(result.age() >= 7200);
    QVERIFY(result.age() < LoginCheck::oldAge);

    const auto user = m_desk->user(42);
    QVERIFY(user.has_value());
    QVERIFY(user->dialog.met);
    QCOMPARE(user->dialog.status, DialogStatus::NotStarted);
    QCOMPARE(user->profile.firstName, u"Анна & Ко"_s);
    QCOMPARE(user->profileAt, m_now - 7200);
    QCOMPARE(user->lastSeen, m_now - 7200);
    QCOMPARE(domain::chatToWriteTo(42, user->dialog, m_now), std::nullopt);
    QCOMPARE(evidence(42).front().kind, EvidenceKind::LoginChecked);
    QCOMPARE(evidence(42).front().source, domain::EvidenceSource::Operator);
    QTRY_COMPARE(m_desk->session().state().users, 1);
}

void TestEngineLogin::twiceChangesNothing()
{
    const QString text = payload(42, u"Ann"_s, m_now - 60);
    QVERIFY(!check(text).wasMet);
    const auto before = m_desk->user(42);
    QVERIFY(check(text).wasMet);
    QCOMPARE(evidence(42).size(), size_t(1));
    QCOMPARE(m_desk->user(42)->dialog, before->dialog);
    QCOMPARE(m_desk->user(42)->lastSeen, before->lastSeen);
    QCOMPARE(m_desk->session().state().users, 1);
}

void TestEngineLogin::whatIsOpenStaysOpen()
{
    m_desk->add(42, u"Ann"_s);
    QVERIFY(m_desk->act({.kind = DeedKind::Start, .person = 42}));
    QTRY_COMPARE(m_desk->status(42), DialogStatus::Open);
    QVERIFY(check(payload(42, u"Ann"_s, m_now + 30)).wasMet);
    QCOMPARE(m_desk->status(42), DialogStatus::Open);
    QCOMPARE(m_desk->user(42)->dialog.ground, domain::Ground::Started);
}

void TestEngineLogin::whatIsImportedIsMetThen()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"ids.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("id,name\n42,Hearsay\n");
    file.close();
    QSignalSpy imported(&m_desk->session(), &engine::SessionHost::importFinished);
    m_desk->session().importPeople(path);
    QVERIFY(imported.wait());
    QCOMPARE(m_desk->status(42), DialogStatus::Unverified);
    // The login may be older than the import: it was seen later, and happened before.
    QVERIFY(!check(payload(42, u"Ann"_s, m_now - 90'000)).wasMet);
    const auto user = m_desk->user(42);
    QCOMPARE(user->dialog.status, DialogStatus::NotStarted);
    QVERIFY(user->dialog.met);
    QCOMPARE(user->profile.firstName, u"Ann"_s);
    const auto database = m_desk->look();
    QVERIFY(storage::UserRepository(*database).formerNames(42)->isEmpty());
}

void TestEngineLogin::anOldProfileDoesNotReplaceANewerOne()
{
    check(payload(42, u"Ann"_s, m_now - 60));
    check(payload(42, u"Anna"_s, m_now - 6000));
    QCOMPARE(m_desk->user(42)->profile.firstName, u"Ann"_s);
    check(payload(42, u"Anya"_s, m_now - 30));
    QCOMPARE(m_desk->user(42)->profile.firstName, u"Anya"_s);
}

void TestEngineLogin::aForgedOneChangesNothing()
{
    QSignalSpy changed(&m_desk->session(), &engine::SessionHost::changed);
    const QString forged = payload(42, u"Ann"_s, m_now).replace(u"id=42"_s, u"id=43"_s);
    QCOMPARE(check(forged).verdict, LoginVerdict::WrongHash);
    QCOMPARE(check(u"hello"_s).verdict, LoginVerdict::NotAPayload);
    QCOMPARE(check(QString()).verdict, LoginVerdict::NotAPayload);
    QVERIFY(!m_desk->user(42).has_value());
    QVERIFY(!m_desk->user(43).has_value());
    QCOMPARE(changed.size(), 0);
}

void TestEngineLogin::theFutureIsNotBelieved()
{
    const LoginCheck result = check(payload(42, u"Ann"_s, m_now + 86'400));
    QCOMPARE(result.verdict, LoginVerdict::Valid);
    QVERIFY(result.age() < -80'000);
    QVERIFY(m_desk->user(42)->profileAt <= QDateTime::currentSecsSinceEpoch());
    QVERIFY(evidence(42).front().happenedAt <= QDateTime::currentSecsSinceEpoch());
}

QTEST_GUILESS_MAIN(TestEngineLogin)
#include "tst_engine_login.moc"
