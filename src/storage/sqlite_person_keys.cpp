// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_person_keys.hpp"

#include <algorithm>

namespace consentry::storage {

using app::ports::KeyGeneration;
using base::Expected;

Expected<KeyGeneration> SqlitePersonKeys::inForce() {
  TRY(const auto found, m_db.first("SELECT g.number, g.at, (SELECT count(*) FROM person_key) FROM key_generation g "
                                   "ORDER BY g.number DESC LIMIT 1",
                                   [](Row& row) {
                                     return KeyGeneration{
                                         .number = row.number(0), .since = row.instant(1), .people = row.integer(2)};
                                   }));
  if (!found) return base::fail(base::Errc::storeDamaged, "the store has no generation of keys");
  return *found;
}

Expected<bool> SqlitePersonKeys::destroy(const std::string& person) {
  TRY(const bool there, m_cells.destroyPerson(person));
  // What would still tell that somebody with the very name or file in hand was here.
  TRY_VOID(m_db.run("UPDATE traveller SET ref_blind = NULL WHERE id = ?", person));
  TRY_VOID(m_db.run("UPDATE consent_record SET external_ref = NULL WHERE subject = ?", person));
  TRY_VOID(m_db.run("UPDATE photo SET hash = NULL WHERE traveller = ?", person));
  m_destroyed = m_destroyed || there;
  return there;
}

Expected<void> SqlitePersonKeys::beginNextGeneration(base::Instant now) {
  TRY(const auto holders, m_db.list("SELECT user, agreement_key FROM credential", [](Row& row) {
    KeyRing::Holder holder{.user = row.text(0), .agreementKey = {}};
    const auto key = row.blobView(1);
    if (key.size() == holder.agreementKey.size())
      std::ranges::copy(key, holder.agreementKey.begin());
    else
      row.markDamaged();
    return holder;
  }));
  TRY_VOID(m_ring.prepareNext(holders));
  TRY_VOID(m_cells.rewrap(now));
  m_destroyed = true;
  return {};
}

}  // namespace consentry::storage
