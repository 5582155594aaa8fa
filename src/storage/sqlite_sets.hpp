// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/sets.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

class SqliteSets final : public app::ports::SetWriter {
 public:
  explicit SqliteSets(Connection& db) : m_db(db) {}

  base::Expected<std::vector<app::ports::SetRow>> all() override;
  base::Expected<std::optional<app::ports::SetRow>> find(const domain::SetId& id) override;
  base::Expected<std::optional<app::ports::SetRow>> findByManifest(const base::Digest& hash,
                                                                   std::string_view name) override;
  base::Expected<std::vector<app::ports::SetLineRow>> lines(const domain::SetId& id, std::int64_t offset,
                                                            std::int64_t limit) override;
  base::Expected<std::vector<std::pair<domain::RowVerdict, std::int64_t>>> verdictCounts(
      const domain::SetId& id) override;
  base::Expected<std::vector<std::int64_t>> doneLines(const domain::SetId& id) override;
  base::Expected<std::vector<app::ports::PhotoRow>> photos(const domain::SetId& id) override;
  base::Expected<std::vector<app::ports::ProbeRow>> probes(const domain::SetId& id) override;
  base::Expected<std::optional<app::ports::FaceGeometry>> photoGeometry(const domain::PhotoId& id) override;
  base::Expected<std::optional<app::ports::PhotoRow>> findPhoto(const domain::PhotoId& id) override;
  base::Expected<bool> hasPhoto(const domain::TravellerId& traveller, const base::Digest& hash) override;
  base::Expected<base::Bytes> photoContent(const domain::PhotoId& id) override;
  base::Expected<base::Bytes> photoThumbnail(const domain::PhotoId& id) override;
  base::Expected<void> add(const app::ports::SetRow& set) override;
  base::Expected<void> addLine(const app::ports::SetLineRow& line) override;
  base::Expected<void> addPhoto(const app::ports::PhotoRow& photo, base::ByteView content,
                                base::ByteView thumbnail) override;
  base::Expected<void> addGeometry(const domain::PhotoId& id, const app::ports::FaceGeometry& geometry) override;
  base::Expected<void> finish(const domain::SetId& id, base::Instant at) override;
  base::Expected<void> remove(const domain::SetId& id, base::Instant at) override;

  /// Whether something was destroyed since the last call: its bytes may still stand in the write-ahead log.
  [[nodiscard]] bool takeDestroyed() { return std::exchange(m_destroyed, false); }

 private:
  Connection& m_db;
  bool m_destroyed = false;
};

}  // namespace consentry::storage
