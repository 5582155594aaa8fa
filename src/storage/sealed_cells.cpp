// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealed_cells.hpp"

#include <cstring>

#include "crypto/seal.hpp"

namespace consentry::storage {
namespace {

using base::Errc;
using base::Expected;
using base::fail;
using crypto::SecretBytes;

// Part of what every cell and key is bound to: the schema version in which this form began.
constexpr std::string_view kCellForm = "consentry cell 5";
constexpr std::string_view kPersonKey = "consentry person key 5";
constexpr std::string_view kStoreSecret = "consentry store secret 5";

std::string bound(std::string_view form, std::string_view store, std::string_view name) {
  std::string text(form);
  text.append("|").append(store).append("|").append(name);
  return text;
}

}  // namespace

void SealedCells::forget() {
  m_person.clear();
  m_blind.reset();
  m_turns.clear();
}

Expected<void> SealedCells::demandOpen() {
  if (!m_ring.isOpen()) return fail(Errc::sealed, "what identifies people is sealed");
  if (m_epoch != m_ring.epoch()) {
    forget();
    m_epoch = m_ring.epoch();
  }
  return {};
}

Expected<std::string_view> SealedCells::store() {
  if (m_store.empty()) {
    TRY(const auto log, m_db.first("SELECT json_extract(bytes, '$.log') FROM log_entry WHERE seq = 0",
                                   [](Row& row) { return row.text(0); }));
    if (!log || log->empty()) return fail(Errc::storeDamaged, "the log has no first entry");
    m_store = *log;
  }
  return std::string_view(m_store);
}

Expected<bool> SealedCells::findPerson(const std::string& person, KeyWanted wanted) {
  TRY_VOID(demandOpen());
  if (person.empty()) return fail(Errc::internal, "a cell of nobody");
  if (m_person == person) return true;
  TRY(const auto log, store());
  if (!m_key) {
    TRY(m_key, SecretBytes::ofSize(crypto::kSealKeyBytes));
  }
  m_person.clear();
  const std::string boundTo = bound(kPersonKey, log, person);
  bool opens = false;
  TRY(const auto generation, m_db.first(
                                 "SELECT generation, wrapped FROM person_key WHERE person = ?",
                                 [&](Row& row) {
                                   opens = crypto::unsealInto(*m_key, m_ring.key(), row.blobView(1),
                                                              base::asBytes(boundTo));
                                   return row.number(0);
                                 },
                                 person));
  if (generation && *generation != m_ring.generation())
    return fail(Errc::sealed, "the keys have changed since they were opened: sign in again");
  if (generation && !opens) return fail(Errc::storeDamaged, "a person's key does not open");
  if (!generation && wanted == KeyWanted::existing) return false;
  if (!generation) {
    TRY(m_key, SecretBytes::random(crypto::kSealKeyBytes));
    TRY_VOID(m_db.run("INSERT INTO person_key (person, generation, wrapped) VALUES (?, ?, ?)", person,
                      m_ring.generation(), crypto::seal(m_ring.key(), m_key->view(), base::asBytes(boundTo))));
  }
  m_person = person;
  return true;
}

Expected<SecretBytes> SealedCells::secret(const std::string& name) {
  TRY_VOID(demandOpen());
  TRY(const auto log, store());
  const std::string boundTo = bound(kStoreSecret, log, name);
  TRY(const auto wrapped,
      m_db.first("SELECT wrapped FROM store_secret WHERE name = ?", [](Row& row) { return row.blob(0); }, name));
  if (wrapped) {
    TRY(auto opened, crypto::unsealSecret(m_ring.key(), *wrapped, base::asBytes(boundTo)));
    if (!opened) return fail(Errc::storeDamaged, "a secret of the store does not open");
    return *std::move(opened);
  }
  TRY(auto made, SecretBytes::random(crypto::kSealKeyBytes));
  TRY_VOID(m_db.run("INSERT INTO store_secret (name, wrapped) VALUES (?, ?)", name,
                    crypto::seal(m_ring.key(), made.view(), base::asBytes(boundTo))));
  return made;
}

Expected<void> SealedCells::checkKey() {
  TRY_VOID(demandOpen());
  TRY(const auto log, store());
  TRY(const auto secrets, m_db.list("SELECT name, wrapped FROM store_secret",
                                    [](Row& row) { return std::pair(row.text(0), row.blob(1)); }));
  for (const auto& [name, wrapped] : secrets) {
    TRY(const auto opened, crypto::unsealSecret(m_ring.key(), wrapped, base::asBytes(bound(kStoreSecret, log, name))));
    if (!opened) return fail(Errc::storeDamaged, "the keys that were opened are not this store's");
  }
  return {};
}

Expected<base::Digest> SealedCells::blind(std::string_view text) {
  TRY_VOID(demandOpen());
  if (!m_blind) {
    TRY(m_blind, secret("blind_index"));
  }
  return crypto::keyedHash(*m_blind, base::asBytes(text));
}

Expected<const crypto::GalleryTurn*> SealedCells::turnOf(const std::string& gallery, std::size_t dimension) {
  TRY_VOID(demandOpen());
  const std::pair key(gallery, dimension);
  auto found = m_turns.find(key);
  if (found == m_turns.end()) {
    TRY(const auto seed, secret("gallery " + gallery));
    found = m_turns.emplace(key, crypto::GalleryTurn(seed, dimension)).first;
  }
  return &found->second;
}

Expected<base::Bytes> SealedCells::seal(const Place& at, base::ByteView plain) {
  TRY_VOID(findPerson(at.person, KeyWanted::existingOrNew));
  TRY(const auto log, store());
  return crypto::seal(*m_key, plain, base::asBytes(bound(kCellForm, log, at.place + '|' + at.row)));
}

Expected<std::optional<base::Bytes>> SealedCells::open(const Place& at, base::ByteView cell) {
  TRY(const bool there, findPerson(at.person, KeyWanted::existing));
  if (!there) return std::nullopt;
  TRY(const auto log, store());
  auto plain = crypto::unseal(*m_key, cell, base::asBytes(bound(kCellForm, log, at.place + '|' + at.row)));
  if (!plain) return fail(Errc::storeDamaged, "a sealed cell does not open");
  return plain;
}

Expected<bool> SealedCells::destroyPerson(const std::string& person) {
  if (m_person == person) m_person.clear();
  TRY(const int destroyed, m_db.run("DELETE FROM person_key WHERE person = ?", person));
  return destroyed > 0;
}

Expected<void> SealedCells::rewrapAll(std::string_view select, std::string_view update, std::string_view kind) {
  TRY(const auto log, store());
  TRY(const auto rows, m_db.list(select, [](Row& row) { return std::pair(row.text(0), row.blob(1)); }));
  TRY(auto plain, SecretBytes::ofSize(crypto::kSealKeyBytes));
  for (const auto& [name, wrapped] : rows) {
    const std::string boundTo = bound(kind, log, name);
    if (!crypto::unsealInto(plain, m_ring.key(), wrapped, base::asBytes(boundTo)))
      return fail(Errc::storeDamaged, "a key does not open");
    TRY_VOID(m_db.run(update, name, m_ring.generation() + 1,
                      crypto::seal(m_ring.nextKey(), plain.view(), base::asBytes(boundTo))));
  }
  return {};
}

Expected<std::int64_t> SealedCells::rewrap(base::Instant now) {
  TRY_VOID(demandOpen());
  TRY_VOID(rewrapAll("SELECT person, wrapped FROM person_key",
                     "UPDATE person_key SET generation = ?2, wrapped = ?3 WHERE person = ?1", kPersonKey));
  TRY_VOID(rewrapAll("SELECT name, wrapped FROM store_secret",
                     "UPDATE store_secret SET wrapped = ?3 WHERE name = ?1 AND ?2 > 0", kStoreSecret));
  TRY_VOID(m_db.run("INSERT INTO key_generation (number, at) VALUES (?, ?)", m_ring.generation() + 1, now));
  forget();
  return m_db.integer("SELECT count(*) FROM person_key");
}

}  // namespace consentry::storage
