#include "engine/export_words.h"

#include <chrono>

namespace botdesk::engine
{

using domain::DialogStatus;

QByteArrayView exportWord(DialogStatus status)
{
    switch (status) {
    case DialogStatus::Open:
        return "open";
    case DialogStatus::NotStarted:
        return "not_started";
    case DialogStatus::Blocked:
        return "blocked";
    case DialogStatus::Deactivated:
        return "deactivated";
    case DialogStatus::Unverified:
        return "unverified";
    case DialogStatus::Bot:
        return "bot";
    case DialogStatus::Temporary:
        return "join_request";
    }
    return {};
}

QByteArray exportMoment(domain::Seconds at)
{
    // QDateTime needs ten times as long, and this is called three times a person.
    if (at == 0)
        return {};
    const std::chrono::sys_seconds moment{std::chrono::seconds(at)};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{moment - day};
    QByteArray text("0000-00-00T00:00:00Z");
    char *const digits = text.data();
    const auto put = [digits](int end, qint64 number) {
        for (int place = end; number > 0 && place >= 0; number /= 10)
            digits[place--] = static_cast<char>('0' + number % 10);
    };
    put(3, static_cast<int>(date.year()));
    put(6, static_cast<unsigned>(date.month()));
    put(9, static_cast<unsigned>(date.day()));
    put(12, time.hours().count());
    put(15, time.minutes().count());
    put(18, time.seconds().count());
    return text;
}

} // namespace botdesk::engine
