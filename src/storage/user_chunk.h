#pragma once

#include "storage/user_query.h"

#include <QByteArray>

#include <vector>

namespace botdesk::storage
{

/// A part of those whom UserReader::visit() goes through. Their rows lie all over the table when
/// the order is another one than that of the ids; so they are read in the order in which they lie
/// there, each page of the file once and not once a person, and told about in their own.
class UserChunk
{
public:
    UserChunk(Database &database, const UserReader::Describe &describe,
              const UserReader::Take &take)
        : m_database(database)
        , m_describe(describe)
        , m_take(take)
    {
    }

    /// Adds the next one in order. False when it is full and must be given out.
    [[nodiscard]] bool add(domain::UserId id);

    /// Reads those who were added, has them described, gives that out, and is empty again. False
    /// when that was given up.
    [[nodiscard]] Result<bool> giveOut();

private:
    /// Somebody of the chunk, and what is said about them.
    struct Part {
        domain::UserId id = 0;
        qsizetype from = 0; ///< in m_text
        qsizetype size = 0;
    };

    [[nodiscard]] Result<bool> describeAll();

    Database &m_database;
    const UserReader::Describe &m_describe;
    const UserReader::Take &m_take;
    std::vector<Part> m_parts; ///< in order
    QByteArray m_text;
};

} // namespace botdesk::storage
