// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/erasure.hpp"

#include <algorithm>

namespace consentry::domain {

std::int64_t sumOf(const std::vector<ThingCount>& counts) {
  std::int64_t sum = 0;
  for (const auto& count : counts) sum += count.objects;
  return sum;
}

void addTo(std::vector<ThingCount>& counts, const std::vector<ThingCount>& more) {
  for (const auto& [thing, objects] : more) {
    const auto known = std::ranges::find(counts, thing, &ThingCount::thing);
    if (known == counts.end())
      counts.push_back({thing, objects});
    else
      known->objects += objects;
  }
}

bool groundHasEnded(ListState state) {
  switch (state) {
    case ListState::expired:
    case ListState::removed:
      return true;
    case ListState::draft:
    case ListState::approved:
    case ListState::active:
    case ListState::suspended:
      return false;
  }
  return false;
}

std::optional<ErasureRefusal> whyNotErased(const ErasureFacts& facts) {
  if (facts.erased) return ErasureRefusal::erasedAlready;
  if (facts.held) return ErasureRefusal::held;
  if (facts.listed && !groundHasEnded(*facts.listed)) return ErasureRefusal::stillListed;
  if (facts.listed && facts.openCases > 0) return ErasureRefusal::caseOpen;
  return std::nullopt;
}

RenewalState stateOf(const std::optional<KeyRenewal>& renewal, base::Instant now) {
  if (!renewal) return RenewalState::none;
  if (renewal->doneAt) return RenewalState::done;
  return now > renewal->dueAt ? RenewalState::overdue : RenewalState::waiting;
}

}  // namespace consentry::domain
