#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>
#include <QtGlobal>

#include <optional>

class QDebug;
class QDataStream;
class QTextStream;

namespace botdesk::botapi
{

/// A bot's token. It cannot be printed, streamed or converted by accident (R15): reveal() is the
/// only way to its text, and only the keychain and the HTTP client have a reason to call it.
class Token
{
public:
    /// Reads what people paste: white space and quotes around it are dropped, and so is a "bot"
    /// right before the digits (from a copied address). Well formed is a bot id of 1 to 16 digits,
    /// at most 52 bits, then a colon and 30 to 50 of A-Z a-z 0-9 _ -; everything else is nullopt.
    [[nodiscard]] static std::optional<Token> parse(QStringView text);

    /// The bot's own user id: the part before the colon. Not a secret.
    [[nodiscard]] qint64 botId() const { return m_botId; }

    /// The text, "id:secret". Never log it, never put it into an Error.
    [[nodiscard]] QString reveal() const { return QString::fromLatin1(m_text); }

    [[nodiscard]] friend bool operator==(const Token &a, const Token &b)
    {
        return a.m_text == b.m_text;
    }

private:
    Token(QByteArray text, qint64 botId)
        : m_text(std::move(text))
        , m_botId(botId)
    {
    }

    QByteArray m_text;
    qint64 m_botId;
};

QDebug operator<<(QDebug, const Token &) = delete;
QTextStream &operator<<(QTextStream &, const Token &) = delete;
QDataStream &operator<<(QDataStream &, const Token &) = delete;

} // namespace botdesk::botapi
