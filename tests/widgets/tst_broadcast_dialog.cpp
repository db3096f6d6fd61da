// The composer of broadcasts, driven as an operator does.
#include "broadcast_test.h"
#include "engine/broadcast_draft.h"
#include "storage/job_repository.h"
#include "widgets/broadcast_attachments.h"
#include "widgets/broadcast_dialog.h"
#include "widgets/broadcast_preview.h"
#include "widgets/language.h"
#include "widgets/person_dialog.h"
#include "window_reading.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QImage>
#include <QListWidget>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolButton>

using namespace botdesk;
using namespace Qt::StringLiterals;
using domain::UserId;
using storage::MediaKind;
using widgets::BroadcastDialog;

class TestBroadcastDialog : public tests::BroadcastTest
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsWhomItReaches();
    void isWrittenAndStartedByKeys();
    void everyLanguageHasItsText();
    void theFirstProblemIsToldInWords();
    void formattingIsAKeyAway();
    void thePreviewIsWhatOnePersonSees();
    void namesAreNoMarkup();
    void aPhotoIsChecked();
    void buttonsAreChecked();
    void aMomentInThePastIsRefused();
    void whatIsPaidIsTold();
    void aTestGoesToTheOperator();
    void whatIsWrittenIsNotLost();
    void anEarlierOneIsNoDraft();
    void nobodyCannotBeWrittenTo();
    void everyTextFollowsTheLanguage();
    void keyboardAndScreenReader();

private:
    void openFor(const storage::Audience &audience)
    {
        m_dialog = std::make_unique<BroadcastDialog>(m_desk->session(), audience);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
        QTRY_VERIFY(textOf("reachedLabel", window()).startsWith(u"Reaches"_s));
    }
    QWidget *window() { return m_dialog.get(); }
    QPlainTextEdit *editor() { return find<QPlainTextEdit>("textEdit", window()); }
    void write(const QString &text) { editor()->setPlainText(text); }
    QString preview() { return find<QTextBrowser>("previewView", window())->toPlainText(); }
    QString reason() { return textOf("reasonLabel", window()); }
    void addLanguage(const QString &tag)
    {
        find<QComboBox>("languageToAdd", window())->setEditText(tag);
        click("addButton", window());
    }
    void chooseIn(const char *dialog, const QString &search)
    {
        QTRY_VERIFY(opened<widgets::PersonDialog>(dialog, window()));
        auto *chooser = opened<widgets::PersonDialog>(dialog, window());
        find<QLineEdit>("searchField", chooser)->setText(search);
        auto *list = find<QListWidget>("peopleList", chooser);
        QTRY_COMPARE(list->count(), 1);
        click("chooseButton", chooser);
    }

    std::unique_ptr<BroadcastDialog> m_dialog;
};

void TestBroadcastDialog::init()
{
    beginDesk();
}

void TestBroadcastDialog::cleanup()
{
    m_dialog.reset();
    m_desk.reset();
}

void TestBroadcastDialog::tellsWhomItReaches()
{
    openFor(storage::UserQuery{});
    QCOMPARE(textOf("reachedLabel", window()), u"Reaches 40 people"_s);
    QCOMPARE(textOf("audienceLabel", window()),
             u"3 others are left out: the bot may not write to them."_s);
    QCOMPARE(textOf("filterLabel", window()), u"Everyone whom the bot knows."_s);
    const QString skipped = textOf("skippedLabel", window());
    QVERIFY2(skipped.contains(u"2 people who have stopped the bot"_s), qPrintable(skipped));
    QVERIFY2(skipped.contains(u"1 people who have not started the bot"_s), qPrintable(skipped));
    QCOMPARE(textOf("durationLabel", window()), u"This takes less than a minute."_s);
    // A filter is told in words.
    openFor(storage::UserQuery{.search = u"person 1"_s, .language = u"ru"_s});
    const QString filter = textOf("filterLabel", window());
    QVERIFY2(filter.contains(u"Search: “person 1”"_s), qPrintable(filter));
    QVERIFY2(filter.contains(u"(ru)"_s), qPrintable(filter));
    openFor(QList<UserId>{1, 2, 51});
    QCOMPARE(textOf("reachedLabel", window()), u"Reaches 2 people"_s);
    QCOMPARE(textOf("filterLabel", window()), u"People whom you selected."_s);
}

