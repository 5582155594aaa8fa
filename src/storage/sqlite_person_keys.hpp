// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/vault.hpp"
#include "base/time.hpp"
#include "storage/sealed_cells.hpp"

namespace consentry::storage {

class SqlitePersonKeys final : public app::ports::PersonKeyWriter {
 public:
  SqlitePersonKeys(Connection& db, KeyRing& ring, SealedCells& cells) : m_db(db), m_ring(ring), m_cells(cells) {}

  base::Expected<app::ports::KeyGeneration> inForce() override;
  base::Expected<bool> destroy(const std::string& person) override;
  base::Expected<void> beginNextGeneration(base::Instant now) override;

  /// Whether a key was destroyed since the last call: its bytes may still stand in the write-ahead log.
  [[nodiscard]] bool takeDestroyed() { return std::exchange(m_destroyed, false); }

 private:
  Connection& m_db;
  KeyRing& m_ring;
  SealedCells& m_cells;
  bool m_destroyed = false;
};

}  // namespace consentry::storage
