// The third part of Session: what the operator brings in from elsewhere.
#include "engine/session.h"

#include <QDateTime>

namespace botdesk::engine
{

void Session::importPeople(const QString &path)
{
    if (!m_importer) {
        m_importer = std::make_unique<Importer>(*m_database, m_options.token.botId());
        connect(m_importer.get(), &Importer::changed, this, &Session::takeChanges);
        connect(m_importer.get(), &Importer::progressed, this, &Session::importProgressed);
        connect(m_importer.get(), &Importer::finished, this, &Session::importFinished);
    }
    m_importer->start(path);
}

void Session::cancelImport()
{
    if (m_importer)
        m_importer->cancel();
}

void Session::checkLogin(const QString &text)
{
    storage::ChangeSet changes;
    const auto check = engine::checkLogin(*m_database, m_options.token, text,
                                          QDateTime::currentMSecsSinceEpoch(), changes);
    if (!check) {
        Q_EMIT actionFailed(check.error());
        return;
    }
    if (!changes.isEmpty())
        takeChanges(changes);
    Q_EMIT loginChecked(*check);
}

void Session::takeChanges(const storage::ChangeSet &changes)
{
    m_state.users += changes.arrivals.size();
    Q_EMIT changed(changes);
    publish();
}

} // namespace botdesk::engine
