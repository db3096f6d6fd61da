#pragma once

#include "models/user_details.h"

#include <QAbstractListModel>

#include <vector>

namespace botdesk::models
{

/// What one row of a conversation is.
enum class ConversationRowKind : std::uint8_t {
    Incoming,
    Outgoing,
    StopLine, ///< here the person stopped the bot; what is above is probably gone on their side
              ///< (R4)
};

/// The conversation with one person, oldest first: messages, what was not sent, and where they
/// stopped the bot.
class ConversationModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole, ///< ConversationRowKind as a number
        StateRole,     ///< storage::OutboxState as a number; 0 for what is no item of the outbox
        StateTextRole, ///< how it stands, in words, with the moment
        MomentRole,    ///< when, in words
        OutboxIdRole,  ///< of what waits, is on its way or did not arrive; else 0
    };

    using QAbstractListModel::QAbstractListModel;

    /// Shows these details; rows that stay as they are stay in place.
    void setDetails(const UserDetails &details);
    void clear();
    /// Says the words anew after the language changed.
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row {
        ConversationRowKind kind = ConversationRowKind::Incoming;
        domain::Milliseconds at = 0;
        QString text;
        QString content;
        bool edited = false;
        storage::OutboxItem item; ///< id 0 for what is no item of the outbox

        [[nodiscard]] bool looksLike(const Row &other) const;
    };
    [[nodiscard]] static std::vector<Row> rowsOf(const UserDetails &details);
    [[nodiscard]] QString textOf(const Row &row) const;
    [[nodiscard]] QString stateOf(const Row &row) const;

    std::vector<Row> m_rows;
};

} // namespace botdesk::models
