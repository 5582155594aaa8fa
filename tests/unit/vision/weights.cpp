// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights.hpp"

#include <cstdlib>
#include <functional>
#include <map>

#include "samples.hpp"

namespace consentry::test {
namespace {

/// Not a hash, but as good as one where nobody attacks.
base::Digest pretendHash(std::string_view text) {
  base::Digest digest;
  const std::uint64_t value = std::hash<std::string_view>()(text);
  for (std::size_t i = 0; i < sizeof value; ++i) digest.value[i] = static_cast<std::byte>(value >> (8 * i));
  return digest;
}

}  // namespace

std::filesystem::path weightsFolderOrSkip() {
  const char* named = std::getenv("CONSENTRY_MODELS");
  const auto models = std::filesystem::path(named != nullptr ? named : CONSENTRY_SOURCE_DIR "/models");
  const auto folder = models / "weights";
  for (const char* file : {kLandmarkFile, kEmbedderFile, kFinderFile, kMeshFile, kSecondFile})
    if (!std::filesystem::exists(folder / file))
      skipAll("no " + (folder / file).string() + "; fetch the weights with: consentry-cli models fetch");
  return folder;
}

app::ports::VerifiedWeight weightOf(const std::filesystem::path& folder, const std::string& file) {
  app::ports::VerifiedWeight weight;
  weight.entry.name = file;
  weight.entry.sha256 = pretendHash(file);
  weight.bytes = readAll(folder / file);
  return weight;
}

vision::EngineSetup setupOf(const std::filesystem::path& folder, const domain::EngineChoice& choice,
                            std::size_t workers, domain::Precision precision) {
  const auto weight = [folder](std::string_view role) -> base::Expected<app::ports::VerifiedWeight> {
    static const std::map<std::string_view, const char*> kFiles{{"landmarks", kLandmarkFile},
                                                                {"embedder", kEmbedderFile},
                                                                {"finder", kFinderFile},
                                                                {"mesh", kMeshFile},
                                                                {"second_embedder", kSecondFile}};
    return weightOf(folder, kFiles.at(role));
  };
  const auto added = [](std::string_view name) -> base::Expected<app::ports::VerifiedAddedModel> {
    return base::fail(base::Errc::notFound, "no model named '" + std::string(name) + "'");
  };
  return {.choice = choice,
          .precision = precision,
          .workers = workers,
          .weight = weight,
          .added = added,
          .hash = pretendHash,
          .cache = {}};
}

std::unique_ptr<app::ports::FaceEngine> engineOf(const std::filesystem::path& folder,
                                                 const domain::EngineChoice& choice, std::size_t workers,
                                                 domain::Precision precision) {
  return vision::makeEngine(setupOf(folder, choice, workers, precision)).value();
}

}  // namespace consentry::test
