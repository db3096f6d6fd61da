// The palettes: everything that is text can be read on what it stands on.
#include "widgets/appearance.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace botdesk::widgets;
using namespace Qt::StringLiterals;

namespace
{

double luminance(const QColor &color)
{
    const auto linear = [](float part) {
        return part <= 0.04045F ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

/// The contrast ratio of WCAG, 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

constexpr double readable = 4.5;

} // namespace

class TestAppearance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrast_data();
    void contrast();
    void tones();
    void isComplete();
    void isKept();
    void strangeSettings();
};

void TestAppearance::contrast_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QPalette::ColorRole>("text");
    QTest::addColumn<QPalette::ColorRole>("ground");
    for (const bool dark : {false, true}) {
        const auto row = [dark](const char *name, QPalette::ColorRole text,
                                QPalette::ColorRole ground) {
            QTest::addRow("%s %s", dark ? "dark" : "light", name) << dark << text << ground;
        };
        row("window", QPalette::WindowText, QPalette::Window);
        row("field", QPalette::Text, QPalette::Base);
        row("every other row", QPalette::Text, QPalette::AlternateBase);
        row("button", QPalette::ButtonText, QPalette::Button);
        row("selected", QPalette::HighlightedText, QPalette::Highlight);
        row("tool tip", QPalette::ToolTipText, QPalette::ToolTipBase);
        row("link", QPalette::Link, QPalette::Window);
        row("link in a field", QPalette::Link, QPalette::Base);
        row("visited link", QPalette::LinkVisited, QPalette::Base);
        row("placeholder", QPalette::PlaceholderText, QPalette::Base);
    }
}

void TestAppearance::contrast()
{
    QFETCH(bool, dark);
    QFETCH(QPalette::ColorRole, text);
    QFETCH(QPalette::ColorRole, ground);
    const QPalette palette = dark ? Appearance::darkPalette() : Appearance::lightPalette();
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        const double ratio = ::contrast(palette.color(group, text), palette.color(group, ground));
        QVERIFY2(ratio >= readable, qPrintable(u"group %1: %2"_s.arg(group).arg(ratio)));
    }
}

void TestAppearance::tones()
{
    for (const auto tone : {Tone::Information, Tone::Warning, Tone::Problem}) {
        for (const bool dark : {false, true}) {
            const ToneColors colors = Appearance::toneColors(tone, dark);
            QVERIFY(::contrast(colors.text, colors.background) >= readable);
            QCOMPARE(colors.background.lightness() < colors.text.lightness(), dark);
        }
    }
}

void TestAppearance::isComplete()
{
    QVERIFY(Appearance::isDark(Appearance::darkPalette()));
    QVERIFY(!Appearance::isDark(Appearance::lightPalette()));
    // No role is left to Qt's own light palette.
    const QPalette dark = Appearance::darkPalette();
    for (int role = 0; role < QPalette::NColorRoles; ++role) {
        if (role == QPalette::NoRole)
            continue;
        QVERIFY2(dark.isBrushSet(QPalette::Active, static_cast<QPalette::ColorRole>(role)),
                 qPrintable(QString::number(role)));
    }
}

void TestAppearance::isKept()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"settings.ini"_s);
    {
        QSettings settings(path, QSettings::IniFormat);
        Appearance appearance(&settings);
        appearance.begin();
        QCOMPARE(appearance.chosen(), Look::System);
        QVERIFY(!Appearance::isDark());
        appearance.choose(Look::Dark);
        QVERIFY(Appearance::isDark());
    }
    QSettings settings(path, QSettings::IniFormat);
    QCOMPARE(settings.value(u"window/look"_s).toInt(), 2);
    Appearance appearance(&settings);
    appearance.begin();
    QCOMPARE(appearance.chosen(), Look::Dark);
    QVERIFY(Appearance::isDark());
    appearance.choose(Look::System);
    QVERIFY(!Appearance::isDark());
}

void TestAppearance::strangeSettings()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    settings.setValue(u"window/look"_s, 77);
    Appearance appearance(&settings);
    appearance.begin();
    QCOMPARE(appearance.chosen(), Look::System);
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
