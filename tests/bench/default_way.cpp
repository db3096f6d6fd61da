#include "default_way.h"

#include "paint_watch.h"
#include "report.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QSqlQuery>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto connectionName = "default-way"_L1;

} // namespace

std::unique_ptr<DefaultWay> DefaultWay::open(const QString &database)
{
    say(u"The default way loads everyone …"_s);
    std::unique_ptr<DefaultWay> way(new DefaultWay);
    way->m_connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, connectionName);
    way->m_connection.setDatabaseName(database);
    way->m_connection.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
    const auto hasView = [&way] {
        return QSqlQuery(way->m_connection)
            .exec(u"CREATE TEMP VIEW people AS SELECT first_name || ' ' || last_name AS name, "
                  "username, language, status, last_seen, source, id FROM users"_s);
    };
    if (!way->m_connection.open() || !hasView()) {
        say(u"The default way cannot read the people."_s);
        return nullptr;
    }
    way->m_model = std::make_unique<QSqlTableModel>(nullptr, way->m_connection);
    way->m_model->setTable(u"people"_s);
    way->m_model->select();
    while (way->m_model->canFetchMore())
        way->m_model->fetchMore();
    way->m_proxy.setSourceModel(way->m_model.get());
    way->m_proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    way->m_view = std::make_unique<QTableView>();
    way->m_view->setModel(&way->m_proxy);
    way->m_view->resize(1920, 1080);
    std::ignore = way->untilPainted([&way] { way->m_view->show(); });
    return way;
}

DefaultWay::~DefaultWay()
{
    m_view.reset();
    m_proxy.setSourceModel(nullptr);
    m_model.reset();
    m_connection = {};
    QSqlDatabase::removeDatabase(connectionName);
}

double DefaultWay::untilPainted(const std::function<void()> &act)
{
    QEventLoop loop;
    QElapsedTimer timer;
    double painted = 0;
    const PaintWatch watch(m_view->viewport(), [&] {
        painted = elapsedMs(timer);
        loop.quit();
    });
    timer.start();
    act();
    // What changed nothing on the screen would not be painted by itself.
    m_view->viewport()->update();
    loop.exec();
    return painted;
}

double DefaultWay::sort(int column)
{
    return untilPainted([&] { m_view->sortByColumn(column, Qt::AscendingOrder); });
}

double DefaultWay::search(const QString &text)
{
    return untilPainted([&] {
        m_proxy.setFilterKeyColumn(-1);
        m_proxy.setFilterFixedString(text);
    });
}

double DefaultWay::filter(int column, const QString &value)
{
    return untilPainted([&] {
        m_proxy.setFilterKeyColumn(column);
        m_proxy.setFilterFixedString(value);
    });
}

double DefaultWay::jumpTo(int row)
{
    return untilPainted(
        [&] { m_view->scrollTo(m_proxy.index(row, 0), QAbstractItemView::PositionAtTop); });
}

} // namespace botdesk::bench
