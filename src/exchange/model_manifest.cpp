// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/model_manifest.hpp"

#include <set>

#include "exchange/files.hpp"
#include "exchange/toml_reader.hpp"

namespace consentry::exchange {
namespace {

/// Far above any weight file that this product loads; a slip in the manifest must not ask for all memory.
constexpr std::int64_t kLargestWeight = std::int64_t{1} << 30;

/// Package and version become arguments of a command: words only, and never an option.
bool isPlain(std::string_view text) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-";
  return !text.empty() && text.front() != '-' && text.front() != '.' &&
         text.find_first_not_of(kAllowed) == std::string_view::npos;
}

std::string plain(TomlTable& table, std::string_view key) {
  std::string text = table.text(key);
  if (!isPlain(text)) table.refuse(key, "letters, digits and . _ + - only");
  return text;
}

ModelArchive readArchive(TomlTable& table) {
  ModelArchive archive;
  archive.package = plain(table, "package");
  archive.version = plain(table, "version");
  archive.file = plain(table, "file");
  archive.sha256 = table.digest("sha256");
  archive.licence = table.text("licence");
  archive.source = table.text("source");
  return archive;
}

ModelManifest::Member readMember(TomlTable& table) {
  ModelManifest::Member member;
  auto& entry = member.entry;
  entry.role = plain(table, "role");
  entry.name = table.text("name");
  entry.version = table.text("version");
  entry.file = plain(table, "file");
  member.path = table.text("path");
  if (!pathBeneath(member.path)) table.refuse("path", "not a path inside the archive");
  entry.size = table.integer("size", 1, kLargestWeight);
  entry.sha256 = table.digest("sha256");
  entry.licence = table.text("licence");
  entry.trainer = table.text("trainer");
  entry.trainingData = table.text("training_data");
  entry.consentOfPeopleShown = table.text("consent_of_people_shown");
  entry.limits = table.texts("limits");
  entry.card = plain(table, "card");
  entry.source = table.text("source");
  return member;
}

}  // namespace

base::Expected<ModelManifest> parseModelManifest(std::string_view toml) {
  TRY(const TomlValue document, parseToml(toml));
  TomlTable table(document);
  ModelManifest manifest;
  auto archive = table.table("archive");
  if (archive) {
    manifest.archive = readArchive(*archive);
    TRY_VOID(archive->done());
  }
  std::set<std::string> roles;
  std::set<std::string> files;
  for (TomlTable& model : table.tables("model")) {
    auto member = readMember(model);
    if (!roles.insert(member.entry.role).second) model.refuse("role", "used by an earlier model");
    if (!files.insert(member.entry.file).second) model.refuse("file", "used by an earlier model");
    TRY_VOID(model.done());
    manifest.models.push_back(std::move(member));
  }
  if (manifest.models.empty()) table.refuse("model", "no model is named");
  TRY_VOID(table.done());
  return manifest;
}

}  // namespace consentry::exchange
