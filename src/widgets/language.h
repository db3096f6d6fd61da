#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

#include <cstdint>
#include <optional>

class QSettings;

namespace botdesk::widgets
{

/// A language of the interface. The numbers are stored in settings.
enum class Language : std::uint8_t {
    System = 0, ///< the desktop's, if we speak it, else English
    English = 1,
    Russian = 2,
};

/// Which language the interface speaks: installs our catalogue and Qt's, and sets the default
/// QLocale. A switch reaches every widget as QEvent::LanguageChange, at once. Lives on the GUI
/// thread, as long as the application.
class LanguageManager : public QObject
{
    Q_OBJECT

public:
    /// @param settings where the choice is kept; nullptr to keep nothing. Must outlive the manager.
    explicit LanguageManager(QSettings *settings, QObject *parent = nullptr);
    ~LanguageManager() override;

    /// Speaks what was chosen before, or @p forThisRun instead, without keeping that.
    void begin(std::optional<Language> forThisRun = std::nullopt);
    /// Speaks @p language from now on, and at the next start.
    void choose(Language language);

    /// What is spoken: English or Russian, never System.
    [[nodiscard]] Language spoken() const { return m_spoken; }

    /// The language of "en", "ru", "ru_RU" and the like; nothing for one that we do not speak.
    [[nodiscard]] static std::optional<Language> fromCode(const QString &code);
    /// What System means on this machine.
    [[nodiscard]] static Language ofSystem();

Q_SIGNALS:
    void changed();

private:
    void speak(Language language);

    QSettings *m_settings;
    Language m_spoken = Language::English;
    QTranslator m_ours;
    QTranslator m_qts;
};

} // namespace botdesk::widgets
