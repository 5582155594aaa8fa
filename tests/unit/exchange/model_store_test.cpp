// SPDX-License-Identifier: GPL-3.0-or-later
#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "crypto/hash.hpp"
#include "exchange/model_store_on_disk.hpp"
#include "scratch.hpp"

using namespace consentry;
using namespace consentry::exchange;
using app::ports::ModelState;
using base::Errc;
namespace fs = std::filesystem;

namespace {

const std::string kNet(5000, 'n');
const std::string kPoints = "points";

std::string hex(std::string_view text) {
  return base::toHex(crypto::sha256(base::asBytes(text)));
}

void addFile(archive* out, const char* path, std::string_view content) {
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, path);
  archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  archive_write_header(out, entry);
  archive_write_data(out, content.data(), content.size());
  archive_entry_free(entry);
}

void writeArchive(const fs::path& file, std::string_view net) {
  archive* out = archive_write_new();
  archive_write_add_filter_gzip(out);
  archive_write_set_format_ustar(out);
  REQUIRE(archive_write_open_filename(out, file.c_str()) == ARCHIVE_OK);
  addFile(out, "pkg-1/setup.py", "print('never run')");
  addFile(out, "../../escape.dat", "escape");
  addFile(out, "pkg-1/net.dat", net);
  addFile(out, "pkg-1/points.dat", kPoints);
  archive_write_free(out);
}

std::string manifestText(std::string_view archiveHash) {
  std::string text = fmt::format(
      "[archive]\npackage = \"pkg\"\nversion = \"1\"\nfile = \"pkg-1.tar.gz\"\nsha256 = \"{}\"\nlicence = \"CC0\"\n"
      "source = \"here\"\n",
      archiveHash);
  const auto model = [&](std::string_view role, std::string_view name, std::string_view content) {
    text += fmt::format(
        "[[model]]\nrole = \"{0}\"\nname = \"{1}\"\nversion = \"1\"\nfile = \"{1}.dat\"\npath = \"pkg-1/{1}.dat\"\n"
        "size = {2}\nsha256 = \"{3}\"\nlicence = \"CC0\"\ntrainer = \"unknown\"\ntraining_data = \"unknown\"\n"
        "consent_of_people_shown = \"unknown\"\nlimits = [\"a\", \"b\"]\ncard = \"{1}.md\"\nsource = \"here\"\n",
        role, name, content.size(), hex(content));
  };
  model("embedder", "net", kNet);
  model("landmarks", "points", kPoints);
  return text;
}

/// A manifest, its archive, and a store whose weights are not there yet.
struct House {
  test::Scratch scratch;
  fs::path archive = scratch.path() / "from" / "pkg-1.tar.gz";
  fs::path weights = scratch.path() / "weights";

  explicit House(std::string_view net = kNet) {
    fs::create_directories(archive.parent_path());
    writeArchive(archive, net);
  }
  ModelStoreOnDisk store() const {
    const auto manifest = scratch.put("manifest.toml", manifestText(hex(test::contentOf(archive))));
    auto opened = ModelStoreOnDisk::open(manifest, weights);
    if (!opened) FAIL(opened.error().message());
    return *std::move(opened);
  }
  [[nodiscard]] bool nothingWritten() const { return !fs::exists(weights) || fs::is_empty(weights); }
};

}  // namespace

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
    CHECK(result.error().message().contains(hex(test::contentOf(house.archive))));
    CHECK(house.nothingWritten());
  }
  SECTION("the archive is right and the weight in it is not") {
    House house(std::string(5000, 'm'));
    const auto result = house.store().fetchFrom(house.archive);
    CHECK(result.error().code() == Errc::modelMismatch);
    CHECK(result.error().message().contains("net.dat: SHA-256 " + hex(kNet) + " expected"));
    CHECK(house.nothingWritten());
  }
  SECTION("a file is another one") {
    House house;
    house.scratch.put("files/net.dat", kNet);
    house.scratch.put("files/points.dat", "other");
    CHECK(house.store().fetchFrom(house.scratch.path() / "files").error().code() == Errc::modelMismatch);
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
  const std::string whole = test::contentOf(cut.archive);
  cut.scratch.put("from/pkg-1.tar.gz", std::string_view(whole).substr(0, whole.size() / 2));
  CHECK(cut.store().fetchFrom(cut.archive).error().code() == Errc::parse);
  CHECK(cut.nothingWritten());
  CHECK(cut.store().fetchFrom(cut.scratch.path() / "none").error().code() == Errc::notFound);
  fs::create_directory(cut.scratch.path() / "empty");
  CHECK(cut.store().fetchFrom(cut.scratch.path() / "empty").error().code() == Errc::modelMissing);
}

TEST_CASE("fetching runs the machine's own pip and says why it failed") {
  House house;
  auto store = house.store();
  const std::string path = std::getenv("PATH");
  // A pip of the test's own: no network is needed, and the arguments can be seen.
  const auto tool = [&](std::string_view body) {
    const auto file = house.scratch.put("bin/python3", fmt::format("#!/bin/sh\n{}\n", body));
    ::chmod(file.c_str(), 0755);
    ::setenv("PATH", ((house.scratch.path() / "bin").string() + ":/bin:/usr/bin").c_str(), 1);
  };
  SECTION("it brings the archive") {
    tool(fmt::format("echo \"$@\" > {}/arguments; while [ \"$1\" != --dest ]; do shift; done; cp {} \"$2\"",
                     house.scratch.path().string(), house.archive.string()));
    const auto fetched = store.fetch();
    ::setenv("PATH", path.c_str(), 1);
    REQUIRE(fetched);
    CHECK(fetched->at(0).state == ModelState::present);
    const auto arguments = test::contentOf(house.scratch.path() / "arguments");
    CHECK(arguments.starts_with("-m pip download --no-deps --no-binary :all: "));
    CHECK(arguments.ends_with("pkg==1\n"));
    CHECK(std::distance(fs::directory_iterator(house.weights), {}) == 2);
  }
  SECTION("it fails") {
    tool("echo 'ERROR: no route to host'; exit 1");
    const auto fetched = store.fetch();
    ::setenv("PATH", path.c_str(), 1);
    CHECK(fetched.error().code() == Errc::ioError);
    CHECK(fetched.error().message().contains("no route to host"));
    CHECK(fetched.error().message().contains("--from"));
    CHECK(house.nothingWritten());
  }
  SECTION("there is none") {
    ::setenv("PATH", "/nowhere", 1);
    const auto fetched = store.fetch();
    ::setenv("PATH", path.c_str(), 1);
    CHECK(fetched.error().code() == Errc::notFound);
    CHECK(fetched.error().message().contains("python3-pip"));
  }
}

TEST_CASE("the product's own manifest is well formed and honest") {
  const auto manifest = parseModelManifest(test::contentOf(CONSENTRY_MODELS "/manifest.toml"));
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
  CHECK(why("\"pkg\"", "\"--index-url=http://x\"").contains("package"));
  CHECK(why("\"net.dat\"", "\"../net.dat\"").contains("file"));
  CHECK(why("\"pkg-1/net.dat\"", "\"../net.dat\"").contains("path"));
  CHECK(why("trainer", "trained_by").contains("trainer: missing"));
  CHECK(why("size = 5000", "size = 99999999999").contains("size"));
  CHECK(why("\"landmarks\"", "\"embedder\"").contains("earlier model"));
}
