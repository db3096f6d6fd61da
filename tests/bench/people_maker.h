#pragma once

#include "domain/dialog.h"
#include "domain/user.h"

#include <QString>

#include <optional>
#include <random>
#include <vector>

namespace botdesk::bench
{

/// Somebody, with all that the database keeps about them.
struct MadePerson {
    domain::User user; ///< the dialog follows from the evidence
    std::vector<domain::Evidence> evidence;
    std::optional<domain::Profile> formerName;
    domain::Seconds formerUntil = 0;
    QString message; ///< what they wrote; empty when it was nothing
    domain::Seconds messageAt = 0;
};

/// Makes people, each with a larger id than the one before. The same seed makes the same people.
class PeopleMaker
{
public:
    /// The last moment of which anything tells: nothing depends on the day of the run.
    static constexpr domain::Seconds lastMoment = 1'780'000'000;

    explicit PeopleMaker(quint64 seed)
        : m_random(seed)
    {
    }

    [[nodiscard]] MadePerson next();

private:
    /// Below @p count, the same on every machine.
    [[nodiscard]] qint64 pick(qint64 count)
    {
        return static_cast<qint64>(m_random() % static_cast<quint64>(count));
    }
    [[nodiscard]] bool chance(int percent) { return pick(100) < percent; }
    [[nodiscard]] const QString &oneOf(const QStringList &list)
    {
        return list.at(pick(list.size()));
    }
    [[nodiscard]] domain::Profile makeProfile();
    [[nodiscard]] QString makeUsername(const domain::Profile &profile);
    [[nodiscard]] QString makeLanguage();
    void makeLife(MadePerson &person);
    void add(MadePerson &person, domain::EvidenceKind kind, domain::Seconds at,
             const QString &text = {}, const QString &detail = {}, int errorCode = 0);

    std::mt19937_64 m_random;
    domain::UserId m_lastId = 10'000;
    qint64 m_evidence = 0;
};

} // namespace botdesk::bench
