// The dialogs that import people, export them, and check a login, as an operator uses them.
#include "../engine/desk.h"
#include "widgets/export_dialog.h"
#include "widgets/import_dialog.h"
#include "widgets/language.h"
#include "widgets/login_dialog.h"
#include "widgets/resources.h"
#include "window_reading.h"

#include <QCryptographicHash>
#include <QFileDialog>
#include <QGroupBox>
#include <QMessageAuthenticationCode>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableView>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::DialogStatus;
using sandbox::DeedKind;
using tests::Desk;

class TestFileDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::useResources(); }
    void init();
    void cleanup();
    void importTellsWhatCame();
    void importTellsWhatCouldNotBeRead();
    void importTellsWhyAFileIsNone_data();
    void importTellsWhyAFileIsNone();
    void importCanBeStopped();
    void closingStopsTheImport();
    void exportWritesAFile();
    void exportTellsWhyNot();
    void exportAsksForAFile();
    void loginIsChecked();
    void loginTellsItsAge();
    void loginTellsWhyNot();
    void loginForgetsWhatWasEdited();
    void everyTextFollowsTheLanguage();
    void keyboardAndScreenReader();

private:
    QString write(const QByteArray &content)
    {
        const QString path = m_folder->filePath(u"people.csv"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the file cannot be written");
        return path;
    }
    /// Shows a dialog until the next one, or the end of the test.
    template <class Dialog, class... Arguments>
    Dialog *show(Arguments &&...arguments)
    {
        auto dialog =
            std::make_unique<Dialog>(m_desk->session(), std::forward<Arguments>(arguments)...);
        Dialog *raw = dialog.get();
        m_dialog = std::move(dialog);
        m_dialog->show();
        if (!QTest::qWaitForWindowExposed(raw))
            qFatal("the dialog is not shown");
        return raw;
    }
    template <class T>
    T *find(const char *name)
    {
        T *found = m_dialog->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    QPushButton *button(const char *name) { return find<QPushButton>(name); }
    void click(const char *name) { QTest::mouseClick(button(name), Qt::LeftButton); }
    QString textOf(const char *name) { return find<QLabel>(name)->text(); }
    QString banner()
    {
        QStringList texts;
        for (const auto *label : find<QFrame>("banner")->findChildren<QLabel *>()) {
            if (!label->text().isEmpty() && !label->isHidden())
                texts.append(label->text());
        }
        return texts.join(u' ');
    }
    QString cell(int row, int column)
    {
        return find<QTableView>("issuesTable")->model()->index(row, column).data().toString();
    }
    QString payload(qint64 id, const QString &name, qint64 authDate) const
    {
        const QByteArray text = "auth_date=" + QByteArray::number(authDate) +
                                "\nfirst_name=" + name.toUtf8() + "\nid=" + QByteArray::number(id) +
                                "\nusername=ann";
        const QByteArray secret =
            QCryptographicHash::hash(m_desk->server().token(), QCryptographicHash::Sha256);
        return QString::fromUtf8(
            text + "\nhash=" +
            QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256).toHex());
    }
    void check(const QString &text)
    {
        find<QPlainTextEdit>("payloadEdit")->setPlainText(text);
        click("checkButton");
        QTRY_VERIFY(find<QFrame>("banner")->isVisible());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<QDialog> m_dialog;
    qint64 m_now = QDateTime::currentSecsSinceEpoch();
};

void TestFileDialogs::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_desk = std::make_unique<Desk>();
    QVERIFY(m_desk->begin());
}

void TestFileDialogs::cleanup()
{
    m_dialog.reset();
    m_desk.reset();
}

void TestFileDialogs::importTellsWhatCame()
{
    auto *dialog = show<widgets::ImportDialog>(write("id,name\n42,Ann\n43,Bob\n42,Ann\n"));
    QTRY_VERIFY(button("closeButton")->isVisible());
    QCOMPARE(textOf("importedLabel"), u"2 people are new"_s);
    QVERIFY(textOf("knownLabel").startsWith(u"1 row"));
    QVERIFY(textOf("unreadableLabel").startsWith(u"0 row"));
    QVERIFY(banner().startsWith(u"The import is complete. Who is new is unverified"));
    QVERIFY(find<QTableView>("issuesTable")->isHidden());
    QVERIFY(find<QProgressBar>("progressBar")->isHidden());
    QSignalSpy probe(dialog, &widgets::ImportDialog::probeRequested);
    click("probeButton");
    QCOMPARE(probe.size(), 1);
    QCOMPARE(probe.first().first().value<storage::UserQuery>().status, DialogStatus::Unverified);
    QVERIFY(dialog->isHidden());
    QCOMPARE(m_desk->status(42), DialogStatus::Unverified);
}

