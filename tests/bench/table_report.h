#pragma once

#include "desk_window.h"
#include "report.h"

#include <optional>
#include <vector>

namespace botdesk::bench
{

/// So often everything is measured; the median counts.
inline constexpr int rounds = 5;

/// The figures of one thing that was measured some times: to the first rows, and to the whole.
class TableTimes
{
public:
    void add(const DeskWindow::Timing &timing)
    {
        m_rows.push_back(timing.rows);
        m_whole.push_back(timing.whole);
    }
    /// Prints NAME.rows and NAME.whole, in ms.
    /// @param baseline how many ms the default way takes until it has painted, which is both
    void print(const QString &name, qint64 people, std::optional<double> baseline = {}) const;

private:
    std::vector<double> m_rows;
    std::vector<double> m_whole;
};

/// One figure in ms, with what the default way takes.
void printMs(const QString &name, double value, qint64 n, std::optional<double> baseline = {});

} // namespace botdesk::bench
