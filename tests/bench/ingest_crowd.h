#pragma once

#include <QByteArray>
#include <QJsonArray>

#include <random>

namespace botdesk::bench
{

/// People with names of many scripts, and what they do, as orders for the sandbox's control. The
/// same from run to run.
class IngestCrowd
{
public:
    /// Everybody of @p count begins with the next people: each is new and presses Start.
    [[nodiscard]] QJsonArray newcomers(int count);

    /// What @p count times somebody of those does: nearly always they write.
    [[nodiscard]] QJsonArray doings(int count);

    /// An answer of getUpdates with @p count updates: messages of @p people people, who begin with
    /// Start.
    [[nodiscard]] QByteArray answer(int count, int people);

private:
    [[nodiscard]] static qint64 idOf(quint32 number);
    [[nodiscard]] QString words();

    std::mt19937 m_random{5};
    quint32 m_people = 0;
    qint64 m_updates = 0;
};

} // namespace botdesk::bench
