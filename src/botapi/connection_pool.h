#pragma once

#include "botapi/client.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>

#include <chrono>
#include <memory>
#include <vector>

namespace botdesk::botapi
{

/// Which connections a call may use. Sends have their own, so that a long poll never keeps a stale
/// connection of theirs alive: a send that goes out on one would end with an unknown outcome.
enum class Lane { Repeatable, Once };

/// As many QNetworkAccessManagers as the calls in flight need: Qt opens six connections for each.
class ConnectionPool
{
public:
    explicit ConnectionPool(const ClientOptions &options);

    /// A place for one call, given back when it is destroyed.
    class Lease
    {
    public:
        Lease() = default;
        Lease(Lease &&other) noexcept;
        Lease &operator=(Lease &&other) noexcept;
        ~Lease();
        [[nodiscard]] QNetworkAccessManager *manager() const;

    private:
        friend class ConnectionPool;
        struct Slot;
        Slot *m_slot = nullptr;
    };

    [[nodiscard]] Lease acquire(Lane lane);
    void dropIdle();

private:
    using Slots = std::vector<std::unique_ptr<Lease::Slot>>;

    Lease::Slot *roomIn(Slots &slots);
    [[nodiscard]] std::unique_ptr<Lease::Slot> makeSlot() const;

    std::chrono::milliseconds m_idleTimeout;
    ProxyChoice m_proxy;
    Slots m_repeatable;
    Slots m_once;

public:
    ~ConnectionPool();
};

} // namespace botdesk::botapi
