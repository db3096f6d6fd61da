#include "sandbox/answer.h"

#include "sandbox/json_writer.h"

namespace botdesk::sandbox
{

Answer Answer::success(QByteArrayView resultJson)
{
    Answer answer;
    answer.body.reserve(resultJson.size() + 24);
    answer.body += "{\"ok\":true,\"result\":";
    answer.body += resultJson;
    answer.body += '}';
    return answer;
}

Answer Answer::success(QByteArrayView resultJson, QByteArrayView description)
{
    JsonWriter json;
    json.open().boolean("ok", true).raw("result", resultJson);
    json.text("description", description).close();
    Answer answer;
    answer.body = json.bytes();
    return answer;
}

Answer Answer::refusal(int status, QByteArrayView description)
{
    JsonWriter json;
    json.open().boolean("ok", false).number("error_code", status);
    json.text("description", description).close();
    Answer answer;
    answer.status = status;
    answer.body = json.bytes();
    answer.description = description.toByteArray();
    return answer;
}

Answer Answer::tooMany(int seconds)
{
    if (seconds < 1)
        return refusal(429, "Too Many Requests");
    const QByteArray wait = QByteArray::number(seconds);
    Answer answer;
    answer.status = 429;
    answer.retryAfter = seconds;
    answer.description = "Too Many Requests: retry after " + wait;
    JsonWriter json;
    json.open().boolean("ok", false).number("error_code", 429);
    json.text("description", answer.description);
    json.open("parameters").number("retry_after", seconds).close().close();
    answer.body = json.bytes();
    answer.headers = {{QByteArrayLiteral("Retry-After"), wait}};
    return answer;
}

Answer Answer::html(int status, QByteArrayView title)
{
    Answer answer;
    answer.status = status;
    answer.contentType = QByteArrayLiteral("text/html");
    const QByteArray heading = QByteArray::number(status) + ' ' + title.toByteArray();
    answer.body = "<html>\r\n<head><title>" + heading +
                  "</title></head>\r\n<body>\r\n<center><h1>" + heading +
                  "</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n" +
                  "</html>\r\n";
    answer.description = heading;
    return answer;
}

} // namespace botdesk::sandbox
