// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "app/ports/gallery.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"
#include "domain/quality.hpp"
#include "domain/scoring.hpp"
#include "domain/watchlist.hpp"

namespace consentry::app::ports {

struct WatchlistRow {
  domain::WatchlistId id;
  std::string name;  ///< unique
  std::string legalReference;
  std::int64_t sizeCap = 10'000;   ///< people at most
  double falseAlertBudget = 0.01;  ///< accepted share of strangers flagged, 0–1
  domain::UserId createdBy;
  base::Instant createdAt;
};

struct ReferenceRow {
  domain::ReferenceId id;
  domain::ListPersonId person;
  base::Digest hash;  ///< SHA-256 of the file
  std::optional<base::Instant> capturedAt;
  FaceBox face;
  domain::Quality quality;
  base::Instant addedAt;
};

/// One state of a list, kept for ever. `root` = Merkle tree hash (RFC 6962) over its members in order, each leaf the
/// UTF-8 text "person␟reference␟sha256 of the reference's file".
struct ListVersionRow {
  domain::WatchlistId list;
  int number = 0;  ///< from 1
  base::Digest root;
  std::int64_t people = 0;
  std::int64_t references = 0;
  base::Instant at;
  domain::UserId by;
};

struct ListMember {
  domain::ListPersonId person;
  domain::ReferenceId reference;
  base::Digest hash;  ///< of the reference's file
};

/// Under what it was measured how crowded it is around the references of a list version.
struct SurroundingsKey {
  domain::WatchlistId list;
  int version = 0;
  base::Digest engine;
  domain::Scoring scoring;
  std::optional<base::Digest> cohort;  ///< the build; present when the scoring asks for one
};

/// A template on its way from the store into a gallery.
struct StoredTemplate {
  domain::ListPersonId person;
  domain::ReferenceId reference;
  std::span<const float> values;  ///< until the next one
  domain::LocalMean localMean;
};

class WatchlistReader {
 public:
  virtual ~WatchlistReader() = default;
  [[nodiscard]] virtual base::Expected<std::vector<WatchlistRow>> all() = 0;
  [[nodiscard]] virtual base::Expected<std::optional<WatchlistRow>> find(const domain::WatchlistId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<WatchlistRow>> findByName(std::string_view name) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<domain::ListPerson>> people(const domain::WatchlistId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<domain::ListPerson>> findPerson(
      const domain::ListPersonId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<ReferenceRow>> references(const domain::ListPersonId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<ReferenceRow>> findReference(const domain::ReferenceId& id) = 0;
  [[nodiscard]] virtual base::Expected<base::Bytes> referenceContent(const domain::ReferenceId& id) = 0;
  [[nodiscard]] virtual base::Expected<base::Bytes> referenceThumbnail(const domain::ReferenceId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<ListVersionRow>> versions(const domain::WatchlistId& id) = 0;
  /// The members of a version, in order of the root's leaves.
  [[nodiscard]] virtual base::Expected<std::vector<ListMember>> members(const domain::WatchlistId& id, int version) = 0;
  /// The templates of a version made by this engine, all at once; a member without one is Errc::notFound.
  [[nodiscard]] virtual base::Expected<std::vector<GalleryReference>> templates(const domain::WatchlistId& id,
                                                                                int version,
                                                                                const base::Digest& engine) = 0;
  /// Members of a version of which this engine has no template yet, in order.
  [[nodiscard]] virtual base::Expected<std::vector<ListMember>> withoutTemplate(const domain::WatchlistId& id,
                                                                                int version,
                                                                                const base::Digest& engine) = 0;
  /// Where the face is, when that was kept.
  [[nodiscard]] virtual base::Expected<std::optional<FaceGeometry>> referenceGeometry(
      const domain::ReferenceId& id) = 0;
  [[nodiscard]] virtual base::Expected<bool> hasLocalMeans(const SurroundingsKey& key) = 0;
  /// The same templates one by one, however long the list is, with their local means where these were measured and
  /// zero where not. The first error of `take` is the result.
  [[nodiscard]] virtual base::Expected<void> eachTemplate(
      const SurroundingsKey& key, const std::function<base::Expected<void>(const StoredTemplate&)>& take) = 0;
};

class WatchlistWriter : public WatchlistReader {
 public:
  [[nodiscard]] virtual base::Expected<void> add(const WatchlistRow& list) = 0;
  [[nodiscard]] virtual base::Expected<void> addPerson(const domain::ListPerson& person) = 0;
  [[nodiscard]] virtual base::Expected<void> replacePerson(const domain::ListPerson& person) = 0;
  [[nodiscard]] virtual base::Expected<void> addReference(const ReferenceRow& reference, base::ByteView content,
                                                          base::ByteView thumbnail,
                                                          const FaceTemplate& faceTemplate) = 0;
  [[nodiscard]] virtual base::Expected<void> addTemplate(const domain::ReferenceId& id,
                                                         const FaceTemplate& faceTemplate) = 0;
  [[nodiscard]] virtual base::Expected<void> addGeometry(const domain::ReferenceId& id,
                                                         const FaceGeometry& geometry) = 0;
  /// Kept for ever. Errc::alreadyExists when they were measured before.
  [[nodiscard]] virtual base::Expected<void> addLocalMeans(const SurroundingsKey& key,
                                                           const std::vector<GalleryReference>& references,
                                                           base::Instant at) = 0;
  [[nodiscard]] virtual base::Expected<void> addVersion(const ListVersionRow& version,
                                                        const std::vector<ListMember>& members) = 0;
};

}  // namespace consentry::app::ports
