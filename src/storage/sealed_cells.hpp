// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "crypto/gallery_turn.hpp"
#include "storage/key_ring.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

/// What seals and opens the cells of one connection, as functions of its SQL:
///   sealed(person, place, row, value)      a cell; makes the person's key when there is none; NULL stays NULL
///   opened(person, place, row, cell)       the value with its type; NULL when the person's key was destroyed
///   sealed_template(…, gallery, floats)    the same for a template, turned for its gallery first
///   opened_template(…, gallery, cell)
///   blind(text)                            a keyed hash to look a text up by; NULL stays NULL
/// A cell is bound to the store, its place ("table.column") and its row, so that it opens nowhere else. While the ring
/// is closed each fails the statement with Errc::sealed; a cell that does not open fails it with Errc::storeDamaged.
/// Lives as long as its connection.
class SealedCells {
 public:
  SealedCells(Connection& db, KeyRing& ring) : m_db(db), m_ring(ring) {}
  SealedCells(const SealedCells&) = delete;
  SealedCells& operator=(const SealedCells&) = delete;

  [[nodiscard]] base::Expected<void> provide();
  /// Keys that a transaction made do not outlive its rolling back.
  void forget();

  [[nodiscard]] base::Expected<bool> destroyPerson(const std::string& person);
  /// Whether the ring's key opens this store's secrets: Errc::storeDamaged when not.
  [[nodiscard]] base::Expected<void> checkKey();
  /// Everything that the key of the generation wraps, wrapped with the ring's next key. The number of people.
  [[nodiscard]] base::Expected<std::int64_t> rewrap(base::Instant now);

  // What the SQL functions do.
  enum class KeyWanted { existing, existingOrNew };
  struct Place {
    std::string person;
    std::string place;
    std::string row;
  };
  [[nodiscard]] base::Expected<base::Bytes> seal(const Place& at, base::ByteView plain);
  [[nodiscard]] base::Expected<std::optional<base::Bytes>> open(const Place& at, base::ByteView cell);
  [[nodiscard]] base::Expected<base::Digest> blind(std::string_view text);
  [[nodiscard]] base::Expected<const crypto::GalleryTurn*> turnOf(const std::string& gallery, std::size_t dimension);

 private:
  [[nodiscard]] base::Expected<void> demandOpen();
  [[nodiscard]] base::Expected<std::string_view> store();
  /// Brings the person's key into m_key; false when there is none.
  [[nodiscard]] base::Expected<bool> findPerson(const std::string& person, KeyWanted wanted);
  [[nodiscard]] base::Expected<crypto::SecretBytes> secret(const std::string& name);
  [[nodiscard]] base::Expected<void> rewrapAll(std::string_view select, std::string_view update, std::string_view kind);

  Connection& m_db;
  KeyRing& m_ring;
  int m_epoch = -1;
  std::string m_store;   ///< the log's id
  std::string m_person;  ///< whose key m_key is; empty when nobody's
  std::optional<crypto::SecretBytes> m_key;
  std::optional<crypto::SecretBytes> m_blind;
  std::map<std::pair<std::string, std::size_t>, crypto::GalleryTurn> m_turns;
};

}  // namespace consentry::storage
