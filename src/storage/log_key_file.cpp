// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/log_key_file.hpp"

#include <string>

#include "storage/durable_file.hpp"

namespace consentry::storage {
namespace {

void wipe(std::string& secret) {
  for (volatile char& c : secret) c = 0;
}

base::Expected<std::optional<crypto::SecretKey>> readKey(const std::filesystem::path& file) {
  TRY(auto seed, readSmallFile(file));
  if (!seed) return std::nullopt;
  auto key = crypto::SecretKey::fromSeed(base::asBytes(*seed));
  wipe(*seed);
  // A key that was being destroyed when the machine stopped is not a key any more.
  if (!key) return std::nullopt;
  return std::optional(std::move(*key));
}

}  // namespace

base::Expected<void> LogKeyFile::writeFirst(const crypto::SecretKey& key) {
  return writeDurably(current(), key.seed(), 0600);
}

base::Expected<std::optional<crypto::SecretKey>> LogKeyFile::load(const crypto::PublicKey& named) {
  TRY(auto key, readKey(current()));
  if (key && key->publicKey() == named) return key;
  TRY(auto following, readKey(next()));
  if (!following || following->publicKey() != named) return std::nullopt;
  TRY_VOID(adoptNext());
  return following;
}

base::Expected<bool> LogKeyFile::holds(const crypto::PublicKey& named) const {
  TRY(const auto key, readKey(current()));
  TRY(const auto following, readKey(next()));
  return (key && key->publicKey() == named) || (following && following->publicKey() == named);
}

base::Expected<crypto::SecretKey> LogKeyFile::prepareNext() {
  TRY(auto left, readKey(next()));
  if (left) return std::move(*left);
  TRY(auto key, crypto::SecretKey::generate());
  TRY_VOID(writeDurably(next(), key.seed(), 0600));
  return key;
}

base::Expected<void> LogKeyFile::adoptNext() {
  // Done already, but for the fsync of the directory that failed: what stands there now is the new key.
  if (std::error_code failed; !std::filesystem::exists(next(), failed) && !failed) return syncDirectory(m_directory);
  TRY_VOID(overwriteFile(current()));
  return renameDurably(next(), current());
}

}  // namespace consentry::storage
