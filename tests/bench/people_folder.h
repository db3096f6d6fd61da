#pragma once

#include <QString>

#include <optional>

namespace botdesk::bench
{

/// A data folder of the program, with one bot that has met so many people. Made once for each
/// number and kept; made anew when the schema or the people that are made have changed.
class PeopleFolder
{
public:
    /// The folder for @p people below @p parent, made if need be. Nothing when that fails; it has
    /// said why.
    [[nodiscard]] static std::optional<PeopleFolder> prepare(const QString &parent, qint64 people);

    /// A copy in @p target, which is emptied first, for a bench that writes.
    [[nodiscard]] std::optional<PeopleFolder> copyTo(const QString &target) const;

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString botFolder() const;
    [[nodiscard]] QString database() const;
    [[nodiscard]] qint64 people() const { return m_people; }

private:
    PeopleFolder(QString path, qint64 people)
        : m_path(std::move(path))
        , m_people(people)
    {
    }

    QString m_path;
    qint64 m_people;
};

} // namespace botdesk::bench
