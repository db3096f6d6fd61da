#pragma once

#include "botapi/token.h"

#include <QMutex>
#include <QStringList>

// A token planted where it could leak, and a trap that keeps all log output for a look (R15).

inline const QString plantedSecret = QStringLiteral("AAE-planted0secret1of2botdesk3tests");

inline botdesk::botapi::Token plantedToken()
{
    return *botdesk::botapi::Token::parse(QStringLiteral("123456:") + plantedSecret);
}

class LogTrap
{
public:
    LogTrap() { s_previous = qInstallMessageHandler(&LogTrap::handle); }
    ~LogTrap() { qInstallMessageHandler(s_previous); }
    Q_DISABLE_COPY_MOVE(LogTrap)

    /// Whether anything logged so far, by whatever thread, has the text in it.
    [[nodiscard]] static bool caught(const QString &text)
    {
        const QMutexLocker lock(&s_mutex);
        return s_lines.join(u'\n').contains(text, Qt::CaseInsensitive);
    }

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &line)
    {
        {
            const QMutexLocker lock(&s_mutex);
            s_lines.append(line);
        }
        if (s_previous != nullptr)
            s_previous(type, context, line);
    }

    static inline QtMessageHandler s_previous = nullptr;
    static inline QMutex s_mutex;
    static inline QStringList s_lines;
};