void TestBroadcastDialog::isWrittenAndStartedByKeys()
{
    openFor(storage::UserQuery{});
    QVERIFY(!isEnabled("startButton", window()));
    QCOMPARE(reason(), u"Write a text."_s);
    editor()->setFocus();
    QTest::keyClicks(editor(), u"Hello {first_name}"_s);
    QTRY_VERIFY(isEnabled("startButton", window()));
    QCOMPARE(reason(), QString());
    QSignalSpy started(m_dialog.get(), &BroadcastDialog::started);
    QTest::keyClick(window(), Qt::Key_S, Qt::AltModifier);
    QTRY_VERIFY(opened<QMessageBox>("confirmStart", window()));
    auto *question = opened<QMessageBox>("confirmStart", window());
    QCOMPARE(question->text(), u"Send this message to 40 people?"_s);
    auto *yes = find<QPushButton>("confirmButton", question);
    QCOMPARE(yes->text(), u"Send to 40 people"_s);
    QVERIFY(!yes->isDefault()); // Return must not send to everyone
    QVERIFY(delivered().isEmpty());
    yes->setFocus();
    QTest::keyClick(yes, Qt::Key_Space);
    QTRY_COMPARE(started.count(), 1);
    QVERIFY(!m_dialog->isVisible());
    QTRY_COMPARE(delivered().size(), open);
    QCOMPARE(delivered().values(7), QStringList{u"Hello Person 7"_s});
    QVERIFY(!engine::BroadcastDraft(m_desk->folder()).load()); // it is sent
}

void TestBroadcastDialog::everyLanguageHasItsText()
{
    openFor(storage::UserQuery{});
    write(u"Hello"_s);
    QVERIFY(textOf("coverageLabel", window()).contains(u"Everyone: 100 %, 40 people"_s));
    addLanguage(u"no tag"_s);
    QVERIFY(find<QLabel>("addProblem", window())->isVisible());
    addLanguage(u"ru"_s);
    QCOMPARE(find<QListWidget>("languagesList", window())->count(), 2);
    // The new text is empty, which is told with its language.
    QVERIFY2(reason().contains(u"(ru)"_s) && !isEnabled("startButton", window()),
             qPrintable(reason()));
    write(u"Привет"_s);
    QCOMPARE(reason(), QString());
    const QString coverage = textOf("coverageLabel", window());
    QVERIFY2(coverage.contains(u"(ru): 75 %, 30 people"_s), qPrintable(coverage));
    QVERIFY2(coverage.contains(u"Everyone else: 25 %, 10 people"_s), qPrintable(coverage));
    click("startButton", window());
    QTRY_VERIFY(opened<QMessageBox>("confirmStart", window()));
    click("confirmButton", opened<QMessageBox>("confirmStart", window()));
    QTRY_COMPARE(delivered().size(), open);
    QCOMPARE(delivered().value(4), u"Hello"_s);
    QCOMPARE(delivered().value(5), u"Привет"_s);
}

