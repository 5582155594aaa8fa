// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <iterator>

#include "storage/open_policy.hpp"
#include "storage/sqlite.hpp"
#include "store_harness.hpp"

namespace consentry::test {

using storage::Connection;
using storage::Row;

inline std::filesystem::path databaseIn(const StoreRoom& room) {
  return room.path() / "consentry.db";
}

/// The database under the store's own policy.
inline std::unique_ptr<Connection> insider(const StoreRoom& room) {
  auto db = must(Connection::open(databaseIn(room), Connection::Mode::readWrite));
  must(storage::applyOpenPolicy(*db, Connection::Mode::readWrite));
  return db;
}

/// A closed store with `entries` entries after the first.
inline void makeStore(StoreRoom& room, int entries) {
  const auto store = must(storage::SqliteStore::create(room.path(), room.options()));
  for (int i = 0; i < entries; ++i) must(recordSome(*store));
}

inline std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void writeContent(const std::filesystem::path& file, const std::string& content) {
  std::ofstream(file, std::ios::binary) << content;
}

}  // namespace consentry::test
