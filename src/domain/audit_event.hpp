// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/enum_words.hpp"
#include "base/time.hpp"
#include "domain/actor.hpp"
#include "domain/gate.hpp"
#include "domain/ids.hpp"
#include "domain/score.hpp"

namespace consentry::domain {

/// The closed registry of what the log can say. Words are stored for ever: add, never rename.
enum class AuditType {
  logOpened,  ///< seq 0: log id and first public key
  keyRotated,
  logAnchored,  ///< a witness cosigned
  slipPrinted,
  logExported,
  logVerified,
  logViewed,
  programStarted,
  cleanExit,
  clockStepped,
  userAdded,
  userDisabled,
  roleGranted,
  roleRevoked,
  policyProposed,
  policyApproved,
  basisProposed,
  basisApproved,
  consentRecorded,
  stopOn,
  stopOff,
  setImportStarted,  ///< intent
  setImported,
  setRemoved,
  photoUse,  ///< a face was (or was not: denied) opened for quality check and storage
  listCreated,
  listEntryProposed,
  referenceEnrolled,  ///< a reference photograph was embedded
  referenceShown,     ///< a listed person's photographs were shown outside a case
  listEntryApproved,
  listEntryState,
  listVersion,
  screeningStarted,  ///< intent
  faceSearched,      ///< one probe's result; also a denied one
  screeningFinished,
  candidatesShown,
  caseClaimed,
  caseReleased,
  caseReviewed,
  caseSupervised,
  caseClosed,
  caseBlocked,
  profileStored,
  modelsChecked,
  accuracyMeasured,
  personErased,  ///< reserved for erasure
  engineChosen,
  cohortPerson,  ///< somebody's photograph was (or was not: denied) embedded for a cohort
  cohortBuilt,
  cohortChosen,
  modelAdded,            ///< an agency's own network
  surroundingsMeasured,  ///< local means of a list version, for one engine and scoring
  signedIn,
  signedOut,
  signInFailed,   ///< also for a name that nobody has; which name is not written
  credentialSet,  ///< a person's passphrase and keys: `after` is the public signing key
  userLocked,     ///< too many wrong passphrases
  userUnlocked,
  actProposed,  ///< one of what needs two people
  actDecided,   ///< approved, rejected or withdrawn
  emergencyGranted,
  keysRenewed,   ///< a new generation of the people's keys
  orderStarted,  ///< intent: a population is to be erased
  orderFinished,
  holdPlaced,
  holdLifted,
  retentionRuleSet,
  retentionRun,
  backupMade,
  storeRestored,  ///< a new incarnation of the log
  storeMigrated,
  cageWeak,  ///< photographs are decoded behind less than the whole cage
  diskLow,
  writeFailed,  ///< an act did not happen because it could not be written
  clockJumped   ///< set forward, as far as the computer can tell
};

enum class AuditOutcome { ok, denied, failed, intent };

/// `search` of an entry.
struct AuditSearch {
  WatchlistId list;
  int listVersion = 0;
  base::Digest listRoot;
  std::int64_t listPeople = 0;
  base::Digest model;
  base::Digest profile;
  Threshold review;
  Threshold priority;
  std::optional<base::Digest> probeCommitment;  ///< salted; the salt is kept in a table that can be erased
  std::optional<base::Instant> started;
  std::optional<base::Instant> finished;
  std::optional<std::int64_t> probes;  ///< for a whole run
  bool uncalibrated = false;
  std::string engine;  ///< networks, e.g. "both"; empty in entries of programs that knew one engine only
  Mode mode = Mode::fast;
  Precision precision = Precision::f32;
  Scoring scoring;
  std::optional<base::Digest> cohort{};  ///< hash of the cohort's build, when the scoring asks for one
};

/// One line of `candidates`: what the officer will be shown, in order.
struct AuditCandidate {
  ListPersonId person;
  ReferenceId reference;
  std::optional<Distance> distance;  ///< absent where it was hidden from a blind reviewer
  int rank = 0;                      ///< from 1
  std::optional<Score> score{};      ///< what the rank is by; hidden with the distance
};

/// `review` of an entry.
struct AuditReview {
  std::string step;                 ///< first, second, supervisor
  std::optional<int> conclusion;    ///< −3 … +3
  std::string outcome;              ///< word of CaseOutcome
  std::string reasonCode;           ///< never free text
  std::int64_t shownForMs = 0;      ///< time on screen
  std::vector<std::string> hidden;  ///< what the reviewer could not see
};

/// `change` of an entry: an administrative act.
struct AuditChange {
  std::string object;  ///< kind and handle: "policy:4f2a…"
  std::optional<base::Digest> before;
  std::optional<base::Digest> after;
  std::optional<UserId> approver;  ///< the second person
  std::string detail;              ///< a stable word or number (a key, a role, a count); never free text or a name
};

/// `purpose`, `basis`, `consent`: present on every use, also a denied one.
struct AuditUse {
  Purpose purpose = Purpose::entryIdCheck;
  Recipient recipient = Recipient::thisSite();
  std::vector<DataCategory> categories;
  Decision decision;
};

/// What the application wants recorded. The log adds position, chain, time, boot, clock state, station and program.
struct AuditEvent {
  AuditType type = AuditType::photoUse;
  AuditOutcome outcome = AuditOutcome::ok;
  std::optional<Actor> actor;  ///< absent only for what the program does by itself
  std::optional<TravellerId> subject;
  std::optional<SetId> set;
  std::optional<CaseId> caseId;
  std::optional<WatchlistId> list;
  std::optional<PhotoId> photo;
  std::optional<AuditUse> use;
  std::optional<AuditSearch> search;
  std::vector<AuditCandidate> candidates;
  std::optional<AuditReview> review;
  std::optional<AuditChange> change;
  std::vector<std::int64_t> refs;  ///< positions of the entries that this one continues
};

}  // namespace consentry::domain

