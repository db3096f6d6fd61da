#include "widgets/person_field.h"

#include "engine/session_host.h"
#include "storage/user_query.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QDateTime>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace botdesk::widgets
{

namespace
{

/// As many are offered at once.
constexpr int mostOffers = 12;

/// Somebody in one line, told apart from others of the same name.
QString lineFor(const domain::User &user)
{
    QStringList parts{domain::fullName(user.profile)};
    if (!user.profile.username.isEmpty())
        parts.append(u'@' + user.profile.username);
    parts.append(QString::number(user.id));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

PersonField::PersonField(QWidget *parent)
    : QLineEdit(parent)
    , m_offers(new QStandardItemModel(this))
    , m_completer(new QCompleter(m_offers, this))
{
    setClearButtonEnabled(true);
    // Not setCompleter(): what is offered comes later than what is typed.
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(mostOffers);
    connect(this, &QLineEdit::textEdited, this, &PersonField::edited);
    // Emptied by its button, which is no edit.
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            edited(text);
    });
    connect(this, &QLineEdit::returnPressed, this, &PersonField::chooseOnly);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &PersonField::choose);
}

void PersonField::edited(const QString &text)
{
    m_isNobody = false;
    m_wanted = text.trimmed();
    setPerson(std::nullopt);
    if (m_wanted.isEmpty())
        m_completer->popup()->hide();
    else if (!m_isAsking)
        search();
}

void PersonField::search()
{
    if (!m_session)
        return;
    m_isAsking = true;
    storage::UserQuery query;
    query.search = m_wanted;
    m_session->reader()
        .ask([query](storage::Database &database) {
            return storage::UserReader(database).first(query, mostOffers,
                                                       QDateTime::currentSecsSinceEpoch());
        })
        .then(this, [this, text = m_wanted](const storage::Result<QList<domain::User>> &people) {
            m_isAsking = false;
            offer(people, text);
        });
}

void PersonField::offer(const storage::Result<QList<domain::User>> &people, const QString &text)
{
    // Somebody was chosen, or the field emptied, in the meantime.
    if (m_person || m_wanted.isEmpty())
        return;
    if (text != m_wanted) {
        search();
        return;
    }
    m_people = people.value_or(QList<domain::User>());
    m_offers->clear();
    for (const domain::User &user : std::as_const(m_people))
        m_offers->appendRow(new QStandardItem(lineFor(user)));
    m_isNobody = m_people.isEmpty();
    if (m_isNobody)
        m_completer->popup()->hide();
    else if (hasFocus())
        m_completer->complete();
    Q_EMIT personChanged();
}

void PersonField::choose(const QModelIndex &index)
{
    if (index.row() < 0 || index.row() >= m_people.size())
        return;
    const domain::User user = m_people.at(index.row());
    setText(lineFor(user));
    m_wanted.clear();
    setPerson(user);
}

void PersonField::chooseOnly()
{
    if (!m_person && m_people.size() == 1 && !m_isNobody && !m_isAsking)
        choose(m_offers->index(0, 0));
}

void PersonField::setPerson(const std::optional<domain::User> &person)
{
    m_person = person;
    Q_EMIT personChanged();
}

} // namespace botdesk::widgets
