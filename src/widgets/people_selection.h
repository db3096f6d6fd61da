#pragma once

#include "models/user_table_model.h"
#include "storage/job.h"

#include <QItemSelectionModel>

#include <optional>

namespace botdesk::widgets
{

/// Who is selected in the table of people: a few picked one by one, or everyone in a query but for
/// a few. So "select all" of a million costs what one row costs.
///
/// It stays through a new order, arrivals and a list that is read anew. Everyone in a query means
/// just that: who comes into it belongs to it, who was taken out of it stays out. With another
/// filter it would be other people, so then nobody is selected any more; people picked one by one
/// stay selected as far as the other list has them.
class PeopleSelection : public QItemSelectionModel
{
    Q_OBJECT

public:
    /// More are not carried over into another order: each may be a range of its own there, and the
    /// table looks at every range for every cell.
    static constexpr qsizetype mostPicked = 10'000;
    static constexpr qsizetype mostRanges = 2000;
    /// Taking out more than these leaves people picked one by one.
    static constexpr qsizetype mostExceptions = 1000;

    /// @param model must outlive it
    explicit PeopleSelection(models::UserTableModel &model, QObject *parent = nullptr);

    void selectEveryone();

    /// Rows that are selected.
    [[nodiscard]] int count() const;
    /// The first of them; 0 when there is none.
    [[nodiscard]] domain::UserId first() const;
    /// Whom an action is about.
    [[nodiscard]] storage::Audience audience() const;
    /// While a list is read anew it is not known yet which rows are selected.
    [[nodiscard]] bool isRestoring() const { return m_isRestoring; }

    using QItemSelectionModel::select;
    void select(const QItemSelection &selection,
                QItemSelectionModel::SelectionFlags command) override;
    /// The list is another one: nothing is selected in it yet, which nobody has asked for.
    void reset() override;

Q_SIGNALS:
    /// The list was read anew, and what is selected in it is known.
    void restored();

private:
    void remember();
    void restore();
    void apply(const QItemSelection &selection);
    /// Whose rows are to be found in a new order.
    [[nodiscard]] QList<domain::UserId> watched() const;
    [[nodiscard]] QList<domain::UserId> picked() const;
    /// Those who were taken out of everyone.
    [[nodiscard]] QList<domain::UserId> exceptions() const;
    [[nodiscard]] QItemSelection rows(int first, int last) const;
    [[nodiscard]] QItemSelection allBut(const QList<int> &rows) const;
    [[nodiscard]] QItemSelection these(const QList<int> &rows) const;

    models::UserTableModel &m_people;
    std::optional<storage::UserQuery> m_everyone; ///< of whom all but a few are selected
    QList<domain::UserId> m_absent; ///< taken out of everyone, and not in the list at the moment
    QList<domain::UserId> m_remembered; ///< picked or taken out, while the list is read anew
    domain::UserId m_current = 0;
    bool m_isRestoring = false;
    bool m_isApplying = false;
};

} // namespace botdesk::widgets
