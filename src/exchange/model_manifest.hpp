// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ports/model_store.hpp"

namespace consentry::exchange {

/// The source package that holds the weights.
struct ModelArchive {
  std::string package;  ///< as the package index calls it
  std::string version;
  std::string file;  ///< plain file name
  base::Digest sha256;
  std::string licence;
  std::string source;
};

struct ModelManifest {
  struct Member {
    app::ports::ModelEntry entry;
    std::string path;  ///< inside the archive
  };
  ModelArchive archive;
  std::vector<Member> models;
};

/// models/manifest.toml. Errc::parse with the line for an unknown key, a missing one, or a value of another kind.
[[nodiscard]] base::Expected<ModelManifest> parseModelManifest(std::string_view toml);

}  // namespace consentry::exchange
