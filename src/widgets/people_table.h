#pragma once

#include <QTableView>
#include <QTimer>

namespace botdesk::models
{
class UserTableModel;
}

namespace botdesk::widgets
{

class PeopleSelection;

/// The table of people, however many they are: rows come with the frame that shows them, a list
/// that is brought up to date stays under the eyes, and nothing costs what everybody costs.
class PeopleTable : public QTableView
{
    Q_OBJECT

public:
    explicit PeopleTable(QWidget *parent = nullptr);

    /// Both must outlive it.
    void setPeople(models::UserTableModel &model, PeopleSelection &selection);

    /// For tests: how long a frame waits for its rows.
    void setPatience(std::chrono::milliseconds patience) { m_patience.setInterval(patience); }

    /// What is typed into the table is looked for everywhere, not in the rows that are known: see
    /// searchTyped().
    void keyboardSearch(const QString &search) override;

public Q_SLOTS:
    void selectAll() override;

Q_SIGNALS:
    /// The operator typed @p text into the table.
    void searchTyped(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;

private:
    /// Says which rows are on the screen.
    void look();
    /// The frame waits for its rows, for a moment at most.
    void hold();
    void release();
    void keepPlace();
    void returnToPlace();
    [[nodiscard]] int firstRow() const;
    [[nodiscard]] int lastRow() const;

    models::UserTableModel *m_people = nullptr;
    PeopleSelection *m_selected = nullptr;
    qint64 m_topPerson = 0; ///< whose row is uppermost, while the list is brought up to date
    int m_topOffset = 0;    ///< so many pixels of it are hidden
    QTimer m_patience;
};

} // namespace botdesk::widgets
