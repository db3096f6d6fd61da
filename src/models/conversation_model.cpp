#include "models/conversation_model.h"

#include "models/dialog_words.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::models
{

bool ConversationModel::Row::looksLike(const Row &other) const
{
    return kind == other.kind && at == other.at && text == other.text && content == other.content &&
           edited == other.edited && item.id == other.item.id && item.state == other.item.state &&
           item.reason == other.item.reason && item.settledAt == other.item.settledAt;
}

std::vector<ConversationModel::Row> ConversationModel::rowsOf(const UserDetails &details)
{
    std::vector<Row> rows;
    for (const storage::Message &message : details.messages) {
        rows.push_back({.kind = message.outgoing ? ConversationRowKind::Outgoing
                                                 : ConversationRowKind::Incoming,
                        .at = message.sentAt * 1000,
                        .text = message.text,
                        .content = message.content,
                        .edited = message.editedAt > 0});
    }
    for (const storage::OutboxItem &item : details.unsent) {
        rows.push_back({.kind = ConversationRowKind::Outgoing,
                        .at = item.createdAt,
                        .text = item.text,
                        .item = item});
    }
    for (const domain::LedgerEntry &entry : details.ledger) {
        if (entry.changed() && entry.after == domain::DialogStatus::Blocked)
            rows.push_back(
                {.kind = ConversationRowKind::StopLine, .at = entry.evidence.happenedAt * 1000});
    }
    std::ranges::stable_sort(rows, {}, &Row::at);
    return rows;
}

void ConversationModel::setDetails(const UserDetails &details)
{
    std::vector<Row> rows = rowsOf(details);
    const auto [oldEnd, newEnd] = std::ranges::mismatch(
        m_rows, rows, [](const Row &a, const Row &b) { return a.looksLike(b); });
    const int kept = static_cast<int>(oldEnd - m_rows.begin());
    if (const int before = rowCount(); kept < before) {
        beginRemoveRows({}, kept, before - 1);
        m_rows.erase(oldEnd, m_rows.end());
        endRemoveRows();
    }
    if (const int after = static_cast<int>(rows.size()); kept < after) {
        beginInsertRows({}, kept, after - 1);
        m_rows.insert(m_rows.end(), std::make_move_iterator(newEnd),
                      std::make_move_iterator(rows.end()));
        endInsertRows();
    }
}

void ConversationModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void ConversationModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const QString moment =
        DialogWords::shortMoment(row.at / 1000, QDateTime::currentSecsSinceEpoch());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row);
    case Qt::AccessibleTextRole:
        return row.kind == ConversationRowKind::StopLine
                   ? textOf(row)
                   : tr("%1: %2 (%3)", "who, what, when or how it stands")
                         .arg(row.kind == ConversationRowKind::Incoming ? tr("Received")
                                                                        : tr("Sent"),
                              textOf(row), stateOf(row));
    case KindRole:
        return static_cast<int>(row.kind);
    case StateRole:
        return row.item.id == 0 ? 0 : static_cast<int>(row.item.state);
    case StateTextRole:
        return stateOf(row);
    case MomentRole:
        return moment;
    case OutboxIdRole:
        return row.item.id;
    default:
        return {};
    }
}

QString ConversationModel::textOf(const Row &row) const
{
    if (row.kind == ConversationRowKind::StopLine)
        return tr("Stopped the bot. What is above is probably gone on their side.");
    if (!row.text.isEmpty())
        return row.text;
    return DialogWords::content(row.content);
}

QString ConversationModel::stateOf(const Row &row) const
{
    const QString moment =
        DialogWords::shortMoment(row.at / 1000, QDateTime::currentSecsSinceEpoch());
    if (row.item.id != 0)
        return tr("%1 · %2", "moment and how it stands")
            .arg(moment, DialogWords::outboxState(row.item));
    if (row.edited)
        return tr("%1 · edited", "moment").arg(moment);
    if (row.kind == ConversationRowKind::Outgoing)
        return tr("%1 · sent", "moment").arg(moment);
    return moment;
}

} // namespace botdesk::models
