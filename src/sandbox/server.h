#pragma once

#include "sandbox/answer.h"
#include "sandbox/control.h"
#include "sandbox/faults.h"
#include "sandbox/limiter.h"
#include "sandbox/long_poll.h"
#include "sandbox/methods.h"
#include "sandbox/record.h"
#include "sandbox/transport.h"
#include "sandbox/world.h"

#include <QObject>
#include <QTimer>
#include <QUrl>
#include <expected>
#include <memory>

namespace botdesk::sandbox
{

class Crowd;

/// The token that the sandbox's bot has: well formed and of no use anywhere else.
inline constexpr const char *demoToken = "123456789:AAHsandbox0demo1token2of3botdesk456";

/// What a Server is started with.
struct Settings {
    quint16 port = 0;   ///< 0 is any free one
    int users = 300;    ///< simulated people; 0 is an empty world, as tests like it
    quint64 seed = 1;   ///< the same seed and clock give the same people and deeds
    int latencyMs = 0;  ///< every answer comes so much later
    bool quiet = false; ///< nothing happens by itself after the start
    Limits limits = {};
    QByteArray token = demoToken;
    Clock clock = systemClock();
};

/// A Bot API server with simulated people, on 127.0.0.1. Lives on the thread that owns it; move
/// it before `listen`. Destroying it closes every connection, also one that waits for updates.
class Server : public QObject
{
    Q_OBJECT

public:
    explicit Server(Settings settings, QObject *parent = nullptr);
    ~Server() override;

    /// Begins to listen, and to simulate. The error is the system's text.
    [[nodiscard]] std::expected<void, QString> listen();

    /// 0 before `listen`.
    [[nodiscard]] quint16 port() const { return m_port; }
    /// `http://127.0.0.1:PORT`.
    [[nodiscard]] QUrl apiRoot() const;
    [[nodiscard]] QByteArray token() const { return m_settings.token; }

    /// For steering it from the thread that owns it.
    [[nodiscard]] World &world() { return m_world; }
    [[nodiscard]] Faults &faults() { return m_faults; }
    [[nodiscard]] Record &record() { return m_record; }
    [[nodiscard]] const LongPoll &longPoll() const { return *m_longPoll; }
    void setLimits(const Limits &limits) { m_limiter.setLimits(limits); }
    void setLatency(int ms) { m_settings.latencyMs = ms; }

private:
    /// A request under way: where its answer goes, and what is to go wrong with it.
    struct Exchange {
        Reply reply;
        std::optional<Fault> fault = {};
        size_t place = SIZE_MAX;
    };

    void handle(const Request &request, const Reply &reply);
    void callMethod(const Request &request, const Reply &reply, const QByteArray &name);
    void carryOut(const Exchange &exchange, const Method &method, const Params &params);
    void poll(const Exchange &exchange, const Params &params);
    void finish(const Exchange &exchange, const Answer &answer);
    void tick();
    void deliver(const Exchange &exchange, const Answer &answer);
    [[nodiscard]] std::optional<Answer> refusesToken(const QByteArray &token) const;

    Settings m_settings;
    quint16 m_port = 0;
    World m_world;
    Limiter m_limiter;
    Faults m_faults;
    Record m_record;
    Methods m_methods;
    Control m_control;
    std::unique_ptr<Crowd> m_crowd;
    LongPoll *m_longPoll;
    QTimer *m_tick;
    Transport *m_transport;
};

} // namespace botdesk::sandbox
