// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/model_store_on_disk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "crypto/hash.hpp"
#include "exchange/files.hpp"

namespace consentry::exchange {
namespace {

using app::ports::ModelEntry;
using app::ports::ModelState;
using app::ports::ModelStatus;
using app::ports::VerifiedAddedModel;
using app::ports::VerifiedWeight;
using base::Errc;
using base::Expected;
namespace fs = std::filesystem;

constexpr std::int64_t kLargestManifest = 1024 * 1024;
constexpr std::int64_t kLargestWeight = std::int64_t{512} * 1024 * 1024;

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
    ModelStatus status{.entry = entry, .state = ModelState::missing, .found = {}, .problem = {}};
    auto bytes = readWhole(m_weights / entry.file, kLargestWeight);
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
  auto bytes = readWhole(m_weights / entry.file, kLargestWeight);
  if (!bytes && bytes.error().code() == Errc::notFound)
    return base::fail(Errc::modelMissing,
                      fmt::format("{} is not in {}: run models fetch", entry.file, m_weights.string()));
  if (!bytes) return std::unexpected(std::move(bytes).error().during(entry.file));
  const base::Digest found = crypto::sha256(*bytes);
  if (found != entry.sha256)
    return base::fail(Errc::modelMismatch, fmt::format("{}: SHA-256 {} expected, {} found; nothing of it is used",
                                                       entry.file, base::toHex(entry.sha256), base::toHex(found)));
  return VerifiedWeight{entry, *std::move(bytes)};
}

Expected<std::vector<ModelManifest::Member>> ModelStoreOnDisk::lacking(std::string_view networks) {
  TRY(const auto states, status());
  std::vector<ModelManifest::Member> members;
  for (std::size_t i = 0; i < states.size(); ++i) {
    const auto& neededFor = states[i].entry.neededFor;
    const bool needed = networks.empty() || std::ranges::find(neededFor, networks) != neededFor.end();
    if (needed && states[i].state != ModelState::present) members.push_back(m_manifest.models[i]);
  }
  return members;
}

Expected<std::vector<ModelStatus>> ModelStoreOnDisk::after(const ModelInstaller& installer) {
  const auto& problems = installer.problems();
  if (!problems.empty() && !installer.broughtAny()) return std::unexpected(problems.begin()->second);
  TRY(auto states, status());
  for (ModelStatus& state : states)
    if (const auto problem = problems.find(state.entry.role); problem != problems.end())
      state.problem = problem->second;
  return states;
}

Expected<std::vector<ModelStatus>> ModelStoreOnDisk::fetch(std::string_view networks) {
  TRY(auto wanted, lacking(networks));
  ModelInstaller installer(m_manifest, m_weights, std::move(wanted));
  TRY_VOID(installer.fetch());
  return after(installer);
}

Expected<std::vector<ModelStatus>> ModelStoreOnDisk::fetchFrom(const fs::path& source) {
  TRY(auto wanted, lacking({}));
  ModelInstaller installer(m_manifest, m_weights, std::move(wanted));
  TRY_VOID(installer.takeFrom(source));
  return after(installer);
}

Expected<std::vector<app::ports::AddedModelStatus>> ModelStoreOnDisk::added() {
  return m_added.all();
}

Expected<VerifiedAddedModel> ModelStoreOnDisk::loadAdded(std::string_view name) {
  return m_added.load(name);
}

/// Names that mean something else where an engine is chosen.
bool ModelStoreOnDisk::isTaken(std::string_view name) const {
  constexpr std::array<std::string_view, 4> kReserved = {"reference", "dlib", "both", "added"};
  return std::ranges::find(kReserved, name) != kReserved.end() ||
         std::ranges::any_of(m_manifest.models,
                             [&](const auto& model) { return model.entry.name == name || model.entry.role == name; });
}

Expected<VerifiedAddedModel> ModelStoreOnDisk::examine(const fs::path& network, const fs::path& card) {
  TRY(auto examined, m_added.examine(network, card));
  if (const std::string& name = examined.model.card.name; isTaken(name))
    return base::fail(Errc::alreadyExists, fmt::format("{} is the name of something else", name));
  return examined;
}

Expected<void> ModelStoreOnDisk::keep(const VerifiedAddedModel& examined) {
  return m_added.keep(examined);
}

}  // namespace consentry::exchange
