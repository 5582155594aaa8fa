// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/checked_vfs.hpp"
#include "storage/open_policy.hpp"
#include "storage/page_sums.hpp"
#include "storage/store_copy.hpp"
#include "store_harness.hpp"

namespace consentry::test {

using storage::Connection;

namespace {

/// Every page of it fits its checksum.
void checkWhole(const std::filesystem::path& file) {
  const auto db = must(Connection::open(file, Connection::Mode::readOnly));
  CHECK(storage::pagesAreChecked(db->raw()));
  CHECK(must(storage::findDamage(*db)).empty());
}

}  // namespace

TEST_CASE("copies larger than what SQLite holds in memory have their checksums", "[storage]") {
  const TempFolder folder;
  const auto db = must(Connection::open(folder.path() / "large.db", Connection::Mode::create));
  must(storage::applyOpenPolicy(*db, Connection::Mode::create));
  // Eight megabytes in the write-ahead log, whose pages have no checksums of ours.
  must(
      db->execute("PRAGMA wal_autocheckpoint = 0; CREATE TABLE large (bytes BLOB); WITH RECURSIVE n(i) AS (SELECT 1 "
                  "UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO large SELECT randomblob(4000) FROM n"));
  must(storage::copyDatabase(*db, folder.path() / "copied.db", {}));
  checkWhole(folder.path() / "copied.db");
  must(db->run("VACUUM INTO ?", (folder.path() / "rewritten.db").string()));
  checkWhole(folder.path() / "rewritten.db");
}

}  // namespace consentry::test
