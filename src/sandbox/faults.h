#pragma once

#include "sandbox/answer.h"

#include <QByteArray>
#include <optional>
#include <vector>

namespace botdesk::sandbox
{

/// What can go wrong with one request.
enum class FaultKind : quint8 {
    TooManyRequests, ///< 429; `retryAfter` 0 leaves the number out
    ServerError,     ///< 500 as JSON
    BadGateway,      ///< 502 as an HTML page
    Unauthorized,    ///< 401
    Conflict,        ///< 409: another getUpdates request
    Refuse,          ///< `status` and `description`
    CloseBefore,     ///< the connection closes, nothing was done
    CloseAfter,      ///< it was done, the connection closes without an answer
    CutAnswer,       ///< it was done, the answer breaks off in the middle
    InvalidJson,     ///< it was done, the answer is no JSON
    WrongType,       ///< it was done, `result` has a type that it must not have
    Redirect,        ///< 302 to `description`
    Delay,           ///< the answer comes `delayMs` later
    Hang,            ///< it was done, no answer ever comes
};

/// One rule of the injector.
struct Fault {
    FaultKind kind = FaultKind::ServerError;
    /// The method's name, whatever the case; empty is every method.
    QByteArray method = {};
    /// How many requests it hits; below 0 all of them, for ever.
    int count = 1;
    /// How many requests it lets pass first.
    int skip = 0;
    /// Only requests with this chat_id; 0 is any.
    qint64 chatId = 0;
    int retryAfter = 1;
    int delayMs = 1000;
    int status = 403;
    QByteArray description = {};
    /// Whether the request is carried out all the same; nothing is the kind's own habit.
    std::optional<bool> applied = {};

    /// Whether the request is carried out.
    [[nodiscard]] bool isApplied() const;
    /// What is answered instead of `real`. For kinds that answer nothing, `real`.
    [[nodiscard]] Answer distorted(const Answer &real) const;
};

/// The kind called `name` ("tooManyRequests", "closeAfter", …).
[[nodiscard]] std::optional<FaultKind> faultKindNamed(QByteArrayView name);

/// The scriptable injector: rules in the order they were given; the first that fits is used.
class Faults
{
public:
    void inject(const Fault &fault) { m_rules.push_back(fault); }
    void clear() { m_rules.clear(); }
    /// How many rules have not been used up.
    [[nodiscard]] size_t pending() const { return m_rules.size(); }
    /// The fault of this request, if any; counts it.
    [[nodiscard]] std::optional<Fault> next(QByteArrayView method, qint64 chatId);

private:
    std::vector<Fault> m_rules;
};

} // namespace botdesk::sandbox
