// A plugin for the real program, which knows nothing of it: QT_QPA_GENERIC_PLUGINS loads it. It
// tells on standard output when the first people are painted in words, and when all are counted.
#include "watcher_plugin.h"

#include "../paint_watch.h"
#include "../shown_people.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QTableView>

#include <chrono>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace botdesk::bench;

namespace
{

void tell(const char *what, qint64 number)
{
    // The clock that the other process looks at, too.
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    std::printf(
        "%s %lld %lld\n", what,
        static_cast<long long>(std::chrono::duration_cast<std::chrono::nanoseconds>(now).count()),
        static_cast<long long>(number));
    std::fflush(stdout);
}

/// Waits for the table, and then for what it shows.
class Watcher : public QObject
{
public:
    Watcher() { QCoreApplication::instance()->installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::Show || watched->objectName() != "peopleTable"_L1)
            return false;
        auto *table = qobject_cast<QTableView *>(watched);
        if (!table || m_watch)
            return false;
        m_watch = std::make_unique<PaintWatch>(table->viewport(), [this, table] {
            if (!m_hasRows && showsRealRows(*table)) {
                m_hasRows = true;
                tell("rows", shownPeople(*table).size());
            }
        });
        const auto *count = peoplePageOf(*table)->findChild<QLabel *>(u"countLabel"_s);
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
                [this, table, count] {
                    const qint64 people = count ? numberIn(count->text()) : 0;
                    if (m_hasRows && people > 0 && !std::exchange(m_hasCount, true))
                        tell("counted", people);
                    const qint64 rows = table->model()->rowCount();
                    if (m_hasCount && rows == people && !std::exchange(m_isWhole, true))
                        tell("whole", rows);
                });
        return false;
    }

private:
    std::unique_ptr<PaintWatch> m_watch;
    bool m_hasRows = false;
    bool m_hasCount = false;
    bool m_isWhole = false;
};

} // namespace

QObject *WatcherPlugin::create(const QString &, const QString &)
{
    return new Watcher;
}
