#include "models/evidence_model.h"

#include "models/dialog_words.h"

#include <QDateTime>

#include <algorithm>

namespace botdesk::models
{

void EvidenceModel::setDetails(const UserDetails &details)
{
    beginResetModel();
    m_state = details.user.dialog;
    m_entries.assign(details.ledger.rbegin(), details.ledger.rend());
    endResetModel();
}

void EvidenceModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

void EvidenceModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int EvidenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int EvidenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EvidenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const domain::LedgerEntry &entry = m_entries[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case StatusRole:
        return static_cast<int>(entry.after);
    case ChangedRole:
        return entry.changed();
    case LateRole:
        return entry.late;
    case DecidesRole:
        return decides(entry);
    case UpdateIdRole:
        return entry.evidence.updateId;
    case AccountRole:
    case Qt::ToolTipRole:
        return DialogWords::account(entry, decides(entry));
    default:
        return {};
    }
}

QString EvidenceModel::text(const domain::LedgerEntry &entry, int column) const
{
    switch (column) {
    case When:
        return DialogWords::shortMoment(entry.evidence.happenedAt,
                                        QDateTime::currentSecsSinceEpoch());
    case What:
        return DialogWords::evidence(entry.evidence);
    case Effect: {
        const QString effect = DialogWords::effect(entry);
        if (!entry.late)
            return effect;
        return effect.isEmpty() ? tr("arrived late") : tr("%1, arrived late", "status").arg(effect);
    }
    case Origin:
        return DialogWords::origin(entry.evidence);
    default:
        return {};
    }
}

bool EvidenceModel::decides(const domain::LedgerEntry &entry) const
{
    return entry.evidence.id == m_state.decidedBy;
}

int EvidenceModel::decidingRow(domain::Seconds now) const
{
    const bool isTemporary = domain::statusAt(m_state, now) == domain::DialogStatus::Temporary;
    const auto found = std::ranges::find_if(m_entries, [&](const domain::LedgerEntry &entry) {
        return isTemporary ? entry.opensWindow : decides(entry);
    });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

QVariant EvidenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case What:
        return tr("What was seen");
    case Effect:
        return tr("What it changed");
    case Origin:
        return tr("How we know");
    default:
        return {};
    }
}

} // namespace botdesk::models
