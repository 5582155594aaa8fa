// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_house.hpp"

using namespace consentry;
using namespace consentry::exchange;
using namespace consentry::exchange::test;
using app::ports::ModelState;
using base::Errc;

TEST_CASE("weights come from the archive, from its folder, or as files") {
  House house;
  auto store = house.store();
  CHECK(store.status()->at(0).state == ModelState::missing);
  CHECK(store.load("embedder").error().code() == Errc::modelMissing);

  SECTION("the archive") {
    REQUIRE(store.fetchFrom(house.archive));
  }
  SECTION("its folder") {
    REQUIRE(store.fetchFrom(house.archive.parent_path()));
  }
  SECTION("the archive under another name") {
    fs::rename(house.archive, house.scratch.path() / "download");
    REQUIRE(store.fetchFrom(house.scratch.path() / "download"));
  }
  SECTION("one file after the other") {
    house.scratch.put("files/net.dat", kNet);
    house.scratch.put("files/points.dat", kPoints);
    const auto first = store.fetchFrom(house.scratch.path() / "files/net.dat");
    REQUIRE(first);
    CHECK(first->at(0).state == ModelState::present);
    CHECK(first->at(1).state == ModelState::missing);
    REQUIRE(store.fetchFrom(house.scratch.path() / "files/points.dat"));
  }
  SECTION("files") {
    house.scratch.put("files/net.dat", kNet);
    house.scratch.put("files/points.dat", kPoints);
    REQUIRE(store.fetchFrom(house.scratch.path() / "files"));
  }
  const auto status = store.status();
  REQUIRE(status);
  for (const auto& model : *status) CHECK(model.state == ModelState::present);
  CHECK(base::asText(store.load("embedder")->bytes) == kNet);
  CHECK(store.load("embedder")->entry.limits == std::vector<std::string>{"a", "b"});
  CHECK(store.load("nose").error().code() == Errc::notFound);
  CHECK(std::distance(fs::directory_iterator(house.weights), {}) == 2);
  CHECK_FALSE(fs::exists(house.scratch.path() / "escape.dat"));
}

TEST_CASE("a weight with another hash is refused, named, and nothing is written") {
  SECTION("the archive is another one") {
    House house;
    auto store = house.store();
    writeArchive(house.archive, std::string(5000, 'm'));
    const auto result = store.fetchFrom(house.archive);
    CHECK(result.error().code() == Errc::modelMismatch);
    CHECK(result.error().message().contains("pkg-1.tar.gz"));
    CHECK(result.error().message().contains(hex(contentOf(house.archive))));
    CHECK(house.nothingWritten());
  }
  SECTION("the archive is right and the weight in it is not") {
    House house(std::string(5000, 'm'));
    const auto result = house.store().fetchFrom(house.archive);
    REQUIRE(result);
    CHECK(result->at(0).state == ModelState::missing);
    CHECK(result->at(0).problem->message().contains("net.dat: SHA-256 " + hex(kNet) + " expected"));
    CHECK(result->at(1).state == ModelState::present);
    CHECK_FALSE(fs::exists(house.weights / "net.dat"));
  }
  SECTION("a file is another one") {
    House house;
    house.scratch.put("files/points.dat", "other");
    CHECK(house.store().fetchFrom(house.scratch.path() / "files").error().code() == Errc::modelMismatch);
    CHECK(house.store().fetchFrom(house.scratch.path() / "files/points.dat").error().code() == Errc::modelMismatch);
    CHECK(house.nothingWritten());
    house.scratch.put("files/net.dat", kNet);
    const auto partial = house.store().fetchFrom(house.scratch.path() / "files");
    REQUIRE(partial);
    CHECK(partial->at(0).state == ModelState::present);
    CHECK_FALSE(partial->at(0).problem);
    CHECK(partial->at(1).state == ModelState::missing);
    CHECK(partial->at(1).problem->code() == Errc::modelMismatch);
  }
  SECTION("a file that is none of them") {
    House house;
    house.scratch.put("files/other.dat", "other");
    CHECK(house.store().fetchFrom(house.scratch.path() / "files/other.dat").error().code() == Errc::invalidArgument);
    CHECK(house.nothingWritten());
  }
  SECTION("it was changed after it was fetched") {
    House house;
    auto store = house.store();
    REQUIRE(store.fetchFrom(house.archive));
    house.scratch.put("weights/points.dat", "changed");
    CHECK(store.load("landmarks").error().code() == Errc::modelMismatch);
    CHECK(store.status()->at(1).state == ModelState::mismatch);
    CHECK(base::toHex(*store.status()->at(1).found) == hex("changed"));
    CHECK(store.load("embedder"));
  }
}

TEST_CASE("archives that are none are errors, not crashes") {
  House house(kNet.substr(1));
  CHECK(house.store().fetchFrom(house.archive).error().code() == Errc::parse);  // a member of another size
  house.scratch.put("from/pkg-1.tar.gz", "not an archive");
  CHECK(house.store().fetchFrom(house.archive).error().code() == Errc::parse);
  House cut;
  const std::string whole = contentOf(cut.archive);
  cut.scratch.put("from/pkg-1.tar.gz", std::string_view(whole).substr(0, whole.size() / 2));
  CHECK(cut.store().fetchFrom(cut.archive).error().code() == Errc::parse);
  CHECK(cut.nothingWritten());
  CHECK(cut.store().fetchFrom(cut.scratch.path() / "none").error().code() == Errc::notFound);
  fs::create_directory(cut.scratch.path() / "empty");
  CHECK(cut.store().fetchFrom(cut.scratch.path() / "empty").error().code() == Errc::modelMissing);
}

TEST_CASE("the product's own manifest is well formed and honest") {
  const auto manifest = parseModelManifest(contentOf(CONSENTRY_MODELS "/manifest.toml"));
  if (!manifest) FAIL(manifest.error().message());
  for (const auto& [entry, path] : manifest->models) {
    CHECK_FALSE(entry.limits.empty());
    CHECK(fs::exists(fs::path(CONSENTRY_MODELS) / "cards" / entry.card));
  }
}

TEST_CASE("a manifest that could run something else is refused") {
  const auto why = [](std::string_view what, std::string_view with) {
    std::string text = manifestText(hex(""));
    text.replace(text.find(what), what.size(), with);
    return parseModelManifest(text).error().message();
  };
  CHECK(why("package = \"pkg\"", "package = \"--index-url=http://x\"").contains("package"));
  CHECK(why("\"net.dat\"", "\"../net.dat\"").contains("file"));
  CHECK(why("\"pkg-1/net.dat\"", "\"../net.dat\"").contains("path"));
  CHECK(why("trainer", "trained_by").contains("trainer: missing"));
  CHECK(why("size = 5000", "size = 99999999999").contains("size"));
  CHECK(why("\"landmarks\"", "\"embedder\"").contains("earlier model"));
  CHECK(why("archive = \"pkg\"", "archive = \"other\"").contains("no archive has this name"));
  CHECK(why("pypi-sdist", "tarball").contains("kind"));
  CHECK(why("needed_for = [\"dlib\"", "needed_for = [\"all\"").contains("needed_for"));
}