void TestFileDialogs::importTellsWhatCouldNotBeRead()
{
    show<widgets::ImportDialog>(
        write("id\n42\n-100500\n<b>me</b>\n" + QByteArray("0\n").repeated(1500)));
    QTRY_VERIFY(find<QTableView>("issuesTable")->isVisible());
    QCOMPARE(find<QTableView>("issuesTable")->model()->rowCount(), 1000);
    QCOMPARE(cell(0, 0), u"3"_s);
    QCOMPARE(cell(0, 1), u"-100500"_s);
    QCOMPARE(cell(0, 2), u"A negative number: this is a group or a channel"_s);
    QCOMPARE(cell(1, 1), u"<b>me</b>"_s);
    QCOMPARE(cell(2, 2), u"Zero is nobody's id"_s);
    QVERIFY(find<QLabel>("moreLabel")->isVisible());
    QVERIFY(textOf("moreLabel").startsWith(u"502 "));
}

void TestFileDialogs::importTellsWhyAFileIsNone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("words");
    QTest::newRow("binary") << QByteArray("\0\1\2\3", 4) << u"This is not a text file."_s;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "4\0"
                                          "2\0",
                                          6)
                            << u"This file is not in UTF-8."_s;
    QTest::newRow("empty") << QByteArray() << u"There is nothing in this file."_s;
    QTest::newRow("no ids") << QByteArray("Ann\nBob\n") << u"No column of this file has ids"_s;
}

void TestFileDialogs::importTellsWhyAFileIsNone()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, words);
    show<widgets::ImportDialog>(write(content));
    QTRY_VERIFY2(banner().startsWith(words), qPrintable(banner()));
    QVERIFY(button("probeButton")->isHidden());
    show<widgets::ImportDialog>(u"/nowhere/people.csv"_s);
    QTRY_VERIFY(banner().startsWith(u"The file cannot be opened."));
}

