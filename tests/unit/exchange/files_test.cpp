// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/files.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <optional>

#include "scratch.hpp"

using namespace consentry;
using namespace std::string_view_literals;
using namespace consentry::exchange;
using base::Errc;
namespace fs = std::filesystem;

TEST_CASE("files are read beneath their folder and nowhere else, with and without openat2") {
  const test::Scratch scratch;
  scratch.put("set/deep/a.jpg", "picture");
  scratch.put("secret.txt", "secret");
  const auto folder = scratch.path() / "set";
  fs::create_symlink("../secret.txt", folder / "link.jpg");
  fs::create_symlink("deep", folder / "inner");
  fs::create_symlink("..", folder / "up");
  fs::create_symlink("set", scratch.path() / "alias");
  REQUIRE(::mkfifo((folder / "pipe.jpg").c_str(), 0600) == 0);

  const auto walk = GENERATE(Walk::kernel, Walk::stepwise);
  const auto code = [&](std::string_view file, std::int64_t limit = 100) {
    const auto bytes = readBeneath(folder, file, limit, walk);
    return bytes ? std::nullopt : std::optional(bytes.error().code());
  };
  CHECK(base::asText(*readBeneath(folder, "deep/a.jpg", 100, walk)) == "picture");
  CHECK(base::asText(*readBeneath(folder, "./deep//a.jpg", 7, walk)) == "picture");
  CHECK(base::asText(*readBeneath(scratch.path() / "alias", "deep/a.jpg", 7, walk)) == "picture");
  CHECK(code("deep/a.jpg", 6) == Errc::limitExceeded);
  CHECK(code("deep/none.jpg") == Errc::notFound);
  CHECK(code("none/a.jpg") == Errc::notFound);
  CHECK(code("deep/a.jpg/b") == Errc::notFound);
  CHECK(code("../secret.txt") == Errc::denied);
  CHECK(code("/etc/passwd") == Errc::denied);
  CHECK(code("deep/../../secret.txt") == Errc::denied);
  CHECK(code("link.jpg") == Errc::denied);
  CHECK(code("inner/a.jpg") == Errc::denied);
  CHECK(code("up/secret.txt") == Errc::denied);
  CHECK(code("") == Errc::denied);
  CHECK(code("deep/a.jpg\0.txt"sv) == Errc::denied);
  CHECK(code("pipe.jpg") == Errc::unreadable);
  CHECK(code("deep") == Errc::unreadable);
  CHECK(readBeneath(scratch.path() / "gone", "a.jpg", 1, walk).error().code() == Errc::notFound);
}

TEST_CASE("a file is written whole or not at all") {
  const test::Scratch scratch;
  const auto file = scratch.path() / "out.txt";
  REQUIRE(writeAtomically(file, base::asBytes("one"), Existing::keep));
  CHECK(test::contentOf(file) == "one");
  CHECK(writeAtomically(file, base::asBytes("two"), Existing::keep).error().code() == Errc::alreadyExists);
  CHECK(test::contentOf(file) == "one");
  REQUIRE(writeAtomically(file, base::asBytes("two"), Existing::replace));
  CHECK(test::contentOf(file) == "two");
  CHECK((fs::status(file).permissions() & fs::perms(077)) == fs::perms::none);
  CHECK(writeAtomically(scratch.path() / "no" / "out.txt", {}, Existing::keep).error().code() == Errc::notFound);
  fs::create_directory(scratch.path() / "taken");
  CHECK_FALSE(writeAtomically(scratch.path() / "taken", {}, Existing::replace));
  CHECK(std::distance(fs::directory_iterator(scratch.path()), {}) == 2);  // nothing temporary is left
}

TEST_CASE("a device is no file") {
  CHECK(readWhole("/dev/zero", 10).error().code() == Errc::unreadable);
}