void TestBroadcastDialog::theFirstProblemIsToldInWords()
{
    struct Case {
        QString text;
        bool html;
        QString words;
    };
    const QList<Case> cases{
        {QString(), false, u"Write a text."_s},
        {u" \n "_s, false, u"Write a text."_s},
        {u"<b> </b>"_s, true, u"nothing to read"_s},
        {QString(4100, u'a'), false, u"too long by 4 characters"_s},
        {QString(4080, u'a') + u"{name}"_s, false, u"whoever has the longest name"_s},
        {u"Hi {nmae}"_s, false, u"{nmae} stands for nothing."_s},
        {u"Hi\n<b>you"_s, true, u"Line 2: <b> is never closed"_s},
        {u"<b><i>x</b></i>"_s, true, u"Line 1: </b> stands before"_s},
        {u"<h1>x</h1>"_s, true, u"Telegram has no tag <h1>."_s},
        {u"2 < 3"_s, true, u"begins no tag"_s},
        {u"2 < 3"_s, false, QString()},
        {u"<b>Hi</b> {first_name|friend}"_s, true, QString()},
    };
    openFor(storage::UserQuery{});
    for (const Case &each : cases) {
        find<QCheckBox>("htmlBox", window())->setChecked(each.html);
        write(each.text);
        const QString told = reason();
        QVERIFY2(told.contains(each.words) && told.isEmpty() == each.words.isEmpty(),
                 qPrintable(each.text.left(20) + u": "_s + told));
        QCOMPARE(isEnabled("startButton", window()), each.words.isEmpty());
        if (each.html && !each.words.isEmpty()) // beside the text, too
            QVERIFY(textOf("problemLabel", window()).contains(each.words));
    }
}

