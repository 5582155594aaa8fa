// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/emergency.hpp"

namespace consentry::domain {

bool mayBeGranted(Act act) {
  switch (act) {
    case Act::seeConsent:
    case Act::recordConsent:
    case Act::importSet:
    case Act::removeSet:
    case Act::seeSets:
    case Act::proposeListEntry:
    case Act::seeLists:
    case Act::screen:
    case Act::seeCases:
    case Act::review:
    case Act::supervise:
    case Act::useStop:
    case Act::holdSubject:
      return true;
    case Act::manageUsers:
    case Act::seeUsers:
    case Act::proposePolicy:
    case Act::approvePolicy:
    case Act::explainPolicy:
    case Act::proposeBasis:
    case Act::approveBasis:
    case Act::approveListEntry:
    case Act::governList:
    case Act::seeLog:
    case Act::verifyLog:
    case Act::anchorLog:
    case Act::exportLog:
    case Act::evaluate:
    case Act::seeModels:
    case Act::manageModels:
    case Act::manageProfiles:
    case Act::reportFairness:
    case Act::proposeUnlock:
    case Act::approveUnlock:
    case Act::proposeBreakGlass:
    case Act::approveBreakGlass:
    case Act::seeProposals:
    case Act::erase:
    case Act::proposeOrder:
    case Act::approveOrder:
    case Act::seeErasures:
    case Act::manageRetention:
    case Act::renewKeys:
    case Act::backUp:
    case Act::proposeRestore:
    case Act::approveRestore:
      return false;
  }
  return false;
}

}  // namespace consentry::domain
