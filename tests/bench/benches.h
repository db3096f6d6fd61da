#pragma once

#include <QString>

namespace botdesk::bench
{

/// Where a bench works.
struct Place {
    QString folder; ///< for data that is made once and kept from run to run
};

/// A bench: measures, and prints its figures. False when it could not; it has said why.
using Bench = bool (*)(const Place &);

} // namespace botdesk::bench
