// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/bundle.hpp"

#include <catch2/catch.hpp>

#include "log_builder.hpp"

using namespace consentry;

TEST_CASE("A bundle gives back what was written into it") {
  const auto parts = test::genuineLog().parts();
  const auto text = parts.text();
  auto source = audit::BundleSource::open(text).value();
  CHECK(source.rowCount().value() == 40);
  CHECK(source.leafCount().value() == 40);
  CHECK(source.head().value() == parts.head);
  CHECK(source.pin().value() == parts.pin);
  const auto kept = source.checkpoints().value();
  REQUIRE(kept.size() == parts.kept.size());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    CHECK(kept[i].size == parts.kept[i].size);
    CHECK(kept[i].reason == parts.kept[i].reason);
    CHECK(kept[i].note == parts.kept[i].note);
  }
  audit::LogRow row;
  for (std::size_t i = 0; i < parts.entries.size(); ++i) {
    REQUIRE(source.nextRow(row).value() == true);
    CHECK_FALSE(row.seq.has_value());
    CHECK(row.bytes == parts.entries[i]);
    CHECK(row.leaf == parts.leaves[i]);
  }
  CHECK(source.nextRow(row).value() == false);
}

TEST_CASE("A last line without its newline still counts, and a bad leaf is no leaf") {
  audit::BundleText text{.entries = "a\nb", .leaves = "xyz", .checkpoints = "== 3 head\nnote", .pin = {}};
  auto source = audit::BundleSource::open(text).value();
  CHECK(source.rowCount().value() == 2);
  CHECK(source.leafCount().value() == 1);
  CHECK(source.head().value() == "note");
  audit::LogRow row;
  REQUIRE(source.nextRow(row).value() == true);
  CHECK(row.bytes == "a");
  CHECK_FALSE(row.leaf.has_value());
  REQUIRE(source.nextRow(row).value() == true);
  CHECK(row.bytes == "b");
  CHECK(source.nextRow(row).value() == false);
}

TEST_CASE("A file of checkpoints in another form is refused") {
  for (const std::string bad : {"x", "\n== 1 head\n", "== 1\n", "==  head\n", "== a head\n", "== 1 Head\n", "== 1 \n",
                                "== 12345678901234567 head\n", "== -1 head\n"}) {
    INFO(bad);
    CHECK_FALSE(audit::BundleSource::open({.entries = {}, .leaves = {}, .checkpoints = bad, .pin = {}}).has_value());
  }
}

TEST_CASE("The readme names the log, its size and both verifiers") {
  const auto readme = audit::bundleReadme(std::string(32, 'a'), 40);
  CHECK_THAT(readme, Catch::Contains(std::string(32, 'a') + ", 40 records") && Catch::Contains("audit verify") &&
                         Catch::Contains("verify_log.py"));
}
