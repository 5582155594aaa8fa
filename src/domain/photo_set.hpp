// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/enum_words.hpp"
#include "base/time.hpp"
#include "domain/person.hpp"

namespace consentry::domain {

enum class PhotoRole { document, live, other };

/// What becomes of one line of a manifest. Exactly one per line, in the preview and after the import.
enum class RowVerdict {
  undecided,
  fresh,       ///< "new": will be, or was, taken in
  lowQuality,  ///< taken in, with warnings
  duplicate,   ///< the same bytes for the same traveller are there already
  noConsent,   ///< the gate found no permission; the photograph was not opened
  blocked,     ///< stop or jurisdiction; the photograph was not opened
  unreadable,  ///< not a JPEG or PNG photograph, damaged, too large, not there
  noFace,
  severalFaces,
  invalid  ///< the line itself is wrong: the reason names the column
};

/// Verdicts whose photographs are kept and can be screened.
[[nodiscard]] bool isTakenIn(RowVerdict verdict);

/// One well-formed line of `manifest.csv` or `.jsonl`.
struct ManifestRow {
  std::int64_t line = 0;  ///< in the file, from 1; the header of a CSV is line 1
  std::string travellerRef;
  std::string file;  ///< as written: relative, beneath the manifest's folder
  PhotoRole role = PhotoRole::other;
  std::optional<Nationality> nationality;
  Birth birth;
  Gender gender = Gender::unspecified;
  std::optional<base::Instant> capturedAt;
  std::string sourceSystem;
};

/// A set is usable only when complete; one that was interrupted waits to be resumed or removed.
enum class SetState { importing, complete, removed };

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::PhotoRole, {document, "document"}, {live, "live"}, {other, "other"});
CONSENTRY_ENUM_WORDS(domain::RowVerdict, {undecided, "undecided"}, {fresh, "new"}, {lowQuality, "low_quality"},
                     {duplicate, "duplicate"}, {noConsent, "no_consent"}, {blocked, "blocked"},
                     {unreadable, "unreadable"}, {noFace, "no_face"}, {severalFaces, "several_faces"},
                     {invalid, "invalid"});
CONSENTRY_ENUM_WORDS(domain::SetState, {importing, "importing"}, {complete, "complete"}, {removed, "removed"});
