#include "widgets/formatting_words.h"

#include <QLocale>

namespace botdesk::widgets
{

using namespace Qt::StringLiterals;
using domain::FormattedProblem;
using domain::MarkupProblem;

QString FormattingWords::about(const QString &text, const domain::FormattedCheck &check, int limit)
{
    switch (check.problem) {
    case FormattedProblem::None:
        return {};
    case FormattedProblem::Empty:
        return tr("There is nothing to read in it.");
    case FormattedProblem::TooLong:
        if (check.formatted.length <= limit)
            return tr("There is too much formatting in it.");
        return tr("It is too long by %Ln characters.", nullptr,
                  static_cast<int>(check.formatted.length - limit));
    case FormattedProblem::Broken:
        break;
    }
    const auto line = QStringView(text).left(check.formatted.position).count(u'\n') + 1;
    return tr("Line %1: %2", "what is wrong in that line")
        .arg(QLocale().toString(line), about(check.formatted));
}

QString FormattingWords::about(const domain::FormattedText &formatted)
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
