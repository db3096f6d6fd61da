#pragma once

#include "models/user_details.h"

#include <QAbstractTableModel>

namespace botdesk::models
{

/// The ledger of one person, newest first: when, what was seen, what it changed, and where it comes
/// from.
class EvidenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, What, Effect, Origin, ColumnCount };
    enum Role {
        StatusRole = Qt::UserRole, ///< domain::DialogStatus after it, as a number
        ChangedRole,               ///< whether it changed the status
        LateRole,                  ///< whether something later was known when it arrived
        DecidesRole,               ///< whether the status rests on it
        UpdateIdRole,              ///< of the update it comes from, else 0
        AccountRole,               ///< all of it in sentences
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setDetails(const UserDetails &details);
    void clear();
    /// Says the words anew after the language changed.
    void retranslate();

    /// The row of the piece that decides the status at @p now, -1 when nothing decided it yet.
    [[nodiscard]] int decidingRow(domain::Seconds now) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString text(const domain::LedgerEntry &entry, int column) const;
    [[nodiscard]] bool decides(const domain::LedgerEntry &entry) const;

    domain::DialogState m_state;
    std::vector<domain::LedgerEntry> m_entries; ///< newest first
};

} // namespace botdesk::models
