#pragma once

#include "domain/profile.h"

#include <QSet>

namespace botdesk::storage
{

/// What one transaction touched, told to whoever shows it.
struct ChangeSet {
    QSet<domain::UserId> users;    ///< rows of people: new or changed
    QSet<domain::UserId> arrivals; ///< those among @c users that were not there before
    bool joinRequests = false;     ///< requests to join: new or processed
    bool jobs = false;             ///< a job began, went on or ended
    bool outbox = false;       ///< items of the outbox: new, on their way, ended or decided about
    bool updateCounts = false; ///< updates were counted by their types
    qint64 notUnderstood = 0;  ///< how many of those could not be read

    [[nodiscard]] bool isEmpty() const
    {
        return users.isEmpty() && !updateCounts && !joinRequests && !jobs && !outbox;
    }
    void add(const ChangeSet &other)
    {
        users.unite(other.users);
        arrivals.unite(other.arrivals);
        updateCounts = updateCounts || other.updateCounts;
        joinRequests = joinRequests || other.joinRequests;
        jobs = jobs || other.jobs;
        outbox = outbox || other.outbox;
        notUnderstood += other.notUnderstood;
    }
};

} // namespace botdesk::storage
