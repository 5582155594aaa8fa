// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/compiled_cache.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using namespace consentry;
namespace fs = std::filesystem;

namespace {

class Scratch {
 public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "consentry-cache-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code left;
    fs::remove_all(path, left);
  }
  fs::path path;
};

fs::path onlyFileOf(const fs::path& folder) {
  return fs::directory_iterator(folder)->path();
}

}  // namespace

TEST_CASE("Compiled networks are trusted only where nobody else could have written them") {
  const Scratch scratch;
  const fs::path folder = scratch.path / "cache" / "networks";
  const auto cache = composition::compiledCacheIn(folder);
  const base::Bytes network(100, std::byte{7});
  CHECK_FALSE(cache->load("key").has_value());
  cache->store("key", network);
  CHECK(fs::status(folder).permissions() == fs::perms::owner_all);
  REQUIRE(cache->load("key") == network);
  CHECK_FALSE(cache->load("another key").has_value());

  SECTION("a file that others may write") {
    fs::permissions(onlyFileOf(folder), fs::perms::group_write, fs::perm_options::add);
    CHECK_FALSE(cache->load("key").has_value());
    cache->store("key", network);
    CHECK(cache->load("key") == network);
  }
  SECTION("a folder that others may write") {
    fs::permissions(folder, fs::perms::others_write, fs::perm_options::add);
    CHECK_FALSE(cache->load("key").has_value());
    cache->store("another key", network);
    CHECK(std::distance(fs::directory_iterator(folder), {}) == 1);
  }
  SECTION("a link to somewhere else") {
    const fs::path file = onlyFileOf(folder);
    fs::rename(file, scratch.path / "elsewhere");
    fs::create_symlink(scratch.path / "elsewhere", file);
    CHECK_FALSE(cache->load("key").has_value());
  }
  SECTION("a damaged file") {
    std::ofstream(onlyFileOf(folder), std::ios::binary | std::ios::app) << "more";
    CHECK_FALSE(cache->load("key").has_value());
  }
}
