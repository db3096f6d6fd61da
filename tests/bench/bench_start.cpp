// How long the real program takes from its start to the first people painted, and to the exact
// count: with its data in memory, and with the database's file out of it.
#include "default_way.h"
#include "paint_watch.h"
#include "sandbox_process.h"
#include "statistics.h"
#include "table_benches.h"
#include "table_report.h"

#include <QFile>
#include <QProcess>

#include <chrono>

#include <fcntl.h>
#include <unistd.h>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

/// The program with the watcher in it.
class WatchedProgram
{
public:
    WatchedProgram(const PeopleFolder &people, const QUrl &apiRoot)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_GENERIC_PLUGINS"_s, u"botdesk-bench-watcher"_s);
        environment.insert(u"QT_PLUGIN_PATH"_s, QStringLiteral(BOTDESK_WATCHER_FOLDER));
        environment.insert(u"QT_LOGGING_RULES"_s, u"default.warning=false;qt.*=false"_s);
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_begun = std::chrono::steady_clock::now();
        m_process.start(QStringLiteral(BOTDESK_PROGRAM),
                        {u"--data-dir"_s, people.path(), u"--api-root"_s, apiRoot.toString(),
                         u"--language"_s, u"en"_s});
    }
    ~WatchedProgram()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(patience))
            m_process.kill();
    }
    /// Milliseconds from the start until it told that, about so many people; nothing when it
    /// does not.
    std::optional<double> told(const QByteArray &what, std::optional<qint64> people)
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(patience))
                return std::nullopt;
        }
        const QList<QByteArray> words = m_process.readLine().trimmed().split(' ');
        if (words.value(0) != what || (people && words.value(2).toLongLong() != *people))
            return std::nullopt;
        const std::chrono::nanoseconds at(words.value(1).toLongLong());
        return std::chrono::duration<double, std::milli>(at - m_begun.time_since_epoch()).count();
    }

private:
    static constexpr int patience = 60'000; // ms

    QProcess m_process;
    std::chrono::steady_clock::time_point m_begun;
};

/// Lets the system forget what it has in memory of a file.
void forget(const QString &path)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    if (file < 0)
        return;
    ::fdatasync(file); // what is not on the disk yet would stay
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

bool measure(const PeopleFolder &people, const QUrl &apiRoot, bool isCold,
             std::optional<double> baseline)
{
    std::vector<double> rows;
    std::vector<double> counted;
    std::vector<double> whole;
    for (int i = 0; i < 2 * rounds; ++i) {
        if (isCold) {
            forget(people.database());
            forget(QStringLiteral(BOTDESK_PROGRAM));
        }
        WatchedProgram program(people, apiRoot);
        const auto first = program.told("rows", std::nullopt);
        const auto count = program.told("counted", people.people());
        const auto all = program.told("whole", people.people());
        if (!first || !count || !all) {
            say(u"The program does not show its people."_s);
            return false;
        }
        rows.push_back(*first);
        counted.push_back(*count);
        whole.push_back(*all);
    }
    const QString name = isCold ? u"start.cold"_s : u"start.warm"_s;
    printMs(name + u".rows"_s, median(rows), people.people(), baseline);
    printMs(name + u".counted"_s, median(counted), people.people(), baseline);
    printMs(name + u".whole"_s, median(whole), people.people(), baseline);
    return true;
}

} // namespace

bool start(const Place &place)
{
    const auto people = PeopleFolder::prepare(place.folder, place.people);
    const auto sandbox = SandboxProcess::start({u"--users"_s, u"0"_s});
    if (!people || !sandbox)
        return false;
    const QUrl apiRoot = sandbox->clientOptions().apiRoot;
    std::optional<double> baseline;
    if (place.withBaseline) {
        QElapsedTimer timer;
        timer.start();
        const auto plain = DefaultWay::open(people->database());
        if (!plain)
            return false;
        baseline = elapsedMs(timer);
    }
    return measure(*people, apiRoot, false, baseline) && measure(*people, apiRoot, true, baseline);
}

} // namespace botdesk::bench
