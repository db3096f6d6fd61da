#include "widgets/banner.h"

#include "widgets/icons.h"

#include <QAccessible>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

constexpr int iconSize = 22;

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Information:
        return u"information"_s;
    case Tone::Warning:
        return u"warning"_s;
    case Tone::Problem:
        break;
    }
    return u"problem"_s;
}

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(plainLabel(u"bannerText"_s, this))
    , m_details(plainLabel(u"bannerDetails"_s, this))
    , m_action(new QPushButton(this))
    , m_dismiss(new QToolButton(this))
{
    setAutoFillBackground(true);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 10, 12, 10);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_text, 0, 1, Qt::AlignVCenter);
    grid->addWidget(m_details, 1, 1);
    grid->addWidget(m_action, 0, 2, Qt::AlignVCenter);
    grid->addWidget(m_dismiss, 0, 3, Qt::AlignVCenter);
    grid->setColumnStretch(1, 1);
    QFont smaller = m_details->font();
    smaller.setPointSizeF(smaller.pointSizeF() * 0.9);
    m_details->setFont(smaller);
    m_action->setObjectName("bannerAction"_L1);
    m_action->setAutoDefault(false);
    m_dismiss->setObjectName("bannerDismiss"_L1);
    m_dismiss->setAutoRaise(true);
    m_dismiss->setFocusPolicy(Qt::TabFocus);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_content)
            Q_EMIT triggered(m_content->action);
    });
    connect(m_dismiss, &QToolButton::clicked, this, &Banner::dismissed);
    hide();
}

void Banner::show(const BannerContent &content)
{
    m_content = content;
    color();
    render();
    setVisible(true);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::showProblem(BannerContent::Words text, BannerContent::Words details)
{
    show({.tone = Tone::Problem, .text = std::move(text), .details = std::move(details)});
}

void Banner::clear()
{
    m_content.reset();
    hide();
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        render();
    else if (event->type() == QEvent::PaletteChange)
        color();
}

void Banner::render()
{
    m_dismiss->setText(u"×"_s);
    m_dismiss->setAccessibleName(tr("Hide this message"));
    m_dismiss->setToolTip(tr("Hide this message"));
    if (!m_content)
        return;
    m_text->setText(m_content->text());
    m_details->setText(m_content->details ? m_content->details() : QString());
    m_details->setVisible(!m_details->text().isEmpty());
    m_action->setText(nameOf(m_content->action));
    m_action->setVisible(m_content->action != BannerAction::None);
    m_dismiss->setVisible(m_content->dismissable);
    setAccessibleName(m_text->text());
}

void Banner::color()
{
    if (!m_content)
        return;
    const ToneColors colors = Appearance::toneColors(m_content->tone, Appearance::isDark());
    QPalette own;
    own.setColor(QPalette::Window, colors.background);
    own.setColor(QPalette::WindowText, colors.text);
    setPalette(own);
    // The button keeps the colours of all buttons, the cross takes those of the strip.
    m_action->setPalette({});
    QPalette cross;
    cross.setColor(QPalette::ButtonText, colors.text);
    cross.setColor(QPalette::Button, colors.background);
    m_dismiss->setPalette(cross);
    m_icon->setPixmap(tintedIcon(iconOf(m_content->tone), colors.text)
                          .pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

QString Banner::nameOf(BannerAction action)
{
    switch (action) {
    case BannerAction::None:
        break;
    case BannerAction::NewToken:
        return tr("Enter a new token…");
    case BannerAction::TakeOver:
        return tr("Take over…");
    case BannerAction::TryAgain:
        return tr("Try again");
    case BannerAction::ProbeAfterGap:
        return tr("Probe those people…");
    }
    return {};
}

} // namespace botdesk::widgets
