// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "base/enum_words.hpp"
#include "base/handle.hpp"

namespace consentry::base {
enum class Colour { red, green };
}
CONSENTRY_ENUM_WORDS(base::Colour, {green, "green"}, {red, "red"});

using namespace consentry::base;

namespace {

Expected<int> half(int value) {
  if (value % 2 != 0) return fail(Errc::invalidArgument, "odd");
  return value / 2;
}

Expected<int> quarter(int value) {
  TRY(const int once, half(value));
  TRY(const int twice, half(once));
  return twice;
}

Expected<void> checkQuarter(int value) {
  TRY_VOID(quarter(value));
  return {};
}

}  // namespace

TEST_CASE("every error code has its own stable word") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Errc::internal); ++i) names.insert(name(static_cast<Errc>(i)));
  CHECK(names.size() == static_cast<std::size_t>(Errc::internal) + 1);
  CHECK(name(Errc::modelMismatch) == "model_mismatch");
}

TEST_CASE("a failure passes through TRY, with what was being done in front") {
  CHECK(quarter(12).value() == 3);
  REQUIRE_FALSE(quarter(6));
  CHECK(quarter(6).error().code() == Errc::invalidArgument);
  CHECK(checkQuarter(8).has_value());
  CHECK_FALSE(checkQuarter(3).has_value());
  CHECK(Error(Errc::ioError, "disk").during("storing").during("importing").message() == "importing: storing: disk");
}

TEST_CASE("an enum's words are found both ways and nothing else is") {
  CHECK(word(Colour::green) == "green");
  CHECK(fromWord<Colour>("red") == Colour::red);
  CHECK_FALSE(fromWord<Colour>("Red"));
  CHECK_FALSE(fromWord<Colour>(""));
  CHECK(allOf<Colour>().size() == 2);
}

TEST_CASE("a handle is empty until named, and handles of two kinds are two types") {
  using Dog = Handle<struct DogTag>;
  using Cat = Handle<struct CatTag>;
  CHECK(Dog().empty());
  CHECK(Dog("a") < Dog("b"));
  CHECK(std::hash<Dog>()(Dog("a")) == std::hash<Dog>()(Dog("a")));
  STATIC_REQUIRE_FALSE(std::is_convertible_v<Dog, Cat>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<std::string, Dog>);
}
