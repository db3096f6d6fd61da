#include "engine/session_host.h"

#include "engine/session.h"

#include <QDir>

namespace botdesk::engine
{

using namespace Qt::StringLiterals;

QString databasePath(const QString &botFolder)
{
    return QDir(botFolder).filePath(u"botdesk.sqlite"_s);
}

QString journalPath(const QString &botFolder)
{
    return QDir(botFolder).filePath(u"journal"_s);
}

SessionHost::SessionHost(SessionOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_session(new Session(m_options))
{
    m_thread.setObjectName(u"session"_s);
    m_session->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_session, &QObject::deleteLater);

    connect(m_session, &Session::opened, this, [this](const OpeningReport &report) {
        m_reader = std::make_unique<storage::Reader>(databasePath(m_options.folder));
        m_reader->keepUserIndex();
        Q_EMIT opened(report);
    });
    connect(m_session, &Session::stateChanged, this, [this](const SessionState &state) {
        m_state = state;
        Q_EMIT stateChanged(state);
    });
    connect(m_session, &Session::opening, this, &SessionHost::opening);
    connect(m_session, &Session::failedToOpen, this, &SessionHost::failedToOpen);
    connect(m_session, &Session::changed, this, [this](const storage::ChangeSet &changes) {
        // The reader first: what is asked because of a change is answered with it.
        if (m_reader)
            m_reader->apply(changes);
        Q_EMIT changed(changes);
    });
    connect(m_session, &Session::takeOverFailed, this, &SessionHost::takeOverFailed);
    connect(m_session, &Session::actionFailed, this, &SessionHost::actionFailed);
    connect(m_session, &Session::importProgressed, this, &SessionHost::importProgressed);
    connect(m_session, &Session::importFinished, this, &SessionHost::importFinished);
    connect(m_session, &Session::loginChecked, this, &SessionHost::loginChecked);
    connect(m_session, &Session::greetingsSaved, this, &SessionHost::greetingsSaved);
    connect(m_session, &Session::greetingsNotSaved, this, &SessionHost::greetingsNotSaved);
    connect(m_session, &Session::broadcastStarted, this, &SessionHost::broadcastStarted);
    connect(m_session, &Session::broadcastRefused, this, &SessionHost::broadcastRefused);
    m_thread.start();
}

SessionHost::~SessionHost()
{
    m_reader.reset();
    m_thread.quit();
    m_thread.wait();
}

template <class Call>
void SessionHost::post(Call call)
{
    QMetaObject::invokeMethod(m_session,
                              [session = m_session, call = std::move(call)] { call(*session); });
}

void SessionHost::start()
{
    QMetaObject::invokeMethod(m_session, &Session::start);
}

void SessionHost::send(domain::UserId user, const QString &text)
{
    post([user, text](Session &session) { session.send(user, text); });
}

void SessionHost::act(BulkAction action, const QList<domain::UserId> &users)
{
    post([action, users](Session &session) { session.act(action, users); });
}

void SessionHost::greet(const storage::Audience &audience)
{
    post([audience](Session &session) { session.greet(audience); });
}

void SessionHost::answerJoinRequests(const QList<qint64> &requests, JoinAnswer answer,
                                     const QString &text)
{
    post([requests, answer, text](Session &session) {
        session.answerJoinRequests(requests, answer, text);
    });
}

void SessionHost::takeBack(const QList<qint64> &items)
{
    post([items](Session &session) { session.takeBack(items); });
}

void SessionHost::takeBackAll(std::optional<storage::OutboxLane> lane, JobsBehind jobs)
{
    post([lane, jobs](Session &session) { session.takeBackAll(lane, jobs); });
}

void SessionHost::leaveUnknown(const storage::UnknownChoice &choice)
{
    post([choice](Session &session) { session.leaveUnknown(choice); });
}

void SessionHost::sendAgain(const storage::UnknownChoice &choice)
{
    post([choice](Session &session) { session.sendAgain(choice); });
}

void SessionHost::setLimits(const storage::SendingLimits &limits)
{
    post([limits](Session &session) { session.setLimits(limits); });
}

void SessionHost::startProbe(const storage::Audience &audience, bool forced)
{
    post([audience, forced](Session &session) { session.startProbe(audience, forced); });
}

void SessionHost::startBroadcast(const BroadcastOrder &order)
{
    post([order](Session &session) { session.startBroadcast(order); });
}

void SessionHost::reschedule(qint64 job, domain::Milliseconds at)
{
    post([job, at](Session &session) { session.reschedule(job, at); });
}

void SessionHost::startNow(qint64 job)
{
    post([job](Session &session) { session.startNow(job); });
}

void SessionHost::pauseJob(qint64 job)
{
    post([job](Session &session) { session.pauseJob(job); });
}

void SessionHost::resumeJob(qint64 job)
{
    post([job](Session &session) { session.resumeJob(job); });
}

void SessionHost::cancelJob(qint64 job)
{
    post([job](Session &session) { session.cancelJob(job); });
}

void SessionHost::retryNow()
{
    post([](Session &session) { session.retryNow(); });
}

void SessionHost::takeOver()
{
    post([](Session &session) { session.takeOver(); });
}

void SessionHost::setToken(const botapi::Token &token)
{
    m_options.token = token;
    post([token](Session &session) { session.setToken(token); });
}

void SessionHost::setGreetings(const storage::GreetingSettings &settings)
{
    post([settings](Session &session) { session.setGreetings(settings); });
}

void SessionHost::settleGap(qint64 id)
{
    post([id](Session &session) { session.settleGap(id); });
}

void SessionHost::setJournalDays(int days)
{
    post([days](Session &session) { session.setJournalDays(days); });
}

void SessionHost::setOperator(domain::UserId id)
{
    post([id](Session &session) { session.setOperator(id); });
}

void SessionHost::importPeople(const QString &path)
{
    post([path](Session &session) { session.importPeople(path); });
}

void SessionHost::cancelImport()
{
    post([](Session &session) { session.cancelImport(); });
}

void SessionHost::checkLogin(const QString &text)
{
    post([text](Session &session) { session.checkLogin(text); });
}

} // namespace botdesk::engine
