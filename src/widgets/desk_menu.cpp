#include "widgets/desk_menu.h"

#include "ui_main_window.h"
#include "widgets/desk_page.h"

namespace botdesk::widgets
{

void wireDeskMenu(const Ui::MainWindow &ui, QObject *context,
                  const std::function<DeskPage *()> &desk)
{
    const auto errand = [context, &desk](QAction *action, void (DeskPage::*slot)()) {
        QObject::connect(action, &QAction::triggered, context, [desk, slot] {
            if (DeskPage *page = desk())
                (page->*slot)();
        });
    };
    errand(ui.findAction, &DeskPage::focusSearch);
    errand(ui.importAction, &DeskPage::importPeople);
    errand(ui.exportAction, &DeskPage::exportShown);
    errand(ui.broadcastShownAction, &DeskPage::broadcastShown);
    errand(ui.probeShownAction, &DeskPage::probeShown);
    errand(ui.checkLoginAction, &DeskPage::checkLogin);
}

} // namespace botdesk::widgets
