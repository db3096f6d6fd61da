// The dialog in which greetings are written, as an operator uses it (R12).
#include "../engine/desk.h"
#include "widgets/greetings_dialog.h"
#include "widgets/language.h"
#include "widgets/person_field.h"
#include "widgets/resources.h"
#include "window_reading.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QCompleter>
#include <QInputMethodEvent>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace botdesk;
using namespace Qt::StringLiterals;
using sandbox::DeedKind;
using tests::Desk;
using widgets::GreetingsDialog;

class TestGreetingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { widgets::useResources(); }
    void init();
    void cleanup();
    void whatIsSavedIsThereAtOnce();
    void aPayloadGetsItsOwnGreeting();
    void aPayloadIsChecked_data();
    void aPayloadIsChecked();
    void aPayloadNeedsAText();
    void whatStandsForNothingIsNamed();
    void placeholdersAreInserted();
    void anybodyCanBeChosenForThePreview();
    void whatIsLeftOfAGreetingIsTold();
    void coverageIsCounted();
    void automaticGreetingIsSwitched();
    void nothingIsLostByAccident();
    void aFailureToSaveLosesNothing();
    void everyTextFollowsTheLanguage();

private:
    void open();
    template <class T>
    T *find(const char *name)
    {
        T *found = m_dialog->findChild<T *>(QLatin1StringView(name));
        Q_ASSERT(found);
        return found;
    }
    void click(const char *name) { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    QString textOf(const char *name) { return find<QLabel>(name)->text(); }
    QString preview() { return find<QPlainTextEdit>("preview")->toPlainText(); }
    QPlainTextEdit *text() { return find<QPlainTextEdit>("textEdit"); }
    /// Types as a keyboard of any script does.
    static void type(QWidget *field, const QString &typed)
    {
        for (const QChar letter : typed) {
            QInputMethodEvent event;
            event.setCommitString(letter);
            QCoreApplication::sendEvent(field, &event);
        }
    }
    void write(const QString &greeting)
    {
        text()->selectAll();
        type(text(), greeting);
    }
    void addPayload(const QString &payload)
    {
        type(find<QLineEdit>("payloadToAdd"), payload);
        QTest::keyClick(find<QLineEdit>("payloadToAdd"), Qt::Key_Return);
    }
    QString currentOf(const char *list)
    {
        const auto *item = find<QListWidget>(list)->currentItem();
        return item ? item->data(Qt::UserRole).toString() : u"nothing"_s;
    }
    void selectIn(const char *list, const QString &value)
    {
        auto *widget = find<QListWidget>(list);
        for (int row = 0; row < widget->count(); ++row) {
            if (widget->item(row)->data(Qt::UserRole).toString() == value)
                widget->setCurrentRow(row);
        }
        QCOMPARE(currentOf(list), value);
    }
    /// Types @p search and takes the first one that is offered.
    void choose(const QString &search)
    {
        auto *field = find<widgets::PersonField>("personField");
        field->setFocus();
        field->selectAll();
        type(field, search);
        auto *popup = field->findChild<QCompleter *>()->popup();
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QVERIFY(field->person().has_value());
    }
    QMessageBox *question()
    {
        for (auto *box : m_dialog->findChildren<QMessageBox *>(u"unsavedQuestion"_s)) {
            if (box->isVisible())
                return box;
        }
        return nullptr;
    }
    bool answer(QMessageBox::ButtonRole role)
    {
        QMessageBox *box = question();
        if (!box)
            return false;
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == role) {
                button->click();
                return true;
            }
        }
        return false;
    }
    storage::GreetingSettings saved()
    {
        return storage::GreetingRepository(*m_desk->look()).settings().value();
    }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<GreetingsDialog> m_dialog;
};

