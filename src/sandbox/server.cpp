#include "sandbox/server.h"

#include "sandbox/crowd.h"
#include "sandbox/params.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace botdesk::sandbox
{

namespace
{

QString wordsOf(const Params &params)
{
    for (const QStringView name : {u"result", u"caption"}) {
        if (params.has(name))
            return params.text(name);
    }
    return params.text(u"text");
}

/// What a request is written down as.
RecordEntry entryOf(const Params &params)
{
    RecordEntry entry{.chatId = params.integer(u"chat_id", 0),
                      .userId = params.integer(u"user_id", 0),
                      .text = wordsOf(params),
                      .isSilent = params.flag(u"disable_notification"),
                      .isPaid = params.flag(u"allow_paid_broadcast")};
    for (const QStringView name : {u"photo", u"document"}) {
        const FormFile *file = params.file(name);
        entry.uploadedBytes += file != nullptr ? file->bytes.size() : 0;
        entry.fileId += params.text(name).toUtf8();
    }
    if (const auto markup = params.object(u"reply_markup"); markup)
        entry.markup = QJsonDocument(*markup).toJson(QJsonDocument::Compact);
    return entry;
}

} // namespace

Server::Server(Settings settings, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_world(m_settings.clock)
    , m_limiter(m_settings.limits)
    , m_methods(m_world, m_limiter, m_record)
    , m_control(m_world, m_faults, m_record)
    , m_crowd(std::make_unique<Crowd>(m_world, m_settings.seed))
    , m_longPoll(new LongPoll(m_world, this))
    , m_tick(new QTimer(this))
    , m_transport(new Transport(
          [this](const Request &request, const Reply &reply) { handle(request, reply); }, this))
{
    m_crowd->populate(m_settings.users);
    m_world.onUpdate = [this] { m_longPoll->wake(); };
    m_world.onDelivered = [this](PersonIndex person, const QString &) {
        if (!m_settings.quiet)
            m_crowd->received(person);
    };
    m_tick->setSingleShot(true);
    connect(m_tick, &QTimer::timeout, this, &Server::tick);
}

Server::~Server() = default;

std::expected<void, QString> Server::listen()
{
    const auto port = m_transport->start(m_settings.port);
    if (!port)
        return std::unexpected(port.error());
    m_port = *port;
    if (!m_settings.quiet && m_settings.users > 0)
        tick();
    return {};
}

QUrl Server::apiRoot() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_port);
    return url;
}

void Server::tick()
{
    const qint64 next = m_crowd->run(m_world.now());
    m_tick->start(static_cast<int>(std::clamp<qint64>(next - m_world.now(), 20, 1000)));
}

void Server::handle(const Request &request, const Reply &reply)
{
    const QString path = request.url.path();
    if (path.startsWith("/sandbox/"_L1))
        return reply.send(m_control.handle(request.url, request.body), m_world.now());
    const QStringList parts = path.split(u'/');
    if (parts.size() != 3 || !parts.at(1).startsWith("bot"_L1))
        return finish({.reply = reply}, Answer::refusal(404, "Not Found"));
    if (const auto refusal = refusesToken(parts.at(1).sliced(3).toUtf8()); refusal)
        return finish({.reply = reply}, *refusal);
    callMethod(request, reply, parts.at(2).toUtf8());
}

std::optional<Answer> Server::refusesToken(const QByteArray &token) const
{
    static const QRegularExpression form(u"^[0-9]{1,20}:[A-Za-z0-9_-]{35}$"_s);
    if (!form.match(QString::fromUtf8(token)).hasMatch())
        return Answer::refusal(404, "Not Found");
    if (token != m_settings.token)
        return Answer::refusal(401, "Unauthorized");
    return std::nullopt;
}

void Server::callMethod(const Request &request, const Reply &reply, const QByteArray &name)
{
    Exchange exchange{.reply = reply};
    const auto params = Params::read(QUrlQuery(request.url), request.contentType, request.body);
    const qint64 chatId = params ? params->integer(u"chat_id", 0) : 0;
    exchange.fault = m_faults.next(name, chatId);
    const Method *method = methodNamed(name);
    if (method == nullptr)
        return finish(exchange, Answer::refusal(404, "Not Found: method not found"));
    if (method->group == Method::Group::Sending) {
        RecordEntry entry = params ? entryOf(*params) : RecordEntry();
        entry.at = m_world.now();
        entry.method = method->name;
        exchange.place = m_record.begin(std::move(entry));
    }
    if (!params)
        return finish(exchange, Answer::refusal(400, "Bad Request: object expected"));
    if (exchange.fault && !exchange.fault->isApplied())
        return finish(exchange, Answer());
    carryOut(exchange, *method, *params);
}

void Server::carryOut(const Exchange &exchange, const Method &method, const Params &params)
{
    if (method.group == Method::Group::GetUpdates)
        return poll(exchange, params);
    const Answer answer = m_methods.call(method, params, exchange.place);
    if (QByteArrayView(method.name) == QByteArrayView("setWebhook") && answer.status == 200)
        m_longPoll->abort("Conflict: terminated by setWebhook request");
    finish(exchange, answer);
}

void Server::poll(const Exchange &exchange, const Params &params)
{
    if (const auto refusal = m_methods.refusesPolling(); refusal)
        return finish(exchange, *refusal);
    m_methods.rememberAllowed(params);
    m_longPoll->start({
        .offset = params.integer(u"offset", 0),
        .limit = static_cast<int>(std::clamp<qint64>(params.integer(u"limit", 100), 0, 1000)),
        .timeout = static_cast<int>(std::clamp<qint64>(params.integer(u"timeout", 0), 0, 50)),
        .reply = exchange.reply,
        .answer = [this, exchange](const Answer &answer) { finish(exchange, answer); },
    });
}

void Server::finish(const Exchange &exchange, const Answer &answer)
{
    int delay = m_settings.latencyMs;
    if (exchange.fault && exchange.fault->kind == FaultKind::Delay)
        delay += exchange.fault->delayMs;
    if (delay <= 0)
        return deliver(exchange, answer);
    QTimer::singleShot(std::chrono::milliseconds(delay), Qt::PreciseTimer, this,
                       [this, exchange, answer] { deliver(exchange, answer); });
}

void Server::deliver(const Exchange &exchange, const Answer &answer)
{
    const qint64 now = m_world.now();
    if (!exchange.fault) {
        m_record.answered(exchange.place, exchange.reply.isOpen() ? answer.status : 0,
                          answer.description, now, answer.retryAfter * 1000LL);
        return exchange.reply.send(answer, now);
    }
    switch (exchange.fault->kind) {
    case FaultKind::CloseBefore:
    case FaultKind::CloseAfter:
        return exchange.reply.close();
    case FaultKind::CutAnswer:
        return exchange.reply.sendCut(answer, now);
    case FaultKind::Hang:
        return;
    default:
        break;
    }
    const Answer distorted = exchange.fault->distorted(answer);
    m_record.answered(exchange.place, exchange.reply.isOpen() ? distorted.status : 0,
                      distorted.description, now, distorted.retryAfter * 1000LL);
    exchange.reply.send(distorted, now);
}

} // namespace botdesk::sandbox
