#include "widgets/media_words.h"

#include <QLocale>

namespace botdesk::widgets
{

using engine::MediaProblem;

QString MediaWords::about(MediaProblem problem, storage::MediaKind kind)
{
    const bool isPhoto = kind == storage::MediaKind::Photo;
    switch (problem) {
    case MediaProblem::None:
        return {};
    case MediaProblem::Missing:
        return tr("The file is not there any more.");
    case MediaProblem::NotAFile:
        return tr("This is not a file.");
    case MediaProblem::Unreadable:
        return tr("The file may not be read.");
    case MediaProblem::Empty:
        return tr("The file is empty.");
    case MediaProblem::NotAPhoto:
        return tr("The file is no photo. Choose a JPEG, PNG or WebP picture, or send it as a "
                  "document.");
    case MediaProblem::TooLarge:
        break;
    }
    const engine::MediaLimits limits;
    const QString most = QLocale().formattedDataSize(isPhoto ? limits.photo : limits.document, 0,
                                                     QLocale::DataSizeTraditionalFormat);
    return isPhoto ? tr("The photo is too large: Telegram takes %1 at most. Send it as a document.")
                         .arg(most)
                   : tr("The file is too large: Telegram takes %1 at most.").arg(most);
}

QString MediaWords::about(botapi::ButtonProblem problem)
{
    switch (problem) {
    case botapi::ButtonProblem::None:
        return {};
    case botapi::ButtonProblem::NoText:
        return tr("Nothing stands on it.");
    case botapi::ButtonProblem::NoLink:
        return tr("Its link is none: it begins with https://, http:// or tg://.");
    }
    return {};
}

} // namespace botdesk::widgets
