#pragma once

#include "engine/people_file.h"

#include <functional>
#include <vector>

namespace botdesk::engine
{

/// A part of a file of people, put in the order of their ids. Lists come in any order, and each
/// person lies in half a dozen indexes: taken in as they come, a transaction of some thousand would
/// write as many pages of each; neighbours share them. Memory is bounded: some forty megabytes, for
/// half a million people of whom a hundred thousand have a name.
class ImportWindow
{
public:
    /// Says whether a row is to be imported: not one that names nobody.
    using Accept = std::function<bool(const FileRow &)>;

    /// Reads on in @p file, @p longest ms at most; isRead() tells whether that was enough.
    void read(PeopleFile &file, qint64 longest, const Accept &accept);
    [[nodiscard]] bool isRead() const { return m_isRead; }
    /// Nothing of the file is left, here or there.
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd && m_taken == m_people.size(); }

    /// Of those that were read and not taken the first @p count, or as many as there are: the
    /// smallest id first; whoever comes twice, in the order of the file.
    [[nodiscard]] std::vector<FilePerson> first(size_t count) const;
    /// The first @p count of those who wait are dealt with.
    void take(size_t count);

    /// How far the file is dealt with, in bytes.
    [[nodiscard]] qint64 bytesDone() const;

private:
    /// Most lists have ids and nothing else.
    struct Entry {
        domain::UserId id = 0;
        quint32 place = 0; ///< in the file, from the beginning of the window
        quint32 named = 0; ///< behind this many profiles stands theirs; 0 for none
    };
    static_assert(sizeof(Entry) == 16);

    void append(FilePerson &&person);
    [[nodiscard]] bool isFull() const;

    std::vector<Entry> m_people;
    std::vector<domain::Profile> m_profiles;
    size_t m_taken = 0;
    qint64 m_beginning = 0; ///< of the window, in bytes of the file
    qint64 m_end = 0;
    bool m_isRead = false;
    bool m_isAtEnd = false; ///< of the file
};

} // namespace botdesk::engine
