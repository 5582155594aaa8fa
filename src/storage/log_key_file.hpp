// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "crypto/sign.hpp"

namespace consentry::storage {

/// keys/log.key, and beside it log.key.next while a rotation is under way. A rotation cannot lose the key that the log
/// names, wherever it is interrupted: the next key is on disk before the log names it, and the old one is destroyed
/// only afterwards.
class LogKeyFile {
 public:
  explicit LogKeyFile(std::filesystem::path directory) : m_directory(std::move(directory)) {}

  /// For a new store; the directory must exist.
  [[nodiscard]] base::Expected<void> writeFirst(const crypto::SecretKey& key);
  /// The key that the log names, finishing a rotation that was interrupted; nothing when it is not here.
  [[nodiscard]] base::Expected<std::optional<crypto::SecretKey>> load(const crypto::PublicKey& named);
  /// Whether it is here, finished or not; changes nothing.
  [[nodiscard]] base::Expected<bool> holds(const crypto::PublicKey& named) const;
  /// The key for the next rotation, durably stored. One that an interrupted rotation left is taken again: its entry
  /// may still come to light when the write-ahead log is recovered.
  [[nodiscard]] base::Expected<crypto::SecretKey> prepareNext();
  /// The next key becomes the current one; the old one is overwritten.
  [[nodiscard]] base::Expected<void> adoptNext();

 private:
  [[nodiscard]] std::filesystem::path current() const { return m_directory / "log.key"; }
  [[nodiscard]] std::filesystem::path next() const { return m_directory / "log.key.next"; }

  std::filesystem::path m_directory;
};

}  // namespace consentry::storage
