#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QGroupBox>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>
#include <QXmlStreamReader>

namespace botdesk::tests
{

/// Every text of ours that somebody can see, hear or hover over in @p window, also of what is
/// hidden at the moment.
inline QStringList readTexts(const QWidget &window)
{
    QStringList texts{window.windowTitle()};
    const auto add = [&texts](const QString &text) {
        if (!text.isEmpty())
            texts.append(text);
    };
    QList<const QWidget *> widgets{&window};
    for (const QWidget *child : window.findChildren<QWidget *>())
        widgets.append(child);
    for (const QWidget *widget : widgets) {
        add(widget->accessibleName());
        add(widget->accessibleDescription());
        add(widget->toolTip());
        add(widget->statusTip());
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            add(label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(button->text());
        if (const auto *box = qobject_cast<const QGroupBox *>(widget))
            add(box->title());
        if (const auto *menu = qobject_cast<const QMenu *>(widget))
            add(menu->title());
        if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
            add(edit->placeholderText());
        if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
            add(edit->placeholderText());
        if (const auto *combo = qobject_cast<const QComboBox *>(widget)) {
            for (int i = 0; i < combo->count(); ++i)
                add(combo->itemText(i));
        }
        for (const QAction *action : widget->actions()) {
            add(action->text());
            add(action->toolTip());
        }
    }
    return texts;
}

/// The English texts whose Russian differs, as patterns with a gap for every placeholder.
inline QList<QRegularExpression> englishTexts()
{
    QList<QRegularExpression> patterns;
    QFile file(QFINDTESTDATA("../../translations/botdesk_ru.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return patterns;
    QXmlStreamReader xml(&file);
    QString source;
    const auto addPattern = [&](const QString &russian) {
        if (russian.isEmpty() || russian == source)
            return;
        static const QRegularExpression gap(QStringLiteral("\\\\%(L?n|[0-9])"));
        static const QRegularExpression letters(QStringLiteral("[A-Za-z]{3}"));
        QString pattern = QRegularExpression::escape(source).replace(gap, QStringLiteral(".*"));
        if (letters.match(source).hasMatch())
            patterns.append(QRegularExpression(QRegularExpression::anchoredPattern(pattern)));
    };
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QStringLiteral("source"))
            source = xml.readElementText();
        else if (xml.name() == QStringLiteral("numerusform"))
            addPattern(xml.readElementText());
        else if (xml.name() == QStringLiteral("translation"))
            addPattern(xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed());
    }
    return patterns;
}

/// The texts of @p window that were left in English.
inline QStringList leftInEnglish(const QWidget &window)
{
    static const QList<QRegularExpression> english = englishTexts();
    if (english.isEmpty())
        return {QStringLiteral("the catalogue could not be read")};
    QStringList left;
    for (const QString &text : readTexts(window)) {
        for (const QRegularExpression &pattern : english) {
            if (pattern.match(text).hasMatch())
                left.append(text);
        }
    }
    return left;
}

/// Letters that two visible things of @p window answer to with Alt.
inline QStringList mnemonicClashes(const QWidget &window)
{
    QHash<QString, QString> owners;
    QStringList clashes;
    const auto take = [&](const QString &text) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (key.isEmpty())
            return;
        if (owners.contains(key))
            clashes.append(QStringLiteral("%1: %2 / %3").arg(key, owners.value(key), text));
        owners.insert(key, text);
    };
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (label->buddy() && label->isVisible())
            take(label->text());
    }
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            take(button->text());
    }
    for (const auto *bar : window.findChildren<QMenuBar *>()) {
        for (const QAction *action : bar->actions())
            take(action->text());
    }
    return clashes;
}

/// Fields and views that a screen reader would have no name for.
inline QStringList nameless(const QWidget &window)
{
    QStringList names;
    QSet<const QWidget *> buddies;
    for (const auto *label : window.findChildren<QLabel *>())
        buddies.insert(label->buddy());
    for (const auto *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        if (widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool named = !widget->accessibleName().isEmpty() || buddies.contains(widget) ||
                           (button && !button->text().isEmpty()) || widget->focusProxy() ||
                           qobject_cast<const QLabel *>(widget);
        if (!named)
            names.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                         widget->objectName());
    }
    return names;
}

} // namespace botdesk::tests
