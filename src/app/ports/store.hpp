// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "app/ports/cohorts.hpp"
#include "app/ports/governance.hpp"
#include "app/ports/screenings.hpp"
#include "app/ports/sets.hpp"
#include "app/ports/travellers.hpp"
#include "app/ports/use_log.hpp"
#include "app/ports/users.hpp"
#include "app/ports/watchlists.hpp"
#include "base/error.hpp"

namespace consentry::app::ports {

/// What can be read. Each method answers for the state at that moment; no locks are held between calls.
class ReadView {
 public:
  virtual ~ReadView() = default;
  [[nodiscard]] virtual UserReader& users() = 0;
  [[nodiscard]] virtual TravellerReader& travellers() = 0;
  [[nodiscard]] virtual GovernanceReader& governance() = 0;
  [[nodiscard]] virtual SetReader& sets() = 0;
  [[nodiscard]] virtual WatchlistReader& watchlists() = 0;
  [[nodiscard]] virtual ScreeningReader& screenings() = 0;
  [[nodiscard]] virtual CohortReader& cohorts() = 0;
  [[nodiscard]] virtual UseLogReader& log() = 0;
};

/// What can be written, inside one transaction only.
class WriteUnit {
 public:
  virtual ~WriteUnit() = default;
  [[nodiscard]] virtual UserWriter& users() = 0;
  [[nodiscard]] virtual TravellerWriter& travellers() = 0;
  [[nodiscard]] virtual GovernanceWriter& governance() = 0;
  [[nodiscard]] virtual SetWriter& sets() = 0;
  [[nodiscard]] virtual WatchlistWriter& watchlists() = 0;
  [[nodiscard]] virtual ScreeningWriter& screenings() = 0;
  [[nodiscard]] virtual CohortWriter& cohorts() = 0;
  [[nodiscard]] virtual UseLogWriter& log() = 0;
};

/// A store opened by one session. One thread at a time.
class Store {
 public:
  virtual ~Store() = default;

  [[nodiscard]] virtual ReadView& read() = 0;

  /// Runs `act` in one BEGIN IMMEDIATE transaction. Commits when it succeeds and at least one log entry was recorded
  /// in it; rolls everything back otherwise (an act that recorded nothing is Errc::internal: it did not happen).
  /// After the commit the head is written to the pin and fsynced before this returns.
  [[nodiscard]] virtual base::Expected<void> write(const std::function<base::Expected<void>(WriteUnit&)>& act) = 0;

  /// Why nothing can be written ("" when it can): opened read-only, head older than the pin, …
  [[nodiscard]] virtual std::string readOnlyReason() const = 0;
};

}  // namespace consentry::app::ports
