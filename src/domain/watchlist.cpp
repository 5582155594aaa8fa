// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/watchlist.hpp"

namespace consentry::domain {
namespace {

/// A date that was never set lies in the past: forgetting it must not make an entry searchable for ever.
bool isPast(base::Date date, base::Date today) {
  return !date.ok() || today > date;
}

bool isStale(const ListPerson& person, base::Date today) {
  return isPast(person.expires, today) || isPast(person.reviewBy, today);
}

bool hasEveryApproval(const ListPerson& person) {
  if (person.approvedBy.empty() || person.approvedBy == person.listedBy) return false;
  if (!person.minor) return true;
  return !person.secondApprovedBy.empty() && person.secondApprovedBy != person.listedBy &&
         person.secondApprovedBy != person.approvedBy;
}

}  // namespace

bool listStateMayGo(ListState from, ListState to) {
  using enum ListState;
  switch (from) {
    case draft:
      return to == approved || to == removed;
    case approved:
      return to == active || to == removed;
    case active:
      return to == suspended || to == expired || to == removed;
    case suspended:
      return to == active || to == removed;
    case expired:
    case removed:
      return false;
  }
  return false;
}

base::Expected<ListPerson> approved(ListPerson person, const UserId& approver) {
  if (person.state != ListState::draft) return base::fail(base::Errc::conflict, "only a draft waits for approval");
  if (person.legalReference.empty())
    return base::fail(base::Errc::invalidArgument, "an entry without a legal reference cannot be approved");
  if (approver.empty() || approver == person.listedBy)
    return base::fail(base::Errc::denied, "another person than the one who listed must approve");
  if (person.approvedBy.empty()) {
    person.approvedBy = approver;
  } else if (approver == person.approvedBy) {
    return base::fail(base::Errc::denied, "the second approval must come from a third person");
  } else {
    person.secondApprovedBy = approver;
  }
  if (hasEveryApproval(person)) person.state = ListState::approved;
  return person;
}

base::Expected<ListPerson> moved(ListPerson person, ListState to, base::Date today) {
  const auto conflict = [](const char* why) { return base::fail(base::Errc::conflict, why); };
  if (!listStateMayGo(person.state, to)) return conflict("the entry's state does not allow this change");
  const bool needsApproval = to == ListState::approved || to == ListState::active;
  if (needsApproval && !hasEveryApproval(person)) return conflict("an approval is missing");
  if (to == ListState::active && isStale(person, today)) return conflict("the entry has expired or its review is due");
  if (to == ListState::expired && !isStale(person, today)) return conflict("the entry has not expired");
  person.state = to;
  return person;
}

bool isSearchable(const ListPerson& person, base::Date day) {
  return person.state == ListState::active && !isStale(person, day);
}

}  // namespace consentry::domain
