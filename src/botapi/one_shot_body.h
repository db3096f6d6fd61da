#pragma once

#include <QByteArray>
#include <QIODevice>

#include <functional>

namespace botdesk::botapi
{

/// A request's body that can leave at most once (R13). When a connection breaks before the answer,
/// Qt 6.4 resends the request, a POST too, up to three times: tests/botapi/tst_resend.cpp shows it.
/// It has to rewind the body for that, and this body does not rewind once anything of it was read;
/// the call then ends as QNetworkReply::ContentReSendError.
///
/// It is no QBuffer, because Qt takes a QBuffer's bytes out and rewinds by itself; and it is not
/// sequential, because Qt would copy it into a buffer of its own, which rewinds.
class OneShotBody : public QIODevice
{
    Q_OBJECT
public:
    /// @param repeatable whether it may rewind all the same
    OneShotBody(QByteArray bytes, bool repeatable, QObject *parent = nullptr);

    /// Whether anything was read: Qt asks for a body once it has a connection to write it to, so an
    /// untouched body proves that no whole request has left.
    [[nodiscard]] bool wasTouched() const { return m_touched; }

    /// Nothing is read from now on: a call that was declared over can not leave after all.
    void forbid() { m_forbidden = true; }

    [[nodiscard]] bool isSequential() const override { return false; }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    bool seek(qint64 position) override;
    bool reset() override;

Q_SIGNALS:
    /// The first read.
    void touched();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    bool m_repeatable;
    bool m_touched = false;
    bool m_forbidden = false;
};

} // namespace botdesk::botapi
