#pragma once

#include "models/user_details.h"

#include <QAbstractTableModel>

namespace botdesk::models
{

/// Every name that a person has had while the bot knew them, the present one first (R9).
class NameHistoryModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Username, Until, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setDetails(const UserDetails &details);
    void clear();
    /// Says the words anew after the language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<storage::FormerName> m_names; ///< the present one has not been given up: givenUpAt is 0
};

} // namespace botdesk::models
