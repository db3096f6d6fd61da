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
    QByteArray text;
    text.reserve(20);
    const auto add = [&text](qint64 number, int digits, char end) {
        text += QByteArray::number(number).rightJustified(digits, '0');
        text += end;
    };
    add(static_cast<int>(date.year()), 4, '-');
    add(static_cast<unsigned>(date.month()), 2, '-');
    add(static_cast<unsigned>(date.day()), 2, 'T');
    add(time.hours().count(), 2, ':');
    add(time.minutes().count(), 2, ':');
    add(time.seconds().count(), 2, 'Z');
    return text;
}

} // namespace botdesk::engine
