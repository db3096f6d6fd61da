#include "botapi/client.h"

#include "botapi/call.h"
#include "botapi/connection_pool.h"
#include "botapi/loopback.h"

#include <QHostAddress>
#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace botdesk::botapi
{
namespace
{

Error badRoot(const char *why)
{
    return {.kind = ErrorKind::InvalidRequest, .description = QString::fromLatin1(why)};
}

QUrl methodUrl(const QUrl &apiRoot, const Token &token, const QByteArray &method)
{
    QUrl url = apiRoot;
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + "/bot"_L1 + token.reveal() + u'/' + QString::fromLatin1(method),
                QUrl::TolerantMode);
    return url;
}

QNetworkRequest requestFor(const QUrl &url, const QByteArray &contentType)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
    request.setRawHeader("User-Agent", "Botdesk/" BOTDESK_VERSION);
    // The bytes are journalled as they come, and nothing can be made to unpack into gigabytes.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    return request;
}

} // namespace

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 ||
           QHostAddress(host).isLoopback();
}

CallHandle::CallHandle(Call *call)
    : m_call(call)
{
}

bool CallHandle::isActive() const
{
    return !m_call.isNull();
}

void CallHandle::cancel()
{
    if (auto *call = qobject_cast<Call *>(m_call.data()))
        call->cancel();
}

Client::Client(Token token, ClientOptions options, QObject *parent)
    : QObject(parent)
    , m_token(std::move(token))
    , m_options(std::move(options))
    , m_pool(std::make_unique<ConnectionPool>(m_options))
{
}

Client::~Client()
{
    // Before the pool, whose managers own the replies.
    qDeleteAll(findChildren<Call *>(Qt::FindDirectChildrenOnly));
}

Result<QUrl> Client::checkApiRoot(const QString &text)
{
    static const QRegularExpression tokenLike(u"[0-9]+(:|%3A)[A-Za-z0-9_-]{20,}"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    QString address = text.trimmed();
    if (address.isEmpty())
        return std::unexpected(badRoot("the address is empty"));
    if (!address.contains("://"_L1)) {
        const QString host = QUrl(u"https://"_s + address).host();
        address.prepend(isLoopback(host) ? "http://"_L1 : "https://"_L1);
    }
    QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0)
        return std::unexpected(badRoot("the address is none"));
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return std::unexpected(badRoot("the address is neither https nor http"));
    if (url.scheme() == "http"_L1 && !isLoopback(url.host()))
        return std::unexpected(badRoot("plain http is for this machine only"));
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return std::unexpected(badRoot("the address has a user, a query or a fragment"));
    if (url.path().contains(tokenLike))
        return std::unexpected(badRoot("the address has a token in it"));
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

Error Client::withoutToken(Error error) const
{
    error.description = scrubbed(error.description, m_token.reveal());
    return error;
}

void Client::dropIdleConnections()
{
    m_pool->dropIdle();
}

CallHandle Client::start(const Order &order, QObject *context,
                         std::function<void(const RawReply &)> done)
{
    Q_ASSERT(context != nullptr && context->thread() == thread());
    auto *call = new Call(order, m_options, m_token.reveal(), context, std::move(done), this);
    const char *problem = order.problem != nullptr ? order.problem : call->bodyProblem();
    if (problem != nullptr)
        call->refuse(problem);
    else
        call->begin(*m_pool, requestFor(methodUrl(m_options.apiRoot, m_token, order.method),
                                        order.body.contentType));
    return CallHandle(call);
}

} // namespace botdesk::botapi
