#include "botapi/keyboard.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

bool isLink(const QString &text)
{
    const QUrl url(text.trimmed());
    const QString scheme = url.scheme();
    const QString host = url.host();
    if (!url.isValid() || host.isEmpty())
        return false;
    if (scheme == "tg"_L1)
        return true;
    // "localhost" and its kin are refused as "Wrong HTTP URL".
    return (scheme == "http"_L1 || scheme == "https"_L1) &&
           (host.contains(u'.') || host.contains(u':'));
}

} // namespace

ButtonProblem problemOf(const LinkButton &button)
{
    if (button.text.trimmed().isEmpty())
        return ButtonProblem::NoText;
    return isLink(button.url) ? ButtonProblem::None : ButtonProblem::NoLink;
}

bool InlineKeyboard::isEmpty() const
{
    return std::ranges::all_of(rows, [](const auto &row) { return row.empty(); });
}

const char *InlineKeyboard::problem() const
{
    for (const auto &row : rows) {
        for (const LinkButton &button : row) {
            switch (problemOf(button)) {
            case ButtonProblem::None:
                break;
            case ButtonProblem::NoText:
                return "a button needs a text";
            case ButtonProblem::NoLink:
                return "a button needs a link: http, https or tg";
            }
        }
    }
    return nullptr;
}

QJsonObject InlineKeyboard::toJson() const
{
    QJsonArray list;
    for (const auto &row : rows) {
        QJsonArray buttons;
        for (const LinkButton &button : row)
            buttons.append(QJsonObject{{u"text"_s, button.text}, {u"url"_s, button.url.trimmed()}});
        if (!buttons.isEmpty())
            list.append(buttons);
    }
    return {{u"inline_keyboard"_s, list}};
}

} // namespace botdesk::botapi
