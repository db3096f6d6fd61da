#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

#include <cstdint>

class QSettings;

namespace botdesk::widgets
{

/// How the window looks. The numbers are stored in settings.
enum class Look : std::uint8_t {
    System = 0, ///< as the desktop wants it
    Light = 1,
    Dark = 2,
};

/// What a coloured surface says.
enum class Tone : std::uint8_t { Information, Warning, Problem };

/// A coloured surface and the text that can be read on it.
struct ToneColors {
    QColor background;
    QColor text;
};

/// Qt's Fusion style, with more room, in the desktop's colours or in ours. Lives on the GUI thread,
/// as long as the application.
class Appearance : public QObject
{
    Q_OBJECT

public:
    /// @param settings where the choice is kept; nullptr to keep nothing. Must outlive this.
    explicit Appearance(QSettings *settings, QObject *parent = nullptr);

    /// Looks as was chosen before.
    void begin();
    /// Looks so from now on, and at the next start.
    void choose(Look look);
    [[nodiscard]] Look chosen() const { return m_look; }

    /// Whether light text stands on a dark ground.
    [[nodiscard]] static bool isDark(const QPalette &palette);
    /// The same of the application.
    [[nodiscard]] static bool isDark();
    [[nodiscard]] static ToneColors toneColors(Tone tone, bool dark);
    [[nodiscard]] static QPalette lightPalette();
    [[nodiscard]] static QPalette darkPalette();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    QSettings *m_settings;
    Look m_look = Look::System;
};

} // namespace botdesk::widgets
