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
  reportFairness  ///< error rates by group, of people who allowed accuracy tests
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
                     {manageProfiles, "manage_profiles"}, {reportFairness, "report_fairness"});
