// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/ports/store.hpp"
#include "base/error.hpp"

namespace consentry::app {

/// What people type: a whole handle, a name, or the unique beginning (four characters at least) of a handle.
/// Errc::notFound when nothing fits, Errc::conflict when several do.
template <class Rows, class IdOf, class NameOf>
[[nodiscard]] auto pick(Rows rows, std::string_view what, std::string_view kind, IdOf idOf, NameOf nameOf)
    -> base::Expected<typename Rows::value_type> {
  typename Rows::value_type* found = nullptr;
  for (auto& row : rows) {
    const std::string id = idOf(row);
    if (id == what || nameOf(row) == what) return std::move(row);
    if (what.size() < 4 || !std::string_view(id).starts_with(what)) continue;
    if (found) return base::fail(base::Errc::conflict, std::string(kind) + ": several begin so; give more characters");
    found = &row;
  }
  if (!found) return base::fail(base::Errc::notFound, std::string(kind) + ": none of that name or handle");
  return std::move(*found);
}

[[nodiscard]] base::Expected<ports::SetRow> pickSet(ports::ReadView& view, std::string_view what);
[[nodiscard]] base::Expected<ports::WatchlistRow> pickList(ports::ReadView& view, std::string_view what);
/// A person of any list, by handle or its unique beginning.
[[nodiscard]] base::Expected<domain::ListPerson> pickListPerson(ports::ReadView& view, std::string_view what);
/// By number, handle or unique beginning.
[[nodiscard]] base::Expected<ports::CaseRow> pickCase(ports::ReadView& view, std::string_view what);
/// The display name of a user, or the shortened handle of one who is not there.
[[nodiscard]] std::string displayName(ports::ReadView& view, const domain::UserId& id);

}  // namespace consentry::app
