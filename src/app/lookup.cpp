// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lookup.hpp"

#include <charconv>
#include <vector>

namespace consentry::app {

using base::Expected;

Expected<ports::SetRow> pickSet(ports::ReadView& view, std::string_view what) {
  TRY(auto rows, view.sets().all());
  return pick(
      std::move(rows), what, "photo set", [](const auto& row) { return row.id.text(); },
      [](const auto& row) { return row.name; });
}

Expected<ports::WatchlistRow> pickList(ports::ReadView& view, std::string_view what) {
  TRY(auto rows, view.watchlists().all());
  return pick(
      std::move(rows), what, "watchlist", [](const auto& row) { return row.id.text(); },
      [](const auto& row) { return row.name; });
}

Expected<domain::ListPerson> pickListPerson(ports::ReadView& view, std::string_view what) {
  TRY(const auto lists, view.watchlists().all());
  std::vector<domain::ListPerson> everybody;
  for (const auto& list : lists) {
    TRY(auto people, view.watchlists().people(list.id));
    std::ranges::move(people, std::back_inserter(everybody));
  }
  return pick(
      std::move(everybody), what, "entry", [](const auto& row) { return row.id.text(); },
      [](const auto&) { return std::string(); });
}

Expected<ports::CaseRow> pickCase(ports::ReadView& view, std::string_view what) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(what.data(), what.data() + what.size(), number);
  if (error == std::errc() && end == what.data() + what.size()) {
    TRY(auto row, view.screenings().findCaseByNumber(number));
    if (row) return *std::move(row);
  }
  TRY(auto rows, view.screenings().cases(false));
  return pick(
      std::move(rows), what, "case", [](const auto& row) { return row.id.text(); },
      [](const auto&) { return std::string(); });
}

std::string displayName(ports::ReadView& view, const domain::UserId& id) {
  const auto user = view.users().find(id);
  return user && *user ? (*user)->displayName : id.text().substr(0, 8);
}

}  // namespace consentry::app
