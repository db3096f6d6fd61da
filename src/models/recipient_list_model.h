#pragma once

#include "storage/recipient_reader.h"

#include <QAbstractTableModel>

namespace botdesk::models
{

/// Those with whom a broadcast went one way, as many pages of them as were looked at. A view that
/// comes near the end asks for the next page by fetchMore().
class RecipientListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Username, Dialog, When, Why, ColumnCount };

    /// People that are read at a time.
    static constexpr int pageSize = 200;

    using QAbstractTableModel::QAbstractTableModel;

    /// Empties the list, and asks for its first page.
    void begin();
    /// Empties the list, which has no people then.
    void clear();
    /// More people may have come to the end of the list.
    void goOn();
    /// Takes over the answer to pageWanted(). A page that is not full is the last one.
    void add(const QList<storage::Recipient> &page);
    /// Says the words anew after the language changed.
    void retranslate();

    [[nodiscard]] const storage::Recipient &at(int row) const { return m_people[row]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// @param after see storage::RecipientReader::page()
    void pageWanted(qint64 after);

private:
    void ask();

    QList<storage::Recipient> m_people;
    bool m_isAsking = false;
    bool m_isComplete = true;
};

} // namespace botdesk::models
