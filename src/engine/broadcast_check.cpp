#include "engine/broadcast_check.h"

#include "domain/greeting.h"

namespace botdesk::engine
{

using namespace Qt::StringLiterals;
using domain::FormattedProblem;
using storage::Broadcast;

namespace
{

/// Telegram's limits for the parts of a name, in characters. The widest takes the most room in
/// HTML, too.
constexpr int longestName = 64;
constexpr int longestUsername = 32;

/// The text as it is for whoever has the longest names: the limit must hold for everybody.
QString longest(const Broadcast &broadcast, const QString &text)
{
    const domain::Profile person{.firstName = QString(longestName, u'M'),
                                 .lastName = QString(longestName, u'M'),
                                 .username = QString(longestUsername, u'M')};
    return domain::expandFormatted(
        text, broadcast.html, {.person = person, .botUsername = QString(longestUsername, u'M')});
}

/// The same for whoever has no name at all: something has to be left.
QString shortest(const Broadcast &broadcast, const QString &text)
{
    return domain::expandFormatted(text, broadcast.html, {.person = {}, .botUsername = u"b"_s});
}

/// Does the text depend on what somebody came with? Nobody comes to a broadcast.
bool asksForPayload(const QString &text)
{
    return domain::expandGreeting(text, {.person = {}, .botUsername = {}, .payload = u"a"_s}) !=
           domain::expandGreeting(text, {.person = {}, .botUsername = {}, .payload = u"b"_s});
}

class Check
{
public:
    Check(const BroadcastOrder &order, domain::Milliseconds now, const MediaLimits &limits)
        : m_order(order)
        , m_content(order.content)
        , m_now(now)
        , m_limits(limits)
    {
    }

    QList<BroadcastProblem> run()
    {
        checkTexts();
        checkFile();
        checkButtons();
        if (m_order.startAt != 0 && m_order.startAt <= m_now)
            m_problems.append({.kind = BroadcastProblemKind::PastMoment});
        if (m_content.starCap < 0)
            m_problems.append({.kind = BroadcastProblemKind::NoStars});
        return m_problems;
    }

private:
    void checkTexts()
    {
        if (m_content.texts.isEmpty() && m_content.media == storage::MediaKind::None)
            m_problems.append({.kind = BroadcastProblemKind::NoText});
        for (auto it = m_content.texts.cbegin(); it != m_content.texts.cend(); ++it)
            checkText(it.key(), it.value());
    }

    void checkText(const QString &language, const QString &text)
    {
        const bool isCaption = m_content.media != storage::MediaKind::None;
        const int limit = isCaption ? domain::maxCaptionLength : domain::maxMessageLength;
        // What is wrong with the text as it was written has a place in it.
        auto found = domain::checkFormattedText(text, m_content.html, limit);
        if (found.problem == FormattedProblem::None)
            found = domain::checkFormattedText(shortest(m_content, text), m_content.html, limit);
        if (found.problem == FormattedProblem::None)
            found = domain::checkFormattedText(longest(m_content, text), m_content.html, limit);
        const bool mayBeEmpty = isCaption && found.problem == FormattedProblem::Empty;
        if (found.problem != FormattedProblem::None && !mayBeEmpty)
            m_problems.append(
                {.kind = BroadcastProblemKind::Text, .language = language, .text = found});
        QStringList unknown = domain::unknownPlaceholders(text);
        if (asksForPayload(text))
            unknown.append(u"payload"_s);
        for (const QString &word : unknown)
            m_problems.append({.kind = BroadcastProblemKind::UnknownPlaceholder,
                               .language = language,
                               .detail = word});
    }

    void checkFile()
    {
        if (m_content.media == storage::MediaKind::None)
            return;
        const auto kind = m_content.media == storage::MediaKind::Photo
                              ? botapi::MediaKind::Photo
                              : botapi::MediaKind::Document;
        const auto problem = checkMedia(m_content.mediaPath, kind, m_limits);
        if (problem != MediaProblem::None)
            m_problems.append({.kind = BroadcastProblemKind::File, .file = problem});
    }

    void checkButtons()
    {
        for (qsizetype i = 0; i < m_content.buttons.size(); ++i) {
            const storage::LinkButton &button = m_content.buttons.at(i);
            const auto problem = botapi::problemOf({.text = button.text, .url = button.url});
            if (problem != botapi::ButtonProblem::None)
                m_problems.append(
                    {.kind = BroadcastProblemKind::Button, .button = problem, .index = i});
        }
    }

    const BroadcastOrder &m_order;
    const Broadcast &m_content;
    domain::Milliseconds m_now;
    MediaLimits m_limits;
    QList<BroadcastProblem> m_problems;
};

} // namespace

QList<BroadcastProblem> checkBroadcast(const BroadcastOrder &order, domain::Milliseconds now,
                                       const MediaLimits &limits)
{
    return Check(order, now, limits).run();
}

} // namespace botdesk::engine
