// Profiles, languages and names (R9, R10).
#include "domain/language.h"
#include "domain/user.h"

#include <QTest>

using namespace botdesk::domain;
using namespace Qt::StringLiterals;

class TestDomainPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vanishedIsCleared();
    void anOlderProfileIsIgnored();
    void absenceErasesNoLanguage();
    void languageMatching_data();
    void languageMatching();
    void namesFold_data();
    void namesFold();
    void ids();
};

void TestDomainPeople::vanishedIsCleared()
{
    User user{.id = 7};
    QVERIFY(takeProfile(user, {u"Ann"_s, u"Lee"_s, u"annlee"_s}, 10));
    QVERIFY(takeProfile(user, {u"Ann"_s, {}, {}}, 11));
    QCOMPARE(user.profile.lastName, QString());
    QCOMPARE(user.profile.username, QString());
    QVERIFY(!takeProfile(user, {u"Ann"_s, {}, {}}, 12));
}

void TestDomainPeople::anOlderProfileIsIgnored()
{
    User user{.id = 7};
    takeProfile(user, {u"New"_s, {}, {}}, 20);
    QVERIFY(!takeProfile(user, {u"Old"_s, {}, {}}, 10));
    QCOMPARE(user.profile.firstName, u"New"_s);
}

void TestDomainPeople::absenceErasesNoLanguage()
{
    User user{.id = 7};
    QVERIFY(takeLanguage(user, u"pt-BR"_s, 10));
    QCOMPARE(user.language, u"pt-br"_s);
    QVERIFY(!takeLanguage(user, {}, 11));
    QCOMPARE(user.language, u"pt-br"_s);
    QVERIFY(!takeLanguage(user, u"ru"_s, 9));
    QCOMPARE(user.language, u"pt-br"_s);
}

void TestDomainPeople::languageMatching_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("available");
    QTest::addColumn<QString>("best");
    QTest::newRow("exact") << u"pt-br"_s << QStringList{u"pt"_s, u"pt-br"_s} << u"pt-br"_s;
    QTest::newRow("primary") << u"pt-br"_s << QStringList{u"en"_s, u"pt"_s} << u"pt"_s;
    QTest::newRow("english") << u"fa"_s << QStringList{u"ru"_s, u"en"_s} << u"en"_s;
    QTest::newRow("anything") << u"fa"_s << QStringList{u"ru"_s} << u"ru"_s;
    QTest::newRow("nothing") << u"fa"_s << QStringList{} << QString();
    QTest::newRow("no sibling") << u"pt-pt"_s << QStringList{u"pt-br"_s, u"en"_s} << u"en"_s;
    QTest::newRow("unknown") << languageToWriteIn({}) << QStringList{u"ru"_s, u"en"_s} << u"en"_s;
    QTest::newRow("case") << u"ZH_Hans"_s << QStringList{u"en"_s, u"zh-hans"_s} << u"zh-hans"_s;
}

void TestDomainPeople::languageMatching()
{
    QFETCH(const QString, wanted);
    QFETCH(const QStringList, available);
    QTEST(bestLanguage(wanted, available), "best");
}

void TestDomainPeople::namesFold_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("search");
    QTest::newRow("latin") << u"Émilie"_s << u"éMILIE"_s;
    QTest::newRow("cyrillic") << u"Наталья"_s << u"наТАЛ"_s;
    QTest::newRow("greek") << u"Σίσυφος"_s << u"σίσυφοσ"_s;
    QTest::newRow("composed") << u"Jose\u0301"_s << u"JOSÉ"_s;
    QTest::newRow("german") << u"Strauß"_s << u"STRAUß"_s;
    QTest::newRow("emoji") << u"Lena 🌿"_s << u"🌿"_s;
}

void TestDomainPeople::namesFold()
{
    QFETCH(const QString, name);
    QFETCH(const QString, search);
    QVERIFY(foldForSearch(name).contains(foldForSearch(search)));
}

void TestDomainPeople::ids()
{
    QVERIFY(isUserId(maxUserId));
    QVERIFY(!isUserId(maxUserId + 1));
    QVERIFY(!isUserId(0));
    QVERIFY(!isUserId(-100));
    QCOMPARE(nameSortKey(5, {}), u"5"_s);
    QCOMPARE(nameSortKey(5, {.username = u"Ann"_s}), u"ann"_s);
    QCOMPARE(fullName({u"  Ann "_s, u"Lee"_s}), u"Ann Lee"_s);
}

QTEST_GUILESS_MAIN(TestDomainPeople)
#include "tst_domain_people.moc"
