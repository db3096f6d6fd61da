#pragma once

#include "domain/profile.h"

#include <QByteArray>
#include <QList>
#include <QThread>
#include <QUrl>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace botdesk::bench
{

/// Lets people of a sandbox write all the time, as fast as it takes it, from a thread of its own.
class UpdateFeed
{
public:
    /// @param apiRoot of the sandbox; @p known have met the bot before, and so many others have not
    UpdateFeed(const QUrl &apiRoot, const QList<domain::UserId> &known, int strangers);
    ~UpdateFeed();

private:
    class Worker;

    QThread m_thread;
    Worker *m_worker; ///< belongs to the thread
};

} // namespace botdesk::bench
