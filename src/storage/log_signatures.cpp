// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/log_signatures.hpp"

#include "storage/open_policy.hpp"
#include "storage/sqlite_log_source.hpp"
#include "storage/store_writer.hpp"

namespace consentry::storage {
namespace {

using base::Errc;
using base::Expected;

Expected<void> readAll(const std::filesystem::path& directory, Connection::Mode mode,
                       const std::function<void(std::string_view)>& take) {
  TRY(auto db, Connection::open(databaseOf(directory), mode));
  TRY_VOID(applyOpenPolicy(*db, mode));
  TRY(auto source, SqliteLogSource::open(*db, std::nullopt, {}));
  audit::LogRow row;
  while (true) {
    TRY(const bool more, source.nextRow(row));
    if (!more) return {};
    take(row.bytes);
  }
}

}  // namespace

Expected<void> eachStoredEntry(const std::filesystem::path& directory,
                               const std::function<void(std::string_view)>& take) {
  bool any = false;
  auto read = readAll(directory, Connection::Mode::readOnly, [&](std::string_view bytes) {
    any = true;
    take(bytes);
  });
  // On a medium that cannot be written SQLite finds no place for the index of its write-ahead log.
  if (!read && !any && (read.error().code() == Errc::unreadable || read.error().code() == Errc::noPermission))
    return readAll(directory, Connection::Mode::immutable, take);
  return read;
}

Expected<audit::SignatureReport> checkStoredSignatures(const std::filesystem::path& directory) {
  audit::SignatureCheck signatures;
  TRY_VOID(eachStoredEntry(directory, [&](std::string_view bytes) { signatures.take(bytes); }));
  return signatures.report();
}

}  // namespace consentry::storage
