// The sandbox as a program: a Bot API server with simulated people.

#include "sandbox/server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>
#include <array>
#include <csignal>
#include <cstdio>
#include <limits>
#include <optional>
#include <unistd.h>

using namespace Qt::StringLiterals;
using botdesk::sandbox::LimitKind;
using botdesk::sandbox::Server;
using botdesk::sandbox::Settings;

namespace
{

constexpr int usageError = 2;

/// Where the signal handler writes: the end of a pipe that the event loop reads.
int &signalSink()
{
    static int descriptor = -1;
    return descriptor;
}

extern "C" void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalSink(), &byte, 1);
}

bool quitOnSignals(QCoreApplication &app)
{
    std::array<int, 2> ends = {-1, -1};
    if (::pipe(ends.data()) != 0)
        return false;
    signalSink() = ends[1];
    auto *notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    return true;
}

/// Reads the standard input, which says nothing, to its end.
void quitWithInput(QCoreApplication &app)
{
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, [] {
        std::array<char, 64> ignored{};
        if (::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0)
            QCoreApplication::quit();
    });
}

int complain(const QString &text)
{
    std::fprintf(stderr, "botdesk-sandbox: %s\n", qUtf8Printable(text));
    return usageError;
}

/// The whole number of an option, or nothing when it is none within the range.
std::optional<qint64> numberOf(const QCommandLineParser &parser, const QString &name, qint64 low,
                               qint64 high)
{
    bool ok = false;
    const qint64 number = parser.value(name).toLongLong(&ok);
    if (ok && number >= low && number <= high)
        return number;
    complain(u"--%1 takes a whole number from %2 to %3, not “%4”."_s.arg(
        name, QString::number(low), QString::number(high), parser.value(name)));
    return std::nullopt;
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"A Telegram Bot API server with simulated people, on 127.0.0.1. Prints its API root and "
        "its bot's token when it is ready."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, u"Listen on this port; 0 is any free one."_s, u"port"_s, u"0"_s},
        {u"users"_s, u"How many people there are."_s, u"number"_s, u"300"_s},
        {u"seed"_s, u"Another number gives other people."_s, u"number"_s, u"1"_s},
        {u"latency-ms"_s, u"Every answer comes so much later."_s, u"ms"_s, u"0"_s},
        {u"limit-per-second"_s, u"How many messages a second are taken; 0 is no limit."_s,
         u"number"_s, u"30"_s},
        {u"limit-per-chat"_s, u"The same for one chat."_s, u"number"_s, u"1"_s},
        {u"limit-paid"_s, u"The same for messages that are paid for, all chats together."_s,
         u"number"_s, u"1000"_s},
        {u"strict-window"_s, u"Never take more than the limit in any one second."_s},
        {u"quiet-world"_s, u"Nobody does anything by themselves after the start."_s},
        {u"until-input-ends"_s, u"End with whoever has the other end of the standard input."_s},
    });
}

std::optional<Settings> settingsOf(const QCommandLineParser &parser)
{
    const auto port = numberOf(parser, u"port"_s, 0, 65535);
    const auto users = numberOf(parser, u"users"_s, 0, 5'000'000);
    const auto seed = numberOf(parser, u"seed"_s, 0, std::numeric_limits<qint64>::max());
    const auto latency = numberOf(parser, u"latency-ms"_s, 0, 600'000);
    const auto limit = numberOf(parser, u"limit-per-second"_s, 0, 1'000'000);
    const auto perChat = numberOf(parser, u"limit-per-chat"_s, 0, 1'000'000);
    const auto paid = numberOf(parser, u"limit-paid"_s, 0, 1'000'000);
    if (!port || !users || !seed || !latency || !limit || !perChat || !paid)
        return std::nullopt;
    Settings settings;
    settings.port = static_cast<quint16>(*port);
    settings.users = static_cast<int>(*users);
    settings.seed = static_cast<quint64>(*seed);
    settings.latencyMs = static_cast<int>(*latency);
    settings.limits.perSecond = static_cast<double>(*limit);
    settings.limits.perChatPerSecond = static_cast<double>(*perChat);
    settings.limits.paidPerSecond = static_cast<double>(*paid);
    if (parser.isSet(u"strict-window"_s))
        settings.limits.kind = LimitKind::StrictWindow;
    settings.quiet = parser.isSet(u"quiet-world"_s);
    return settings;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"botdesk-sandbox"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BOTDESK_VERSION));
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QCoreApplication::arguments()))
        return complain(parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        return complain(u"Unexpected argument “%1”."_s.arg(parser.positionalArguments().first()));
    const auto settings = settingsOf(parser);
    if (!settings)
        return usageError;
    if (!quitOnSignals(app))
        return complain(u"The system gives no pipe."_s);
    if (parser.isSet(u"until-input-ends"_s))
        quitWithInput(app);
    Server server(*settings);
    if (const auto listening = server.listen(); !listening) {
        return complain(u"Port %1 of 127.0.0.1 cannot be used: %2."_s.arg(
            QString::number(settings->port), listening.error()));
    }
    std::printf("%s %s\n", qUtf8Printable(server.apiRoot().toString()), server.token().constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
