// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "app/ports/use_log.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

/// Reads the log over one connection; answers as of the last commit.
class SqliteUseLog final : public app::ports::UseLogReader {
 public:
  SqliteUseLog(Connection& db, std::filesystem::path pin, std::string station)
      : m_db(db), m_pin(std::move(pin)), m_station(std::move(station)) {}

  base::Expected<app::ports::LogHead> head() override;
  base::Expected<std::int64_t> count(const app::ports::LogFilter& filter) override;
  base::Expected<std::vector<app::ports::LogLine>> lines(const app::ports::LogFilter& filter, std::int64_t offset,
                                                         std::int64_t limit) override;
  base::Expected<std::optional<app::ports::LogLine>> find(std::int64_t seq) override;
  base::Expected<app::ports::LogProof> prove(std::int64_t seq) override;
  base::Expected<std::vector<base::Digest>> consistency(std::int64_t fromSize) override;
  base::Expected<app::ports::LogVerdict> verify(const std::vector<std::string>& anchors,
                                                const std::function<void(std::int64_t)>& progress) override;
  base::Expected<void> exportTo(const std::filesystem::path& directory) override;

 private:
  base::Expected<std::int64_t> entryCount();
  base::Expected<std::int64_t> anchoredSize(std::int64_t size);

  Connection& m_db;
  std::filesystem::path m_pin;
  std::string m_station;
};

}  // namespace consentry::storage
