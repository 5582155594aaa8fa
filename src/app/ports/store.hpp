// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/ports/cohorts.hpp"
#include "app/ports/credentials.hpp"
#include "app/ports/erasures.hpp"
#include "app/ports/governance.hpp"
#include "app/ports/proposals.hpp"
#include "app/ports/screenings.hpp"
#include "app/ports/sets.hpp"
#include "app/ports/travellers.hpp"
#include "app/ports/use_log.hpp"
#include "app/ports/users.hpp"
#include "app/ports/vault.hpp"
#include "app/ports/watchlists.hpp"
#include "base/error.hpp"

namespace consentry::app::ports {

/// What can be read. Each method answers for the state at that moment; no locks are held between calls.
class ReadView {
 public:
  virtual ~ReadView() = default;
  [[nodiscard]] virtual UserReader& users() = 0;
  [[nodiscard]] virtual CredentialReader& credentials() = 0;
  [[nodiscard]] virtual ProposalReader& proposals() = 0;
  [[nodiscard]] virtual TravellerReader& travellers() = 0;
  [[nodiscard]] virtual GovernanceReader& governance() = 0;
  [[nodiscard]] virtual SetReader& sets() = 0;
  [[nodiscard]] virtual WatchlistReader& watchlists() = 0;
  [[nodiscard]] virtual ScreeningReader& screenings() = 0;
  [[nodiscard]] virtual CohortReader& cohorts() = 0;
  [[nodiscard]] virtual PersonKeyReader& personKeys() = 0;
  [[nodiscard]] virtual ErasureReader& erasures() = 0;
  [[nodiscard]] virtual UseLogReader& log() = 0;
};

/// What can be written, inside one transaction only.
class WriteUnit {
 public:
  virtual ~WriteUnit() = default;
  [[nodiscard]] virtual UserWriter& users() = 0;
  [[nodiscard]] virtual CredentialWriter& credentials() = 0;
  [[nodiscard]] virtual ProposalWriter& proposals() = 0;
  [[nodiscard]] virtual TravellerWriter& travellers() = 0;
  [[nodiscard]] virtual GovernanceWriter& governance() = 0;
  [[nodiscard]] virtual SetWriter& sets() = 0;
  [[nodiscard]] virtual WatchlistWriter& watchlists() = 0;
  [[nodiscard]] virtual ScreeningWriter& screenings() = 0;
  [[nodiscard]] virtual CohortWriter& cohorts() = 0;
  [[nodiscard]] virtual PersonKeyWriter& personKeys() = 0;
  [[nodiscard]] virtual ErasureWriter& erasures() = 0;
  [[nodiscard]] virtual UseLogWriter& log() = 0;
};

/// Who writes: with what their acts are signed, and under which emergency grant they act.
struct Hand {
  std::shared_ptr<const PersonalKey> key{};  ///< empty: the program itself, which signs nothing
  std::optional<std::int64_t> grant{};       ///< number of the log entry that granted it
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

  /// From now on this hand writes; gives back the former one. Entries of the types that people sign, by a person, need
  /// that person's hand (Errc::internal otherwise); entries under a grant refer to it.
  virtual Hand writeAs(Hand hand) = 0;

  /// Moves what was committed out of the write-ahead log and cuts that file to nothing, so that what was destroyed does
  /// not stand there any more. Errc::storeBusy while somebody reads.
  [[nodiscard]] virtual base::Expected<void> emptyJournal() = 0;

  /// Why nothing can be written ("" when it can): opened read-only, head older than the pin, …
  [[nodiscard]] virtual std::string readOnlyReason() const = 0;
};

/// A hand writes while this lives.
class Writing {
 public:
  Writing(Store& store, Hand hand) : m_store(store), m_former(store.writeAs(std::move(hand))) {}
  ~Writing() { m_store.writeAs(std::move(m_former)); }
  Writing(const Writing&) = delete;
  Writing& operator=(const Writing&) = delete;

 private:
  Store& m_store;
  Hand m_former;
};

}  // namespace consentry::app::ports
