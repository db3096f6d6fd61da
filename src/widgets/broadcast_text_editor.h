#pragma once

#include "domain/formatting.h"
#include "engine/broadcast_check.h"

#include <QMap>
#include <QWidget>

#include <memory>

namespace botdesk::widgets
{

namespace Ui
{
class BroadcastTextEditor;
}

/// Edits the texts of a broadcast, one for each language and one for everyone else. Text is kept as
/// it is typed.
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

    /// The most code points that a text may have.
    void setLimit(int limit);
    /// What is wrong with the broadcast; what concerns the text that is shown is told beside it.
    void setProblems(const QList<engine::BroadcastProblem> &problems);

    /// The language that is being written, and what stands there.
    [[nodiscard]] QString currentLanguage() const;
    [[nodiscard]] QString currentText() const;

Q_SIGNALS:
    /// A text or its formatting has changed.
    void changed();
    /// The text of another language is shown.
    void languageShown();

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
    void renderProblem();
    void markPlace(const engine::BroadcastProblem *problem);
    void render();
    void retranslate();

    std::unique_ptr<Ui::BroadcastTextEditor> m_ui;
    QMap<QString, QString> m_texts{{QString(), QString()}}; ///< by tag, everyone else's always
    int m_limit = domain::maxMessageLength;
    QList<engine::BroadcastProblem> m_problems;
};

} // namespace botdesk::widgets
