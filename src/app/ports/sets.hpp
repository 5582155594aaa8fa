// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"
#include "domain/gate.hpp"
#include "domain/ids.hpp"
#include "domain/photo_set.hpp"
#include "domain/quality.hpp"

namespace consentry::app::ports {

struct SetRow {
  domain::SetId id;
  std::string name;
  base::Digest manifestHash;
  std::string sourceSystem;
  domain::Purpose purpose = domain::Purpose::watchlistSearch;
  domain::UserId importedBy;
  base::Instant startedAt;
  std::optional<base::Instant> finishedAt;
  domain::SetState state = domain::SetState::importing;
  std::int64_t lines = 0;  ///< of the manifest, without the header
};

/// One manifest line's result inside a set. At most one per (set, line).
struct SetLineRow {
  domain::SetId set;
  std::int64_t line = 0;
  std::string travellerRef;
  std::string file;
  domain::RowVerdict verdict = domain::RowVerdict::undecided;
  std::string why;                               ///< for people
  std::optional<domain::TravellerId> traveller;  ///< absent when the line was invalid
  std::optional<domain::PhotoId> photo;          ///< only when taken in
  domain::DecisionKind decision = domain::DecisionKind::denied;
  std::optional<domain::DenialReason> reason;  ///< when denied at the gate
  domain::BasisKind basis = domain::BasisKind::none;
  std::string reference;
  domain::ConsentState consentState = domain::ConsentState::none;
};

struct PhotoRow {
  domain::PhotoId id;
  domain::SetId set;
  domain::TravellerId traveller;
  domain::PhotoRole role = domain::PhotoRole::other;
  std::optional<base::Instant> capturedAt;
  base::Digest hash;  ///< SHA-256 of the file
  int width = 0;      ///< pixels, upright
  int height = 0;
  std::optional<FaceBox> face;
  domain::Quality quality;
};

/// What a search needs to know of a photograph: little, since all of a set's stand in memory at once.
struct ProbeRow {
  domain::PhotoId id;
  domain::TravellerId traveller;
  base::Digest hash;
};

class SetReader {
 public:
  virtual ~SetReader() = default;
  [[nodiscard]] virtual base::Expected<std::vector<SetRow>> all() = 0;  ///< newest first, not removed
  [[nodiscard]] virtual base::Expected<std::optional<SetRow>> find(const domain::SetId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<SetRow>> findByManifest(const base::Digest& hash,
                                                                             std::string_view name) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<SetLineRow>> lines(const domain::SetId& id, std::int64_t offset,
                                                                      std::int64_t limit) = 0;  ///< by line
  [[nodiscard]] virtual base::Expected<std::vector<std::pair<domain::RowVerdict, std::int64_t>>> verdictCounts(
      const domain::SetId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<std::int64_t>> doneLines(const domain::SetId& id) = 0;
  /// By line; not those that were destroyed.
  [[nodiscard]] virtual base::Expected<std::vector<PhotoRow>> photos(const domain::SetId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<ProbeRow>> probes(const domain::SetId& id) = 0;
  /// Where the face is, when that was kept.
  [[nodiscard]] virtual base::Expected<std::optional<FaceGeometry>> photoGeometry(const domain::PhotoId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<PhotoRow>> findPhoto(const domain::PhotoId& id) = 0;
  /// Whether these bytes are kept for this traveller in a set that is not removed.
  [[nodiscard]] virtual base::Expected<bool> hasPhoto(const domain::TravellerId& traveller,
                                                      const base::Digest& hash) = 0;
  /// The file's bytes. Ask the gate first.
  [[nodiscard]] virtual base::Expected<base::Bytes> photoContent(const domain::PhotoId& id) = 0;
  [[nodiscard]] virtual base::Expected<base::Bytes> photoThumbnail(const domain::PhotoId& id) = 0;
};

class SetWriter : public SetReader {
 public:
  [[nodiscard]] virtual base::Expected<void> add(const SetRow& set) = 0;
  [[nodiscard]] virtual base::Expected<void> addLine(const SetLineRow& line) = 0;
  [[nodiscard]] virtual base::Expected<void> addPhoto(const PhotoRow& photo, base::ByteView content,
                                                      base::ByteView thumbnail) = 0;
  [[nodiscard]] virtual base::Expected<void> addGeometry(const domain::PhotoId& id, const FaceGeometry& geometry) = 0;
  [[nodiscard]] virtual base::Expected<void> finish(const domain::SetId& id, base::Instant at) = 0;
  /// Marks the set removed and destroys its photographs, thumbnails, templates and lines' personal columns.
  [[nodiscard]] virtual base::Expected<void> remove(const domain::SetId& id, base::Instant at) = 0;
};

}  // namespace consentry::app::ports
