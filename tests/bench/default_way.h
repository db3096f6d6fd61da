#pragma once

#include <QMetaObject>
#include <QSortFilterProxyModel>
#include <QSqlDatabase>
#include <QSqlTableModel>
#include <QTableView>

#include <functional>
#include <memory>

namespace botdesk::bench
{

/// What to compare with: a table of the same database made the default way, with QSqlTableModel
/// and QSortFilterProxyModel, in a window of the same size. Every duration is in ms, until it has
/// painted.
class DefaultWay
{
public:
    /// Columns of the table, which has the same seven as ours.
    static constexpr int name = 0;
    static constexpr int status = 3;
    static constexpr int lastSeen = 4;

    /// With everyone loaded, as sorting and searching need it. Nothing when that fails.
    [[nodiscard]] static std::unique_ptr<DefaultWay> open(const QString &database);
    ~DefaultWay();

    [[nodiscard]] double sort(int column);
    /// In any column, whatever the case.
    [[nodiscard]] double search(const QString &text);
    [[nodiscard]] double filter(int column, const QString &value);
    [[nodiscard]] double jumpTo(int row);

private:
    DefaultWay() = default;
    [[nodiscard]] double untilPainted(const std::function<void()> &act);

    QSqlDatabase m_connection;
    std::unique_ptr<QSqlTableModel> m_model;
    QSortFilterProxyModel m_proxy;
    std::unique_ptr<QTableView> m_view;
};

} // namespace botdesk::bench
