#pragma once

#include "domain/user.h"
#include "storage/error.h"

#include <QLineEdit>

#include <optional>

class QCompleter;
class QModelIndex;
class QStandardItemModel;

namespace botdesk::engine
{
class SessionHost;
}

namespace botdesk::widgets
{

/// A field to choose one person in: those whose name, username or id has what is typed are offered
/// below it. They are looked up in the background, one question at a time.
class PersonField : public QLineEdit
{
    Q_OBJECT

public:
    explicit PersonField(QWidget *parent = nullptr);

    /// Whose people are offered. @param session must outlive the field
    void setSession(engine::SessionHost &session) { m_session = &session; }

    /// Who was chosen; nothing while the text is being changed.
    [[nodiscard]] const std::optional<domain::User> &person() const { return m_person; }
    /// True when what stands in the field was looked for and fits nobody.
    [[nodiscard]] bool isNobody() const { return m_isNobody; }

Q_SIGNALS:
    /// Somebody was chosen, nobody is chosen any more, or what was typed fits nobody.
    void personChanged();

private:
    void edited(const QString &text);
    void search();
    void offer(const storage::Result<QList<domain::User>> &people, const QString &text);
    void choose(const QModelIndex &index);
    void chooseOnly();
    void setPerson(const std::optional<domain::User> &person);

    engine::SessionHost *m_session = nullptr;
    QStandardItemModel *m_offers;
    QCompleter *m_completer;
    QList<domain::User> m_people; ///< as offered
    std::optional<domain::User> m_person;
    QString m_wanted;        ///< what is to be looked for
    bool m_isAsking = false; ///< an answer is on its way
    bool m_isNobody = false;
};

} // namespace botdesk::widgets
