#include "sandbox/keyboard.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

/// What is wrong with a button's address; empty when nothing is.
QByteArray linkError(const QString &link)
{
    const bool hasScheme = link.contains("://"_L1);
    const QUrl url(hasScheme ? link : u"http://"_s + link);
    const bool isTelegram = url.scheme() == "tg"_L1;
    if (hasScheme && !isTelegram && url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return "Unsupported URL protocol";
    if (isTelegram)
        return url.host().isEmpty() || url.port() != -1 ? "Wrong tg URL" : "";
    const bool isWrong =
        url.host().isEmpty() || !(url.host().contains(u'.') || url.host().contains(u':'));
    return isWrong ? "Wrong HTTP URL" : "";
}

QByteArray buttonError(const QJsonObject &button)
{
    if (button.value("text"_L1).toString().trimmed().isEmpty())
        return "can't parse inline keyboard button: Text must be non-empty";
    if (!button.contains("url"_L1)) {
        return button.contains("callback_data"_L1)
                   ? ""
                   : "can't parse inline keyboard button: Text buttons are unallowed in the inline "
                     "keyboard";
    }
    const QString link = button.value("url"_L1).toString();
    const QByteArray error = linkError(link);
    return error.isEmpty()
               ? error
               : "inline keyboard button URL '" + link.toUtf8() + "' is invalid: " + error;
}

} // namespace

std::expected<QByteArray, QByteArray> readKeyboard(const Params &params)
{
    if (!params.has(u"reply_markup"))
        return {};
    const auto markup = params.object(u"reply_markup");
    if (!markup)
        return std::unexpected("object expected as reply markup");
    const QJsonValue keyboard = markup->value("inline_keyboard"_L1);
    if (keyboard.isUndefined())
        return {};
    if (!keyboard.isArray())
        return std::unexpected("field \"inline_keyboard\" must be of type Array");
    const QJsonArray rows = keyboard.toArray();
    for (const QJsonValue &row : rows) {
        const QJsonArray buttons = row.toArray();
        for (const QJsonValue &button : buttons) {
            if (const QByteArray error = buttonError(button.toObject()); !error.isEmpty())
                return std::unexpected(error);
        }
    }
    return QJsonDocument(QJsonObject{{u"inline_keyboard"_s, rows}}).toJson(QJsonDocument::Compact);
}

} // namespace botdesk::sandbox
