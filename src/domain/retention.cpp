// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/retention.hpp"

namespace consentry::domain {

int defaultDays(RetentionKind kind) {
  switch (kind) {
    case RetentionKind::probeTemplates:
      return 0;
    case RetentionKind::unflaggedPhotographs:
      return 30;
    case RetentionKind::listEntries:
      return 90;
    case RetentionKind::photoSets:
    case RetentionKind::closedCases:
    case RetentionKind::cohortTemplates:
    case RetentionKind::notes:
      return 365;
    // As long as somebody may still ask which photograph a search was made with.
    case RetentionKind::commitmentSalts:
      return 1'825;
  }
  return 0;
}

std::string_view countedFrom(RetentionKind kind) {
  switch (kind) {
    case RetentionKind::photoSets:
      return "the end of the import";
    case RetentionKind::probeTemplates:
      return "the search itself: none is ever stored";
    case RetentionKind::unflaggedPhotographs:
      return "the last screening, which flagged nobody";
    case RetentionKind::closedCases:
      return "the last judgement";
    case RetentionKind::cohortTemplates:
      return "the building of the cohort";
    case RetentionKind::listEntries:
      return "the last list version with the person";
    case RetentionKind::notes:
      return "the judgement";
    case RetentionKind::commitmentSalts:
      return "the search";
  }
  return "";
}

bool mayBeSet(RetentionKind kind, int days) {
  if (kind == RetentionKind::probeTemplates) return days == 0;
  return days >= 1 && days <= kLongestRetention;
}

base::Instant cutoffOf(const RetentionRule& rule, base::Instant now) {
  return now - std::chrono::days(rule.days);
}

}  // namespace consentry::domain
