// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/model_manifest.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "exchange/files.hpp"
#include "exchange/toml_reader.hpp"

namespace consentry::exchange {
namespace {

/// Far above any weight file that this product loads; a slip in the manifest must not ask for all memory.
constexpr std::int64_t kLargestWeight = std::int64_t{1} << 30;

/// domain::EngineChoice::networks, with one word for all added models.
constexpr std::array<std::string_view, 4> kNetworks = {"reference", "dlib", "both", "added"};

std::string plain(TomlTable& table, std::string_view key) {
  std::string text = table.text(key);
  if (!isPlainName(text)) table.refuse(key, "letters, digits and . _ + - only");
  return text;
}

ModelArchive readArchive(TomlTable& table) {
  ModelArchive archive;
  archive.name = plain(table, "name");
  archive.kind = table.word<ArchiveKind>("kind");
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
  entry.archive = plain(table, "archive");
  entry.neededFor = table.texts("needed_for");
  for (const std::string& networks : entry.neededFor)
    if (std::ranges::find(kNetworks, networks) == kNetworks.end()) table.refuse("needed_for", "unknown networks");
  if (entry.neededFor.empty()) table.refuse("needed_for", "needed for nothing");
  return member;
}

}  // namespace

bool isPlainName(std::string_view text) {
  constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-";
  return !text.empty() && text.front() != '-' && text.front() != '.' &&
         text.find_first_not_of(kAllowed) == std::string_view::npos;
}

base::Expected<ModelManifest> parseModelManifest(std::string_view toml) {
  TRY(const TomlValue document, parseToml(toml));
  TomlTable table(document);
  ModelManifest manifest;
  std::set<std::string> archives;
  for (TomlTable& archive : table.tables("archive")) {
    manifest.archives.push_back(readArchive(archive));
    if (!archives.insert(manifest.archives.back().name).second) archive.refuse("name", "used by an earlier archive");
    TRY_VOID(archive.done());
  }
  std::set<std::string> roles;
  std::set<std::string> files;
  for (TomlTable& model : table.tables("model")) {
    auto member = readMember(model);
    if (!roles.insert(member.entry.role).second) model.refuse("role", "used by an earlier model");
    if (!files.insert(member.entry.file).second) model.refuse("file", "used by an earlier model");
    if (!archives.contains(member.entry.archive)) model.refuse("archive", "no archive has this name");
    TRY_VOID(model.done());
    manifest.models.push_back(std::move(member));
  }
  if (manifest.models.empty()) table.refuse("model", "no model is named");
  TRY_VOID(table.done());
  return manifest;
}

}  // namespace consentry::exchange
