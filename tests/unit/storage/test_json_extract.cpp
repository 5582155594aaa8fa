// SPDX-License-Identifier: GPL-3.0-or-later
#include "raw_store.hpp"
#include "storage/json_extract.hpp"

namespace consentry::test {

TEST_CASE("the log's json_extract answers as SQLite's own on canonical entries", "[storage]") {
  const auto own = must(Connection::open(":memory:", Connection::Mode::create));
  const auto theirs = must(Connection::open(":memory:", Connection::Mode::create));
  must(storage::provideJsonExtract(*own));
  const std::string entry =
      R"({"actor":"4f2a","at":1795442707000000,"basis":{"kind":"none","ref":"a \"b\" \\ c"},"candidates":[{"rank":1},{}],)"
      R"("consent":{"categories":[],"event":0,"state":"given"},"flag":true,"no":false,"empty":"","neg":-3,"nil":null,)"
      R"("slash":"x\\","tail":{"type":"inner"},"text":"한국 }{][,\":","type":"photo_use"})";
  for (const char* path : {"$.actor",
                           "$.at",
                           "$.basis.kind",
                           "$.basis.ref",
                           "$.basis",
                           "$.candidates",
                           "$.consent.categories",
                           "$.consent.event",
                           "$.consent.state",
                           "$.flag",
                           "$.no",
                           "$.empty",
                           "$.neg",
                           "$.nil",
                           "$.slash",
                           "$.text",
                           "$.type",
                           "$.absent",
                           "$.actor.kind",
                           "$.tail.type"}) {
    INFO(path);
    const auto ask = [&](Connection& db) {
      return must(db.first(
          "SELECT typeof(json_extract(?1, ?2)), json_extract(?1, ?2)",
          [](Row& row) { return row.text(0) + ":" + row.text(1); }, entry, path));
    };
    CHECK(ask(*own) == ask(*theirs));
  }
}

TEST_CASE("text that is no object has no values, however it is cut", "[storage]") {
  const std::string entry = R"({"a":{"b":[1,"x\""]},"c":"d\\","e":12})";
  for (std::size_t length = 0; length < entry.size(); ++length)
    CHECK_FALSE(storage::jsonAt(entry.substr(0, length), "$.e"));
  for (const char* text : {"", "{", "[]", "{\"", "{\"a", "{\"a\"", "{\"a\":", "\"e\"", "{}", "{\\\"e\":1}", "12"})
    CHECK_FALSE(storage::jsonAt(text, "$.e"));
  CHECK_FALSE(storage::jsonAt(entry, "e"));
  CHECK(storage::jsonAt(entry, "$.e") == "12");
}

}  // namespace consentry::test