CONSENTRY_ENUM_WORDS(
    domain::AuditType, {logOpened, "log_opened"}, {keyRotated, "key_rotated"}, {logAnchored, "log_anchored"},
    {slipPrinted, "slip_printed"}, {logExported, "log_exported"}, {logVerified, "log_verified"},
    {logViewed, "log_viewed"}, {programStarted, "program_started"}, {cleanExit, "clean_exit"},
    {clockStepped, "clock_stepped"}, {userAdded, "user_added"}, {userDisabled, "user_disabled"},
    {roleGranted, "role_granted"}, {roleRevoked, "role_revoked"}, {policyProposed, "policy_proposed"},
    {policyApproved, "policy_approved"}, {basisProposed, "basis_proposed"}, {basisApproved, "basis_approved"},
    {consentRecorded, "consent_recorded"}, {stopOn, "stop_on"}, {stopOff, "stop_off"},
    {setImportStarted, "set_import_started"}, {setImported, "set_imported"}, {setRemoved, "set_removed"},
    {photoUse, "photo_use"}, {listCreated, "list_created"}, {listEntryProposed, "list_entry_proposed"},
    {referenceEnrolled, "reference_enrolled"}, {referenceShown, "reference_shown"},
    {listEntryApproved, "list_entry_approved"}, {listEntryState, "list_entry_state"}, {listVersion, "list_version"},
    {screeningStarted, "screening_started"}, {faceSearched, "face_searched"}, {screeningFinished, "screening_finished"},
    {candidatesShown, "candidates_shown"}, {caseClaimed, "case_claimed"}, {caseReleased, "case_released"},
    {caseReviewed, "case_reviewed"}, {caseSupervised, "case_supervised"}, {caseClosed, "case_closed"},
    {caseBlocked, "case_blocked"}, {profileStored, "profile_stored"}, {modelsChecked, "models_checked"},
    {accuracyMeasured, "accuracy_measured"}, {personErased, "person_erased"}, {engineChosen, "engine_chosen"},
    {cohortPerson, "cohort_person"}, {cohortBuilt, "cohort_built"}, {cohortChosen, "cohort_chosen"},
    {modelAdded, "model_added"}, {surroundingsMeasured, "surroundings_measured"}, {signedIn, "signed_in"},
    {signedOut, "signed_out"}, {signInFailed, "sign_in_failed"}, {credentialSet, "credential_set"},
    {userLocked, "user_locked"}, {userUnlocked, "user_unlocked"}, {actProposed, "act_proposed"},
    {actDecided, "act_decided"}, {emergencyGranted, "emergency_granted"}, {keysRenewed, "keys_renewed"},
    {orderStarted, "order_started"}, {orderFinished, "order_finished"}, {holdPlaced, "hold_placed"},
    {holdLifted, "hold_lifted"}, {retentionRuleSet, "retention_rule_set"}, {retentionRun, "retention_run"},
    {backupMade, "backup_made"}, {storeRestored, "store_restored"}, {storeMigrated, "store_migrated"},
    {cageWeak, "cage_weak"}, {diskLow, "disk_low"}, {writeFailed, "write_failed"}, {clockJumped, "clock_jumped"});
CONSENTRY_ENUM_WORDS(domain::AuditOutcome, {ok, "ok"}, {denied, "denied"}, {failed, "failed"}, {intent, "intent"});
