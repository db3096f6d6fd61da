#pragma once

#include "engine/journal_browser.h"
#include "storage/settings_repository.h"

#include <QAbstractTableModel>

#include <vector>

namespace botdesk::models
{

/// The types of updates with how many came: all, those that are not understood, then type by type.
class UpdateTypeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Type, Count, ColumnCount };
    enum Role {
        NotUnderstoodRole = Qt::UserRole, ///< how many of them could not be read, for a type
        FilterRole,                       ///< what to look for, as engine::JournalFilter
    };

    explicit UpdateTypeModel(QObject *parent = nullptr);

    /// Shows new counts. Rows stay where they are unless types were added.
    void setCounts(const QList<storage::UpdateCount> &counts);
    [[nodiscard]] engine::JournalFilter filterAt(int row) const;
    /// The row of a filter; the first one when there is none.
    [[nodiscard]] int rowOf(const engine::JournalFilter &filter) const;
    /// How many updates there ever were.
    [[nodiscard]] qint64 total() const { return m_rows.front().count; }
    /// Says the words anew after the language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row {
        engine::JournalFilter filter;
        qint64 count = 0;
        qint64 notUnderstood = 0;
    };
    [[nodiscard]] static QString nameOf(const Row &row);

    std::vector<Row> m_rows; ///< never empty
};

} // namespace botdesk::models
