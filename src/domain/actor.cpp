// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/actor.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace consentry::domain {
namespace {

class Roles {
 public:
  constexpr Roles(std::initializer_list<Role> roles) {
    for (const Role role : roles) m_bits |= bit(role);
  }
  [[nodiscard]] constexpr bool contain(Role role) const { return (m_bits & bit(role)) != 0; }

 private:
  static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
  unsigned m_bits = 0;
};

struct Grant {
  Act act;
  Roles to;
};

constexpr auto kOfficer = Role::officer;
constexpr auto kSupervisor = Role::supervisor;
constexpr auto kAuditor = Role::auditor;
constexpr auto kClerk = Role::consentClerk;
constexpr auto kAdmin = Role::administrator;

/// Who searches does not audit, who audits does not decide, who governs the machine does not see the people on it.
constexpr auto kGrants = std::to_array<Grant>({
    {Act::manageUsers, {kAdmin}},
    // Who did what must be readable to everybody who works here, and so must a stop and the state of the log.
    {Act::seeUsers, {kOfficer, kSupervisor, kAuditor, kClerk, kAdmin}},
    {Act::proposePolicy, {kAdmin}},
    {Act::approvePolicy, {kAdmin, kSupervisor}},
    // Anyone whose work a rule stops may ask why.
    {Act::explainPolicy, {kOfficer, kSupervisor, kAuditor, kClerk, kAdmin}},
    {Act::proposeBasis, {kAdmin, kSupervisor}},
    {Act::approveBasis, {kSupervisor}},
    {Act::recordConsent, {kClerk}},
    // Consent state and legal basis stand beside every face that officer and supervisor are shown.
    {Act::seeConsent, {kClerk, kOfficer, kSupervisor, kAuditor}},
    {Act::importSet, {kOfficer}},
    {Act::removeSet, {kOfficer, kSupervisor}},
    {Act::seeSets, {kOfficer, kSupervisor, kAuditor}},
    {Act::proposeListEntry, {kOfficer, kSupervisor}},
    {Act::approveListEntry, {kSupervisor}},
    {Act::governList, {kSupervisor}},
    {Act::seeLists, {kOfficer, kSupervisor, kAuditor}},
    {Act::screen, {kOfficer}},
    {Act::seeCases, {kOfficer, kSupervisor, kAuditor}},
    {Act::review, {kOfficer, kSupervisor}},
    {Act::supervise, {kSupervisor}},
    {Act::useStop, {kSupervisor, kAdmin}},
    // The log holds what the first reviewer concluded: an officer who read it could not be a blind second, and the
    // administrator may not read case content.
    {Act::seeLog, {kSupervisor, kAuditor}},
    // Checking reveals nothing but whether the log is whole, so nobody needs to be kept from it.
    {Act::verifyLog, {kOfficer, kSupervisor, kAuditor, kClerk, kAdmin}},
    {Act::anchorLog, {kAuditor, kAdmin}},
    {Act::exportLog, {kAuditor}},
    {Act::evaluate, {kSupervisor, kAdmin}},
    // By what a face was judged, and on whose photographs that was trained, is nobody's secret.
    {Act::seeModels, {kOfficer, kSupervisor, kAuditor, kClerk, kAdmin}},
    {Act::manageModels, {kAdmin}},
    {Act::manageProfiles, {kSupervisor, kAdmin}},
    // Whom the engine treats worse is a question of the audit; the answer shows no face and names nobody.
    {Act::reportFairness, {kSupervisor, kAuditor, kAdmin}},
    {Act::proposeUnlock, {kSupervisor, kAdmin}},
    {Act::approveUnlock, {kSupervisor, kAdmin}},
    // An emergency is met by those who work with travellers; who governs the machine cannot help themself to faces.
    {Act::proposeBreakGlass, {kOfficer, kSupervisor, kClerk}},
    {Act::approveBreakGlass, {kSupervisor, kAdmin}},
    // What waits for a second person must be found by every such person, and everybody may see what was agreed.
    {Act::seeProposals, {kOfficer, kSupervisor, kAuditor, kClerk, kAdmin}},
    // Whoever hears a person out carries out what the person asked.
    {Act::erase, {kClerk}},
    {Act::proposeOrder, {kClerk, kAdmin}},
    {Act::approveOrder, {kSupervisor}},
    {Act::holdSubject, {kSupervisor}},
    {Act::seeErasures, {kSupervisor, kAuditor, kClerk, kAdmin}},
    {Act::manageRetention, {kAdmin}},
    {Act::renewKeys, {kAdmin}},
    {Act::backUp, {kAdmin}},
    {Act::proposeRestore, {kAdmin}},
    // The auditor holds the outside anchors that a restored log must fit.
    {Act::approveRestore, {kSupervisor, kAuditor}},
});

constexpr bool everyActStandsOnce() {
  const auto& acts = base::allOf<Act>();
  return acts.size() == kGrants.size() && std::ranges::all_of(acts, [](const auto& entry) {
           return std::ranges::count(kGrants, entry.first, &Grant::act) == 1;
         });
}
static_assert(everyActStandsOnce(), "an act that is not in the table would be denied to everybody without notice");

}  // namespace

bool roleMay(Role role, Act act) {
  const auto grant = std::ranges::find(kGrants, act, &Grant::act);
  return grant != kGrants.end() && grant->to.contain(role);
}

bool rolesMayMeet(Role a, Role b) {
  const auto is = [&](Role one, Role other) { return (a == one && b == other) || (a == other && b == one); };
  // The log shows what reviewers concluded: who reads it as an auditor could never again be a blind second reviewer.
  return !is(Role::auditor, Role::administrator) && !is(Role::auditor, Role::officer) &&
         !is(Role::auditor, Role::supervisor);
}

}  // namespace consentry::domain
