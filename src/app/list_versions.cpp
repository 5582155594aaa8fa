// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/list_versions.hpp"

#include <algorithm>
#include <string>

#include "audit/tree.hpp"

namespace consentry::app {

using base::Expected;
using domain::ListState;

namespace {
constexpr std::string_view kUnitSeparator = "\x1f";
}

base::Digest rootOfMembers(const std::vector<ports::ListMember>& members) {
  std::vector<base::Digest> leaves;
  leaves.reserve(members.size());
  for (const auto& member : members) {
    std::string text = member.person.text();
    text += kUnitSeparator;
    text += member.reference.text();
    text += kUnitSeparator;
    text += base::toHex(member.hash);
    leaves.push_back(audit::leafHash(text));
  }
  return audit::rootOf(leaves);
}

Expected<ports::ListVersionRow> makeVersion(Context& context, ports::WriteUnit& unit, const ports::WatchlistRow& list,
                                            std::vector<std::int64_t> because) {
  auto& lists = unit.watchlists();
  const auto now = context.services.clock.now();
  const auto today = base::dateOf(now);
  std::vector<ports::ListMember> members;
  std::int64_t people = 0;
  TRY(const auto everybody, lists.people(list.id));
  for (const auto& person : everybody) {
    if (!domain::isSearchable(person, today)) continue;
    ++people;
    TRY(const auto references, lists.references(person.id));
    for (const auto& reference : references) members.push_back({person.id, reference.id, reference.hash});
  }
  std::ranges::sort(members, {}, [](const auto& one) { return std::pair(one.person, one.reference); });
  TRY(const auto before, lists.versions(list.id));
  int newest = 0;
  for (const auto& version : before) newest = std::max(newest, version.number);
  const ports::ListVersionRow version{.list = list.id,
                                      .number = newest + 1,
                                      .root = rootOfMembers(members),
                                      .people = people,
                                      .references = std::ssize(members),
                                      .at = now,
                                      .by = context.actor.user};
  TRY_VOID(lists.addVersion(version, members));
  TRY_VOID(unit.log().record({.type = domain::AuditType::listVersion,
                              .actor = context.actor,
                              .list = list.id,
                              .change = domain::AuditChange{.object = "list:" + list.id.text(),
                                                            .after = version.root,
                                                            .detail = std::to_string(version.number)},
                              .refs = std::move(because)}));
  return version;
}

Expected<std::int64_t> recordState(Context& context, ports::WriteUnit& unit, const domain::ListPerson& person) {
  return unit.log().record({.type = domain::AuditType::listEntryState,
                            .actor = context.actor,
                            .list = person.list,
                            .change = domain::AuditChange{.object = "list_person:" + person.id.text(),
                                                          .detail = std::string(base::word(person.state))}});
}

Expected<bool> hasOverdue(ports::WatchlistReader& lists, const domain::WatchlistId& list, base::Date today) {
  TRY(const auto people, lists.people(list));
  return std::ranges::any_of(people, [&](const domain::ListPerson& person) {
    return person.state == ListState::active && !domain::isSearchable(person, today);
  });
}

Expected<void> expireOverdue(Context& context, ports::WriteUnit& unit, const ports::WatchlistRow& list) {
  const auto today = base::dateOf(context.services.clock.now());
  TRY(const auto people, unit.watchlists().people(list.id));
  std::vector<std::int64_t> because;
  for (const auto& person : people) {
    if (person.state != ListState::active || domain::isSearchable(person, today)) continue;
    TRY(const auto expired, domain::moved(person, ListState::expired, today));
    TRY_VOID(unit.watchlists().replacePerson(expired));
    TRY(const auto seq, recordState(context, unit, expired));
    because.push_back(seq);
  }
  if (!because.empty()) TRY_VOID(makeVersion(context, unit, list, std::move(because)));
  return {};
}

}  // namespace consentry::app
