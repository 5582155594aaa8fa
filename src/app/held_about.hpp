// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/erase_person.hpp"
#include "app/ports/erasures.hpp"
#include "app/services.hpp"

namespace consentry::app {

/// What the store holds about one person, by kind and number: no content. Errc::conflict when the person was erased,
/// Errc::notFound when nobody of that reference or handle is known.
struct ShowHeldAbout {
  struct Answer {
    Subject subject;
    std::vector<domain::ThingCount> counts;
    std::optional<domain::LegalHold> hold;  ///< that stands
  };
  static constexpr auto kAct = domain::Act::seeErasures;
  std::string person;  ///< a traveller's reference or handle, or a listed person's handle
};
[[nodiscard]] base::Expected<ShowHeldAbout::Answer> handle(Context& context, const ShowHeldAbout& request,
                                                           const Job& job);

}  // namespace consentry::app
