#pragma once

#include <QByteArray>
#include <QList>
#include <utility>

namespace botdesk::sandbox
{

/// One HTTP answer, before it is written to a connection.
struct Answer {
    int status = 200;
    QByteArray body;
    QByteArray contentType = QByteArrayLiteral("application/json");
    QList<std::pair<QByteArray, QByteArray>> headers;
    /// The text of a refusal, for the record; empty on success.
    QByteArray description;
    /// The seconds that a 429 told the client to wait.
    int retryAfter = 0;

    /// `{"ok":true,"result":…}`; `resultJson` is put in as it is.
    [[nodiscard]] static Answer success(QByteArrayView resultJson);
    /// The same with a description, as deleteWebhook gives one.
    [[nodiscard]] static Answer success(QByteArrayView resultJson, QByteArrayView description);
    /// `{"ok":false,"error_code":status,"description":…}` with HTTP status `status`.
    [[nodiscard]] static Answer refusal(int status, QByteArrayView description);
    /// 429 with `parameters.retry_after` and the `Retry-After` header; without both when
    /// `seconds` is below 1.
    [[nodiscard]] static Answer tooMany(int seconds);
    /// An HTML page, as a proxy in front of the service gives one.
    [[nodiscard]] static Answer html(int status, QByteArrayView title);
};

} // namespace botdesk::sandbox
