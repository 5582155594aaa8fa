// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "app/ports/vault.hpp"
#include "crypto/secret_bytes.hpp"

namespace consentry::storage {

/// The key of the generation in force while somebody is signed in, and the file of its shares: `keys/people.<number>`,
/// one line a person of the house: their handle and the key sealed to their agreement key, in base64.
class KeyRing final : public app::ports::Vault {
 public:
  enum class Access { write, readOnly };

  KeyRing(std::filesystem::path folder, Access access) : m_folder(std::move(folder)), m_access(access) {}

  /// For a new store: the key of generation 1. The ring is open, and the first person admitted writes the file.
  [[nodiscard]] base::Expected<void> beginFirst();

  [[nodiscard]] bool isOpen() const override { return m_key.has_value(); }
  [[nodiscard]] base::Expected<void> open(const app::ports::PersonalKey& key) override;
  void close() override { m_key.reset(); }
  [[nodiscard]] base::Expected<void> admit(const app::ports::Credential& credential) override;
  [[nodiscard]] base::Expected<void> dismiss(const domain::UserId& user) override;

 private:
  using Shares = std::map<std::string, base::Bytes, std::less<>>;

  [[nodiscard]] std::filesystem::path fileOf(int generation) const;
  [[nodiscard]] base::Expected<Shares> readShares() const;
  [[nodiscard]] base::Expected<void> writeShares(const Shares& shares) const;

  std::filesystem::path m_folder;
  Access m_access;
  int m_generation = 1;
  std::optional<crypto::SecretBytes> m_key;
};

}  // namespace consentry::storage
