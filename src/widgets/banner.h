#pragma once

#include "widgets/appearance.h"

#include <QFrame>

#include <cstdint>
#include <functional>
#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace botdesk::widgets
{

/// What the operator can do from a banner.
enum class BannerAction : std::uint8_t { None, NewToken, TakeOver, TryAgain, ProbeAfterGap };

/// What a banner says. Texts come as functions, so that they can be made anew in another language.
struct BannerContent {
    using Words = std::function<QString()>;

    Tone tone = Tone::Problem;
    Words text;
    Words details = {}; ///< quoted words of others, shown smaller below; may be empty
    BannerAction action = BannerAction::None;
    bool dismissable = false;
};

/// A coloured strip in the flow of a page that says what the operator must know, in plain text,
/// with a way out. Hidden while it has nothing to say.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    void show(const BannerContent &content);
    /// The same with a text alone.
    void showProblem(BannerContent::Words text, BannerContent::Words details = {});
    void clear();
    [[nodiscard]] bool isClear() const { return !m_content.has_value(); }

Q_SIGNALS:
    void triggered(botdesk::widgets::BannerAction action);
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void render();
    void color();
    [[nodiscard]] static QString nameOf(BannerAction action);

    std::optional<BannerContent> m_content;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_details;
    QPushButton *m_action;
    QToolButton *m_dismiss;
};

} // namespace botdesk::widgets
