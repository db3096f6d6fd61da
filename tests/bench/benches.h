#pragma once

#include <QString>

namespace botdesk::bench
{

/// Where a bench works, and with how much.
struct Place {
    QString folder;            ///< for data that is made once and kept from run to run
    qint64 people = 1'000'000; ///< in the database
    bool withBaseline = true;  ///< compare with the default way as well, which takes minutes
};

/// A bench: measures, and prints its figures. False when it could not; it has said why.
using Bench = bool (*)(const Place &);

} // namespace botdesk::bench
