// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_words.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"

namespace consentry::domain {

/// What has a time after which it goes.
enum class RetentionKind {
  photoSets,             ///< after their import
  probeTemplates,        ///< of travellers: none is ever stored, so nothing but 0 can be set
  unflaggedPhotographs,  ///< after the last screening that found nobody like them
  closedCases,           ///< their photograph, after the last judgement
  cohortTemplates,       ///< after the cohort was built
  listEntries,           ///< of people taken off a list or expired, after the last version that held them
  notes,                 ///< after the judgement
  commitmentSalts        ///< after the search: then nobody can confirm any more which photograph was searched
};

struct RetentionRule {
  RetentionKind kind = RetentionKind::photoSets;
  int days = 0;
  UserId setBy{};  ///< empty for a default
  base::Instant setAt{};
};

inline constexpr int kLongestRetention = 36'500;  ///< days

/// What is in force until somebody sets something else.
[[nodiscard]] int defaultDays(RetentionKind kind);
/// What the days are counted from.
[[nodiscard]] std::string_view countedFrom(RetentionKind kind);
/// Templates of travellers cannot be kept, so their time is none; others have at least a day.
[[nodiscard]] bool mayBeSet(RetentionKind kind, int days);
/// What began before this moment has had its time.
[[nodiscard]] base::Instant cutoffOf(const RetentionRule& rule, base::Instant now);

/// A gap in the log that is longer than this was made by a store that stood still or by a clock that was set forward;
/// the program cannot know which, so a person says.
inline constexpr std::chrono::days kLongestSilence{31};
/// How long after one run the next is made by the program itself.
inline constexpr std::chrono::hours kRetentionEvery{24};

struct RetentionCount {
  RetentionKind kind = RetentionKind::photoSets;
  std::int64_t objects = 0;  ///< gone, or to go
  std::int64_t held = 0;     ///< kept by a legal hold
  std::int64_t open = 0;     ///< kept because a case on it is open
  bool operator==(const RetentionCount&) const = default;
};

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::RetentionKind, {photoSets, "photo_sets"}, {probeTemplates, "probe_templates"},
                     {unflaggedPhotographs, "unflagged_photographs"}, {closedCases, "closed_cases"},
                     {cohortTemplates, "cohort_templates"}, {listEntries, "list_entries"}, {notes, "notes"},
                     {commitmentSalts, "commitment_salts"});