void TestFileDialogs::importCanBeStopped()
{
    QByteArray content;
    for (int id = 1; id <= 100'000; ++id)
        content += QByteArray::number(id) + '\n';
    show<widgets::ImportDialog>(write(content));
    QVERIFY(button("cancelButton")->isVisible());
    click("cancelButton");
    QTRY_VERIFY(button("closeButton")->isVisible());
    QVERIFY(banner().startsWith(u"You stopped the import."));
    QVERIFY(m_dialog->isVisible());
}

void TestFileDialogs::closingStopsTheImport()
{
    QByteArray content;
    for (int id = 1; id <= 100'000; ++id)
        content += QByteArray::number(id) + '\n';
    QSignalSpy finished(&m_desk->session(), &engine::SessionHost::importFinished);
    show<widgets::ImportDialog>(write(content));
    m_dialog->close();
    QVERIFY(finished.wait(10'000));
    QCOMPARE(finished.first().first().value<engine::ImportReport>().end,
             engine::ImportEnd::Cancelled);
}

void TestFileDialogs::exportWritesAFile()
{
    m_desk->add(42, u"Ann"_s);
    QVERIFY(m_desk->act({.kind = DeedKind::Start, .person = 42}));
    QTRY_COMPARE(m_desk->status(42), DialogStatus::Open);
    auto *dialog = show<widgets::ExportDialog>(storage::UserQuery{}, 1);
    const QString path = m_folder->filePath(u"out.csv"_s);
    dialog->exportTo(path);
    QTRY_VERIFY(find<QFrame>("banner")->isVisible());
    QVERIFY(banner().startsWith(u"1 people are in"));
    QVERIFY(banner().contains(path));
    QFile table(path);
    QVERIFY(table.open(QIODevice::ReadOnly));
    QVERIFY(table.readAll().contains("42,\"Ann\""));

    find<QRadioButton>("jsonButton")->setChecked(true);
    const QString lines = m_folder->filePath(u"out.jsonl"_s);
    dialog->exportTo(lines);
    QTRY_VERIFY(banner().contains(lines));
    QFile json(lines);
    QVERIFY(json.open(QIODevice::ReadOnly));
    QVERIFY(json.readAll().contains("\"id\":42,"));
    QVERIFY(button("closeButton")->isVisible());
}

void TestFileDialogs::exportTellsWhyNot()
{
    auto *dialog = show<widgets::ExportDialog>(storage::UserQuery{}, 0);
    dialog->exportTo(u"/nowhere/people.csv"_s);
    QTRY_VERIFY(banner().startsWith(u"“/nowhere/people.csv” cannot be written."));
    QVERIFY(banner().contains(u"The system's own words"));
    QVERIFY(button("exportButton")->isEnabled());
}

void TestFileDialogs::exportAsksForAFile()
{
    show<widgets::ExportDialog>(storage::UserQuery{}, 3);
    click("exportButton");
    auto *chooser = m_dialog->findChild<QFileDialog *>(u"exportFileDialog"_s);
    QVERIFY(chooser);
    QCOMPARE(chooser->acceptMode(), QFileDialog::AcceptSave);
    QVERIFY(chooser->selectedFiles().value(0).endsWith(u".csv"));
    const QString path = m_folder->filePath(u"chosen.csv"_s);
    Q_EMIT chooser->fileSelected(path);
    QTRY_VERIFY(QFile::exists(path));
    chooser->reject();
}

void TestFileDialogs::loginIsChecked()
{
    auto *dialog = show<widgets::LoginDialog>();
    QVERIFY(!button("checkButton")->isEnabled());
    check(payload(42, u"<b>Ann</b>"_s, m_now - 600));
    QVERIFY(banner().startsWith(u"Valid: Telegram signed this for this bot."));
    QCOMPARE(textOf("nameLabel"), u"<b>Ann</b>"_s);
    QCOMPARE(find<QLabel>("nameLabel")->textFormat(), Qt::PlainText);
    QCOMPARE(textOf("identityLabel"), u"@ann, id 42"_s);
    QVERIFY(textOf("meaningLabel").startsWith(u"The bot has met this person now"));
    QTRY_COMPARE(m_desk->status(42), DialogStatus::NotStarted);
    QSignalSpy person(dialog, &widgets::LoginDialog::personRequested);
    click("showButton");
    QCOMPARE(person.size(), 1);
    QCOMPARE(person.first().first().value<domain::UserId>(), 42);
    QVERIFY(dialog->isHidden());
}

void TestFileDialogs::loginTellsItsAge()
{
    show<widgets::LoginDialog>();
    check(payload(42, u"Ann"_s, m_now - 30));
    QVERIFY2(banner().contains(u"minute"), qPrintable(banner()));
    check(payload(42, u"Ann"_s, m_now - 3 * 3600 - 60));
    QVERIFY2(banner().contains(u"3 hour"), qPrintable(banner()));
    QVERIFY(textOf("meaningLabel").startsWith(u"The bot had met this person before."));
    check(payload(42, u"Ann"_s, m_now - 3 * 86'400 - 60));
    QVERIFY2(banner().contains(u"3 day") && banner().contains(u"should refuse"),
             qPrintable(banner()));
    check(payload(42, u"Ann"_s, m_now + 86'400));
    QVERIFY2(banner().contains(u"in the future"), qPrintable(banner()));
}

void TestFileDialogs::loginTellsWhyNot()
{
    show<widgets::LoginDialog>();
    check(u"good morning"_s);
    QVERIFY(banner().startsWith(u"This is not what the Login Widget sends."));
    check(payload(42, u"Ann"_s, m_now).replace(u"id=42"_s, u"id=43"_s));
    QVERIFY(banner().startsWith(u"Not valid: the signature does not fit."));
    check(u"id=42\nauth_date=1700000000"_s);
    QVERIFY(banner().contains(u"“hash” is missing"));
    QVERIFY(find<QGroupBox>("personBox")->isHidden());
    QVERIFY(button("showButton")->isHidden());
    QVERIFY(!m_desk->user(42).has_value());
}

void TestFileDialogs::loginForgetsWhatWasEdited()
{
    show<widgets::LoginDialog>();
    check(payload(42, u"Ann"_s, m_now));
    QVERIFY(button("showButton")->isVisible());
    find<QPlainTextEdit>("payloadEdit")->appendPlainText(u"x=y"_s);
    QVERIFY(find<QFrame>("banner")->isHidden());
    QVERIFY(button("showButton")->isHidden());
}

void TestFileDialogs::everyTextFollowsTheLanguage()
{
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::Language::English);
    const auto follow = [&] {
        const QStringList english = tests::readTexts(*m_dialog);
        language.choose(widgets::Language::Russian);
        QCoreApplication::sendPostedEvents(); // windows are told of it by one
        const QStringList left = tests::leftInEnglish(*m_dialog);
        language.choose(widgets::Language::English);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(left, QStringList());
        QCOMPARE(tests::readTexts(*m_dialog), english);
    };
    show<widgets::ImportDialog>(write("id\n42\nx\n" + QByteArray("0\n").repeated(1200)));
    QTRY_VERIFY(button("closeButton")->isVisible());
    follow();
    show<widgets::ExportDialog>(storage::UserQuery{}, 1)->exportTo(u"/nowhere/x"_s);
    QTRY_VERIFY(find<QFrame>("banner")->isVisible());
    follow();
    show<widgets::LoginDialog>();
    check(payload(42, u"Ann"_s, m_now - 86'400 * 5));
    follow();
}

void TestFileDialogs::keyboardAndScreenReader()
{
    const auto verify = [&] {
        QCOMPARE(tests::nameless(*m_dialog), QStringList());
        QCOMPARE(tests::mnemonicClashes(*m_dialog), QStringList());
    };
    show<widgets::ImportDialog>(write("id\n42\nx\n"));
    QTRY_VERIFY(button("closeButton")->isVisible());
    verify();
    show<widgets::ExportDialog>(storage::UserQuery{}, 1);
    verify();
    show<widgets::LoginDialog>();
    check(payload(42, u"Ann"_s, m_now));
    verify();
    // Tab leaves the field instead of going into it.
    find<QPlainTextEdit>("payloadEdit")->setFocus();
    QTest::keyClick(find<QPlainTextEdit>("payloadEdit"), Qt::Key_Tab);
    QVERIFY(!find<QPlainTextEdit>("payloadEdit")->hasFocus());
}

QTEST_MAIN(TestFileDialogs)
#include "tst_file_dialogs.moc"