void TestGreetingsDialog::init()
{
    m_desk = std::make_unique<Desk>();
    m_desk->add(1, u"Наталья"_s, "ru");
    m_desk->add(2, u"<b>Ann</b>"_s, "en");
    m_desk->add(3, u"Nobody"_s, "de");
    m_desk->add(4, u"Zoë"_s, "fr");
    m_desk->act({.kind = DeedKind::Start, .person = 1, .text = u"spring"_s});
    m_desk->act({.kind = DeedKind::Start, .person = 2, .text = u"spring"_s});
    m_desk->act({.kind = DeedKind::Start, .person = 3});
    m_desk->act({.kind = DeedKind::Start, .person = 4, .withoutLanguage = true});
    QVERIFY(m_desk->begin());
    QTRY_COMPARE(m_desk->session().state().users, 4);
    open();
}

void TestGreetingsDialog::cleanup()
{
    m_dialog.reset();
    m_desk.reset();
}

void TestGreetingsDialog::open()
{
    m_dialog = std::make_unique<GreetingsDialog>(m_desk->session());
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    QTRY_COMPARE(find<QListWidget>("languagesList")->count(), 2);
    QTRY_VERIFY(textOf("coverageLabel").contains("people"_L1));
}

void TestGreetingsDialog::whatIsSavedIsThereAtOnce()
{
    QCOMPARE(currentOf("payloadsList"), QString());
    QCOMPARE(currentOf("languagesList"), u"en"_s);
    QCOMPARE(text()->toPlainText(), u"Hello {first_name}"_s);
    write(u"Good day"_s);
    const QSignalSpy finished(m_dialog.get(), &QDialog::accepted);
    click("saveButton");
    QTRY_COMPARE(finished.size(), 1);
    open();
    QCOMPARE(text()->toPlainText(), u"Good day"_s);
    QCOMPARE(saved().greetings.general.value(u"ru"_s), u"Привет, {first_name}"_s);
}

