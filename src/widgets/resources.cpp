#include "widgets/resources.h"

#include <QDir>

// Outside of any namespace, as Qt wants it: a resource of a static library is not found by itself.
static void loadIconsAndGreetings()
{
    Q_INIT_RESOURCE(icons);
    Q_INIT_RESOURCE(greetings);
}

namespace botdesk::widgets
{

void useResources()
{
    loadIconsAndGreetings();
}

} // namespace botdesk::widgets
