#include "domain/deep_link.h"

#include <algorithm>

namespace botdesk::domain
{

using namespace Qt::StringLiterals;

std::optional<StartCommand> parseStart(const QString &text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    const auto space = std::ranges::find_if(trimmed, [](QChar c) { return c.isSpace(); });
    const QStringView command(trimmed.begin(), space);
    if (command != u"/start" && !command.startsWith(u"/start@"))
        return std::nullopt;
    const QStringView payload = QStringView(space, trimmed.end()).trimmed();
    return StartCommand{isStartPayload(payload) ? payload.toString() : QString()};
}

bool isStartPayload(QStringView payload)
{
    constexpr qsizetype longest = 64;
    return !payload.isEmpty() && payload.size() <= longest &&
           std::ranges::all_of(payload, [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
                      (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
           });
}

} // namespace botdesk::domain
