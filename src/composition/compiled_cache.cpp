// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/compiled_cache.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "crypto/hash.hpp"

namespace consentry::composition {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHashLength = 64;
constexpr std::uintmax_t kMostBytes = 512U << 20U;

/// Of this kind, this user's, and nobody else may write it: a compiled network is trusted like the program.
bool isOurs(const fs::path& path, mode_t kind) {
  struct stat found{};
  if (lstat(path.c_str(), &found) != 0) return false;
  return (found.st_mode & S_IFMT) == kind && found.st_uid == geteuid() && (found.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

class CompiledCacheOnDisk final : public vision::CompiledCache {
 public:
  explicit CompiledCacheOnDisk(fs::path folder) : m_folder(std::move(folder)) {}

  std::optional<base::Bytes> load(const std::string& key) override {
    const fs::path file = fileOf(key);
    // In that order: where nobody else may write the folder, the file stays what it was when it was looked at.
    if (!isOurs(m_folder, S_IFDIR) || !isOurs(file, S_IFREG)) return std::nullopt;
    std::error_code error;
    const auto size = fs::file_size(file, error);
    if (error || size < kHashLength || size > kMostBytes) return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    std::string hash(kHashLength, '\0');
    base::Bytes bytes(static_cast<std::size_t>(size) - kHashLength);
    in.read(hash.data(), std::ssize(hash));
    in.read(reinterpret_cast<char*>(bytes.data()), std::ssize(bytes));
    if (!in || hash != base::toHex(crypto::sha256(bytes))) return std::nullopt;
    return bytes;
  }

  void store(const std::string& key, base::ByteView compiled) override {
    if (!makeFolder()) return;
    std::error_code error;
    // Another program may be writing the same network: each writes its own file and puts it in place whole.
    const fs::path file = fileOf(key);
    const fs::path unfinished = file.string() + "." + std::to_string(getpid());
    {
      std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
      out << base::toHex(crypto::sha256(compiled)) << base::asText(compiled);
      out.flush();
      if (!out) error = std::make_error_code(std::errc::io_error);
    }
    if (!error) fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write, error);
    if (!error) fs::rename(unfinished, file, error);
    if (error) fs::remove(unfinished, error);
  }

 private:
  /// Whether it is there and ours alone. One that others may write is left as it is: who knows what else it is for.
  [[nodiscard]] bool makeFolder() const {
    std::error_code error;
    fs::create_directories(m_folder.parent_path(), error);
    return mkdir(m_folder.c_str(), S_IRWXU) == 0 || isOurs(m_folder, S_IFDIR);
  }

  [[nodiscard]] fs::path fileOf(const std::string& key) const {
    return m_folder / (base::toHex(crypto::sha256(base::asBytes(key))) + ".network");
  }

  fs::path m_folder;
};

}  // namespace

std::shared_ptr<vision::CompiledCache> userCompiledCache() {
  const auto named = [](const char* variable) -> fs::path {
    const char* value = std::getenv(variable);
    return value != nullptr ? fs::path(value) : fs::path();
  };
  fs::path folder = named("CONSENTRY_CACHE");
  if (folder.empty() && !named("XDG_CACHE_HOME").empty()) folder = named("XDG_CACHE_HOME") / "consentry";
  if (folder.empty() && !named("HOME").empty()) folder = named("HOME") / ".cache" / "consentry";
  return folder.empty() ? nullptr : compiledCacheIn(folder / "networks");
}

std::shared_ptr<vision::CompiledCache> compiledCacheIn(const fs::path& folder) {
  return std::make_shared<CompiledCacheOnDisk>(folder);
}

}  // namespace consentry::composition
