#include "widgets/token_field.h"

#include "widgets/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

TokenField::TokenField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_eye(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit);
    row->addWidget(m_eye);
    m_edit->setObjectName("tokenEdit"_L1);
    m_edit->setPlaceholderText(u"123456789:AAE…"_s);
    // A token has some 46 characters; nothing longer can become one.
    m_edit->setMaxLength(256);
    m_eye->setObjectName("showTokenButton"_L1);
    m_eye->setCheckable(true);
    m_eye->setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::returnPressed, this, &TokenField::submitted);
    connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text != text.trimmed())
            m_edit->setText(text.trimmed());
        Q_EMIT edited();
    });
    connect(m_eye, &QToolButton::toggled, this, &TokenField::show);
    show(false);
    retranslate();
}

std::optional<botapi::Token> TokenField::token() const
{
    return botapi::Token::parse(m_edit->text());
}

bool TokenField::isEmpty() const
{
    return m_edit->text().trimmed().isEmpty();
}

void TokenField::setToken(const botapi::Token &token)
{
    m_edit->setText(token.reveal());
}

void TokenField::clear()
{
    m_eye->setChecked(false);
    m_edit->setText({});
}

void TokenField::selectAll()
{
    m_edit->selectAll();
}

void TokenField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        show(m_eye->isChecked());
}

void TokenField::retranslate()
{
    m_edit->setAccessibleName(tr("Bot token"));
    m_eye->setAccessibleName(tr("Show the token"));
    m_eye->setToolTip(m_eye->isChecked() ? tr("Hide the token") : tr("Show the token"));
}

void TokenField::show(bool readable)
{
    m_edit->setEchoMode(readable ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setIcon(tintedIcon(readable ? u"eye-off"_s : u"eye"_s,
                              palette().color(QPalette::Active, QPalette::ButtonText)));
    retranslate();
}

} // namespace botdesk::widgets
