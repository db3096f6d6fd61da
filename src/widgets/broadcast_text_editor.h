#pragma once

#include "domain/formatting.h"

#include <QMap>
#include <QWidget>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class BroadcastTextEditor;
}

/// Edits the texts of a broadcast, one for each language and one for everyone else, and says while
/// it is typed what Telegram would not take. Text is kept as it is typed.
class BroadcastTextEditor : public QWidget
{
    Q_OBJECT

public:
    explicit BroadcastTextEditor(QWidget *parent = nullptr);
    ~BroadcastTextEditor() override;

    void setTexts(const QMap<QString, QString> &texts, bool html);
    /// By language tag. The text of everyone else has an empty tag; it is left out while it is
    /// empty and there is an English one, which serves them then (R10).
    [[nodiscard]] QMap<QString, QString> texts() const;
    [[nodiscard]] bool isHtml() const;
    /// Whether anything was typed.
    [[nodiscard]] bool isEmpty() const;

    /// The most code points that a text may have, and whether there need not be any.
    void setLimit(int limit, bool mayBeEmpty);

    /// The language that is being written, and what stands there.
    [[nodiscard]] QString currentLanguage() const;
    [[nodiscard]] QString currentText() const;

    /// What is wrong with the first text that is wrong, in a sentence that names its language;
    /// empty when all of them are fine.
    [[nodiscard]] QString problem() const;

Q_SIGNALS:
    /// A text, its formatting or the language that is shown has changed.
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void wire();
    void fillList(const QString &current);
    void fillLanguagesToAdd();
    void showCurrent();
    void edited();
    void addLanguage();
    void removeLanguage();
    void surround(const QString &before, const QString &after);
    void insertLink();
    void markPlace(const domain::FormattedCheck &check);
    void render();
    void retranslate();
    [[nodiscard]] domain::FormattedCheck check(const QString &text) const;
    [[nodiscard]] QString problemOf(const QString &tag) const;

    std::unique_ptr<Ui::BroadcastTextEditor> m_ui;
    QMap<QString, QString> m_texts{{QString(), QString()}}; ///< by tag, everyone else's always
    int m_limit = domain::maxMessageLength;
    bool m_mayBeEmpty = false;
};

} // namespace botdesk::widgets
