// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "app/ports/gallery.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"
#include "domain/group.hpp"
#include "domain/ids.hpp"

namespace consentry::app::ports {

/// People of a photo set, gathered under a name.
struct CohortRow {
  domain::CohortId id;
  std::string name;  ///< unique
  domain::SetId set;
  domain::UserId createdBy;
  base::Instant createdAt;
};

/// What a cohort was at one moment, by one engine. Never changes; templates of people whose permission ended are
/// destroyed when that is recorded or found.
struct CohortBuildRow {
  base::Digest hash;  ///< SHA-256 over cohort, engine, moment, and the people in order with uses and templates
  domain::CohortId cohort;
  base::Digest engine;
  std::int64_t people = 0;
  std::int64_t denied = 0;  ///< people of the set to whom the gate said no
  std::int64_t failed = 0;  ///< people in whose photographs the engine found no single face
  domain::UserId by;
  base::Instant at;
};

struct CohortPersonRow {
  domain::TravellerId traveller;
  domain::PhotoId photo;
  domain::Group nationality;
  domain::Group ageBand;
  domain::Group gender;
};

/// The same with what was made of the photograph, on which allowed use of this very person.
struct CohortMember {
  CohortPersonRow person;
  std::int64_t use = 0;
  FaceTemplate faceTemplate;
};

/// Which cohort the site's scores are made with. Append-only: the newest is in force.
struct CohortSetting {
  std::optional<domain::CohortId> cohort;  ///< nothing: none
  domain::UserId by;
  base::Instant at;
};

class CohortReader {
 public:
  virtual ~CohortReader() = default;
  [[nodiscard]] virtual base::Expected<std::vector<CohortRow>> all() = 0;  ///< by name
  [[nodiscard]] virtual base::Expected<std::optional<CohortRow>> find(const domain::CohortId& id) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<CohortBuildRow>> builds(
      const domain::CohortId& id) = 0;  ///< newest first
  [[nodiscard]] virtual base::Expected<std::optional<CohortBuildRow>> findBuild(const base::Digest& hash) = 0;
  [[nodiscard]] virtual base::Expected<std::vector<CohortPersonRow>> people(const base::Digest& build) = 0;
  /// Those of them whose templates are there, in the same order.
  [[nodiscard]] virtual base::Expected<std::vector<CohortMember>> members(const base::Digest& build) = 0;
  /// The cohorts in any of whose builds a template of this person is there.
  [[nodiscard]] virtual base::Expected<std::vector<domain::CohortId>> withTemplateOf(
      const domain::TravellerId& traveller) = 0;
  /// For a gallery; each person's handle is the traveller's. Errc::notFound when a template of the build was destroyed.
  [[nodiscard]] virtual base::Expected<std::vector<GalleryReference>> templates(const base::Digest& build) = 0;
  [[nodiscard]] virtual base::Expected<std::optional<CohortSetting>> setting() = 0;
};

class CohortWriter : public CohortReader {
 public:
  [[nodiscard]] virtual base::Expected<void> add(const CohortRow& cohort) = 0;
  /// A build that is there already stays as it is.
  [[nodiscard]] virtual base::Expected<void> addBuild(const CohortBuildRow& build,
                                                      const std::vector<CohortMember>& members) = 0;
  /// In every build of the cohort.
  [[nodiscard]] virtual base::Expected<void> destroyTemplates(const domain::CohortId& id,
                                                              const domain::TravellerId& traveller) = 0;
  [[nodiscard]] virtual base::Expected<void> choose(const CohortSetting& setting) = 0;
};

}  // namespace consentry::app::ports
