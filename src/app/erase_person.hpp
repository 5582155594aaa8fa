// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/erasures.hpp"
#include "app/services.hpp"
#include "domain/actor.hpp"

namespace consentry::app {

/// A person of whom something is stored.
struct Subject {
  std::string handle;
  domain::SubjectKind kind = domain::SubjectKind::traveller;
  std::string ref{};                          ///< of a traveller
  std::optional<domain::ListState> listed{};  ///< of a person on a list
};

/// By the outside reference of a traveller, or the handle of a traveller or a listed person (for the latter also its
/// unique beginning). Errc::conflict when the person was erased; Errc::notFound.
[[nodiscard]] base::Expected<Subject> findSubject(ports::ReadView& read, std::string_view what);
[[nodiscard]] base::Expected<Subject> loadTraveller(ports::TravellerReader& travellers, const domain::TravellerId& id);

/// Why and in whose name somebody is erased.
struct ErasureCause {
  Context* by = nullptr;  ///< nobody: a rule of retention
  domain::ProposalId order{};
  std::vector<std::int64_t> because{};  ///< entries of the log
  std::string reason{};                 ///< free words; never in the log
};

/// Destroys whatever is stored of the person, in the caller's transaction: open cases are stopped, everything that
/// stands in any table goes, then the key; recorded; a renewal of the keys is asked for. Errc::denied names the hold
/// that forbids it, Errc::conflict says what has to be done first.
[[nodiscard]] base::Expected<ports::ErasureRow> erasePerson(Services& services, ports::WriteUnit& unit,
                                                            const Subject& subject, const ErasureCause& cause);

/// Over what a certificate says, so that the log's entry proves it.
[[nodiscard]] base::Digest hashOfErasure(const ports::ErasureRow& erasure);

/// What reading back found.
struct ReadBack {
  std::int64_t found = 0;  ///< objects of these people that are still there; 0 is the promise
  bool journalEmptied = false;
  std::int64_t seq = -1;
};
/// After the commit: looks through every place for something of these people, empties the write-ahead log, and records
/// what was found.
[[nodiscard]] base::Expected<ReadBack> readBack(Services& services, const std::vector<ports::ErasureRow>& erased,
                                                const std::optional<domain::Actor>& actor);

/// A new generation of keys, when an erasure has asked for one; whether it did. Needs an open vault.
[[nodiscard]] base::Expected<bool> renewKeysIfAsked(Services& services, const std::optional<domain::Actor>& actor);

}  // namespace consentry::app
