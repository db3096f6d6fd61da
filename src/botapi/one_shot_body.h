#pragma once

#include "botapi/multipart.h"

#include <QFile>
#include <QIODevice>

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
    /// Opens the body's file, if it has one.
    /// @param repeatable whether it may rewind all the same
    OneShotBody(RequestBody body, bool repeatable, QObject *parent = nullptr);

    /// nullptr, or why there is nothing to send: the file cannot be opened, or is empty.
    [[nodiscard]] const char *problem() const { return m_problem; }

    /// Whether anything was read: Qt asks for a body once it has a connection to write it to.
    [[nodiscard]] bool wasTouched() const { return m_touched; }
    /// Whether everything was read. Before that the server cannot have a whole request, so that it
    /// cannot have acted on it.
    [[nodiscard]] bool wasReadWhole() const { return m_readWhole; }
    /// Whether the file gave less than it promised: it was changed while it was sent.
    [[nodiscard]] bool hasFailed() const { return m_failed; }

    /// Nothing is read from now on: a call that was declared over can not leave after all.
    void forbid() { m_forbidden = true; }

    [[nodiscard]] bool isSequential() const override { return false; }
    [[nodiscard]] qint64 size() const override;
    bool seek(qint64 position) override;
    bool reset() override;

Q_SIGNALS:
    /// Something was read.
    void advanced();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    [[nodiscard]] qint64 readAt(qint64 position, char *data, qint64 maxSize);

    RequestBody m_body;
    QFile m_file;
    qint64 m_fileSize = 0; // as it was opened: what was promised to the server
    const char *m_problem = nullptr;
    bool m_repeatable;
    bool m_touched = false;
    bool m_readWhole = false;
    bool m_failed = false;
    bool m_forbidden = false;
};

} // namespace botdesk::botapi
