// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/store_care.hpp"

#include <algorithm>

#include "composition/offline.hpp"
#include "storage/backup_copy.hpp"
#include "storage/open_policy.hpp"
#include "storage/store_check.hpp"
#include "storage/store_copy.hpp"
#include "storage/store_writer.hpp"

namespace consentry::composition {

namespace fs = std::filesystem;
using base::Expected;
using storage::Connection;

namespace {

Expected<std::unique_ptr<Connection>> openToRead(const fs::path& store) {
  TRY(auto db, Connection::open(storage::databaseOf(store), Connection::Mode::readOnly));
  TRY_VOID(storage::applyOpenPolicy(*db, Connection::Mode::readOnly));
  return db;
}

class Copier final : public app::ports::StoreCopier {
 public:
  explicit Copier(fs::path store) : m_store(std::move(store)) {}
  Expected<app::ports::StoreCopy> copyTo(const app::ports::StoreCopyRequest& request) override {
    TRY(const auto db, openToRead(m_store));
    return storage::copyStore(*db, m_store, request);
  }

 private:
  fs::path m_store;
};

class Staged final : public StagedBackup {
 public:
  explicit Staged(storage::BackupCopy copy) : m_copy(std::move(copy)) {}
  [[nodiscard]] fs::path folder() const override { return m_copy.folder.unfinished(); }
  [[nodiscard]] const domain::BackupManifest& manifest() const override { return m_copy.read.manifest; }
  [[nodiscard]] const base::Digest& manifestHash() const override { return m_copy.read.hash; }
  Expected<void> finish() override { return m_copy.folder.finish(); }

 private:
  storage::BackupCopy m_copy;
};

}  // namespace

bool CareReport::good() const {
  return std::ranges::all_of(findings,
                             [](const auto& finding) { return finding.health != app::ports::Health::attention; });
}

Expected<CareReport> checkBackup(const fs::path& folder, const std::optional<fs::path>& keys,
                                 const std::vector<fs::path>& anchors,
                                 const std::function<void(std::int64_t)>& progress) {
  TRY(const auto texts, anchorTexts(anchors));
  // A folder without a manifest is no backup; one with a damaged manifest is a damaged backup.
  const auto read = storage::readBackupManifest(folder);
  if (!read && read.error().code() == base::Errc::notFound) return std::unexpected(read.error());
  auto found = storage::checkBackup(folder, texts, progress);
  CareReport report{std::move(found.findings), std::move(found.verdict)};
  if (keys && read)
    for (auto& finding : storage::checkBackupKeys(*keys, read->manifest)) report.findings.push_back(std::move(finding));
  return report;
}

Expected<std::unique_ptr<StagedBackup>> stageBackup(const fs::path& data, const fs::path& keys,
                                                    const fs::path& target) {
  TRY(auto copy, storage::copyBackup(data, keys, target));
  return std::make_unique<Staged>(std::move(copy));
}

std::unique_ptr<app::ports::StoreCopier> copierOf(const fs::path& store) {
  return std::make_unique<Copier>(store);
}

}  // namespace consentry::composition
