// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

namespace consentry::storage {

/// At the end of every page of the database stand this many bytes of SHA-256 over its number and its content, in the
/// space that SQLite leaves to its VFS. A page that does not fit them is not read: SQLITE_IOERR_DATA.
inline constexpr int kPageSumBytes = 16;

/// The name of the VFS to open a database with; it works on top of SQLite's default VFS. Any SQLite reads such a
/// database; one that writes it without this VFS leaves pages that this one refuses.
[[nodiscard]] const char* checkedVfs();

/// Whether the pages of the open database's file are read and written with sums, as its header says.
[[nodiscard]] bool pagesAreChecked(sqlite3* db);

/// errno of the last call to the system that failed on this thread; SQLite forgets it when a COMMIT fails.
[[nodiscard]] int lastSystemError();

}  // namespace consentry::storage
