#pragma once

#include "storage/database.h"

#include <QTemporaryDir>

namespace botdesk::tests
{

/// A new database in a folder of its own, gone with this object.
struct OpenDatabase {
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("botdesk.sqlite"));
    std::unique_ptr<storage::Database> database =
        std::move(storage::Database::open(path, storage::Database::Mode::ReadWrite).value());

    [[nodiscard]] storage::Database &operator*() const { return *database; }
};

} // namespace botdesk::tests
