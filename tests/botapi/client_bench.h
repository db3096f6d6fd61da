#pragma once

#include "botapi/client.h"
#include "planted.h"
#include "raw_server.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>
#include <functional>
#include <optional>

// What the client's tests have in common.

namespace bench
{

using namespace botdesk::botapi;

inline const QByteArray profile =
    R"({"ok":true,"result":{"id":7,"is_bot":true,"first_name":"b","username":"b_bot"}})";
inline const QByteArray sent =
    R"({"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"}}})";
inline const SendMessage hello{.chatId = 5, .text = QStringLiteral("hello")};

/// Everything that could go wrong, short enough for a test.
inline ClientOptions quick(const QUrl &root)
{
    ClientOptions options;
    options.apiRoot = root;
    options.connectTimeout = std::chrono::seconds(2);
    options.sendTimeout = std::chrono::milliseconds(300);
    options.getTimeout = std::chrono::milliseconds(300);
    options.stallTimeout = std::chrono::milliseconds(300);
    options.maxAnswerBytes = 100'000;
    return options;
}

using Handler = std::function<void(QTcpSocket &, const RawRequest &)>;

inline Handler answering(const QByteArray &bytes)
{
    return [bytes](QTcpSocket &socket, const RawRequest &) { socket.write(bytes); };
}

template <class R>
Reply<typename R::Answer> wait(Client &client, const R &request)
{
    std::optional<Reply<typename R::Answer>> reply;
    QObject context;
    // A loop of its own: QTest::qWaitFor() sleeps between two looks, and a file has thousands of
    // pieces.
    QEventLoop loop;
    client.send(request, &context, [&](const auto &r) {
        reply = r;
        loop.quit();
    });
    QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
    loop.exec();
    if (!reply)
        return {std::unexpected(Error{.kind = ErrorKind::Cancelled,
                                      .description = QStringLiteral("no callback")}),
                {},
                {}};
    return *reply;
}

inline bool isClean(const Error &error)
{
    const QString all = error.description + QString::fromLatin1(error.method) + error.summary();
    return !all.contains(plantedSecret, Qt::CaseInsensitive) &&
           !all.contains(QLatin1StringView("://")) && !all.contains(QLatin1StringView("127.0.0.1"));
}

} // namespace bench
