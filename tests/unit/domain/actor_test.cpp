// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/actor.hpp"

#include <catch2/catch.hpp>
#include <map>

using namespace consentry;
using namespace consentry::domain;

namespace {

/// One letter a role: Officer, Supervisor, Auditor, Consent clerk, administrator (M, who minds the machine).
const std::map<std::string, std::string> kExpected = {
    {"manage_users", "....M"},
    {"see_users", "OSACM"},
    {"propose_policy", "....M"},
    {"approve_policy", ".S..M"},
    {"explain_policy", "OSACM"},
    {"propose_basis", ".S..M"},
    {"approve_basis", ".S..."},
    {"record_consent", "...C."},
    {"see_consent", "OSAC."},
    {"import_set", "O...."},
    {"remove_set", "OS..."},
    {"see_sets", "OSA.."},
    {"propose_list_entry", "OS..."},
    {"approve_list_entry", ".S..."},
    {"govern_list", ".S..."},
    {"see_lists", "OSA.."},
    {"screen", "O...."},
    {"see_cases", "OSA.."},
    {"review", "OS..."},
    {"supervise", ".S..."},
    {"use_stop", ".S..M"},
    {"see_log", ".SA.."},
    {"verify_log", "OSACM"},
    {"anchor_log", "..A.M"},
    {"export_log", "..A.."},
    {"evaluate", ".S..M"},
    {"report_fairness", ".SA.M"},
    {"see_models", "OSACM"},
    {"manage_models", "....M"},
    {"manage_profiles", ".S..M"},
    {"propose_unlock", ".S..M"},
    {"approve_unlock", ".S..M"},
    {"propose_break_glass", "OS.C."},
    {"approve_break_glass", ".S..M"},
    {"see_proposals", "OSACM"},
    {"erase", "...C."},
    {"propose_order", "...CM"},
    {"approve_order", ".S..."},
    {"hold_subject", ".S..."},
    {"see_erasures", ".SACM"},
    {"manage_retention", "....M"},
    {"renew_keys", "....M"},
    {"back_up", "....M"},
    {"propose_restore", "....M"},
    {"approve_restore", ".SA.."},
};

constexpr std::pair<Role, char> kColumns[] = {{Role::officer, 'O'},
                                              {Role::supervisor, 'S'},
                                              {Role::auditor, 'A'},
                                              {Role::consentClerk, 'C'},
                                              {Role::administrator, 'M'}};

}  // namespace

TEST_CASE("every role may do exactly what the table says") {
  CHECK(base::allOf<Role>().size() == std::size(kColumns));
  CHECK(base::allOf<Act>().size() == kExpected.size());
  for (const auto& [act, actWord] : base::allOf<Act>()) {
    const auto row = kExpected.find(std::string(actWord));
    INFO(actWord);
    REQUIRE(row != kExpected.end());
    for (const auto& [role, letter] : kColumns) {
      INFO(base::word(role));
      CHECK(roleMay(role, act) == (row->second.find(letter) != std::string::npos));
    }
  }
}

TEST_CASE("what product rules forbid a role outright is forbidden") {
  for (const Role role : {Role::auditor, Role::consentClerk, Role::administrator})
    CHECK_FALSE(roleMay(role, Act::screen));
  for (const Act act : {Act::review, Act::supervise}) CHECK_FALSE(roleMay(Role::auditor, act));
  for (const Act act : {Act::seeCases, Act::seeSets, Act::seeLists, Act::seeConsent, Act::review, Act::supervise})
    CHECK_FALSE(roleMay(Role::administrator, act));
}

TEST_CASE("an act that does not exist is denied to everybody") {
  for (const auto& [role, text] : base::allOf<Role>()) CHECK_FALSE(roleMay(role, static_cast<Act>(999)));
}

TEST_CASE("an auditor is nobody who is audited, and all other roles may meet") {
  const auto audited = [](Role role) {
    return role == Role::administrator || role == Role::officer || role == Role::supervisor;
  };
  for (const auto& [a, aWord] : base::allOf<Role>())
    for (const auto& [b, bWord] : base::allOf<Role>()) {
      INFO(aWord << " " << bWord);
      const bool forbidden = (audited(a) && b == Role::auditor) || (audited(b) && a == Role::auditor);
      CHECK(rolesMayMeet(a, b) == !forbidden);
    }
}

TEST_CASE("who must judge blind cannot read the log, and who governs the machine cannot either") {
  CHECK_FALSE(roleMay(Role::officer, Act::seeLog));
  CHECK_FALSE(roleMay(Role::administrator, Act::seeLog));
}
