// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/backup_manifest.hpp"

#include <algorithm>
#include <optional>

#include "domain/plain_lines.hpp"

namespace consentry::domain {
namespace {

constexpr std::string_view kTitle = "consentry-backup 1 ";
constexpr std::size_t kMostFiles = 1000;

std::string_view wordOf(BackupManifest::Part part) {
  switch (part) {
    case BackupManifest::Part::data:
      return "data";
    case BackupManifest::Part::keys:
      return "keys";
  }
  return "";
}

bool isPlainName(std::string_view name) {
  return !name.empty() && name.front() != '.' && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

std::optional<BackupFile> fileOf(std::string_view line) {
  const auto first = line.find(' ');
  const auto second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  BackupFile file;
  file.name = line.substr(0, first);
  const auto hash = base::digestFromHex(line.substr(second + 1));
  if (!isPlainName(file.name) || !hash || !readNumber(line.substr(first + 1, second - first - 1), file.size))
    return std::nullopt;
  file.hash = *hash;
  return file;
}

bool readInto(BackupManifest& manifest, std::string_view rest) {
  std::int64_t at = 0;
  if (!rest.starts_with(kTitle)) return false;
  rest.remove_prefix(kTitle.size());
  const auto end = rest.find('\n');
  if (end == std::string_view::npos) return false;
  manifest.part = rest.substr(0, end) == wordOf(BackupManifest::Part::keys) ? BackupManifest::Part::keys
                                                                            : BackupManifest::Part::data;
  rest.remove_prefix(end + 1);
  if (!takeNumber(rest, "at", at)) return false;
  manifest.at = base::fromMicros(at);
  const auto log = takeLine(rest, "log");
  if (!log || !takeNumber(rest, "records", manifest.records)) return false;
  manifest.log = *log;
  const auto root = takeLine(rest, "root");
  const auto hash = base::digestFromHex(root.value_or(""));
  if (!hash || !takeNumber(rest, "schema", manifest.schema) || !takeNumber(rest, "generation", manifest.generation))
    return false;
  manifest.root = *hash;
  while (const auto line = takeLine(rest, "file")) {
    auto file = fileOf(*line);
    if (!file || manifest.files.size() == kMostFiles) return false;
    manifest.files.push_back(*std::move(file));
  }
  return rest.empty();
}

}  // namespace

std::string textOf(const BackupManifest& manifest) {
  std::string text(kTitle);
  text += wordOf(manifest.part);
  text += "\nat " + std::to_string(base::micros(manifest.at));
  text += "\nlog " + manifest.log;
  text += "\nrecords " + std::to_string(manifest.records);
  text += "\nroot " + base::toHex(manifest.root);
  text += "\nschema " + std::to_string(manifest.schema);
  text += "\ngeneration " + std::to_string(manifest.generation) + "\n";
  for (const BackupFile& file : manifest.files)
    text += "file " + file.name + " " + std::to_string(file.size) + " " + base::toHex(file.hash) + "\n";
  return text;
}

base::Expected<BackupManifest> backupManifestFromText(std::string_view text) {
  BackupManifest manifest;
  // Written again it must be the same: so nothing has two spellings.
  if (!readInto(manifest, text) || textOf(manifest) != text)
    return base::fail(base::Errc::parse, "this is no manifest of a backup");
  return manifest;
}

}  // namespace consentry::domain
