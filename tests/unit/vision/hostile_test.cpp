// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>

#include "samples.hpp"
#include "vision/decoder.hpp"

using namespace consentry;
using namespace consentry::test;

TEST_CASE("Every malformed file is refused or decoded within a second") {
  const auto folder = dataFolder() / "hostile";
  if (!std::filesystem::is_directory(folder))
    skipAll("no folder " + folder.string() + "; set CONSENTRY_TEST_DATA to a folder that holds hostile/");
  std::size_t refused = 0;
  std::size_t decoded = 0;
  std::chrono::duration<double> slowest{0};
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto file = readAll(entry.path());
    const auto start = std::chrono::steady_clock::now();
    const bool good = test::decodePhoto(file).has_value();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    ++(good ? decoded : refused);
    slowest = std::max(slowest, took);
    if (took > std::chrono::seconds(1))
      FAIL_CHECK(entry.path().filename().string() << " took " << took.count() << " s");
  }
  std::printf("%zu files: %zu refused, %zu decoded, slowest %.3f s\n", refused + decoded, refused, decoded,
              slowest.count());
  CHECK(refused + decoded > 0);
}
