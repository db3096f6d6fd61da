#pragma once

#include <QColor>
#include <QIcon>
#include <QStyledItemDelegate>

namespace botdesk::widgets
{

/// Paints a sign before what this version does not understand; the words say it, too.
class NotUnderstoodDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// @param role a number of the model: what is not zero is marked
    explicit NotUnderstoodDelegate(int role, QObject *parent = nullptr)
        : QStyledItemDelegate(parent)
        , m_role(role)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_role;
    mutable QColor m_color; ///< of the sign
    mutable QIcon m_sign;   ///< drawn once, not for every row
};

} // namespace botdesk::widgets
