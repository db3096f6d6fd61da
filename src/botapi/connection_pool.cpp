#include "botapi/connection_pool.h"

#include "botapi/loopback.h"

#include <QNetworkProxyFactory>

#include <algorithm>
#include <utility>

namespace botdesk::botapi
{
namespace
{

constexpr int ConnectionsPerManager = 6; // Qt 6.4, HTTP/1.1, one host
// A thousand a second at 200 ms are two hundred under way, and some more while a machine is busy. A
// manager costs an idle thread; it is made when it is needed first, and the first ones are used
// first, so that few are used where little is sent. HTTP/2 would do with one connection, but Qt
// makes requests of a lost one again by itself, which must not be (R13).
constexpr size_t MaxManagers = Client::mostConnections / ConnectionsPerManager;

class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return systemProxyForQuery(query);
    }
};

void choose(QNetworkAccessManager &manager, const ProxyChoice &proxy)
{
    switch (proxy.kind) {
    case ProxyChoice::Kind::None:
        manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        return;
    case ProxyChoice::Kind::System:
        manager.setProxyFactory(new SystemProxies);
        return;
    case ProxyChoice::Kind::Http:
    case ProxyChoice::Kind::Socks5:
        manager.setProxy(QNetworkProxy(proxy.kind == ProxyChoice::Kind::Http
                                           ? QNetworkProxy::HttpProxy
                                           : QNetworkProxy::Socks5Proxy,
                                       proxy.host, proxy.port, proxy.user, proxy.password));
        return;
    }
}

} // namespace

struct ConnectionPool::Lease::Slot {
    QNetworkAccessManager manager;
    int inFlight = 0;
    QElapsedTimer sinceUse;
};

ConnectionPool::Lease::Lease(Lease &&other) noexcept
    : m_slot(std::exchange(other.m_slot, nullptr))
{
}

ConnectionPool::Lease &ConnectionPool::Lease::operator=(Lease &&other) noexcept
{
    std::swap(m_slot, other.m_slot);
    return *this;
}

ConnectionPool::Lease::~Lease()
{
    if (m_slot == nullptr)
        return;
    --m_slot->inFlight;
    m_slot->sinceUse.start();
}

QNetworkAccessManager *ConnectionPool::Lease::manager() const
{
    return m_slot == nullptr ? nullptr : &m_slot->manager;
}

ConnectionPool::ConnectionPool(const ClientOptions &options)
    : m_idleTimeout(options.idleTimeout)
    , m_proxy(isLoopback(options.apiRoot.host())
                  ? ProxyChoice{ProxyChoice::Kind::None, {}, 0, {}, {}}
                  : options.proxy)
{
}

ConnectionPool::~ConnectionPool() = default;

std::unique_ptr<ConnectionPool::Lease::Slot> ConnectionPool::makeSlot() const
{
    auto slot = std::make_unique<Lease::Slot>();
    choose(slot->manager, m_proxy);
    slot->manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    slot->manager.setAutoDeleteReplies(false);
    slot->sinceUse.start();
    return slot;
}

ConnectionPool::Lease::Slot *ConnectionPool::roomIn(Slots &slots)
{
    for (const auto &slot : slots) {
        if (slot->inFlight < ConnectionsPerManager)
            return slot.get();
    }
    if (slots.size() < MaxManagers)
        return slots.emplace_back(makeSlot()).get();
    return std::ranges::min_element(slots, {}, [](const auto &slot) { return slot->inFlight; })
        ->get();
}

ConnectionPool::Lease ConnectionPool::acquire(Lane lane)
{
    Lease lease;
    lease.m_slot = roomIn(lane == Lane::Once ? m_once : m_repeatable);
    if (lease.m_slot->inFlight == 0 && lease.m_slot->sinceUse.hasExpired(m_idleTimeout.count()))
        lease.m_slot->manager.clearConnectionCache();
    ++lease.m_slot->inFlight;
    return lease;
}

void ConnectionPool::dropIdle()
{
    for (const Slots *slots : {&m_repeatable, &m_once}) {
        for (const auto &slot : *slots) {
            if (slot->inFlight == 0)
                slot->manager.clearConnectionCache();
        }
    }
}

} // namespace botdesk::botapi
