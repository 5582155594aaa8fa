// SPDX-License-Identifier: GPL-3.0-or-later
// Erasing looks through a list of places. A table or a column that is in neither list would be forgotten: then this
// fails until somebody has decided what it holds.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "raw_store.hpp"
#include "storage/person_places.hpp"

using namespace consentry;
using namespace consentry::test;

namespace {

std::set<std::string> columnsOf(Connection& db, std::string_view table) {
  const auto names =
      must(db.list("SELECT name FROM pragma_table_info(?)", [](Row& row) { return row.text(0); }, table));
  return {names.begin(), names.end()};
}

std::set<std::string> wordsOf(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::set<std::string> words;
  for (std::string word; in >> word;) words.insert(word);
  return words;
}

/// The left sides of "a = 1, b = NULL".
std::set<std::string> assignedIn(std::string_view blank) {
  std::set<std::string> names;
  std::istringstream in{std::string(blank)};
  for (std::string part; std::getline(in, part, ',');) {
    const auto name = wordsOf(part.substr(0, part.find('=')));
    names.insert(name.begin(), name.end());
  }
  return names;
}

}  // namespace

TEST_CASE("every table is known to hold something of a person, or nothing") {
  StoreRoom room;
  makeStore(room, 0);
  const auto db = insider(room);
  const auto tables = must(db->list("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
                                    [](Row& row) { return row.text(0); }));
  std::set<std::string> listed;
  for (const auto& place : storage::personPlaces()) listed.emplace(place.table);
  for (const auto& table : storage::tablesOfNobody()) CHECK(listed.emplace(table).second);
  CHECK(listed == std::set<std::string>(tables.begin(), tables.end()));
}

TEST_CASE("every column of a table with people in it goes, or is known to say nothing of them") {
  StoreRoom room;
  makeStore(room, 0);
  const auto db = insider(room);
  for (const auto& place : storage::personPlaces()) {
    INFO(place.table);
    must(db->integer(storage::countIn(place), "nobody"));
    if (place.blank.empty()) continue;
    auto known = wordsOf(place.kept);
    known.merge(assignedIn(place.blank));
    CHECK(known == columnsOf(*db, place.table));
  }
}
