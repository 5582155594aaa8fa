// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/enum_words.hpp"
#include "base/error.hpp"
#include "base/time.hpp"
#include "domain/ids.hpp"

namespace consentry::domain {

/// DRAFT → APPROVED → ACTIVE → SUSPENDED | EXPIRED | REMOVED; SUSPENDED → ACTIVE | REMOVED; a draft or an approved
/// entry can be removed too. Only ACTIVE is searched.
enum class ListState { draft, approved, active, suspended, expired, removed };

[[nodiscard]] bool listStateMayGo(ListState from, ListState to);

/// The governing facts of one person on a list. Name and reason are kept elsewhere, where they can be erased.
struct ListPerson {
  ListPersonId id;
  WatchlistId list;
  std::string alias;  ///< what officers see after judging
  std::string reason;
  std::string legalReference;  ///< never empty
  std::string expectedAction;  ///< what the officer should do, e.g. "refer to secondary inspection"
  bool minor = false;
  UserId listedBy;
  UserId approvedBy;        ///< empty until approved
  UserId secondApprovedBy;  ///< needed for minors only
  base::Date reviewBy{};
  base::Date expires{};  ///< last day on which it may be searched
  ListState state = ListState::draft;
};

/// Whether `approver` may approve now: another person than the lister and, for a minor's second approval, than the
/// first approver. Errc::denied or Errc::conflict with the reason otherwise.
[[nodiscard]] base::Expected<ListPerson> approved(ListPerson person, const UserId& approver);
/// The state change, or Errc::conflict. Activation needs every approval and a day not past `expires` or `reviewBy`.
[[nodiscard]] base::Expected<ListPerson> moved(ListPerson person, ListState to, base::Date today);
/// Active, not expired, review not overdue on that day.
[[nodiscard]] bool isSearchable(const ListPerson& person, base::Date day);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::ListState, {draft, "draft"}, {approved, "approved"}, {active, "active"},
                     {suspended, "suspended"}, {expired, "expired"}, {removed, "removed"});
