// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/enum_words.hpp"
#include "domain/ids.hpp"

namespace consentry::domain {

enum class Role { officer, supervisor, auditor, consentClerk, administrator };

/// Everything that a role may or may not do. One table (`roleMay`) is the single source for domain, CLI and window.
enum class Act {
  manageUsers,
  seeUsers,
  proposePolicy,
  approvePolicy,
  explainPolicy,
  proposeBasis,
  approveBasis,
  recordConsent,
  seeConsent,
  importSet,
  removeSet,
  seeSets,
  proposeListEntry,
  approveListEntry,
  governList,  ///< create, activate, suspend, remove
  seeLists,
  screen,
  seeCases,
  review,
  supervise,
  useStop,
  seeLog,
  verifyLog,
  anchorLog,
  exportLog,
  evaluate,
  seeModels,  ///< which networks and threshold profiles there are, and which are in force
  manageModels,
  manageProfiles,
  reportFairness,  ///< error rates by group, of people who allowed accuracy tests
  proposeUnlock,   ///< of a person whom too many wrong passphrases have locked out
  approveUnlock,
  proposeBreakGlass,  ///< one act outside the roles, for a short time
  approveBreakGlass,
  seeProposals,
  erase,         ///< one person, who asked for it or whose time has come
  proposeOrder,  ///< a population
  approveOrder,
  holdSubject,  ///< a legal hold: nothing of the person is erased while it stands
  seeErasures,
  manageRetention,
  renewKeys,
  backUp,
  proposeRestore,
  approveRestore
};

/// Who is acting, in which of their roles. Part of every act and every log entry.
struct Actor {
  UserId user;
  Role role = Role::officer;
  bool operator==(const Actor&) const = default;
};

/// The table of `product.md`. Anything not listed is denied.
[[nodiscard]] bool roleMay(Role role, Act act);

/// Nobody audits what they do themselves: an auditor is neither administrator nor officer nor supervisor.
[[nodiscard]] bool rolesMayMeet(Role a, Role b);

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(domain::Role, {officer, "officer"}, {supervisor, "supervisor"}, {auditor, "auditor"},
                     {consentClerk, "consent_clerk"}, {administrator, "administrator"});
CONSENTRY_ENUM_WORDS(domain::Act, {manageUsers, "manage_users"}, {seeUsers, "see_users"},
                     {proposePolicy, "propose_policy"}, {approvePolicy, "approve_policy"},
                     {explainPolicy, "explain_policy"}, {proposeBasis, "propose_basis"},
                     {approveBasis, "approve_basis"}, {recordConsent, "record_consent"}, {seeConsent, "see_consent"},
                     {importSet, "import_set"}, {removeSet, "remove_set"}, {seeSets, "see_sets"},
                     {proposeListEntry, "propose_list_entry"}, {approveListEntry, "approve_list_entry"},
                     {governList, "govern_list"}, {seeLists, "see_lists"}, {screen, "screen"}, {seeCases, "see_cases"},
                     {review, "review"}, {supervise, "supervise"}, {useStop, "use_stop"}, {seeLog, "see_log"},
                     {verifyLog, "verify_log"}, {anchorLog, "anchor_log"}, {exportLog, "export_log"},
                     {evaluate, "evaluate"}, {seeModels, "see_models"}, {manageModels, "manage_models"},
                     {manageProfiles, "manage_profiles"}, {reportFairness, "report_fairness"},
                     {proposeUnlock, "propose_unlock"}, {approveUnlock, "approve_unlock"},
                     {proposeBreakGlass, "propose_break_glass"}, {approveBreakGlass, "approve_break_glass"},
                     {seeProposals, "see_proposals"}, {erase, "erase"}, {proposeOrder, "propose_order"},
                     {approveOrder, "approve_order"}, {holdSubject, "hold_subject"}, {seeErasures, "see_erasures"},
                     {manageRetention, "manage_retention"}, {renewKeys, "renew_keys"}, {backUp, "back_up"},
                     {proposeRestore, "propose_restore"}, {approveRestore, "approve_restore"});
