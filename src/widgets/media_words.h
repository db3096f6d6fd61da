#pragma once

#include "botapi/keyboard.h"
#include "engine/media_file.h"
#include "storage/broadcast.h"

#include <QCoreApplication>
#include <QString>

namespace botdesk::widgets
{

/// Sentences for the operator about files and buttons that Telegram would not take. Made at the
/// moment of display, so that they follow a switch of the language. All of them are plain text.
class MediaWords
{
    Q_DECLARE_TR_FUNCTIONS(botdesk::widgets::MediaWords)

public:
    /// Empty when the file is fine.
    [[nodiscard]] static QString about(engine::MediaProblem problem, storage::MediaKind kind);
    /// Empty when the button is fine.
    [[nodiscard]] static QString about(botapi::ButtonProblem problem);
};

} // namespace botdesk::widgets
