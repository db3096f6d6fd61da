#include "widgets/error_words.h"

#include <QDir>

#include <algorithm>
#include <chrono>

namespace botdesk::widgets
{

using botapi::ConflictReason;
using botapi::ConnectFailure;
using botapi::PollerPhase;
using engine::OutboxPause;

QString ErrorWords::about(const botapi::Error &error)
{
    switch (error.kind) {
    case botapi::ErrorKind::Refused:
        return aboutRefusal(error);
    case botapi::ErrorKind::NotConnected:
        return aboutNoConnection(error.connectFailure);
    case botapi::ErrorKind::Interrupted:
        return tr("The connection broke before the whole answer had come. Check your connection "
                  "to the internet and try again.");
    case botapi::ErrorKind::NotBotApi:
        return aboutStrangeAnswer(error.code);
    case botapi::ErrorKind::InvalidRequest:
        return tr("Botdesk did not send this request, because Telegram would not take it.");
    case botapi::ErrorKind::Cancelled:
        return tr("You stopped this.");
    }
    return {};
}

QString ErrorWords::aboutNoConnection(ConnectFailure failure)
{
    switch (failure) {
    case ConnectFailure::HostNotFound:
        return tr("The server was not found under its name. Check your connection to the internet "
                  "and, in the connection settings, the API root.");
    case ConnectFailure::ConnectionRefused:
        return tr("Nothing answers at the server's address. Check the API root in the connection "
                  "settings; if the server is your own, check that it is running.");
    case ConnectFailure::TlsFailed:
        return tr("The connection could not be made secure, so nothing was sent. Check the date "
                  "and time of this computer, and whether something on your network opens "
                  "encrypted connections.");
    case ConnectFailure::ProxyFailed:
        return tr("The proxy does not let Botdesk through. Check its address, its port, the user "
                  "name and the password in the connection settings.");
    case ConnectFailure::Timeout:
        return tr("The server did not answer in time. Check your connection to the internet; "
                  "where Telegram is blocked, set a proxy in the connection settings.");
    case ConnectFailure::NetworkDown:
        return tr("This computer is not connected to a network.");
    case ConnectFailure::None:
    case ConnectFailure::Other:
        break;
    }
    return tr("There is no connection to the server. Check your connection to the internet and "
              "the connection settings.");
}

QString ErrorWords::aboutRefusal(const botapi::Error &error)
{
    if (error.isUnauthorized())
        return tr("The server does not accept this token. It may have been mistyped, or revoked "
                  "and replaced by a new one. @BotFather shows the current token.");
    if (error.isConflict())
        return aboutConflict(error.conflictReason());
    if (error.isFloodWait()) {
        if (error.retryAfter)
            return tr("The server asks to wait for %Ln second(s) before the next try.", nullptr,
                      static_cast<int>(error.retryAfter->count()));
        return tr("The server asks to wait before the next try.");
    }
    if (error.code >= 500)
        return tr("The server is in trouble at the moment. Try again in a few minutes.");
    if (error.code == 404)
        return tr("The server does not know what Botdesk asked for. Check the API root in the "
                  "connection settings.");
    if (error.code == 403)
        return tr("The server does not allow this.");
    return tr("The server refused the request.");
}

QString ErrorWords::aboutStrangeAnswer(int httpStatus)
{
    if (httpStatus == 429)
        return tr("Something between you and Telegram asks to wait before the next try.");
    if (httpStatus >= 300 && httpStatus <= 399)
        return tr("The address sends visitors on to another one, which a Bot API server does not "
                  "do. Nothing was sent there. Check the API root in the connection settings.");
    if (httpStatus == 407)
        return tr("The proxy asks for a user name and a password. Enter them in the connection "
                  "settings.");
    if (httpStatus >= 500)
        return tr("The server is in trouble at the moment. Try again in a few minutes.");
    return tr("Something answered, but not as a Bot API server does. Check the API root in the "
              "connection settings; a network that wants you to sign in first answers like this, "
              "too.");
}

QString ErrorWords::aboutConflict(ConflictReason reason)
{
    switch (reason) {
    case ConflictReason::Webhook:
        return tr("This bot has a webhook: Telegram hands its updates to a web address instead of "
                  "Botdesk.");
    case ConflictReason::OtherPoller:
        return tr("Another program polls this bot, and Telegram serves only one at a time. Stop "
                  "the other program, or Botdesk on another computer, then try "
                  "again.");
    case ConflictReason::None:
    case ConflictReason::Unknown:
        break;
    }
    return tr("Another program seems to work with this bot, so Telegram does not hand its updates "
              "to Botdesk. Stop the other program, then try again.");
}

QString ErrorWords::about(const storage::Error &error)
{
    const QString path = QDir::toNativeSeparators(error.path);
    switch (error.kind) {
    case storage::ErrorKind::CannotOpen:
        return tr("“%1” cannot be opened. Check that the folder exists and that you may write to "
                  "it.")
            .arg(path);
    case storage::ErrorKind::NotADatabase:
        return tr("“%1” is damaged, or it is not a database of Botdesk.").arg(path);
    case storage::ErrorKind::NewerSchema:
        return tr("“%1” was written by a newer Botdesk. Install that version to open it; nothing "
                  "was changed.")
            .arg(path);
    case storage::ErrorKind::DiskFull:
        return tr("The disk with “%1” is full. Free some space; nothing is lost, because the "
                  "server keeps what could not be saved.")
            .arg(path);
    case storage::ErrorKind::ReadOnly:
        return tr("“%1” cannot be written. Check its permissions and that the disk is not "
                  "read-only.")
            .arg(path);
    case storage::ErrorKind::Busy:
        return tr("Another program is using “%1”. Close that program, then try again.").arg(path);
    case storage::ErrorKind::Other:
        break;
    }
    return tr("Something went wrong with “%1”.").arg(path);
}

QString ErrorWords::details(const botapi::Error &error)
{
    if (error.kind != botapi::ErrorKind::Refused || error.description.isEmpty())
        return {};
    return tr("The server's own words: “%1”").arg(error.description.simplified());
}

QString ErrorWords::details(const storage::Error &error)
{
    if (error.text.isEmpty())
        return {};
    return tr("The system's own words: “%1”").arg(error.text.simplified());
}

int ErrorWords::secondsUntil(const std::optional<QDateTime> &until, const QDateTime &now)
{
    if (!until)
        return 0;
    const qint64 seconds = (now.msecsTo(*until) + 999) / 1000;
    return static_cast<int>(std::clamp<qint64>(seconds, 0, 24 * 3600));
}

QString ErrorWords::connection(const botapi::PollerState &state, const QDateTime &now)
{
    switch (state.phase) {
    case PollerPhase::Stopped:
        return tr("Not connected");
    case PollerPhase::Connecting:
        return tr("Connecting…");
    case PollerPhase::Polling:
        return tr("Connected");
    case PollerPhase::CatchingUp:
        return tr("Catching up…");
    case PollerPhase::WaitingToRetry:
        return retry(state, secondsUntil(state.nextTry, now));
    case PollerPhase::CannotStore:
        if (const int seconds = secondsUntil(state.nextTry, now); seconds > 0)
            return tr("Updates cannot be saved: next try in %Ln second(s)", nullptr, seconds);
        return tr("Updates cannot be saved: trying again…");
    case PollerPhase::Unauthorized:
        return tr("The token is not accepted");
    case PollerPhase::Conflict:
        return state.conflict == ConflictReason::Webhook ? tr("The bot has a webhook")
                                                         : tr("Another program polls this bot");
    }
    return {};
}

QString ErrorWords::retry(const botapi::PollerState &state, int seconds)
{
    const auto kind = state.error ? state.error->kind : botapi::ErrorKind::NotConnected;
    if (state.error && state.error->isFloodWait())
        return seconds > 0
                   ? tr("The server asks to wait: next try in %Ln second(s)", nullptr, seconds)
                   : tr("The server asked to wait: trying again…");
    if (kind == botapi::ErrorKind::Refused)
        return seconds > 0
                   ? tr("The server is in trouble: next try in %Ln second(s)", nullptr, seconds)
                   : tr("The server was in trouble: trying again…");
    if (kind == botapi::ErrorKind::NotBotApi)
        return seconds > 0
                   ? tr("No Bot API server answers: next try in %Ln second(s)", nullptr, seconds)
                   : tr("No Bot API server answered: trying again…");
    return seconds > 0 ? tr("No connection: next try in %Ln second(s)", nullptr, seconds)
                       : tr("No connection: trying again…");
}

QString ErrorWords::pause(const engine::SendingState &state, const QDateTime &now)
{
    const int seconds = secondsUntil(state.until, now);
    switch (state.pause) {
    case OutboxPause::None:
        return {};
    case OutboxPause::FloodWait:
        return tr("Sending goes on in %Ln second(s), as the server asked", nullptr, seconds);
    case OutboxPause::Offline:
        return tr("Sending waits for a connection: next try in %Ln second(s)", nullptr, seconds);
    case OutboxPause::Unauthorized:
        return tr("Sending waits for a new token");
    case OutboxPause::ServerFault:
        return tr("Sending waits for the server: next try in %Ln second(s)", nullptr, seconds);
    case OutboxPause::CannotStore:
        return tr("Sending waits until it can be written down: next try in %Ln second(s)", nullptr,
                  seconds);
    }
    return {};
}

} // namespace botdesk::widgets
