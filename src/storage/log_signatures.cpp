// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/log_signatures.hpp"

#include "storage/open_policy.hpp"
#include "storage/sqlite_log_source.hpp"
#include "storage/store_writer.hpp"

namespace consentry::storage {
namespace {

using base::Errc;
using base::Expected;

Expected<audit::SignatureReport> check(const std::filesystem::path& directory, Connection::Mode mode) {
  TRY(auto db, Connection::open(databaseOf(directory), mode));
  TRY_VOID(applyOpenPolicy(*db, mode));
  TRY(auto source, SqliteLogSource::open(*db, std::nullopt, {}));
  audit::SignatureCheck signatures;
  audit::LogRow row;
  while (true) {
    TRY(const bool more, source.nextRow(row));
    if (!more) return signatures.report();
    signatures.take(row.bytes);
  }
}

}  // namespace

Expected<audit::SignatureReport> checkStoredSignatures(const std::filesystem::path& directory) {
  auto report = check(directory, Connection::Mode::readOnly);
  // On a medium that cannot be written SQLite finds no place for the index of its write-ahead log.
  if (!report && (report.error().code() == Errc::unreadable || report.error().code() == Errc::noPermission))
    return check(directory, Connection::Mode::immutable);
  return report;
}

}  // namespace consentry::storage
