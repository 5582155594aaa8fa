// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ports/watchlists.hpp"
#include "storage/sqlite.hpp"

namespace consentry::storage {

class SqliteWatchlists final : public app::ports::WatchlistWriter {
 public:
  explicit SqliteWatchlists(Connection& db) : m_db(db) {}

  base::Expected<std::vector<app::ports::WatchlistRow>> all() override;
  base::Expected<std::optional<app::ports::WatchlistRow>> find(const domain::WatchlistId& id) override;
  base::Expected<std::optional<app::ports::WatchlistRow>> findByName(std::string_view name) override;
  base::Expected<std::vector<domain::ListPerson>> people(const domain::WatchlistId& id) override;
  base::Expected<std::optional<domain::ListPerson>> findPerson(const domain::ListPersonId& id) override;
  base::Expected<std::vector<app::ports::ReferenceRow>> references(const domain::ListPersonId& id) override;
  base::Expected<std::optional<app::ports::ReferenceRow>> findReference(const domain::ReferenceId& id) override;
  base::Expected<base::Bytes> referenceContent(const domain::ReferenceId& id) override;
  base::Expected<base::Bytes> referenceThumbnail(const domain::ReferenceId& id) override;
  base::Expected<std::vector<app::ports::ListVersionRow>> versions(const domain::WatchlistId& id) override;
  base::Expected<std::vector<app::ports::ListMember>> members(const domain::WatchlistId& id, int version) override;
  base::Expected<std::vector<app::ports::GalleryReference>> templates(const domain::WatchlistId& id, int version,
                                                                      const base::Digest& engine) override;
  base::Expected<std::vector<app::ports::ListMember>> withoutTemplate(const domain::WatchlistId& id, int version,
                                                                      const base::Digest& engine) override;
  base::Expected<std::optional<app::ports::FaceGeometry>> referenceGeometry(const domain::ReferenceId& id) override;
  base::Expected<bool> hasLocalMeans(const app::ports::SurroundingsKey& key) override;
  base::Expected<void> eachTemplate(
      const app::ports::SurroundingsKey& key,
      const std::function<base::Expected<void>(const app::ports::StoredTemplate&)>& take) override;
  base::Expected<void> add(const app::ports::WatchlistRow& list) override;
  base::Expected<void> addPerson(const domain::ListPerson& person) override;
  base::Expected<void> replacePerson(const domain::ListPerson& person) override;
  base::Expected<void> addReference(const app::ports::ReferenceRow& reference, base::ByteView content,
                                    base::ByteView thumbnail, const app::ports::FaceTemplate& faceTemplate) override;
  base::Expected<void> addTemplate(const domain::ReferenceId& id,
                                   const app::ports::FaceTemplate& faceTemplate) override;
  base::Expected<void> addGeometry(const domain::ReferenceId& id, const app::ports::FaceGeometry& geometry) override;
  base::Expected<void> addLocalMeans(const app::ports::SurroundingsKey& key,
                                     const std::vector<app::ports::GalleryReference>& references,
                                     base::Instant at) override;
  base::Expected<void> addVersion(const app::ports::ListVersionRow& version,
                                  const std::vector<app::ports::ListMember>& members) override;

 private:
  [[nodiscard]] base::Expected<std::optional<std::int64_t>> surroundings(const app::ports::SurroundingsKey& key);

  Connection& m_db;
};

}  // namespace consentry::storage
