#include "table_report.h"

#include "statistics.h"

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

void printMs(const QString &name, double value, qint64 n, std::optional<double> baseline)
{
    Figure figure{.name = name, .value = value, .unit = u"ms"_s, .n = n};
    if (baseline)
        figure.baseline = Baseline{.name = u"QSqlTableModel, QSortFilterProxyModel"_s,
                                   .value = *baseline,
                                   .ratio = value > 0 ? *baseline / value : 0};
    print(figure);
}

void TableTimes::print(const QString &name, qint64 people, std::optional<double> baseline) const
{
    printMs(name + u".rows"_s, median(m_rows), people, baseline);
    printMs(name + u".whole"_s, median(m_whole), people, baseline);
}

} // namespace botdesk::bench
