#pragma once

namespace botdesk::widgets
{

/// Makes the icons and greetings of this library known to Qt; the linker would drop them otherwise.
/// Call it before they are used; twice is harmless.
void useResources();

} // namespace botdesk::widgets
