#pragma once

#include "engine/session_state.h"
#include "storage/user_query.h"
#include "widgets/banner.h"

#include <QCoreApplication>
#include <QList>

#include <optional>

namespace botdesk::widgets
{

/// What the banner under the menu says about a session.
class SessionBanner
{
    Q_DECLARE_TR_FUNCTIONS(botdesk::widgets::SessionBanner)

public:
    /// What the operator has to do something about; nothing while all goes well or mends itself.
    [[nodiscard]] static std::optional<BannerContent> about(const engine::SessionState &state);
    /// What was found when the session was opened: none, one or more messages to be read once.
    [[nodiscard]] static QList<BannerContent> about(const engine::OpeningReport &report);
    /// Updates may have been lost while Botdesk was away; its action is ProbeAfterGap, and
    /// dismissing it settles the gap.
    [[nodiscard]] static BannerContent about(const storage::Gap &gap);
    /// The people about whom a gap leaves open whether their status changed.
    [[nodiscard]] static storage::UserQuery peopleToProbe(const storage::Gap &gap);
    /// The webhook could not be deleted.
    [[nodiscard]] static BannerContent takeOverFailed(const botapi::Error &error);
    /// Something that was asked for could not be written down.
    [[nodiscard]] static BannerContent actionFailed(const storage::Error &error);

private:
    [[nodiscard]] static BannerContent about(const engine::RebuildReport &report);
    [[nodiscard]] static BannerContent conflict(const botapi::PollerState &state);
    [[nodiscard]] static BannerContent cannotStore(const engine::SessionState &state);
};

} // namespace botdesk::widgets
