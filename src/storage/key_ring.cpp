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

}  // namespace

std::filesystem::path KeyRing::fileOf(int generation) const {
  return m_folder / ("people." + std::to_string(generation));
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

Expected<void> KeyRing::writeShares(const Shares& shares) const {
  if (m_access == Access::readOnly) return fail(Errc::noPermission, "the store was opened for reading only");
  std::string content(kFirstLine);
  for (const auto& [user, share] : shares) content += user + ' ' + base::toBase64(share) + '\n';
  return writeDurably(fileOf(m_generation), base::asBytes(content), 0600);
}

Expected<void> KeyRing::beginFirst() {
  TRY(auto key, crypto::SecretBytes::random(crypto::kSealKeyBytes));
  m_key = std::move(key);
  return {};
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
  return {};
}

Expected<void> KeyRing::admit(const app::ports::Credential& credential) {
  if (!m_key) return fail(Errc::sealed, "nobody's share is open");
  TRY(auto share, crypto::sealTo(crypto::PublicKey{credential.agreementKey}, m_key->view()));
  TRY(auto shares, readShares());
  shares.insert_or_assign(credential.user.text(), std::move(share));
  return writeShares(shares);
}

Expected<void> KeyRing::dismiss(const domain::UserId& user) {
  TRY(auto shares, readShares());
  if (shares.erase(user.text()) == 0) return {};
  return writeShares(shares);
}

}  // namespace consentry::storage
