#pragma once

#include "engine/journal_browser.h"

#include <QAbstractTableModel>

#include <optional>

namespace botdesk::models
{

/// Raw updates, the newest first.
class UpdateListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Type, Who, Id, ColumnCount };
    enum Role {
        NotUnderstoodRole = Qt::UserRole, ///< 1 when this version does not understand it, else 0
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Empties the list.
    void clear();
    /// Takes over a part of the answer: what is newer comes before all others.
    void add(const engine::JournalPortion &portion);

    [[nodiscard]] const engine::JournalEntry &at(int row) const { return m_entries[row]; }
    /// The row of an update, or nothing.
    [[nodiscard]] std::optional<int> rowOf(const engine::JournalEntry &entry) const;
    /// Says the words anew after the language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// A type as it is shown: the Bot API's own word, with a mark where it is not understood.
    [[nodiscard]] static QString typeText(const engine::JournalEntry &entry);
    /// Who did it, as far as the update tells; may be empty.
    [[nodiscard]] static QString personText(const engine::JournalEntry &entry);

private:
    QList<engine::JournalEntry> m_entries; ///< at most engine::JournalBrowser::most
};

} // namespace botdesk::models
