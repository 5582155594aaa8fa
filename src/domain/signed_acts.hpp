// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/audit_event.hpp"

namespace consentry::domain {

/// Whether entries of this type carry the own signature of who acted: judgements about people, permissions to use their
/// faces, erasures, who may do what, and what two people decide. One table for the log, its checks and its manual.
[[nodiscard]] constexpr bool carriesSignature(AuditType type) {
  switch (type) {
    case AuditType::userAdded:
    case AuditType::userDisabled:
    case AuditType::roleGranted:
    case AuditType::roleRevoked:
    case AuditType::credentialSet:
    case AuditType::policyProposed:
    case AuditType::policyApproved:
    case AuditType::basisProposed:
    case AuditType::basisApproved:
    case AuditType::consentRecorded:
    case AuditType::caseReviewed:
    case AuditType::caseSupervised:
    case AuditType::personErased:
    case AuditType::orderStarted:
    case AuditType::holdPlaced:
    case AuditType::holdLifted:
    case AuditType::actProposed:
    case AuditType::actDecided:
    case AuditType::storeRestored:
      return true;
    case AuditType::logOpened:
    case AuditType::keyRotated:
    case AuditType::logAnchored:
    case AuditType::slipPrinted:
    case AuditType::logExported:
    case AuditType::logVerified:
    case AuditType::logViewed:
    case AuditType::programStarted:
    case AuditType::cleanExit:
    case AuditType::clockStepped:
    case AuditType::stopOn:
    case AuditType::stopOff:
    case AuditType::setImportStarted:
    case AuditType::setImported:
    case AuditType::setRemoved:
    case AuditType::photoUse:
    case AuditType::listCreated:
    case AuditType::listEntryProposed:
    case AuditType::referenceEnrolled:
    case AuditType::referenceShown:
    case AuditType::listEntryApproved:
    case AuditType::listEntryState:
    case AuditType::listVersion:
    case AuditType::screeningStarted:
    case AuditType::faceSearched:
    case AuditType::screeningFinished:
    case AuditType::candidatesShown:
    case AuditType::caseClaimed:
    case AuditType::caseReleased:
    case AuditType::caseClosed:
    case AuditType::caseBlocked:
    case AuditType::profileStored:
    case AuditType::modelsChecked:
    case AuditType::accuracyMeasured:
    case AuditType::engineChosen:
    case AuditType::cohortPerson:
    case AuditType::cohortBuilt:
    case AuditType::cohortChosen:
    case AuditType::modelAdded:
    case AuditType::surroundingsMeasured:
    case AuditType::signedIn:
    case AuditType::signedOut:
    case AuditType::signInFailed:
    case AuditType::userLocked:
    case AuditType::userUnlocked:
    case AuditType::emergencyGranted:
    case AuditType::keysRenewed:
    case AuditType::orderFinished:
    case AuditType::retentionRuleSet:
    case AuditType::retentionRun:
    case AuditType::backupMade:
    case AuditType::storeMigrated:
    case AuditType::cageWeak:
    case AuditType::diskLow:
    case AuditType::writeFailed:
    case AuditType::clockJumped:
      return false;
  }
  return false;
}

}  // namespace consentry::domain
