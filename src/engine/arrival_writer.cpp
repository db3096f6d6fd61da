#include "engine/arrival_writer.h"

#include <algorithm>
#include <chrono>
#include <iterator>

namespace botdesk::engine
{

using namespace std::chrono_literals;

namespace
{

/// While catching up, groups begin so far apart at least, unless there is enough for one.
constexpr auto betweenGroups = 200ms;
/// When the database does not take what arrived, it is tried again so much later.
constexpr auto retryAfter = 5s;

} // namespace

ArrivalWriter::ArrivalWriter(storage::Database &database, Inbox &inbox)
    : m_database(database)
    , m_inbox(inbox)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ArrivalWriter::writeSome);
}

ArrivalWriter::~ArrivalWriter()
{
    const QSignalBlocker silent(this); // whoever listens is going, too
    writeNow();
}

void ArrivalWriter::take(Arrival arrival, bool moreWaits)
{
    m_catchingUp = moreWaits;
    m_waiting += arrival.updates;
    m_pending.push_back(std::move(arrival));
    schedule();
}

void ArrivalWriter::endCatchingUp()
{
    m_catchingUp = false;
    schedule();
}

void ArrivalWriter::schedule()
{
    // A group under way goes on with what came meanwhile; what was refused has its time set.
    if (m_pending.empty() || m_group || m_isRefused)
        return;
    if (!m_catchingUp || !hasRoom()) {
        m_timer.start(0ms);
        return;
    }
    if (m_timer.isActive())
        return;
    const auto since =
        m_sinceGroup.isValid() ? std::chrono::milliseconds(m_sinceGroup.elapsed()) : betweenGroups;
    m_timer.start(std::clamp<std::chrono::milliseconds>(betweenGroups - since, 0ms, betweenGroups));
}

void ArrivalWriter::writeSome()
{
    if (m_group || m_pending.empty())
        return;
    if (m_catchingUp && !m_isRefused)
        beginGroup();
    else
        writeNow();
}

std::shared_ptr<ArrivalWriter::Group> ArrivalWriter::takePending()
{
    auto group = std::make_shared<Group>();
    group->arrivals = std::exchange(m_pending, {});
    group->updates = std::exchange(m_waiting, 0);
    m_timer.stop();
    m_sinceGroup.start();
    return group;
}

void ArrivalWriter::beginGroup()
{
    const bool wasFull = !hasRoom();
    m_group = takePending();
    m_database.lend();
    m_thread.start([this, group = m_group] {
        {
            const storage::Borrowed borrowed(m_database);
            group->outcome = m_inbox.apply(group->arrivals);
        }
        QMetaObject::invokeMethod(
            this,
            [this, group] {
                if (group == m_group) // else it was waited for
                    endGroup();
            },
            Qt::QueuedConnection);
    });
    if (wasFull)
        Q_EMIT room();
}

bool ArrivalWriter::endGroup()
{
    const bool isWritten = conclude(std::exchange(m_group, nullptr));
    schedule();
    return isWritten;
}

bool ArrivalWriter::conclude(const std::shared_ptr<Group> &group)
{
    m_isRefused = !group->outcome.has_value();
    if (m_isRefused) {
        // Before what came meanwhile: the order of arrival is kept.
        m_waiting += group->updates;
        m_pending.insert(m_pending.begin(), std::make_move_iterator(group->arrivals.begin()),
                         std::make_move_iterator(group->arrivals.end()));
        m_timer.start(retryAfter);
        Q_EMIT refused(group->outcome.error());
        return false;
    }
    Q_EMIT written(*group->outcome);
    return true;
}

bool ArrivalWriter::writeNow()
{
    if (m_group) {
        m_thread.waitForDone();
        if (!endGroup())
            return false;
    }
    if (m_pending.empty())
        return true;
    const bool wasFull = !hasRoom();
    const auto group = takePending();
    group->outcome = m_inbox.apply(group->arrivals);
    const bool isWritten = conclude(group);
    if (wasFull && isWritten)
        Q_EMIT room();
    return isWritten;
}

} // namespace botdesk::engine
