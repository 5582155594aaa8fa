// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ports/proposals.hpp"
#include "app/services.hpp"
#include "base/error.hpp"
#include "domain/two_person.hpp"

namespace consentry::app {

struct ProposalView {
  domain::Proposal proposal;
  bool overdue = false;  ///< open in the store, but its time is over: nobody can approve it any more
  std::optional<domain::ProposalRefusal> whyNot;  ///< why whoever asks cannot approve it now
};

/// What waits for a second person and what was decided, newest first.
struct ListProposals {
  using Answer = std::vector<ProposalView>;
  static constexpr auto kAct = domain::Act::seeProposals;
  bool onlyOpen = false;
};
[[nodiscard]] base::Expected<ListProposals::Answer> handle(Context& context, const ListProposals& request,
                                                           const Job& job);

/// One of them in full, by its handle or the unique beginning of it.
struct ShowProposal {
  using Answer = ProposalView;
  static constexpr auto kAct = domain::Act::seeProposals;
  std::string id;
};
[[nodiscard]] base::Expected<ShowProposal::Answer> handle(Context& context, const ShowProposal& request,
                                                          const Job& job);

/// Approves or rejects what somebody else proposed; what was approved happens in the same transaction. Errc::denied for
/// one's own and for what one's roles may not approve, Errc::conflict when it is decided or its time is over.
struct DecideProposal {
  enum class Decision { approve, reject };
  using Answer = ProposalView;
  static constexpr auto kAct = domain::Act::seeProposals;  // which role may, its kind decides
  std::string id;
  Decision decision = Decision::reject;
};
[[nodiscard]] base::Expected<DecideProposal::Answer> handle(Context& context, const DecideProposal& request,
                                                            const Job& job);

/// Takes one's own proposal back.
struct WithdrawProposal {
  using Answer = ProposalView;
  static constexpr auto kAct = domain::Act::seeProposals;
  std::string id;
};
[[nodiscard]] base::Expected<WithdrawProposal::Answer> handle(Context& context, const WithdrawProposal& request,
                                                              const Job& job);

/// Lets a locked-out person try again.
struct ProposeUnlock {
  using Answer = domain::Proposal;
  static constexpr auto kAct = domain::Act::proposeUnlock;
  std::string login;
  std::string reason;  ///< for the other person; kept beside the log, not in it
};
[[nodiscard]] base::Expected<ProposeUnlock::Answer> handle(Context& context, const ProposeUnlock& request,
                                                           const Job& job);

/// One act outside the proposer's own roles, for some hours.
struct ProposeEmergency {
  using Answer = domain::Proposal;
  static constexpr auto kAct = domain::Act::proposeBreakGlass;
  domain::Act act = domain::Act::seeCases;
  int hours = 1;  ///< 1 to 4
  std::string reason;
};
[[nodiscard]] base::Expected<ProposeEmergency::Answer> handle(Context& context, const ProposeEmergency& request,
                                                              const Job& job);

/// The error that says so.
[[nodiscard]] std::unexpected<base::Error> refused(domain::ProposalRefusal why);

struct NewProposal {
  domain::TwoPersonAct act = domain::TwoPersonAct::policy;
  domain::ProposalId id{};  ///< empty: a new one
  std::string object;
  std::string content;  ///< all that a second person must read
  std::string reason;
};
/// Adds it and records it, inside the transaction of the use case.
[[nodiscard]] base::Expected<domain::Proposal> propose(Context& context, ports::WriteUnit& unit,
                                                       const NewProposal& asked);

}  // namespace consentry::app
