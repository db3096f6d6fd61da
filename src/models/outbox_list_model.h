#pragma once

#include "models/user_table_model.h"
#include "storage/outbox_reader.h"
#include "storage/preferences_repository.h"
#include "storage/reader.h"

#include <QAbstractTableModel>

#include <optional>

namespace botdesk::models
{

/// One list of the outbox: to whom, what, the text, when, and how it stands. Lives on the GUI
/// thread and never waits for the database.
///
/// It holds the beginning of the list and more as one scrolls on, up to a bound: total() tells
/// about all of it. Rows that stay are not moved, so that a selection stays.
class OutboxListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Person, What, Text, Moment, State, ColumnCount };
    enum Role {
        UserIdRole = UserTableModel::UserIdRole, ///< domain::UserId
        IdRole = Qt::UserRole + 100,             ///< of the item
    };

    /// So many rows are read at first, and again when one scrolls to the end of them.
    static constexpr int pageSize = 200;
    /// The most rows that are held.
    static constexpr int mostShown = 5000;

    OutboxListModel(storage::Reader &reader, storage::OutboxList list, QObject *parent = nullptr);

    [[nodiscard]] storage::OutboxList list() const { return m_list; }

    /// Only what is in @p lane; nothing: all.
    void setLane(std::optional<storage::OutboxLane> lane);
    [[nodiscard]] std::optional<storage::OutboxLane> lane() const { return m_lane; }
    /// What the words for waiting go by.
    void setLimits(const storage::SendingLimits &limits);

    /// Reads anew what is shown; loaded() or failed() tells when it is there. One question at a
    /// time: asked for meanwhile, it is read once more afterwards.
    void load();

    /// The last answer, with at most mostShown entries.
    [[nodiscard]] const storage::OutboxPage &page() const { return m_page; }
    /// Whether the first answer has come.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    /// Null outside.
    [[nodiscard]] const storage::OutboxEntry *at(int row) const;
    /// -1 when it is not shown.
    [[nodiscard]] int rowOf(qint64 item) const;

    /// Says the seconds anew.
    void tick();
    /// Says the words anew after the language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded();
    void failed(const botdesk::storage::Error &error);

private:
    void take(const storage::OutboxPage &page);
    void bringInOrder(const QList<storage::OutboxEntry> &wanted);
    [[nodiscard]] QString text(const storage::OutboxEntry &entry, int column) const;
    [[nodiscard]] domain::Milliseconds momentOf(const storage::OutboxItem &item) const;

    storage::Reader &m_reader;
    storage::OutboxList m_list;
    std::optional<storage::OutboxLane> m_lane;
    storage::SendingLimits m_limits;
    storage::OutboxPage m_page; ///< its entries are the rows
    int m_wanted = pageSize;
    bool m_isLoaded = false;
    bool m_isReading = false; ///< a question is on its way
    bool m_isStale = false;   ///< and has to be put again
    quint64 m_generation = 0; ///< answers about another lane are dropped
};

} // namespace botdesk::models
