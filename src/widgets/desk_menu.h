#pragma once

#include <functional>

class QObject;

namespace botdesk::widgets
{

namespace Ui
{
class MainWindow;
}

class DeskPage;

/// Connects the menu's errands with the page of a desk, whichever @p desk gives at that moment; it
/// may be none.
/// @param context with which the connections end
void wireDeskMenu(const Ui::MainWindow &ui, QObject *context,
                  const std::function<DeskPage *()> &desk);

} // namespace botdesk::widgets
