#pragma once

#include "botapi/token.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <cstdint>
#include <optional>

namespace botdesk::botapi
{

/// The fields of a Login Widget's payload as they were received, in UTF-8 and in the order of their
/// names, which is the order in which they are signed.
using LoginFields = QMap<QByteArray, QByteArray>;

/// What a check of a payload comes to.
enum class LoginVerdict : std::uint8_t {
    Valid,
    NotAPayload,   ///< nothing in it that the Login Widget sends
    HashMissing,   ///< there is no signature
    HashMalformed, ///< a signature is 64 hexadecimal digits
    IdMissing,
    DateMissing,   ///< no auth_date, or none that is a moment
    WrongHash,     ///< changed on the way, made up, or of another bot
    IdImplausible, ///< rightly signed, but no person has such an id (R9)
};

/// Whom a valid payload names.
struct LoginPerson {
    qint64 id = 0;
    QString firstName;
    QString lastName;
    QString username;
    qint64 authDate = 0; ///< seconds since 1970 UTC
};

/// What a check found.
struct LoginResult {
    LoginVerdict verdict = LoginVerdict::NotAPayload;
    std::optional<LoginPerson> person; ///< when Valid
};

/// The longest text that is taken for a payload, in characters.
inline constexpr qsizetype maxLoginText = 65'536;

/// Reads what people paste: a link with the fields in its query or its fragment, or with
/// `#tgAuthResult=`, `key=value` lines, or a JSON object; as HTML escapes it, too. Empty when it is
/// none of these.
[[nodiscard]] LoginFields parseLogin(const QString &text);

/// Checks the signature of @p fields with the token of the bot that the site named. All fields but
/// `hash` take part, also those that nobody knows. Takes as long for a wrong signature as for a
/// right one.
[[nodiscard]] LoginResult verifyLogin(const Token &token, const LoginFields &fields);

} // namespace botdesk::botapi
