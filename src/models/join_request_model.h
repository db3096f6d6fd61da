#pragma once

#include "models/join_request_row.h"
#include "models/user_table_model.h"
#include "storage/change_set.h"
#include "storage/reader.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QTimer>

#include <functional>

namespace botdesk::models
{

/// Requests to join: first those that wait and can be written to, the shortest time first; then
/// those that wait and cannot be written to any more; then, when all are shown, what was processed,
/// latest first. Lives on the GUI thread and never waits for the database.
///
/// Its length is bounded: waitingCount() tells about all that wait.
class JoinRequestModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Chat, RequestedAt, TimeLeft, Dialog, State, ColumnCount };
    enum Role {
        UserIdRole = UserTableModel::UserIdRole,         ///< domain::UserId
        StatusRole = UserTableModel::StatusRole,         ///< domain::DialogStatus at the moment
        StatusTextRole = UserTableModel::StatusTextRole, ///< the same in words
        GroundRole = UserTableModel::GroundRole,         ///< why the bot may write, in words
        RequestIdRole,
        RequestStateRole, ///< storage::JoinRequestState as a number
    };
    enum class Filter : std::uint8_t { Waiting, All };
    /// Now, in milliseconds: seconds have to end when they end.
    using Clock = std::function<domain::Milliseconds()>;

    /// The most requests that are shown of those that wait, and of the others.
    static constexpr int waitingLimit = 5000;
    static constexpr int processedLimit = 1000;

    explicit JoinRequestModel(storage::Reader &reader, QObject *parent = nullptr);

    /// For tests: what time it is.
    void setClock(Clock clock) { m_clock = std::move(clock); }
    [[nodiscard]] domain::Seconds now() const { return m_clock() / 1000; }

    void setFilter(Filter filter);
    [[nodiscard]] Filter filter() const { return m_filter; }

    /// Requests that stay where they are in a list of those that wait, even when they no longer do:
    /// what the operator looks at must not vanish under their eyes.
    void setHeld(const QSet<qint64> &requests);

    /// Reads everything; loaded() tells when it is there.
    void load();
    /// Takes in what a transaction changed.
    void apply(const storage::ChangeSet &changes);

    /// All that wait, shown or not.
    [[nodiscard]] qint64 waitingCount() const { return m_waiting; }
    /// Whether the first answer has come.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    /// The request in a row; null outside.
    [[nodiscard]] const JoinRequestRow *at(int row) const;
    /// -1 when it is not shown.
    [[nodiscard]] int rowOf(qint64 request) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// Says the words anew after the language changed.
    void retranslate();

Q_SIGNALS:
    void loaded();
    void waitingCountChanged(qint64 count);
    /// A second has passed in which a window was open: the last time when it has just ended.
    void ticked();
    void failed(const botdesk::storage::Error &error);

private:
    void take(const JoinRequestList &list);
    /// Puts what is to be shown in order, and moves the rows there.
    void arrange();
    void bringInOrder(const QList<JoinRequestRow> &wanted);
    [[nodiscard]] bool isShown(const JoinRequestRow &row) const;
    [[nodiscard]] bool comesBefore(const JoinRequestRow &a, const JoinRequestRow &b) const;
    void tick();
    void startTicking();
    [[nodiscard]] QString text(const JoinRequestRow &row, int column) const;

    storage::Reader &m_reader;
    Clock m_clock;
    Filter m_filter = Filter::Waiting;
    QSet<qint64> m_held;
    QList<JoinRequestRow> m_all;   ///< everything that was read
    QList<JoinRequestRow> m_shown; ///< the rows
    QSet<domain::UserId> m_people; ///< in @c m_all
    qint64 m_waiting = 0;
    bool m_isLoaded = false;
    bool m_isReading = false;      ///< a question is on its way
    bool m_isStale = false;        ///< something changed since it was put
    domain::Seconds m_shownAt = 0; ///< the second that the rows are right for
    quint64 m_generation = 0;      ///< answers to earlier questions are dropped
    QTimer m_loadTimer;
    QTimer m_tickTimer;
};

} // namespace botdesk::models
