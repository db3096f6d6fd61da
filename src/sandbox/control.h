#pragma once

#include "sandbox/answer.h"
#include "sandbox/faults.h"
#include "sandbox/record.h"
#include "sandbox/world.h"

#include <QUrl>

namespace botdesk::sandbox
{

/// Steers the sandbox over HTTP, for tests of a whole program:
/// - `GET /sandbox/record?since=0&limit=10000` gives Record::toJson;
/// - `GET /sandbox/people?since=0&limit=1000` gives who is there;
/// - `POST /sandbox/act` takes one JSON object or a list of them:
///   `{"do":"start","person":ID,"text":…}`, where `do` is a DeedKind, with `first_name`,
///   `last_name`, `username` for `rename`, `at` in ms, `without_language`;
///   `{"do":"add","person":ID,"first_name":…,"last_name":…,"username":…,"language":"ru",
///   "relation":"open"|"notStarted"|"blocked"|"deactivated"|"lost","is_bot":…}`;
///   `{"do":"fault","kind":"closeAfter","method":"sendMessage","count":1,"skip":0,"chat_id":0,
///   "retry_after":1,"delay_ms":1000,"status":403,"description":…,"applied":…}`;
///   `{"do":"clearFaults"}`, `{"do":"clearRecord"}`.
class Control
{
public:
    Control(World &world, Faults &faults, Record &record)
        : m_world(world)
        , m_faults(faults)
        , m_record(record)
    {
    }

    /// Answers a request below /sandbox/.
    [[nodiscard]] Answer handle(const QUrl &url, const QByteArray &body);

private:
    [[nodiscard]] Answer people(size_t since, size_t limit) const;
    Answer act(const QByteArray &body);
    bool actOnce(const QJsonObject &order);
    bool addPerson(const QJsonObject &order);
    bool injectFault(const QJsonObject &order);

    World &m_world;
    Faults &m_faults;
    Record &m_record;
};

} // namespace botdesk::sandbox
