#include "sandbox_process.h"

#include "report.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QNetworkReply>

#include <unistd.h>

namespace botdesk::bench
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 10'000; // ms

} // namespace

std::unique_ptr<SandboxProcess> SandboxProcess::start(const QStringList &options)
{
    auto made = std::make_unique<QProcess>();
    // The token is not known before the program has told it.
    QProcess &process = *made;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(BOTDESK_SANDBOX_PROGRAM),
                  QStringList{u"--until-input-ends"_s} + options);
    while (!process.canReadLine() && process.waitForReadyRead(patience)) {
    }
    const QStringList said = QString::fromUtf8(process.readLine()).trimmed().split(u' ');
    const auto token = botapi::Token::parse(said.value(1));
    if (!token) {
        say(u"The sandbox did not start."_s);
        return nullptr;
    }
    std::unique_ptr<SandboxProcess> sandbox(new SandboxProcess(*token));
    sandbox->m_process = std::move(made);
    sandbox->m_root = QUrl(said.value(0));
    return sandbox;
}

SandboxProcess::~SandboxProcess()
{
    m_process->closeWriteChannel();
    if (!m_process->waitForFinished(patience))
        m_process->kill();
}

botapi::ClientOptions SandboxProcess::clientOptions() const
{
    botapi::ClientOptions options;
    options.apiRoot = m_root;
    options.proxy.kind = botapi::ProxyChoice::Kind::None;
    return options;
}

std::optional<QByteArray> SandboxProcess::ask(const QString &path, const QByteArray &body)
{
    QNetworkRequest request(m_root.resolved(QUrl(path)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(m_manager.post(request, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (reply->error() != QNetworkReply::NoError) {
        say(u"The sandbox does not answer %1."_s.arg(path));
        return std::nullopt;
    }
    return reply->readAll();
}

bool SandboxProcess::act(const QJsonArray &orders)
{
    return ask(u"/sandbox/act"_s, QJsonDocument(orders).toJson(QJsonDocument::Compact)).has_value();
}

std::optional<QJsonObject> SandboxProcess::record()
{
    const auto answer = ask(u"/sandbox/record?limit=1000000"_s, {});
    if (!answer)
        return std::nullopt;
    return QJsonDocument::fromJson(*answer).object();
}

double SandboxProcess::cpuSeconds() const
{
    QFile stat(u"/proc/%1/stat"_s.arg(m_process->processId()));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    // Behind the name in brackets: the state is the first, what was used the 12th and the 13th.
    const QByteArray all = stat.readAll();
    const QList<QByteArray> fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    const double ticks = fields.value(11).toDouble() + fields.value(12).toDouble();
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

} // namespace botdesk::bench
