// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manage_sets.hpp"

#include <algorithm>

#include "app/lookup.hpp"

namespace consentry::app {

using base::Errc;
using base::Expected;
using base::fail;

namespace {

/// Without thumbnails: showing a face is a use of its own, and a table of a set is not one.
Expected<SetLineView> lineView(ports::ReadView& read, ports::SetLineRow row) {
  SetLineView view{.row = std::move(row)};
  if (view.row.traveller) {
    TRY(const auto traveller, read.travellers().find(*view.row.traveller));
    if (traveller) {
      if (traveller->nationality) view.nationality = traveller->nationality->code();
      if (traveller->gender != domain::Gender::unspecified) view.gender = base::word(traveller->gender);
      if (const auto year = traveller->birth.year()) view.birthYear = std::to_string(*year);
    }
  }
  if (view.row.photo) {
    TRY(const auto photo, read.sets().findPhoto(*view.row.photo));
    if (photo) view.role = photo->role;
  }
  return view;
}

}  // namespace

Expected<ListSets::Answer> handle(Context& context, const ListSets&, const Job&) {
  auto& sets = context.services.store.read().sets();
  TRY(auto rows, sets.all());
  ListSets::Answer answer;
  for (auto& row : rows) {
    TRY(auto counts, sets.verdictCounts(row.id));
    answer.push_back({std::move(row), std::move(counts)});
  }
  return answer;
}

Expected<ShowSet::Answer> handle(Context& context, const ShowSet& request, const Job&) {
  auto& read = context.services.store.read();
  TRY(auto set, pickSet(read, request.set));
  ShowSet::Answer answer{.set = std::move(set)};
  TRY(answer.counts, read.sets().verdictCounts(answer.set.id));
  TRY(auto lines, read.sets().lines(answer.set.id, request.offset, request.limit));
  for (auto& line : lines) {
    TRY(auto view, lineView(read, std::move(line)));
    answer.lines.push_back(std::move(view));
  }
  return answer;
}

Expected<RemoveSet::Answer> handle(Context& context, const RemoveSet& request, const Job&) {
  auto& services = context.services;
  TRY(auto set, pickSet(services.store.read(), request.set));
  TRY_VOID(services.store.write([&](ports::WriteUnit& unit) -> Expected<void> {
    TRY(const auto open, unit.screenings().cases(true));
    if (std::ranges::any_of(open, [&](const ports::CaseRow& row) { return row.set == set.id; }))
      return fail(Errc::conflict, "cases on this set are open; close them first");
    TRY_VOID(unit.sets().remove(set.id, services.clock.now()));
    TRY_VOID(unit.log().record(
        {.type = domain::AuditType::setRemoved,
         .actor = context.actor,
         .set = set.id,
         .change = domain::AuditChange{.object = "set:" + set.id.text(), .before = set.manifestHash}}));
    return {};
  }));
  set.state = domain::SetState::removed;
  return set;
}

}  // namespace consentry::app
