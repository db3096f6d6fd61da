#pragma once

#include "storage/error.h"

#include <QDialog>
#include <QMap>

#include <memory>

class QListWidgetItem;

namespace botdesk::engine
{
class SessionHost;
}

namespace botdesk::widgets
{

namespace Ui
{
class GreetingsDialog;
}

/// Edits the greeting of every language (R12). Text is shown and kept as it is typed, never read as
/// markup.
class GreetingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// @param session must outlive the dialog
    explicit GreetingsDialog(engine::SessionHost &session, QWidget *parent = nullptr);
    ~GreetingsDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void wire();
    void load();
    void take(const storage::Result<QMap<QString, QString>> &greetings);
    void fillList(const QString &current);
    void showCurrent();
    void edited();
    void addLanguage();
    void removeLanguage();
    void save();
    void renderText();
    void renderPreview();
    void retranslate();
    void fillLanguagesToAdd();
    [[nodiscard]] QString currentTag() const;

    std::unique_ptr<Ui::GreetingsDialog> m_ui;
    engine::SessionHost &m_session;
    QMap<QString, QString> m_greetings; ///< by language tag
    bool m_loaded = false;
    bool m_tagRefused = false;
};

} // namespace botdesk::widgets
