// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/sign_in.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace consentry::domain;
using namespace std::chrono_literals;

TEST_CASE("three tries are free, then each failure doubles the wait, up to a quarter of an hour") {
  const std::vector<std::chrono::seconds> expected = {0s,   0s,   0s,   1s,   2s,   4s,   8s,   16s,  32s,  64s,
                                                      128s, 256s, 512s, 900s, 900s, 900s, 900s, 900s, 900s, 900s};
  REQUIRE(expected.size() == static_cast<std::size_t>(kMostTries));
  for (int failures = 0; failures < kMostTries; ++failures) {
    INFO(failures);
    CHECK(waitAfter(failures) == expected.at(static_cast<std::size_t>(failures)));
  }
}

TEST_CASE("when the next try is free is counted in time since the computer started") {
  struct Row {
    const char* what;
    int failures;
    BootTime last;
    BootTime now;
    std::chrono::seconds wait;
    bool locked;
  };
  const std::vector<Row> rows = {
      {"free tries", 2, {"a", 10min}, {"a", 10min}, 0s, false},
      {"at once", 5, {"a", 10min}, {"a", 10min}, 4s, false},
      {"a part waited", 5, {"a", 10min}, {"a", 10min + 1s}, 3s, false},
      {"rounded up", 5, {"a", 10min}, {"a", 10min + 3999ms}, 1s, false},
      {"over", 5, {"a", 10min}, {"a", 10min + 4s}, 0s, false},
      {"another start counts anew", 13, {"a", 500min}, {"b", 1min}, 840s, false},
      {"another start, long ago", 13, {"a", 500min}, {"b", 15min}, 0s, false},
      {"an impossible moment gains nothing", 13, {"a", 500min}, {"a", 1min}, 840s, false},
      {"the last before the lock", 19, {"a", 10min}, {"a", 25min}, 0s, false},
      {"locked", 20, {"a", 10min}, {"a", 500min}, 0s, true},
      {"locked, another start", 21, {"a", 10min}, {"b", 500min}, 0s, true},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const TryRule rule = tryRule(row.failures, row.last, row.now);
    CHECK(rule.locked == row.locked);
    CHECK(rule.wait == row.wait);
  }
}

TEST_CASE("a passphrase is long and not the person's own name; nothing else is asked of it") {
  const auto good = [](std::string_view passphrase) {
    return checkNewPassphrase(passphrase, "kim.jiwoo", "Kim Ji-woo of Incheon").has_value();
  };
  CHECK(good("twelve chars"));
  CHECK(good("            "));
  CHECK(good("비밀번호는열두글자입니다요"));
  CHECK(good(std::string(1024, 'x')));
  CHECK_FALSE(good("eleven char"));
  CHECK_FALSE(good("비밀번호는짧아요"));
  CHECK_FALSE(good(std::string(1025, 'x')));
  CHECK_FALSE(good("KIM JI-WOO of incheon"));
  CHECK_FALSE(checkNewPassphrase("administrator", "administrator", "Ada").has_value());
}
