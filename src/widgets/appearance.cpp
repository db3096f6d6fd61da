#include "widgets/appearance.h"

#include "widgets/roomy_style.h"

#include <QApplication>
#include <QEvent>
#include <QSettings>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

#include <memory>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

constexpr auto settingsKey = "window/look"_L1;

/// The colours that a palette is made of.
struct Colors {
    QRgb window;
    QRgb base;
    QRgb alternate;
    QRgb button;
    QRgb text;
    QRgb faint; ///< placeholders, and what is disabled
    QRgb highlight;
    QRgb disabledHighlight;
    QRgb link;
    QRgb visited;
    QRgb tip;
    QRgb tipText;
    QRgb light;
    QRgb midlight;
    QRgb mid;
    QRgb dark;
    QRgb shadow;
};

constexpr Colors lightColors{.window = 0xfff5f6f8,
                             .base = 0xffffffff,
                             .alternate = 0xfff4f6f9,
                             .button = 0xfffafbfc,
                             .text = 0xff1b1f24,
                             .faint = 0xff656d78,
                             .highlight = 0xff1a63d8,
                             .disabledHighlight = 0xffd5dae1,
                             .link = 0xff0b57d0,
                             .visited = 0xff6b3fa0,
                             .tip = 0xff2b3036,
                             .tipText = 0xfff7f8fa,
                             .light = 0xffffffff,
                             .midlight = 0xffeceff3,
                             .mid = 0xffc3c9d1,
                             .dark = 0xff9aa2ad,
                             .shadow = 0xff6b7380};

constexpr Colors darkColors{.window = 0xff22252a,
                            .base = 0xff191b1f,
                            .alternate = 0xff1f2227,
                            .button = 0xff32363d,
                            .text = 0xffe7e9ec,
                            .faint = 0xff9aa2ad,
                            .highlight = 0xff2f6bce,
                            .disabledHighlight = 0xff3c4149,
                            .link = 0xff82b6ff,
                            .visited = 0xffc3a6f5,
                            .tip = 0xff3a3f47,
                            .tipText = 0xfff2f3f5,
                            .light = 0xff4a4f58,
                            .midlight = 0xff3d424a,
                            .mid = 0xff2b2f35,
                            .dark = 0xff15171a,
                            .shadow = 0xff0b0c0e};

QPalette paletteOf(const Colors &colors)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb color) {
        palette.setColor(role, QColor::fromRgb(color));
    };
    set(QPalette::Window, colors.window);
    set(QPalette::WindowText, colors.text);
    set(QPalette::Base, colors.base);
    set(QPalette::AlternateBase, colors.alternate);
    set(QPalette::Text, colors.text);
    set(QPalette::Button, colors.button);
    set(QPalette::ButtonText, colors.text);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::PlaceholderText, colors.faint);
    set(QPalette::Highlight, colors.highlight);
    set(QPalette::HighlightedText, 0xffffffff);
    set(QPalette::Link, colors.link);
    set(QPalette::LinkVisited, colors.visited);
    set(QPalette::ToolTipBase, colors.tip);
    set(QPalette::ToolTipText, colors.tipText);
    set(QPalette::Light, colors.light);
    set(QPalette::Midlight, colors.midlight);
    set(QPalette::Mid, colors.mid);
    set(QPalette::Dark, colors.dark);
    set(QPalette::Shadow, colors.shadow);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(colors.faint));
    palette.setColor(QPalette::Disabled, QPalette::Highlight,
                     QColor::fromRgb(colors.disabledHighlight));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor::fromRgb(colors.text));
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor::fromRgb(colors.window));
    return palette;
}

/// Whether nobody but Qt itself chose the colours: no desktop has an opinion here.
bool isQtsOwn(const QPalette &palette)
{
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"Fusion"_s));
    const QPalette own = fusion->standardPalette();
    return palette.color(QPalette::Window) == own.color(QPalette::Window) &&
           palette.color(QPalette::Highlight) == own.color(QPalette::Highlight);
}

} // namespace

Appearance::Appearance(QSettings *settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    QApplication::setStyle(new RoomyStyle);
    qApp->installEventFilter(this);
}

void Appearance::begin()
{
    const int stored = m_settings ? m_settings->value(settingsKey).toInt() : 0;
    if (stored >= 0 && stored <= static_cast<int>(Look::Dark))
        m_look = static_cast<Look>(stored);
    apply();
}

void Appearance::choose(Look look)
{
    m_look = look;
    if (m_settings)
        m_settings->setValue(settingsKey, static_cast<int>(look));
    apply();
}

bool Appearance::isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

bool Appearance::isDark()
{
    return isDark(QApplication::palette());
}

ToneColors Appearance::toneColors(Tone tone, bool dark)
{
    switch (tone) {
    case Tone::Information:
        return dark ? ToneColors{QColor(0x1c2f4a), QColor(0xd3e5ff)}
                    : ToneColors{QColor(0xe3eefd), QColor(0x0d2f5e)};
    case Tone::Warning:
        return dark ? ToneColors{QColor(0x40340f), QColor(0xffe9ab)}
                    : ToneColors{QColor(0xfff3d1), QColor(0x4a3500)};
    case Tone::Problem:
        break;
    }
    return dark ? ToneColors{QColor(0x4a2221), QColor(0xffd8d4)}
                : ToneColors{QColor(0xfde6e5), QColor(0x5c1313)};
}

QPalette Appearance::lightPalette()
{
    return paletteOf(lightColors);
}

QPalette Appearance::darkPalette()
{
    return paletteOf(darkColors);
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    // The desktop's colours changed: we may have covered them with ours.
    if (event->type() == QEvent::ThemeChange && watched->isWindowType() && m_look == Look::System)
        apply();
    return QObject::eventFilter(watched, event);
}

void Appearance::apply()
{
    QPalette wanted;
    if (m_look == Look::Light)
        wanted = lightPalette();
    else if (m_look == Look::Dark)
        wanted = darkPalette();
    QApplication::setPalette(wanted);
    if (m_look == Look::System && isQtsOwn(QApplication::palette()))
        QApplication::setPalette(lightPalette());
    QToolTip::setPalette(QApplication::palette());
}

} // namespace botdesk::widgets
