#include "models/recipient_list_model.h"

#include "models/broadcast_words.h"
#include "models/dialog_words.h"

#include <QDateTime>

namespace botdesk::models
{

void RecipientListModel::begin()
{
    clear();
    m_isComplete = false;
    ask();
}

void RecipientListModel::clear()
{
    beginResetModel();
    m_people.clear();
    m_isAsking = false;
    m_isComplete = true;
    endResetModel();
}

void RecipientListModel::goOn()
{
    // A view asks by itself only while it is being scrolled.
    if (m_isComplete && !m_isAsking) {
        m_isComplete = false;
        ask();
    }
}

void RecipientListModel::add(const QList<storage::Recipient> &page)
{
    m_isComplete = page.size() < pageSize;
    if (page.isEmpty()) {
        m_isAsking = false;
        return;
    }
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(page.size()) - 1);
    m_people += page;
    // Not before: whoever hears of the rows may ask for what comes behind them.
    m_isAsking = false;
    endInsertRows();
}

void RecipientListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_people.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RecipientListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_people.size());
}

int RecipientListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecipientListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const storage::Recipient &person = m_people.at(index.row());
    switch (index.column()) {
    case Name:
        return DialogWords::nameOf({.id = person.user, .profile = person.profile});
    case Username:
        return person.profile.username.isEmpty() ? QString()
                                                 : QChar(u'@') + person.profile.username;
    case Dialog:
        return DialogWords::status(person.status);
    case When:
        return person.at == 0
                   ? QString()
                   : DialogWords::shortMoment(person.at / 1000, QDateTime::currentSecsSinceEpoch());
    case Why:
        return BroadcastWords::why(person);
    default:
        return {};
    }
}

QVariant RecipientListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Username:
        return tr("Username");
    case Dialog:
        return tr("Dialog today");
    case When:
        return tr("When");
    case Why:
        return tr("Why");
    default:
        return {};
    }
}

bool RecipientListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_isComplete && !m_isAsking;
}

void RecipientListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask();
}

void RecipientListModel::ask()
{
    m_isAsking = true;
    Q_EMIT pageWanted(m_people.isEmpty() ? 0 : m_people.constLast().position);
}

} // namespace botdesk::models