void TestGreetingsDialog::aPayloadGetsItsOwnGreeting()
{
    QVERIFY(!find<QPushButton>("removePayloadButton")->isEnabled());
    addPayload(u"spring"_s);
    QCOMPARE(currentOf("payloadsList"), u"spring"_s);
    QCOMPARE(currentOf("languagesList"), u"en"_s);
    QVERIFY(text()->hasFocus());
    write(u"Spring!"_s);
    // The general one is another one.
    selectIn("payloadsList", {});
    QCOMPARE(text()->toPlainText(), u"Hello {first_name}"_s);
    selectIn("payloadsList", u"spring"_s);
    QCOMPARE(text()->toPlainText(), u"Spring!"_s);

    find<QComboBox>("languageToAdd")->setEditText(u"RU"_s);
    click("addButton");
    QCOMPARE(currentOf("languagesList"), u"ru"_s);
    write(u"Весна!"_s);
    click("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    const domain::GreetingTexts expected{{u"en"_s, u"Spring!"_s}, {u"ru"_s, u"Весна!"_s}};
    QCOMPARE(saved().greetings.byPayload.value(u"spring"_s), expected);
    QCOMPARE(saved().greetings.general.size(), 2);

    open();
    selectIn("payloadsList", u"spring"_s);
    QCOMPARE(text()->toPlainText(), u"Spring!"_s);
    click("removePayloadButton");
    QCOMPARE(find<QListWidget>("payloadsList")->count(), 1);
    click("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(saved().greetings.byPayload.isEmpty());
}

void TestGreetingsDialog::aPayloadIsChecked_data()
{
    QTest::addColumn<QString>("payload");
    QTest::addColumn<bool>("fits");
    QTest::newRow("letters") << u"Spring_sale-26"_s << true;
    QTest::newRow("longest") << QString(64, u'a') << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("blank") << u"a b"_s << false;
    QTest::newRow("Cyrillic") << u"весна"_s << false;
    QTest::newRow("link") << u"t.me/x?start=a"_s << false;
}

void TestGreetingsDialog::aPayloadIsChecked()
{
    QFETCH(const QString, payload);
    QFETCH(const bool, fits);
    addPayload(payload);
    QCOMPARE(find<QListWidget>("payloadsList")->count(), fits ? 2 : 1);
    QCOMPARE(find<QLabel>("addPayloadProblem")->isVisible(), !fits);
    // Mended, the complaint goes.
    find<QLineEdit>("payloadToAdd")->clear();
    addPayload(u"fine"_s);
    QVERIFY(!find<QLabel>("addPayloadProblem")->isVisible());
    QCOMPARE(currentOf("payloadsList"), u"fine"_s);
}

void TestGreetingsDialog::aPayloadNeedsAText()
{
    addPayload(u"spring"_s);
    selectIn("payloadsList", {});
    click("saveButton");
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(currentOf("payloadsList"), u"spring"_s);
    QVERIFY(textOf("bannerText").contains("spring"_L1));
    QVERIFY(textOf("bannerText").contains("empty"_L1));
    click("removeButton");
    QVERIFY(!text()->isEnabled());
    click("saveButton");
    QVERIFY(textOf("bannerText").contains("no greeting"_L1));
    click("removePayloadButton");
    click("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
}

void TestGreetingsDialog::whatStandsForNothingIsNamed()
{
    write(u"{nmae} {payload|x} {prise|1}"_s);
    const QString warning = textOf("warningLabel");
    QVERIFY(warning.contains("{nmae}"_L1));
    QVERIFY(warning.contains("{prise}"_L1));
    QVERIFY(!warning.contains("payload"_L1));
    text()->setPlainText(QString(4097, u'x'));
    QVERIFY(textOf("warningLabel").contains("too long"_L1));
    text()->clear();
    QVERIFY(!textOf("warningLabel").isEmpty());
    write(u"Hi"_s);
    QCOMPARE(textOf("warningLabel"), QString());
}

void TestGreetingsDialog::placeholdersAreInserted()
{
    write(u"For "_s);
    for (const char *name : {"placeholder_payload", "placeholder_username"})
        click(name);
    QCOMPARE(text()->toPlainText(), u"For {payload}{username}"_s);
    QVERIFY(text()->hasFocus());
    QCOMPARE(textOf("warningLabel"), QString());
    QCOMPARE(preview(), u"For @anna"_s);
}

void TestGreetingsDialog::anybodyCanBeChosenForThePreview()
{
    QCOMPARE(preview(), u"Hello Anna"_s);
    choose(u"наталья"_s);
    // It is not the language that is being edited, but hers.
    QCOMPARE(preview(), u"Привет, Наталья"_s);
    QVERIFY(textOf("previewExplanation").contains(u"(ru)"_s));
    QVERIFY(textOf("previewExplanation").contains("general"_L1));
    QVERIFY(textOf("previewExplanation").contains("spring"_L1));

    addPayload(u"spring"_s);
    write(u"{first_name} by {payload}"_s);
    QCOMPARE(preview(), u"Наталья by spring"_s);
    QVERIFY(textOf("previewExplanation").contains("its greeting"_L1));
    QVERIFY(textOf("previewExplanation").contains("(en)"_L1));

    // By id; a name is no markup, and nobody else's language matters.
    choose(u"3"_s);
    QCOMPARE(preview(), u"Hello Nobody"_s);
    QVERIFY(!textOf("previewExplanation").contains("spring"_L1));

    auto *field = find<QLineEdit>("personField");
    field->selectAll();
    type(field, u"nobody like this"_s);
    QTRY_VERIFY(textOf("previewExplanation").contains("knows nobody"_L1));
    field->clear();
    QCOMPARE(preview(), u"Anna by spring"_s);
    find<QCheckBox>("withoutName")->setChecked(true);
    QCOMPARE(preview(), u" by spring"_s);
}

void TestGreetingsDialog::whatIsLeftOfAGreetingIsTold()
{
    write(u"{username}"_s);
    choose(u"Nobody"_s);
    QCOMPARE(preview(), QString());
    QVERIFY(textOf("previewExplanation").contains("fallback"_L1));
    write(u"{username|Hello}"_s);
    QCOMPARE(preview(), u"Hello"_s);
    QVERIFY(textOf("previewExplanation").contains("general"_L1));
}

void TestGreetingsDialog::coverageIsCounted()
{
    const QString general = textOf("coverageLabel");
    QVERIFY2(general.contains("en 25 %"_L1) && general.contains("ru 25 %"_L1), qPrintable(general));
    QVERIFY2(general.contains("languages get English (en)"_L1), qPrintable(general));
    QVERIFY2(general.contains("never told"_L1), qPrintable(general));

    // Those who came by a payload of its own are no longer the general one's.
    addPayload(u"spring"_s);
    QTRY_VERIFY(textOf("coverageLabel").contains("en 50 %"_L1));
    QVERIFY(!textOf("coverageLabel").contains("ru"_L1));
    write(u"x"_s);
    find<QComboBox>("languageToAdd")->setEditText(u"ru"_s);
    click("addButton");
    QVERIFY(textOf("coverageLabel").contains("ru 50 %"_L1));
    selectIn("payloadsList", {});
    QVERIFY(!textOf("coverageLabel").contains("ru"_L1));
    selectIn("payloadsList", u"spring"_s);
    // Without English in it the others get the general one.
    selectIn("languagesList", u"en"_s);
    click("removeButton");
    QVERIFY(textOf("coverageLabel").contains("get the general greeting"_L1));
    addPayload(u"autumn"_s);
    QTRY_VERIFY(textOf("coverageLabel").contains(u"Nobody has come with “autumn”"_s));
}

void TestGreetingsDialog::automaticGreetingIsSwitched()
{
    auto *box = find<QCheckBox>("automaticBox");
    QVERIFY(!box->isChecked());
    QTest::keyClick(box, Qt::Key_Space);
    QVERIFY(box->isChecked());
    click("saveButton");
    QTRY_VERIFY(!m_dialog->isVisible());
    QVERIFY(saved().automatic);
    m_desk->act({.kind = DeedKind::Start, .person = 3});
    QTRY_COMPARE(m_desk->server().record().deliveredTo(3), 1);
    open();
    QVERIFY(find<QCheckBox>("automaticBox")->isChecked());
}

void TestGreetingsDialog::nothingIsLostByAccident()
{
    write(u"Hi"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(question());
    QTest::keyClick(question(), Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(text()->toPlainText(), u"Hi"_s);

    QTRY_VERIFY(!question());
    m_dialog->close();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(answer(QMessageBox::DestructiveRole));
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(saved().greetings.general.value(u"en"_s), u"Hello {first_name}"_s);

    open();
    write(u"Hi"_s);
    click("cancelButton");
    QVERIFY(answer(QMessageBox::AcceptRole));
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(saved().greetings.general.value(u"en"_s), u"Hi"_s);

    // Without a change nobody is asked.
    open();
    write(u"Hi"_s);
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(!question());
}

void TestGreetingsDialog::aFailureToSaveLosesNothing()
{
    {
        auto database = storage::Database::open(engine::databasePath(m_desk->folder()),
                                                storage::Database::Mode::ReadWrite);
        QVERIFY((*database)->executeOnce(u"DROP TABLE preferences"_s).has_value());
    }
    write(u"Hi"_s);
    click("saveButton");
    QTRY_VERIFY(find<QFrame>("problemBanner")->isVisible());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(text()->toPlainText(), u"Hi"_s);
    QVERIFY(text()->isEnabled());
    QVERIFY(find<QPushButton>("saveButton")->isEnabled());
}

void TestGreetingsDialog::everyTextFollowsTheLanguage()
{
    widgets::LanguageManager language(nullptr);
    language.begin(widgets::Language::English);
    addPayload(u"spring"_s);
    choose(u"Nobody"_s);
    for (const auto spoken : {widgets::Language::Russian, widgets::Language::English}) {
        language.choose(spoken);
        QCoreApplication::processEvents();
        if (spoken == widgets::Language::Russian)
            QCOMPARE(tests::leftInEnglish(*m_dialog), QStringList());
        QCOMPARE(tests::mnemonicClashes(*m_dialog), QStringList());
        QCOMPARE(tests::nameless(*m_dialog), QStringList());
    }
    QCOMPARE(find<QListWidget>("payloadsList")->item(0)->text(), u"General greeting"_s);
    QVERIFY(!textOf("coverageLabel").isEmpty());
}

QTEST_MAIN(TestGreetingsDialog)
#include "tst_greetings_dialog.moc"
