#pragma once

#include "domain/user.h"
#include "storage/change_set.h"
#include "storage/message_repository.h"
#include "storage/outbox_item.h"
#include "storage/reader.h"
#include "storage/user_repository.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <vector>

namespace botdesk::models
{

/// Everything that is shown about one person.
struct UserDetails {
    domain::User user;
    QList<storage::FormerName> formerNames;
    std::vector<domain::LedgerEntry> ledger; ///< oldest first, by when it happened
    QList<storage::Message> messages;        ///< the last ones, oldest first
    QList<storage::OutboxItem> unsent;       ///< what waits, is on its way, or did not arrive
    domain::Milliseconds lastProbeAt = 0;    ///< 0 for never

    /// Those among @c unsent whose outcome is unknown and not decided about, oldest first.
    [[nodiscard]] QList<qint64> unknownOnes() const;
};

/// Keeps the details of one person up to date. Lives on the GUI thread.
class UserDetailsSource : public QObject
{
    Q_OBJECT

public:
    /// As many messages as are shown of one conversation.
    static constexpr int messageLimit = 300;

    explicit UserDetailsSource(storage::Reader &reader, QObject *parent = nullptr);
    /// Nobody waits for what it asked any more.
    ~UserDetailsSource() override;

    /// Whose details are wanted; 0 for nobody.
    void setUser(domain::UserId id);
    [[nodiscard]] domain::UserId user() const { return m_user; }
    void apply(const storage::ChangeSet &changes);

Q_SIGNALS:
    void loaded(const botdesk::models::UserDetails &details);
    void failed(const botdesk::storage::Error &error);

private:
    void load();

    storage::Reader &m_reader;
    domain::UserId m_user = 0;
    /// Answers to earlier questions are dropped, and questions that wait are not put.
    std::shared_ptr<std::atomic<quint64>> m_generation = std::make_shared<std::atomic<quint64>>(0);
    bool m_isLoading = false;
    bool m_isStale = false; ///< something changed since the question was put
};

} // namespace botdesk::models