void TestBroadcastDialog::formattingIsAKeyAway()
{
    openFor(storage::UserQuery{});
    write(u"Hello there"_s);
    editor()->setFocus();
    QTextCursor cursor = editor()->textCursor();
    cursor.setPosition(6);
    cursor.setPosition(11, QTextCursor::KeepAnchor);
    editor()->setTextCursor(cursor);
    QTest::keyClick(editor(), Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(editor()->toPlainText(), u"Hello <b>there</b>"_s);
    QVERIFY(find<QCheckBox>("htmlBox", window())->isChecked());
    QTest::mouseClick(find<QToolButton>("italicButton", window()), Qt::LeftButton);
    QCOMPARE(editor()->toPlainText(), u"Hello <b><i>there</i></b>"_s);
    QCOMPARE(preview(), u"Hello there"_s);
    // The address is typed where the cursor stands then.
    QTest::keyClick(editor(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(editor(), u"example.org"_s);
    QCOMPARE(editor()->toPlainText(),
             u"Hello <b><i><a href=\"https://example.org\">there</a></i></b>"_s);
    QCOMPARE(reason(), QString());
}

void TestBroadcastDialog::thePreviewIsWhatOnePersonSees()
{
    openFor(QList<UserId>{8});
    find<QCheckBox>("htmlBox", window())->setChecked(true);
    write(u"<b>Hi</b> {first_name} &lt;3"_s);
    QTRY_COMPARE(textOf("previewLabel", window()), u"As Person 8 sees it:"_s);
    QCOMPARE(preview(), u"Hi Person 8 <3"_s);
    addLanguage(u"ru"_s);
    write(u"Привет, {first_name}"_s);
    QCOMPARE(preview(), u"Hi Person 8 <3"_s); // Person 8 is English
    click("choosePersonButton", window());
    chooseIn("previewedDialog", u"person 13"_s);
    QTRY_COMPARE(preview(), u"Привет, Person 13"_s);
    QVERIFY(textOf("previewHint", window()).contains(u"(ru)"_s));
}

void TestBroadcastDialog::namesAreNoMarkup()
{
    m_desk->add(60, u"<b>Bold</b> & <img src=\"x\">"_s, "en");
    m_desk->act({.kind = sandbox::DeedKind::Start, .person = 60});
    QTRY_COMPARE(m_desk->status(60), domain::DialogStatus::Open);
    openFor(QList<UserId>{60});
    find<QCheckBox>("htmlBox", window())->setChecked(true);
    write(u"Hi <i>{first_name}</i>"_s);
    QTRY_COMPARE(preview(), u"Hi <b>Bold</b> & <img src=\"x\">"_s);
    click("startButton", window());
    QTRY_VERIFY(opened<QMessageBox>("confirmStart", window()));
    click("confirmButton", opened<QMessageBox>("confirmStart", window()));
    QTRY_COMPARE(delivered().size(), 1);
    const auto texts = [this] {
        QStringList texts;
        for (const storage::Message &message : m_desk->messages(60))
            texts << message.text;
        return texts;
    };
    // As the server read it.
    QTRY_VERIFY(texts().contains(u"Hi <b>Bold</b> & <img src=\"x\">"_s));
}

void TestBroadcastDialog::aPhotoIsChecked()
{
    const QTemporaryDir folder;
    const QString photo = folder.filePath(u"photo.png"_s);
    QImage image(1200, 800, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QVERIFY(image.save(photo));
    const QString note = folder.filePath(u"note.jpg"_s);
    QFile file(note);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no photo at all") > 0);
    file.close();

    openFor(storage::UserQuery{});
    auto *attachments = window()->findChild<widgets::BroadcastAttachments *>();
    QVERIFY(attachments);
    find<QTabWidget>("tabs", window())->setCurrentWidget(attachments);
    attachments->setMedia(MediaKind::Photo, note);
    QVERIFY(textOf("mediaProblem", window()).contains(u"is no photo"_s));
    QVERIFY(!isEnabled("startButton", window()));
    attachments->setMedia(MediaKind::Photo, photo);
    QVERIFY(!find<QLabel>("mediaProblem", window())->isVisible());
    QVERIFY(find<QLabel>("thumbnailLabel", window())->isVisible());
    QCOMPARE(reason(), QString()); // a caption may be missing
    write(QString(1100, u'a'));
    QVERIFY2(reason().contains(u"too long by 76 characters"_s), qPrintable(reason()));
    QVERIFY(QFile::remove(photo));
    write(u"Look"_s);
    QVERIFY(!isEnabled("startButton", window()));
    click("clearMediaButton", window());
    QCOMPARE(reason(), QString());
}

void TestBroadcastDialog::buttonsAreChecked()
{
    openFor(storage::UserQuery{});
    write(u"Hello"_s);
    find<QTabWidget>("tabs", window())->setCurrentIndex(1);
    auto *table = find<QTableWidget>("buttonsTable", window());
    click("addLinkButton", window());
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(reason(), QString()); // an empty row is none
    table->item(0, 0)->setText(u"Shop"_s);
    QCOMPARE(reason(), u"Button 1: Its link is none: it begins with https://, http:// or tg://."_s);
    QVERIFY(find<QLabel>("buttonsProblem", window())->isVisible());
    table->item(0, 1)->setText(u"https://example.org"_s);
    QCOMPARE(reason(), QString());
    QVERIFY(preview().contains(u"Shop"_s));
    table->setCurrentCell(0, 0);
    click("removeLinkButton", window());
    QCOMPARE(table->rowCount(), 0);
    QVERIFY(!preview().contains(u"Shop"_s));
}

void TestBroadcastDialog::aMomentInThePastIsRefused()
{
    openFor(storage::UserQuery{});
    write(u"Hello"_s);
    find<QTabWidget>("tabs", window())->setCurrentIndex(2);
    find<QRadioButton>("laterButton", window())->setChecked(true);
    auto *moment = find<QDateTimeEdit>("momentField", window());
    QCOMPARE(reason(), QString()); // what is proposed lies ahead
    QVERIFY(textOf("zoneLabel", window()).contains(u"UTC"_s));
    moment->setDateTime(QDateTime::currentDateTime().addSecs(-60));
    QCOMPARE(reason(), u"The moment of the beginning has passed."_s);
    moment->setDateTime(QDateTime::currentDateTime().addDays(1));
    QSignalSpy started(m_dialog.get(), &BroadcastDialog::started);
    click("startButton", window());
    QTRY_VERIFY(opened<QMessageBox>("confirmStart", window()));
    auto *question = opened<QMessageBox>("confirmStart", window());
    QCOMPARE(question->text(), u"Schedule this message for about 40 people?"_s);
    click("confirmButton", question);
    QTRY_COMPARE(started.count(), 1);
    const auto database = m_desk->look();
    const auto job = storage::JobRepository(*database).find(started.first().first().toLongLong());
    QVERIFY(job && *job);
    QCOMPARE((*job)->state, storage::JobState::Scheduled);
    QCOMPARE((*job)->scheduledAt, moment->dateTime().toMSecsSinceEpoch());
    QVERIFY(delivered().isEmpty());
}

void TestBroadcastDialog::whatIsPaidIsTold()
{
    openFor(storage::UserQuery{});
    write(u"Hello"_s);
    auto *paid = find<QCheckBox>("paidCheck", window());
    QVERIFY(!paid->isChecked()); // off unless it is switched on
    auto *cap = find<QSpinBox>("capField", window());
    QVERIFY(!cap->isEnabled());
    QCOMPARE(textOf("priceLabel", window()),
             u"Up to 4 Stars: 0.1 for each message above the free rate."_s);
    QVERIFY(textOf("termsLabel", window()).contains(u"https://core.telegram.org"_s));
    paid->setChecked(true);
    QVERIFY(cap->isEnabled());
    QCOMPARE(cap->value(), 4);
    cap->setValue(2);
    click("startButton", window());
    QTRY_VERIFY(opened<QMessageBox>("confirmStart", window()));
    auto *question = opened<QMessageBox>("confirmStart", window());
    QVERIFY(question->informativeText().contains(u"It costs 2 Stars at most."_s));
    click("confirmButton", question);
    QTRY_COMPARE(delivered().size(), open);
    const auto &entries = m_desk->server().record().entries();
    QVERIFY(std::ranges::count_if(entries, &sandbox::RecordEntry::isPaid) <= 20);
}

void TestBroadcastDialog::aTestGoesToTheOperator()
{
    openFor(storage::UserQuery{});
    QVERIFY(!isEnabled("testButton", window())); // nothing is written
    write(u"Hello {first_name}"_s);
    QCOMPARE(find<QPushButton>("testButton", window())->text(), u"Send a test to &yourself…"_s);
    click("testButton", window());
    chooseIn("selfDialog", u"person 11"_s);
    QTRY_VERIFY(find<QPushButton>("testButton", window())->text().contains(u"Person 11"_s));
    QVERIFY(delivered().isEmpty()); // choosing sends nothing
    click("testButton", window());
    QTRY_COMPARE(delivered().size(), 1);
    QCOMPARE(delivered().value(11), u"Hello Person 11"_s);
    QVERIFY(m_dialog->isVisible());
    // The next composer knows the operator.
    m_dialog.reset();
    openFor(storage::UserQuery{});
    QVERIFY(find<QPushButton>("testButton", window())->text().contains(u"Person 11"_s));
    const auto database = m_desk->look();
    const auto reports =
        storage::JobRepository(*database).reports(storage::JobKind::Broadcast, 10, 0);
    QVERIFY(reports && reports->isEmpty()); // a test is none of the broadcasts
}

void TestBroadcastDialog::whatIsWrittenIsNotLost()
{
    const engine::BroadcastDraft draft(m_desk->folder());
    openFor(storage::UserQuery{});
    write(u"Half a "_s);
    QTest::keyClick(window(), Qt::Key_Escape);
    auto *question = opened<QMessageBox>("confirmLeave", window());
    QVERIFY(question);
    question->reject();
    QVERIFY(m_dialog->isVisible());
    write(u"Half a sentence"_s);
    // A crash would find it on the disk.
    QTRY_VERIFY(draft.load());
    QCOMPARE(draft.load()->texts.value(QString()), u"Half a sentence"_s);
    write(u"Half a sentence more"_s);
    m_dialog.reset(); // the window is closed over it
    openFor(storage::UserQuery{});
    QCOMPARE(editor()->toPlainText(), u"Half a sentence more"_s);
    QVERIFY(find<QWidget>("draftBanner", window())->isVisible());
    // Nothing was typed: nobody is asked.
    click("cancelButton", window());
    QVERIFY(!m_dialog->isVisible());
    openFor(storage::UserQuery{});
    write(u"Never mind"_s);
    click("cancelButton", window());
    question = opened<QMessageBox>("confirmLeave", window());
    QVERIFY(question);
    click("discardButton", question);
    QTRY_VERIFY(!m_dialog->isVisible());
    m_dialog.reset();
    QVERIFY(!draft.load());
    openFor(storage::UserQuery{});
    QCOMPARE(editor()->toPlainText(), QString());
}

void TestBroadcastDialog::anEarlierOneIsNoDraft()
{
    const engine::BroadcastDraft draft(m_desk->folder());
    QVERIFY(draft.save({.texts = {{QString(), u"What I am writing"_s}}}));
    const storage::Broadcast earlier{.texts = {{QString(), u"What I sent"_s}}, .silent = true};
    m_dialog = std::make_unique<BroadcastDialog>(m_desk->session(), QList<UserId>{1}, earlier);
    m_dialog->show();
    QCOMPARE(editor()->toPlainText(), u"What I sent"_s);
    QVERIFY(find<QCheckBox>("silentBox", window())->isChecked());
    QTRY_COMPARE(reason(), QString());
    write(u"Changed"_s);
    click("cancelButton", window());
    auto *question = opened<QMessageBox>("confirmLeave", window());
    QVERIFY(question);
    click("discardButton", question);
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(draft.load()->texts.value(QString()), u"What I am writing"_s);
}

void TestBroadcastDialog::nobodyCannotBeWrittenTo()
{
    openFor(storage::UserQuery{.search = u"gone"_s});
    write(u"Hello"_s);
    QCOMPARE(textOf("reachedLabel", window()), u"Reaches nobody"_s);
    QCOMPARE(reason(), u"It would reach nobody."_s);
    QVERIFY(!isEnabled("startButton", window()));
    // The audience that has become empty since is refused by the session.
    openFor(QList<UserId>{1});
    write(u"Hello"_s);
    m_desk->act({.kind = sandbox::DeedKind::Block, .person = 1});
    QTRY_COMPARE(m_desk->status(1), domain::DialogStatus::Blocked);
    click("startButton", window());
    QTRY_COMPARE(reason(), u"It would reach nobody."_s);
    QVERIFY(delivered().isEmpty());
}

void TestBroadcastDialog::everyTextFollowsTheLanguage()
{
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::Language::English);
    openFor(storage::UserQuery{});
    write(u"Hi {nmae}"_s);
    language.choose(widgets::Language::Russian);
    QTRY_COMPARE(tests::leftInEnglish(*m_dialog), QStringList());
    for (int tab = 0; tab < find<QTabWidget>("tabs", window())->count(); ++tab) {
        find<QTabWidget>("tabs", window())->setCurrentIndex(tab);
        QCOMPARE(tests::mnemonicClashes(*m_dialog), QStringList());
    }
    language.choose(widgets::Language::English);
    QTRY_COMPARE(reason(), u"{nmae} stands for nothing."_s);
}

void TestBroadcastDialog::keyboardAndScreenReader()
{
    m_desk->session().setOperator(11);
    openFor(storage::UserQuery{});
    write(u"Hello"_s);
    addLanguage(u"ru"_s);
    auto *tabs = find<QTabWidget>("tabs", window());
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QCOMPARE(tests::nameless(*m_dialog), QStringList());
        QCOMPARE(tests::mnemonicClashes(*m_dialog), QStringList());
    }
    click("choosePersonButton", window());
    auto *chooser = opened<widgets::PersonDialog>("previewedDialog", window());
    QVERIFY(chooser);
    QCOMPARE(tests::nameless(*chooser), QStringList());
    QCOMPARE(tests::mnemonicClashes(*chooser), QStringList());
}

QTEST_MAIN(TestBroadcastDialog)
#include "tst_broadcast_dialog.moc"
