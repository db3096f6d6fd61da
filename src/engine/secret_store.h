#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>

namespace botdesk::engine
{

/// Where a secret is kept. The numbers are stored in settings.
enum class SecretPlace : std::uint8_t {
    Nowhere = 0,  ///< for this run only
    Keychain = 1, ///< the system's keychain, through QtKeychain
    File = 2,     ///< a file that only its owner can read; chosen by the operator after a warning
};

/// Keeps tokens (R15). Lives on the GUI thread; the keychain answers later, through callbacks that
/// are dropped with their context.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    /// @param folder where files go when there is no keychain; made with access for its owner alone
    explicit SecretStore(QString folder, QObject *parent = nullptr);

    /// True when a keychain is there, or would be started, on this system. Asks the session's bus
    /// for at most a second; never starts a bus.
    [[nodiscard]] static bool keychainAvailable();

    /// Hands over the secret, or nothing where there is none or the place does not answer.
    void read(SecretPlace place, const QString &name, QObject *context,
              std::function<void(std::optional<QString>)> done);
    /// Hands over whether it was kept. Once it is, it is forgotten in every other place, so that a
    /// secret is in one place at most; "Nowhere" therefore only forgets.
    void write(SecretPlace place, const QString &name, const QString &secret, QObject *context,
               std::function<void(bool)> done);
    /// Forgets it in every place.
    void remove(const QString &name);

private:
    [[nodiscard]] QString fileFor(const QString &name) const;
    [[nodiscard]] bool writeFile(const QString &name, const QString &secret) const;
    [[nodiscard]] std::optional<QString> readFile(const QString &name) const;
    void removeElsewhere(SecretPlace kept, const QString &name);

    QString m_folder;
};

} // namespace botdesk::engine
