// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "audit/verifier.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

/// The stored log as the verifier reads it, once, from the first entry to the last.
class SqliteLogSource final : public audit::LogSource {
 public:
  using Progress = std::function<void(std::int64_t)>;
  [[nodiscard]] static base::Expected<SqliteLogSource> open(Connection& db, std::optional<std::string> pin,
                                                            Progress progress);

  base::Expected<std::int64_t> rowCount() override;
  base::Expected<std::int64_t> leafCount() override;
  base::Expected<bool> nextRow(audit::LogRow& row) override;
  base::Expected<std::vector<audit::KeptCheckpoint>> checkpoints() override;
  base::Expected<std::optional<std::string>> head() override;
  base::Expected<std::optional<std::string>> pin() override { return m_pin; }

 private:
  SqliteLogSource(Connection& db, Cursor rows, std::optional<std::string> pin, Progress progress)
      : m_db(db), m_rows(std::move(rows)), m_pin(std::move(pin)), m_progress(std::move(progress)) {}
  [[nodiscard]] base::Expected<std::optional<base::Digest>> leafAt(std::int64_t place);

  Connection& m_db;
  Cursor m_rows;
  std::optional<std::string> m_pin;
  Progress m_progress;
  std::int64_t m_place = 0;
  std::int64_t m_tileIndex = -1;
  base::Bytes m_tile;
};

}  // namespace consentry::storage
