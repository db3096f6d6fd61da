#include "widgets/broadcast_problem_words.h"

#include "models/broadcast_words.h"
#include "widgets/media_words.h"

#include <QLocale>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using domain::FormattedProblem;
using domain::MarkupProblem;
using engine::BroadcastProblem;
using engine::BroadcastProblemKind;
using models::BroadcastWords;

int textLimitOf(const storage::Broadcast &content)
{
    return content.media == storage::MediaKind::None ? domain::maxMessageLength
                                                     : domain::maxCaptionLength;
}

bool BroadcastProblemWords::isAboutText(const BroadcastProblem &problem)
{
    return problem.kind == BroadcastProblemKind::Text ||
           problem.kind == BroadcastProblemKind::UnknownPlaceholder;
}

QString BroadcastProblemWords::about(const BroadcastProblem &problem,
                                     const storage::Broadcast &content)
{
    switch (problem.kind) {
    case BroadcastProblemKind::NoText:
        return tr("Write a text, or choose a photo or a document.");
    case BroadcastProblemKind::Text:
    case BroadcastProblemKind::UnknownPlaceholder:
        break;
    case BroadcastProblemKind::Button:
        return tr("Button %1: %2", "its number and what is wrong with it")
            .arg(QLocale().toString(problem.index + 1), MediaWords::about(problem.button));
    case BroadcastProblemKind::File:
        return MediaWords::about(problem.file, content.media);
    case BroadcastProblemKind::PastMoment:
        return tr("The moment of the beginning has passed.");
    case BroadcastProblemKind::NoStars:
        return tr("Say how many Stars it may cost at most.");
    case BroadcastProblemKind::NobodyReached:
        return tr("The bot may write to nobody among these people.");
    }
    const QString text = content.texts.value(problem.language);
    if (content.texts.size() == 1 && text.trimmed().isEmpty())
        return tr("Write a text.");
    const QString words = aboutText(problem, text, textLimitOf(content));
    if (content.texts.size() == 1)
        return words;
    return tr("The text for “%1”: %2", "a language and what is wrong with its text")
        .arg(BroadcastWords::language(problem.language, false), words);
}

QString BroadcastProblemWords::aboutText(const BroadcastProblem &problem, const QString &text,
                                         int limit)
{
    if (problem.kind == BroadcastProblemKind::UnknownPlaceholder)
        return tr("{%1} stands for nothing.").arg(problem.detail);
    switch (problem.text.problem) {
    case FormattedProblem::None:
        return {};
    case FormattedProblem::Empty:
        return text.trimmed().isEmpty()
                   ? tr("There is no text yet.")
                   : tr("There is nothing to read in it for whoever has no name.");
    case FormattedProblem::TooLong:
        return aboutLength(problem.text.formatted, text, limit);
    case FormattedProblem::Broken:
        break;
    }
    const domain::FormattedText &formatted = problem.text.formatted;
    const auto line = QStringView(text).left(formatted.position).count(u'\n') + 1;
    return tr("Line %1: %2", "what is wrong in that line")
        .arg(QLocale().toString(line), aboutMarkup(formatted));
}

QString BroadcastProblemWords::aboutLength(const domain::FormattedText &formatted,
                                           const QString &text, int limit)
{
    const auto over = static_cast<int>(formatted.length - limit);
    if (over <= 0)
        return tr("There is too much formatting in it.");
    // Placeholders are checked with the longest names that there can be.
    if (domain::lengthInCodePoints(text) <= limit)
        return tr("It is too long by %Ln characters for whoever has the longest name.", nullptr,
                  over);
    return tr("It is too long by %Ln characters.", nullptr, over);
}

QString BroadcastProblemWords::aboutMarkup(const domain::FormattedText &formatted)
{
    const QString tag = u'<' + formatted.tag + u'>';
    const QString endTag = u"</"_s + formatted.tag + u'>';
    switch (formatted.problem) {
    case MarkupProblem::None:
        return {};
    case MarkupProblem::StrayBracket:
        return tr("“<” begins no tag here. Write &lt; to show the sign.");
    case MarkupProblem::UnfinishedTag:
        return tr("A tag has no “>” at its end.");
    case MarkupProblem::UnknownTag:
        return tr("Telegram has no tag %1.").arg(tag);
    case MarkupProblem::BadAttribute:
        return tr("What stands inside the tag %1 cannot be read.").arg(tag);
    case MarkupProblem::NeverClosed:
        return tr("%1 is never closed by %2.").arg(tag, endTag);
    case MarkupProblem::NothingToClose:
        return tr("%1 closes a tag that was not opened.").arg(endTag);
    case MarkupProblem::WrongOrder:
        return tr("%1 stands before the tag inside it is closed by %2.")
            .arg(endTag, u"</"_s + formatted.expected + u'>');
    case MarkupProblem::BadReference:
        return tr("A number after “&#” stands for no character.");
    }
    return {};
}

} // namespace botdesk::widgets
