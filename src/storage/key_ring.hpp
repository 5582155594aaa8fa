// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/vault.hpp"
#include "crypto/secret_bytes.hpp"

namespace consentry::storage {

/// The key of the generation in force while somebody is signed in, and the file of its shares: `keys/people.<number>`,
/// one line a person of the house: their handle and the key sealed to their agreement key, in base64.
class KeyRing final : public app::ports::Vault {
 public:
  enum class Access { write, readOnly };
  struct Holder {
    std::string user;
    app::ports::PublicKeyBytes agreementKey{};
  };

  KeyRing(std::filesystem::path folder, Access access) : m_folder(std::move(folder)), m_access(access) {}

  [[nodiscard]] bool isOpen() const override { return m_key.has_value(); }
  [[nodiscard]] base::Expected<void> open(const app::ports::PersonalKey& key) override;
  void close() override;
  [[nodiscard]] base::Expected<void> admit(const app::ports::Credential& credential) override;
  [[nodiscard]] base::Expected<void> dismiss(const domain::UserId& user) override;

  /// For a store without keys: the key of generation 1. The ring is open, and the first person admitted writes the
  /// file.
  [[nodiscard]] base::Expected<void> beginFirst();
  /// Asked at the end of `open`: an error closes the ring again.
  void checkWith(std::function<base::Expected<void>()> check) { m_check = std::move(check); }
  /// What the database says is in force. A ring that was open for another is closed.
  void useGeneration(int number);
  /// Destroys the shares of every other generation: what an interrupted renewal or its end left.
  [[nodiscard]] base::Expected<void> destroyOtherShares() const;
  /// Whether this person holds a share of the generation in force; anybody, without a name.
  [[nodiscard]] base::Expected<bool> hasShares() const;

  /// Makes the next generation's key and its shares, durably, for those who hold one now. It comes into force with
  /// `adoptNext`; until then everything is as before.
  [[nodiscard]] base::Expected<void> prepareNext(const std::vector<Holder>& holders);
  [[nodiscard]] bool hasNext() const { return m_next.has_value(); }
  [[nodiscard]] const crypto::SecretBytes& nextKey() const { return *m_next; }
  /// The next generation is in force; the shares of the one before are destroyed.
  [[nodiscard]] base::Expected<void> adoptNext();
  void abandonNext();

  [[nodiscard]] int generation() const { return m_generation; }
  /// Only while it is open.
  [[nodiscard]] const crypto::SecretBytes& key() const { return *m_key; }
  /// Another number whenever another key may be there: what was made with the last one is out of date.
  [[nodiscard]] int epoch() const { return m_epoch; }

 private:
  using Shares = std::map<std::string, base::Bytes, std::less<>>;

  [[nodiscard]] std::filesystem::path fileOf(int generation) const;
  [[nodiscard]] base::Expected<Shares> readShares() const;
  [[nodiscard]] base::Expected<void> writeShares(int generation, const Shares& shares) const;

  std::filesystem::path m_folder;
  Access m_access;
  int m_generation = 1;
  int m_epoch = 0;
  std::optional<crypto::SecretBytes> m_key;
  std::optional<crypto::SecretBytes> m_next;
  std::function<base::Expected<void>()> m_check;
};

}  // namespace consentry::storage
