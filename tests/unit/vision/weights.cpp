// SPDX-License-Identifier: GPL-3.0-or-later
#include "weights.hpp"

#include <cstdlib>

#include "samples.hpp"

namespace consentry::test {

std::filesystem::path weightsFolderOrSkip() {
  const char* named = std::getenv("CONSENTRY_MODELS");
  const auto models = std::filesystem::path(named != nullptr ? named : CONSENTRY_SOURCE_DIR "/models");
  const auto folder = models / "weights";
  for (const char* file : {kLandmarkFile, kEmbedderFile})
    if (!std::filesystem::exists(folder / file))
      skipAll("no " + (folder / file).string() + "; fetch the weights with: consentry-cli models fetch");
  return folder;
}

app::ports::VerifiedWeight weightOf(const std::filesystem::path& folder, const std::string& file) {
  return {.entry = {}, .bytes = readAll(folder / file)};
}

std::unique_ptr<vision::FaceWorkerPool> dlibEngine(const std::filesystem::path& folder, std::size_t workers) {
  base::Digest hash;
  hash.value[0] = std::byte{1};
  return vision::FaceWorkerPool::create(weightOf(folder, kLandmarkFile), weightOf(folder, kEmbedderFile),
                                        vision::dlibIdentity(hash), workers)
      .value();
}

}  // namespace consentry::test
