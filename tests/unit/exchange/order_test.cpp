// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <string>

#include "exchange/order_toml.hpp"

using namespace consentry;
using exchange::orderFromToml;

namespace {

const std::string kHead = "format = 1\nreason = \"the agreement has ended\"\nlegal_reference = \"Order 17\"\n";

base::Errc refused(const std::string& text) {
  const auto order = orderFromToml(text);
  REQUIRE_FALSE(order);
  return order.error().code();
}

}  // namespace

TEST_CASE("an order selects by nationality, by set or by name") {
  const auto all = orderFromToml(kHead + "nationality = \"AUS\"\n");
  REQUIRE(all);
  CHECK(all->reason == "the agreement has ended");
  CHECK(all->legalReference == "Order 17");
  CHECK(std::get<domain::PeopleOfNationality>(all->selection).nationality.code() == "AUS");
  const auto set = orderFromToml(kHead + "set = \"flight\"\n");
  REQUIRE(set);
  CHECK(std::get<domain::PeopleOfSet>(set->selection).set == "flight");
  const auto some = orderFromToml(kHead + "refs = [\"T-1\", \"T-2\"]\n");
  REQUIRE(some);
  CHECK(std::get<domain::PeopleByRef>(some->selection).refs == std::vector<std::string>{"T-1", "T-2"});
  CHECK(all->hash != set->hash);
}

TEST_CASE("an order that could be read in two ways is refused") {
  using base::Errc;
  CHECK(refused(kHead) == Errc::parse);
  CHECK(refused(kHead + "nationality = \"AUS\"\nset = \"flight\"\n") == Errc::parse);
  CHECK(refused(kHead + "nationality = \"Australia\"\n") == Errc::parse);
  CHECK(refused(kHead + "nationality = \"QQQ\"\n") == Errc::parse);
  CHECK(refused(kHead + "refs = []\n") == Errc::parse);
  CHECK(refused(kHead + "refs = [\"T-1\", \"T-1\"]\n") == Errc::parse);
  CHECK(refused(kHead + "refs = [\"\"]\n") == Errc::parse);
  CHECK(refused(kHead + "set = \"flight\"\nexcept = \"T-1\"\n") == Errc::parse);
  CHECK(refused("format = 2\n" + kHead.substr(11) + "set = \"flight\"\n") == Errc::parse);
  CHECK(refused("format = 1\nlegal_reference = \"Order 17\"\nset = \"flight\"\n") == Errc::parse);
}

TEST_CASE("disclosures are not kept yet, and an order that needs them says so") {
  CHECK(refused(kHead + "disclosure = \"research\"\n") == base::Errc::unsupported);
}
