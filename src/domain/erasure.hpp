// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/enum_words.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"
#include "domain/watchlist.hpp"

namespace consentry::domain {

/// Whose things are erased: a traveller, or a person on a list.
enum class SubjectKind { traveller, listedPerson };

/// What of a person a store can hold, by the kinds in which a certificate counts it.
enum class PersonalThing {
  photograph,
  thumbnail,
  facePosition,
  qualityMeasure,
  captureFact,  ///< of a photograph: its hash, when it was taken, where the face is
  manifestLine,
  identity,  ///< reference, nationality, birth and gender; or alias, reason and action of an entry
  consentReference,
  cohortGroup,  ///< nationality, age band and gender in a cohort
  faceTemplate,
  note,
  commitmentSalt,
  holdReference,
  personKey
};

struct ThingCount {
  PersonalThing thing = PersonalThing::photograph;
  std::int64_t objects = 0;
  bool operator==(const ThingCount&) const = default;
};

[[nodiscard]] std::int64_t sumOf(const std::vector<ThingCount>& counts);
/// Adds the second to the first, kind by kind.
void addTo(std::vector<ThingCount>& counts, const std::vector<ThingCount>& more);

/// What a court or an authority asked to keep: while it stands nothing of the person is erased.
struct LegalHold {
  HoldId id{};
  std::string subject{};    ///< handle
  std::string reference{};  ///< "court order 2026 Ka 17"
  UserId placedBy{};
  base::Instant placedAt;
  UserId liftedBy{};  ///< empty while it stands
  std::optional<base::Instant> liftedAt{};
};

/// The keys of everybody who stays are wrapped anew within this time, so that old copies of the files die.
inline constexpr std::chrono::hours kRenewalWithin{24};

/// Whether nothing in law asks any more that this entry be kept: it expired, or was taken off its list.
[[nodiscard]] bool groundHasEnded(ListState state);

/// Why a person cannot be erased now; nothing when they can.
enum class ErasureRefusal { held, erasedAlready, stillListed, caseOpen };
struct ErasureFacts {
  bool held = false;
  bool erased = false;
  std::optional<ListState> listed{};  ///< of a person on a list
  std::int64_t openCases = 0;         ///< in which a listed person is a candidate
};
[[nodiscard]] std::optional<ErasureRefusal> whyNotErased(const ErasureFacts& facts);

/// When the keys are renewed: asked for at, due, and done or not.
enum class RenewalState { none, waiting, overdue, done };
struct KeyRenewal {
  std::int64_t number = 0;
  base::Instant askedAt;
  base::Instant dueAt;
  std::optional<base::Instant> doneAt{};
  std::int64_t doneSeq = -1;  ///< its entry in the log
};
[[nodiscard]] RenewalState stateOf(const std::optional<KeyRenewal>& renewal, base::Instant now);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::SubjectKind, {traveller, "traveller"}, {listedPerson, "listed_person"});
CONSENTRY_ENUM_WORDS(domain::PersonalThing, {photograph, "photographs"}, {thumbnail, "thumbnails"},
                     {facePosition, "face_positions"}, {qualityMeasure, "quality_measures"},
                     {captureFact, "capture_facts"}, {manifestLine, "manifest_lines"}, {identity, "identity"},
                     {consentReference, "consent_references"}, {cohortGroup, "cohort_groups"},
                     {faceTemplate, "templates"}, {note, "notes"}, {commitmentSalt, "commitment_salts"},
                     {holdReference, "hold_references"}, {personKey, "person_keys"});
CONSENTRY_ENUM_WORDS(domain::ErasureRefusal, {held, "held"}, {erasedAlready, "erased_already"},
                     {stillListed, "still_listed"}, {caseOpen, "case_open"});
CONSENTRY_ENUM_WORDS(domain::RenewalState, {none, "none"}, {waiting, "waiting"}, {overdue, "overdue"}, {done, "done"});
