// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/model_installer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "crypto/hash.hpp"
#include "exchange/files.hpp"
#include "exchange/model_archive.hpp"
#include "exchange/model_fetch.hpp"

namespace consentry::exchange {
namespace {

using app::ports::ModelEntry;
using base::Bytes;
using base::Errc;
using base::Expected;
namespace fs = std::filesystem;

constexpr std::int64_t kLargestArchive = std::int64_t{512} * 1024 * 1024;

Expected<void> mustBe(const base::Digest& expected, const base::Digest& found, std::string_view file) {
  if (found == expected) return {};
  return base::fail(Errc::modelMismatch, fmt::format("{}: SHA-256 {} expected, {} found; nothing of it is used", file,
                                                     base::toHex(expected), base::toHex(found)));
}

Expected<void> makeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return base::fail(Errc::ioError, fmt::format("{}: {}", folder.string(), error.message()));
  return {};
}

/// Where a download lands before anything of it is believed; gone with the object.
class ScratchFolder {
 public:
  static Expected<ScratchFolder> in(const fs::path& parent) {
    std::string name = (parent / ".fetch-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      return base::fail(Errc::ioError, fmt::format("no folder can be made in {}", parent.string()));
    return ScratchFolder(name);
  }
  ScratchFolder(ScratchFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
  ~ScratchFolder() {
    std::error_code ignored;
    if (!m_path.empty()) fs::remove_all(m_path, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return m_path; }

 private:
  explicit ScratchFolder(fs::path path) : m_path(std::move(path)) {}
  fs::path m_path;
};

/// Hashed and unpacked are the same bytes in memory, so nobody can change the file in between.
Expected<std::map<std::string, Bytes>> membersOfArchive(const ModelArchive& archive, const fs::path& file,
                                                        const ModelInstaller::Members& wanted) {
  TRY(const Bytes content, readWhole(file, kLargestArchive));
  TRY_VOID(mustBe(archive.sha256, crypto::sha256(content), archive.file));
  WantedMembers members;
  for (const auto& [entry, path] : wanted) members.emplace(path, entry.size);
  return membersOf(content, members);
}

}  // namespace

ModelInstaller::Members ModelInstaller::wantedOf(const ModelArchive& archive) const {
  Members members;
  std::ranges::copy_if(m_wanted, std::back_inserter(members),
                       [&](const auto& member) { return member.entry.archive == archive.name; });
  return members;
}

void ModelInstaller::takeWeight(const ModelManifest::Member& member, const Expected<Bytes>& content) {
  const ModelEntry& entry = member.entry;
  const auto taken = [&]() -> Expected<void> {
    if (!content) return std::unexpected(content.error());
    TRY_VOID(mustBe(entry.sha256, crypto::sha256(*content), entry.file));
    TRY_VOID(makeFolder(m_weights));
    return writeAtomically(m_weights / entry.file, *content, Existing::replace);
  }();
  if (taken)
    m_brought = true;
  else
    m_problems.insert_or_assign(entry.role, taken.error());
}

void ModelInstaller::takeArchive(const ModelArchive& archive, const fs::path& file) {
  const Members wanted = wantedOf(archive);
  auto members = membersOfArchive(archive, file, wanted);
  for (const auto& member : wanted)
    takeWeight(member, members ? Expected<Bytes>(std::move(members->at(member.path)))
                               : Expected<Bytes>(std::unexpected(members.error())));
}

Expected<void> ModelInstaller::fetch() {
  if (m_wanted.empty()) return {};
  TRY_VOID(makeFolder(m_weights));
  for (const ModelArchive& archive : m_manifest.archives) {
    const Members wanted = wantedOf(archive);
    if (wanted.empty()) continue;
    TRY(const ScratchFolder scratch, ScratchFolder::in(m_weights));
    if (const auto file = downloadArchive(archive, scratch.path())) {
      takeArchive(archive, *file);
    } else {
      for (const auto& member : wanted) m_problems.insert_or_assign(member.entry.role, file.error());
    }
  }
  return {};
}

Expected<void> ModelInstaller::takeFrom(const fs::path& source) {
  std::error_code error;
  if (!fs::exists(source, error)) return base::fail(Errc::notFound, fmt::format("there is no {}", source.string()));
  return fs::is_directory(source, error) ? takeFolder(source) : takeFile(source);
}

Expected<void> ModelInstaller::takeFile(const fs::path& file) {
  // Known by what it is, else by how it is called.
  TRY(const Bytes content, readWhole(file, kLargestArchive));
  const base::Digest found = crypto::sha256(content);
  const std::string name = file.filename().string();
  for (const ModelArchive& archive : m_manifest.archives)
    if (archive.sha256 == found) return takeArchive(archive, file), Expected<void>();
  for (const auto& member : m_wanted)
    if (member.entry.sha256 == found) return takeWeight(member, content), Expected<void>();
  for (const ModelArchive& archive : m_manifest.archives)
    if (archive.file == name) return mustBe(archive.sha256, found, name);
  for (const auto& [entry, path] : m_manifest.models)
    if (entry.file == name || entry.sha256 == found) return mustBe(entry.sha256, found, name);
  return base::fail(Errc::invalidArgument, fmt::format("{} is no archive and no weight of the manifest", name));
}

Expected<void> ModelInstaller::takeFolder(const fs::path& folder) {
  std::error_code error;
  std::size_t seen = 0;
  for (const ModelArchive& archive : m_manifest.archives)
    if (fs::exists(folder / archive.file, error)) {
      takeArchive(archive, folder / archive.file);
      ++seen;
    } else {
      for (const auto& member : wantedOf(archive))
        if (fs::exists(folder / member.entry.file, error)) {
          takeWeight(member, readWhole(folder / member.entry.file, kLargestArchive));
          ++seen;
        }
    }
  if (seen > 0 || m_wanted.empty()) return {};
  return base::fail(Errc::modelMissing,
                    fmt::format("{} holds no archive and no weight that is still wanted", folder.string()));
}

}  // namespace consentry::exchange
