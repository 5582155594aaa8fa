// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/governance.hpp"
#include "app/services.hpp"
#include "domain/policy.hpp"

namespace consentry::app {

struct PolicyView {
  ports::PolicyRow row;
  domain::Policy policy;
  std::vector<std::string> ruleWords;  ///< one paragraph a rule, in the policy's order
  bool inForce = false;
};

/// The policy in force (nothing when everything is denied) and every version ever proposed.
struct ShowPolicies {
  struct Answer {
    std::optional<PolicyView> inForce;
    std::vector<PolicyView> all;  ///< newest first
  };
  static constexpr auto kAct = domain::Act::explainPolicy;
};
[[nodiscard]] base::Expected<ShowPolicies::Answer> handle(Context& context, const ShowPolicies& request,
                                                          const Job& job);

/// Whether a file is a policy; changes nothing.
struct CheckPolicy {
  using Answer = PolicyView;
  static constexpr auto kAct = domain::Act::explainPolicy;
  std::filesystem::path file;
};
[[nodiscard]] base::Expected<CheckPolicy::Answer> handle(Context& context, const CheckPolicy& request, const Job& job);

struct ProposePolicy {
  using Answer = PolicyView;
  static constexpr auto kAct = domain::Act::proposePolicy;
  std::filesystem::path file;
};
[[nodiscard]] base::Expected<ProposePolicy::Answer> handle(Context& context, const ProposePolicy& request,
                                                           const Job& job);

/// By another person than the proposer; it is in force at once.
struct ApprovePolicy {
  using Answer = PolicyView;
  static constexpr auto kAct = domain::Act::approvePolicy;
  std::string id;  ///< handle, or its unique beginning (at least 4 characters)
};
[[nodiscard]] base::Expected<ApprovePolicy::Answer> handle(Context& context, const ApprovePolicy& request,
                                                           const Job& job);

/// What the gate would answer now, and why. Nothing is used and no use is recorded.
struct ExplainPolicy {
  struct Answer {
    domain::Decision decision;
    std::string words;
  };
  static constexpr auto kAct = domain::Act::explainPolicy;
  domain::Purpose purpose = domain::Purpose::watchlistSearch;
  std::string travellerRef;
  std::string recipient;  ///< empty: this site
  std::vector<domain::DataCategory> categories{domain::DataCategory::facialImage, domain::DataCategory::faceTemplate};
  std::optional<domain::BasisKind> basis;
};
[[nodiscard]] base::Expected<ExplainPolicy::Answer> handle(Context& context, const ExplainPolicy& request,
                                                           const Job& job);

/// A statute or court order that uses may rest on: proposed by one, approved by a supervisor who is another person.
struct ProposeBasis {
  using Answer = domain::LegalBasis;
  static constexpr auto kAct = domain::Act::proposeBasis;
  domain::LegalBasis basis;  ///< id, proposedBy and approvedBy are set by the store
};
[[nodiscard]] base::Expected<ProposeBasis::Answer> handle(Context& context, const ProposeBasis& request,
                                                          const Job& job);

struct ApproveBasis {
  using Answer = domain::LegalBasis;
  static constexpr auto kAct = domain::Act::approveBasis;
  std::string id;  ///< handle or unique beginning
};
[[nodiscard]] base::Expected<ApproveBasis::Answer> handle(Context& context, const ApproveBasis& request,
                                                          const Job& job);

struct ListBases {
  using Answer = std::vector<domain::LegalBasis>;
  static constexpr auto kAct = domain::Act::explainPolicy;
};
[[nodiscard]] base::Expected<ListBases::Answer> handle(Context& context, const ListBases& request, const Job& job);

/// The stop switch. Takes effect at the next use.
struct StopOn {
  using Answer = domain::Stop;
  static constexpr auto kAct = domain::Act::useStop;
  domain::StopScope scope = domain::StopScope::site;
  std::string what;  ///< purpose word, nationality code, or list name; empty for the site
  std::string why;   ///< needed, for people
};
[[nodiscard]] base::Expected<StopOn::Answer> handle(Context& context, const StopOn& request, const Job& job);

struct StopOff {
  using Answer = domain::Stop;
  static constexpr auto kAct = domain::Act::useStop;
  std::string id;  ///< handle or unique beginning
};
[[nodiscard]] base::Expected<StopOff::Answer> handle(Context& context, const StopOff& request, const Job& job);

/// Stops in force; every role may know.
struct ShowStops {
  using Answer = std::vector<domain::Stop>;
  static constexpr auto kAct = domain::Act::seeUsers;
};
[[nodiscard]] base::Expected<ShowStops::Answer> handle(Context& context, const ShowStops& request, const Job& job);

}  // namespace consentry::app
