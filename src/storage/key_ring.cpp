// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/key_ring.hpp"

#include "crypto/agreement.hpp"
#include "crypto/seal.hpp"
#include "storage/durable_file.hpp"

namespace consentry::storage {
namespace {

using base::Errc;
using base::Expected;
using base::fail;

constexpr std::string_view kFirstLine = "consentry shares 1\n";
constexpr std::string_view kFileName = "people.";

}  // namespace

std::filesystem::path KeyRing::fileOf(int generation) const {
  return m_folder / (std::string(kFileName) + std::to_string(generation));
}

Expected<KeyRing::Shares> KeyRing::readShares() const {
  TRY(const auto content, readSmallFile(fileOf(m_generation)));
  Shares shares;
  if (!content) return shares;
  std::string_view rest = *content;
  if (!rest.starts_with(kFirstLine)) return fail(Errc::storeDamaged, "the file of shares is unreadable");
  rest.remove_prefix(kFirstLine.size());
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    const auto gap = line.find(' ');
    auto share = base::fromBase64(gap == std::string_view::npos ? std::string_view("?") : line.substr(gap + 1));
    if (end == std::string_view::npos || !share) return fail(Errc::storeDamaged, "the file of shares is unreadable");
    shares.insert_or_assign(std::string(line.substr(0, gap)), *std::move(share));
    rest.remove_prefix(end + 1);
  }
  return shares;
}

Expected<void> KeyRing::writeShares(int generation, const Shares& shares) const {
  if (m_access == Access::readOnly) return fail(Errc::noPermission, "the store was opened for reading only");
  std::string content(kFirstLine);
  for (const auto& [user, share] : shares) content += user + ' ' + base::toBase64(share) + '\n';
  return writeDurably(fileOf(generation), base::asBytes(content), 0600);
}

Expected<void> KeyRing::beginFirst() {
  TRY(auto key, crypto::SecretBytes::random(crypto::kSealKeyBytes));
  m_key = std::move(key);
  ++m_epoch;
  return {};
}

void KeyRing::close() {
  m_key.reset();
  ++m_epoch;
}

void KeyRing::useGeneration(int number) {
  if (number == m_generation) return;
  m_generation = number;
  close();
}

Expected<bool> KeyRing::hasShares() const {
  TRY(const auto shares, readShares());
  return !shares.empty();
}

Expected<void> KeyRing::destroyOtherShares() const {
  std::error_code failed;
  std::vector<std::filesystem::path> others;
  for (const auto& entry : std::filesystem::directory_iterator(m_folder, failed))
    if (entry.path().filename().string().starts_with(kFileName) && entry.path() != fileOf(m_generation))
      others.push_back(entry.path());
  if (failed) return systemFailure(failed.value(), m_folder.filename().string());
  for (const auto& file : others) TRY_VOID(destroyFile(file));
  return {};
}

Expected<void> KeyRing::prepareNext(const std::vector<Holder>& holders) {
  if (!m_key) return fail(Errc::sealed, "nobody's share is open");
  TRY(const auto shares, readShares());
  TRY(auto key, crypto::SecretBytes::random(crypto::kSealKeyBytes));
  Shares next;
  for (const auto& holder : holders) {
    if (!shares.contains(holder.user)) continue;
    TRY(auto share, crypto::sealTo(crypto::PublicKey{holder.agreementKey}, key.view()));
    next.insert_or_assign(holder.user, std::move(share));
  }
  // A generation that nobody can open would end the store.
  if (next.empty()) return fail(Errc::conflict, "nobody who holds a share has a credential");
  TRY_VOID(writeShares(m_generation + 1, next));
  m_next = std::move(key);
  return {};
}

Expected<void> KeyRing::adoptNext() {
  if (!m_next) return {};
  m_key = std::exchange(m_next, std::nullopt);
  ++m_generation;
  ++m_epoch;
  return destroyOtherShares();
}

void KeyRing::abandonNext() {
  if (!m_next) return;
  m_next.reset();
  // What stays here is destroyed at the next opening.
  if (const auto gone = destroyFile(fileOf(m_generation + 1)); !gone) return;
}

Expected<void> KeyRing::open(const app::ports::PersonalKey& key) {
  TRY(const auto shares, readShares());
  const auto share = shares.find(key.user().text());
  if (share == shares.end()) return fail(Errc::denied, "this person holds no share of the keys");
  auto opened = key.openSealed(share->second);
  if (!opened || opened->size() != crypto::kSealKeyBytes)
    return fail(Errc::storeDamaged, "this person's share does not open");
  auto secret = crypto::SecretBytes::copyOf(*opened);
  crypto::wipe(*opened);
  if (!secret) return std::unexpected(std::move(secret).error());
  m_key = *std::move(secret);
  ++m_epoch;
  if (!m_check) return {};
  auto checked = m_check();
  if (!checked) close();
  return checked;
}

Expected<void> KeyRing::admit(const app::ports::Credential& credential) {
  if (!m_key) return fail(Errc::sealed, "nobody's share is open");
  TRY(auto share, crypto::sealTo(crypto::PublicKey{credential.agreementKey}, m_key->view()));
  TRY(auto shares, readShares());
  shares.insert_or_assign(credential.user.text(), std::move(share));
  return writeShares(m_generation, shares);
}

Expected<void> KeyRing::dismiss(const domain::UserId& user) {
  TRY(auto shares, readShares());
  if (shares.erase(user.text()) == 0) return {};
  return writeShares(m_generation, shares);
}

}  // namespace consentry::storage
