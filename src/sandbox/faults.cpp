#include "sandbox/faults.h"

#include <array>

namespace botdesk::sandbox
{

bool Fault::isApplied() const
{
    if (applied)
        return *applied;
    switch (kind) {
    case FaultKind::CloseAfter:
    case FaultKind::CutAnswer:
    case FaultKind::InvalidJson:
    case FaultKind::WrongType:
    case FaultKind::Delay:
    case FaultKind::Hang:
        return true;
    default:
        return false;
    }
}

Answer Fault::distorted(const Answer &real) const
{
    Answer answer = real;
    switch (kind) {
    case FaultKind::TooManyRequests:
        return Answer::tooMany(retryAfter);
    case FaultKind::ServerError:
        return Answer::refusal(500, "Internal Server Error: restart");
    case FaultKind::BadGateway:
        return Answer::html(502, "Bad Gateway");
    case FaultKind::Unauthorized:
        return Answer::refusal(401, "Unauthorized");
    case FaultKind::Conflict:
        return Answer::refusal(409, "Conflict: terminated by other getUpdates request; make sure "
                                    "that only one bot instance is running");
    case FaultKind::Refuse:
        return Answer::refusal(status, description);
    case FaultKind::Redirect:
        answer = Answer::html(302, "Found");
        answer.headers = {{QByteArrayLiteral("Location"), description}};
        return answer;
    case FaultKind::InvalidJson:
        answer.body = "{\"ok\":true,\"result\":{\"message_id\":";
        return answer;
    case FaultKind::WrongType:
        answer.body = "{\"ok\":true,\"result\":\"a text where no text belongs\"}";
        return answer;
    default:
        return answer;
    }
}

std::optional<FaultKind> faultKindNamed(QByteArrayView name)
{
    static constexpr std::array names = {
        "tooManyRequests", "serverError", "badGateway", "unauthorized", "conflict",
        "refuse",          "closeBefore", "closeAfter", "cutAnswer",    "invalidJson",
        "wrongType",       "redirect",    "delay",      "hang",
    };
    static_assert(names.size() == static_cast<size_t>(FaultKind::Hang) + 1);
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QByteArrayView(names[i]))
            return static_cast<FaultKind>(i);
    }
    return std::nullopt;
}

std::optional<Fault> Faults::next(QByteArrayView method, qint64 chatId)
{
    for (auto rule = m_rules.begin(); rule != m_rules.end(); ++rule) {
        if (!rule->method.isEmpty() && rule->method.compare(method, Qt::CaseInsensitive) != 0)
            continue;
        if (rule->chatId != 0 && rule->chatId != chatId)
            continue;
        if (rule->skip > 0) {
            --rule->skip;
            return std::nullopt;
        }
        Fault fault = *rule;
        if (rule->count == 1)
            m_rules.erase(rule);
        else if (rule->count > 1)
            --rule->count;
        return fault;
    }
    return std::nullopt;
}

} // namespace botdesk::sandbox
