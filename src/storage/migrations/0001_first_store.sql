-- SPDX-License-Identifier: GPL-3.0-or-later
-- Never edited once released: the hash of this text is kept in every store that it made.

CREATE TABLE schema_migration (
  version INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  at INTEGER NOT NULL
) STRICT;

-- The log. The bytes are what is hashed; every other column is computed from them, so that a mirror cannot disagree.

CREATE TABLE log_entry (
  seq INTEGER PRIMARY KEY,
  bytes TEXT NOT NULL,
  at INTEGER GENERATED ALWAYS AS (json_extract(bytes, '$.at')) VIRTUAL,
  type TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.type')) VIRTUAL,
  outcome TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.outcome')) VIRTUAL,
  actor TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.actor')) VIRTUAL,
  role TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.role')) VIRTUAL,
  subject TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.subject')) VIRTUAL,
  photo_set TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.set')) VIRTUAL,
  review_case TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.case')) VIRTUAL,
  watchlist TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.list')) VIRTUAL,
  purpose TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.purpose')) VIRTUAL,
  basis TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.basis.kind')) VIRTUAL,
  consent_state TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.consent.state')) VIRTUAL,
  decision TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.consent.decision')) VIRTUAL,
  reason TEXT GENERATED ALWAYS AS (json_extract(bytes, '$.consent.reason')) VIRTUAL
) STRICT;
CREATE INDEX log_entry_by_type ON log_entry (type, seq);
CREATE INDEX log_entry_by_outcome ON log_entry (outcome, seq);
CREATE INDEX log_entry_by_at ON log_entry (at);
CREATE INDEX log_entry_by_actor ON log_entry (actor, seq) WHERE actor IS NOT NULL;
CREATE INDEX log_entry_by_subject ON log_entry (subject, seq) WHERE subject IS NOT NULL;
CREATE INDEX log_entry_by_purpose ON log_entry (purpose, seq) WHERE purpose IS NOT NULL;
CREATE INDEX log_entry_by_case ON log_entry (review_case, seq) WHERE review_case IS NOT NULL;

-- There is no trigger on INSERT: it would compute every column above for each entry. REPLACE deletes, and is stopped there.
CREATE TRIGGER log_entry_stays BEFORE UPDATE ON log_entry
BEGIN SELECT RAISE(ABORT, 'a log entry never changes'); END;
CREATE TRIGGER log_entry_remains BEFORE DELETE ON log_entry
BEGIN SELECT RAISE(ABORT, 'a log entry is never removed'); END;

CREATE TABLE log_tile (
  level INTEGER NOT NULL CHECK (level >= 0),
  idx INTEGER NOT NULL CHECK (idx >= 0),
  hashes BLOB NOT NULL CHECK (length(hashes) BETWEEN 32 AND 8192 AND length(hashes) % 32 = 0),
  PRIMARY KEY (level, idx)
) STRICT;

CREATE TABLE log_checkpoint (
  size INTEGER PRIMARY KEY,
  reason TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE TRIGGER log_checkpoint_grows BEFORE INSERT ON log_checkpoint
WHEN EXISTS (SELECT 1 FROM log_checkpoint WHERE size = NEW.size)
BEGIN SELECT RAISE(ABORT, 'a kept checkpoint never changes'); END;
CREATE TRIGGER log_checkpoint_stays BEFORE UPDATE ON log_checkpoint
BEGIN SELECT RAISE(ABORT, 'a kept checkpoint never changes'); END;
CREATE TRIGGER log_checkpoint_remains BEFORE DELETE ON log_checkpoint
BEGIN SELECT RAISE(ABORT, 'a kept checkpoint is never removed'); END;

CREATE TABLE log_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  note TEXT NOT NULL
) STRICT;

-- People who work here.

CREATE TABLE user_account (
  id TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL UNIQUE CHECK (login <> ''),
  display_name TEXT NOT NULL,
  disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE user_role (
  user TEXT NOT NULL CONSTRAINT user_role_user REFERENCES user_account (id),
  role TEXT NOT NULL CHECK (role IN ('officer', 'supervisor', 'auditor', 'consent_clerk', 'administrator')),
  position INTEGER NOT NULL,
  PRIMARY KEY (user, role)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER user_role_auditor_is_not_administrator BEFORE INSERT ON user_role
WHEN (NEW.role = 'auditor' AND EXISTS (SELECT 1 FROM user_role WHERE user = NEW.user AND role = 'administrator'))
  OR (NEW.role = 'administrator' AND EXISTS (SELECT 1 FROM user_role WHERE user = NEW.user AND role = 'auditor'))
BEGIN SELECT RAISE(ABORT, 'nobody is administrator and auditor'); END;
CREATE TRIGGER user_role_stays BEFORE UPDATE ON user_role
BEGIN SELECT RAISE(ABORT, 'a role is given or taken, not changed'); END;

-- Data subjects and what they said.

CREATE TABLE traveller (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  nationality TEXT,
  birth TEXT NOT NULL,
  gender TEXT NOT NULL CHECK (gender IN ('F', 'M', 'X'))
) STRICT;

CREATE TABLE consent_record (
  id TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL CONSTRAINT consent_record_subject REFERENCES traveller (id),
  external_ref TEXT UNIQUE CHECK (external_ref <> ''),
  notice_version TEXT NOT NULL,
  notice_language TEXT NOT NULL,
  notice_hash BLOB NOT NULL CHECK (length(notice_hash) = 32)
) STRICT;
CREATE INDEX consent_record_by_subject ON consent_record (subject);

CREATE TABLE consent_purpose (
  record TEXT NOT NULL CONSTRAINT consent_purpose_record REFERENCES consent_record (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (value IN ('entry_id_check', 'watchlist_search', 'second_review', 'quality_check',
    'accuracy_test', 'research_training', 'third_party_disclosure', 'subject_access')),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_recipient (
  record TEXT NOT NULL CONSTRAINT consent_recipient_record REFERENCES consent_record (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_category (
  record TEXT NOT NULL CONSTRAINT consent_category_record REFERENCES consent_record (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (value IN ('facial_image', 'face_template', 'identity_data', 'travel_document')),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE consent_event (
  record TEXT NOT NULL CONSTRAINT consent_event_record REFERENCES consent_record (id),
  number INTEGER NOT NULL CHECK (number > 0),
  state TEXT NOT NULL CHECK (state IN ('none', 'requested', 'given', 'refused', 'reaffirmed', 'withdrawn', 'expired',
    'terminated', 'invalidated')),
  at INTEGER NOT NULL,
  giver TEXT NOT NULL CHECK (giver IN ('subject', 'guardian')),
  expires INTEGER,
  PRIMARY KEY (record, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER consent_event_follows BEFORE INSERT ON consent_event
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM consent_event WHERE record = NEW.record)
BEGIN SELECT RAISE(ABORT, 'a consent record only grows by its next event'); END;
CREATE TRIGGER consent_event_stays BEFORE UPDATE ON consent_event
BEGIN SELECT RAISE(ABORT, 'a consent event never changes'); END;

-- The rules of the site.

CREATE TABLE policy (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER UNIQUE CHECK (version > 0),
  toml TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  proposed_by TEXT NOT NULL CONSTRAINT policy_proposed_by REFERENCES user_account (id),
  proposed_at INTEGER NOT NULL,
  approved_by TEXT CONSTRAINT policy_approved_by REFERENCES user_account (id),
  approved_at INTEGER,
  CONSTRAINT policy_two_people CHECK (approved_by <> proposed_by),
  CONSTRAINT policy_approved_whole CHECK ((approved_by IS NULL) = (version IS NULL)
    AND (approved_by IS NULL) = (approved_at IS NULL))
) STRICT;
CREATE TRIGGER policy_stays BEFORE UPDATE ON policy
WHEN OLD.approved_by IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.toml IS NOT OLD.toml OR NEW.hash IS NOT OLD.hash
  OR NEW.proposed_by IS NOT OLD.proposed_by
BEGIN SELECT RAISE(ABORT, 'a policy version never changes'); END;

CREATE TABLE legal_basis (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('statute', 'court_order')),
  reference TEXT NOT NULL CHECK (reference <> ''),
  proposed_by TEXT NOT NULL CONSTRAINT legal_basis_proposed_by REFERENCES user_account (id),
  approved_by TEXT CONSTRAINT legal_basis_approved_by REFERENCES user_account (id),
  from_day TEXT NOT NULL,
  review_by TEXT NOT NULL,
  CONSTRAINT legal_basis_two_people CHECK (approved_by <> proposed_by)
) STRICT;
CREATE TRIGGER legal_basis_stays BEFORE UPDATE ON legal_basis
WHEN OLD.approved_by IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind
  OR NEW.reference IS NOT OLD.reference OR NEW.proposed_by IS NOT OLD.proposed_by
  OR NEW.from_day IS NOT OLD.from_day OR NEW.review_by IS NOT OLD.review_by
BEGIN SELECT RAISE(ABORT, 'a legal basis never changes'); END;

CREATE TABLE basis_purpose (
  record TEXT NOT NULL CONSTRAINT basis_purpose_record REFERENCES legal_basis (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (value IN ('entry_id_check', 'watchlist_search', 'second_review', 'quality_check',
    'accuracy_test', 'research_training', 'third_party_disclosure', 'subject_access')),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE basis_recipient (
  record TEXT NOT NULL CONSTRAINT basis_recipient_record REFERENCES legal_basis (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE basis_category (
  record TEXT NOT NULL CONSTRAINT basis_category_record REFERENCES legal_basis (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (value IN ('facial_image', 'face_template', 'identity_data', 'travel_document')),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE basis_nationality (
  record TEXT NOT NULL CONSTRAINT basis_nationality_record REFERENCES legal_basis (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE stop (
  id TEXT NOT NULL PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('site', 'purpose', 'nationality', 'watchlist')),
  what TEXT NOT NULL,
  by TEXT NOT NULL CONSTRAINT stop_by REFERENCES user_account (id),
  at INTEGER NOT NULL,
  why TEXT NOT NULL,
  lifted_by TEXT CONSTRAINT stop_lifted_by REFERENCES user_account (id),
  lifted_at INTEGER,
  CONSTRAINT stop_lifted_whole CHECK ((lifted_by IS NULL) = (lifted_at IS NULL)),
  CONSTRAINT stop_names_what CHECK ((scope = 'site') = (what = ''))
) STRICT;

CREATE TABLE threshold_profile (
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  toml TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  stored_by TEXT NOT NULL CONSTRAINT threshold_profile_stored_by REFERENCES user_account (id),
  stored_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER threshold_profile_stays BEFORE UPDATE ON threshold_profile
BEGIN SELECT RAISE(ABORT, 'a threshold profile never changes'); END;

-- Photo sets. What shows a person stands in tables of its own, so that it can be destroyed apart from the record.

CREATE TABLE photo_set (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  manifest_hash BLOB NOT NULL CHECK (length(manifest_hash) = 32),
  source_system TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('entry_id_check', 'watchlist_search', 'second_review', 'quality_check',
    'accuracy_test', 'research_training', 'third_party_disclosure', 'subject_access')),
  imported_by TEXT NOT NULL CONSTRAINT photo_set_imported_by REFERENCES user_account (id),
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  state TEXT NOT NULL CHECK (state IN ('importing', 'complete', 'removed')),
  lines INTEGER NOT NULL CHECK (lines >= 0),
  removed_at INTEGER,
  CONSTRAINT photo_set_removed_when CHECK ((state = 'removed') = (removed_at IS NOT NULL)),
  CONSTRAINT photo_set_complete_when CHECK (state <> 'complete' OR finished_at IS NOT NULL)
) STRICT;
CREATE INDEX photo_set_by_manifest ON photo_set (manifest_hash);

CREATE TABLE photo (
  id TEXT NOT NULL PRIMARY KEY,
  photo_set TEXT NOT NULL CONSTRAINT photo_photo_set REFERENCES photo_set (id),
  traveller TEXT NOT NULL CONSTRAINT photo_traveller REFERENCES traveller (id),
  role TEXT NOT NULL CHECK (role IN ('document', 'live', 'other')),
  captured_at INTEGER,
  hash BLOB CHECK (length(hash) = 32),
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  face_left INTEGER,
  face_top INTEGER,
  face_right INTEGER,
  face_bottom INTEGER,
  face_score REAL,
  verdict TEXT NOT NULL CHECK (verdict IN ('undecided', 'accept', 'accept_with_warning', 'recapture')),
  UNIQUE (id, traveller)
) STRICT;
CREATE INDEX photo_by_set ON photo (photo_set);
CREATE INDEX photo_by_traveller ON photo (traveller, hash);

CREATE TABLE photo_quality (
  record TEXT NOT NULL CONSTRAINT photo_quality_record REFERENCES photo (id),
  position INTEGER NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('face_count', 'eye_distance', 'yaw', 'roll', 'pitch', 'sharpness',
    'exposure', 'clipping', 'margin_left', 'margin_right', 'margin_top', 'margin_bottom', 'image_width',
    'image_height')),
  raw REAL,
  component INTEGER CHECK (component BETWEEN 0 AND 100),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE photo_content (
  photo TEXT NOT NULL PRIMARY KEY CONSTRAINT photo_content_photo REFERENCES photo (id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE photo_thumbnail (
  photo TEXT NOT NULL PRIMARY KEY CONSTRAINT photo_thumbnail_photo REFERENCES photo (id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE set_line (
  photo_set TEXT NOT NULL CONSTRAINT set_line_photo_set REFERENCES photo_set (id),
  line INTEGER NOT NULL CHECK (line > 0),
  traveller_ref TEXT NOT NULL,
  file TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('undecided', 'new', 'low_quality', 'duplicate', 'no_consent', 'blocked',
    'unreadable', 'no_face', 'several_faces', 'invalid')),
  why TEXT NOT NULL,
  traveller TEXT CONSTRAINT set_line_traveller REFERENCES traveller (id),
  photo TEXT CONSTRAINT set_line_photo REFERENCES photo (id),
  decision TEXT NOT NULL CHECK (decision IN ('denied', 'allowed', 'allowed_by_law')),
  reason TEXT CHECK (reason IN ('no_record', 'refused', 'withdrawn', 'expired', 'notice_outdated',
    'purpose_not_covered', 'recipient_not_covered', 'category_not_covered', 'minor_without_guardian', 'opted_out',
    'jurisdiction_forbids', 'stop_in_force')),
  basis TEXT NOT NULL CHECK (basis IN ('none', 'consent', 'statute', 'court_order')),
  reference TEXT NOT NULL,
  consent_state TEXT NOT NULL CHECK (consent_state IN ('none', 'requested', 'given', 'refused', 'reaffirmed',
    'withdrawn', 'expired', 'terminated', 'invalidated')),
  PRIMARY KEY (photo_set, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX set_line_by_photo ON set_line (photo) WHERE photo IS NOT NULL;

-- Watchlists.

CREATE TABLE watchlist (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  legal_reference TEXT NOT NULL,
  size_cap INTEGER NOT NULL CHECK (size_cap > 0),
  false_alert_budget REAL NOT NULL CHECK (false_alert_budget BETWEEN 0 AND 1),
  created_by TEXT NOT NULL CONSTRAINT watchlist_created_by REFERENCES user_account (id),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE list_person (
  id TEXT NOT NULL PRIMARY KEY,
  watchlist TEXT NOT NULL CONSTRAINT list_person_watchlist REFERENCES watchlist (id),
  alias TEXT NOT NULL,
  reason TEXT NOT NULL,
  legal_reference TEXT NOT NULL CHECK (legal_reference <> ''),
  expected_action TEXT NOT NULL,
  minor INTEGER NOT NULL CHECK (minor IN (0, 1)),
  listed_by TEXT NOT NULL CONSTRAINT list_person_listed_by REFERENCES user_account (id),
  approved_by TEXT CONSTRAINT list_person_approved_by REFERENCES user_account (id),
  second_approved_by TEXT CONSTRAINT list_person_second_approved_by REFERENCES user_account (id),
  review_by TEXT NOT NULL,
  expires TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'active', 'suspended', 'expired', 'removed')),
  CONSTRAINT list_person_two_people CHECK (approved_by <> listed_by),
  CONSTRAINT list_person_third_person CHECK (second_approved_by <> listed_by AND second_approved_by <> approved_by),
  CONSTRAINT list_person_approved_first CHECK (state NOT IN ('approved', 'active') OR approved_by IS NOT NULL),
  CONSTRAINT list_person_minor_approved CHECK (minor = 0 OR state <> 'active' OR second_approved_by IS NOT NULL)
) STRICT;
CREATE INDEX list_person_by_watchlist ON list_person (watchlist);

CREATE TABLE list_reference (
  id TEXT NOT NULL PRIMARY KEY,
  person TEXT NOT NULL CONSTRAINT list_reference_person REFERENCES list_person (id),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  captured_at INTEGER,
  face_left INTEGER NOT NULL,
  face_top INTEGER NOT NULL,
  face_right INTEGER NOT NULL,
  face_bottom INTEGER NOT NULL,
  face_score REAL NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('undecided', 'accept', 'accept_with_warning', 'recapture')),
  added_at INTEGER NOT NULL,
  UNIQUE (id, person)
) STRICT;
CREATE INDEX list_reference_by_person ON list_reference (person);

CREATE TABLE reference_quality (
  record TEXT NOT NULL CONSTRAINT reference_quality_record REFERENCES list_reference (id),
  position INTEGER NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('face_count', 'eye_distance', 'yaw', 'roll', 'pitch', 'sharpness',
    'exposure', 'clipping', 'margin_left', 'margin_right', 'margin_top', 'margin_bottom', 'image_width',
    'image_height')),
  raw REAL,
  component INTEGER CHECK (component BETWEEN 0 AND 100),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference_content (
  reference TEXT NOT NULL PRIMARY KEY CONSTRAINT reference_content_reference REFERENCES list_reference (id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE reference_thumbnail (
  reference TEXT NOT NULL PRIMARY KEY CONSTRAINT reference_thumbnail_reference REFERENCES list_reference (id),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE template (
  reference TEXT NOT NULL CONSTRAINT template_reference REFERENCES list_reference (id),
  engine BLOB NOT NULL CHECK (length(engine) = 32),
  floats BLOB NOT NULL CHECK (length(floats) > 0 AND length(floats) % 4 = 0),
  PRIMARY KEY (reference, engine)
) STRICT;

CREATE TABLE list_version (
  watchlist TEXT NOT NULL CONSTRAINT list_version_watchlist REFERENCES watchlist (id),
  number INTEGER NOT NULL CHECK (number > 0),
  root BLOB NOT NULL CHECK (length(root) = 32),
  people INTEGER NOT NULL,
  reference_count INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL CONSTRAINT list_version_by REFERENCES user_account (id),
  PRIMARY KEY (watchlist, number)
) STRICT;
CREATE TRIGGER list_version_stays BEFORE UPDATE ON list_version
BEGIN SELECT RAISE(ABORT, 'a list version never changes'); END;
CREATE TRIGGER list_version_remains BEFORE DELETE ON list_version
BEGIN SELECT RAISE(ABORT, 'a list version is never removed'); END;

CREATE TABLE list_member (
  watchlist TEXT NOT NULL,
  number INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  person TEXT NOT NULL,
  reference TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (watchlist, number, position),
  CONSTRAINT list_member_version FOREIGN KEY (watchlist, number) REFERENCES list_version (watchlist, number),
  CONSTRAINT list_member_reference FOREIGN KEY (reference, person) REFERENCES list_reference (id, person)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER list_member_stays BEFORE UPDATE ON list_member
BEGIN SELECT RAISE(ABORT, 'a list version never changes'); END;
CREATE TRIGGER list_member_remains BEFORE DELETE ON list_member
BEGIN SELECT RAISE(ABORT, 'a list version never changes'); END;

-- Uses of faces, and what rests on them. The subject is a handle: not every face belongs to a traveller.

CREATE TABLE face_use (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT NOT NULL CHECK (subject <> ''),
  purpose TEXT NOT NULL CHECK (purpose IN ('entry_id_check', 'watchlist_search', 'second_review', 'quality_check',
    'accuracy_test', 'research_training', 'third_party_disclosure', 'subject_access')),
  recipient TEXT NOT NULL CHECK (recipient <> ''),
  allowed INTEGER NOT NULL CHECK (allowed IN (0, 1)),
  decision TEXT NOT NULL CHECK (decision IN ('denied', 'allowed', 'allowed_by_law')),
  reason TEXT CHECK (reason IN ('no_record', 'refused', 'withdrawn', 'expired', 'notice_outdated',
    'purpose_not_covered', 'recipient_not_covered', 'category_not_covered', 'minor_without_guardian', 'opted_out',
    'jurisdiction_forbids', 'stop_in_force')),
  basis TEXT NOT NULL CHECK (basis IN ('none', 'consent', 'statute', 'court_order')),
  reference TEXT NOT NULL,
  legal_basis TEXT,
  consent TEXT,
  consent_event INTEGER NOT NULL,
  consent_state TEXT NOT NULL CHECK (consent_state IN ('none', 'requested', 'given', 'refused', 'reaffirmed',
    'withdrawn', 'expired', 'terminated', 'invalidated')),
  notice BLOB CHECK (length(notice) = 32),
  rule TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  stop TEXT,
  at INTEGER NOT NULL,
  log_seq INTEGER NOT NULL CONSTRAINT face_use_log_seq REFERENCES log_entry (seq) DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (id, subject, allowed),
  CONSTRAINT face_use_allowed CHECK (allowed = (decision <> 'denied')),
  CONSTRAINT face_use_reason CHECK ((decision = 'denied') = (reason IS NOT NULL))
) STRICT;
CREATE TRIGGER face_use_stays BEFORE UPDATE ON face_use
BEGIN SELECT RAISE(ABORT, 'a use of a face never changes'); END;
CREATE TRIGGER face_use_remains BEFORE DELETE ON face_use
BEGIN SELECT RAISE(ABORT, 'a use of a face is never removed'); END;

CREATE TABLE screening_run (
  id TEXT NOT NULL PRIMARY KEY,
  photo_set TEXT NOT NULL CONSTRAINT screening_run_photo_set REFERENCES photo_set (id),
  watchlist TEXT NOT NULL,
  list_version INTEGER NOT NULL,
  engine BLOB NOT NULL CHECK (length(engine) = 32),
  profile TEXT NOT NULL,
  by TEXT NOT NULL CONSTRAINT screening_run_by REFERENCES user_account (id),
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'cancelled')),
  photographs INTEGER NOT NULL,
  searched INTEGER NOT NULL,
  denied INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  flagged_review INTEGER NOT NULL,
  flagged_priority INTEGER NOT NULL,
  intent_seq INTEGER NOT NULL CONSTRAINT screening_run_intent_seq REFERENCES log_entry (seq)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT screening_run_list FOREIGN KEY (watchlist, list_version) REFERENCES list_version (watchlist, number)
) STRICT;

CREATE TABLE run_uncalibrated (
  record TEXT NOT NULL CONSTRAINT run_uncalibrated_record REFERENCES screening_run (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (value IN ('other_model', 'other_data', 'other_list_size')),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_done (
  run TEXT NOT NULL CONSTRAINT run_done_run REFERENCES screening_run (id),
  photo TEXT NOT NULL CONSTRAINT run_done_photo REFERENCES photo (id),
  PRIMARY KEY (run, photo)
) STRICT, WITHOUT ROWID;

-- The gate stands in the database as well: `use_allowed` can only be 1, and the foreign key finds a use with that value
-- only when the gate allowed it for this very person.
CREATE TABLE comparison (
  run TEXT NOT NULL CONSTRAINT comparison_run REFERENCES screening_run (id),
  photo TEXT NOT NULL,
  rank INTEGER NOT NULL CHECK (rank > 0),
  use_id INTEGER NOT NULL,
  subject TEXT NOT NULL,
  use_allowed INTEGER NOT NULL DEFAULT 1 CHECK (use_allowed = 1),
  person TEXT NOT NULL,
  reference TEXT NOT NULL,
  distance INTEGER NOT NULL CHECK (distance >= 0),
  level TEXT NOT NULL CHECK (level IN ('none', 'review', 'priority')),
  PRIMARY KEY (run, photo, rank),
  UNIQUE (run, photo, person),
  CONSTRAINT comparison_allowed_use FOREIGN KEY (use_id, subject, use_allowed)
    REFERENCES face_use (id, subject, allowed),
  CONSTRAINT comparison_photo FOREIGN KEY (photo, subject) REFERENCES photo (id, traveller),
  CONSTRAINT comparison_reference FOREIGN KEY (reference, person) REFERENCES list_reference (id, person)
) STRICT;
CREATE TRIGGER comparison_is_a_search BEFORE INSERT ON comparison
WHEN (SELECT purpose FROM face_use WHERE id = NEW.use_id) IS NOT 'watchlist_search'
BEGIN SELECT RAISE(ABORT, 'a comparison rests on an allowed watchlist search'); END;
CREATE TRIGGER comparison_stays BEFORE UPDATE ON comparison
BEGIN SELECT RAISE(ABORT, 'a comparison never changes'); END;

CREATE TABLE commitment_salt (
  log_seq INTEGER NOT NULL PRIMARY KEY CONSTRAINT commitment_salt_log_seq REFERENCES log_entry (seq)
    DEFERRABLE INITIALLY DEFERRED,
  subject TEXT NOT NULL,
  salt BLOB NOT NULL CHECK (length(salt) >= 16)
) STRICT;
CREATE INDEX commitment_salt_by_subject ON commitment_salt (subject);

-- Cases and what people judged.

CREATE TABLE review_case (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  run TEXT NOT NULL CONSTRAINT review_case_run REFERENCES screening_run (id),
  photo_set TEXT NOT NULL CONSTRAINT review_case_photo_set REFERENCES photo_set (id),
  watchlist TEXT NOT NULL CONSTRAINT review_case_watchlist REFERENCES watchlist (id),
  subject TEXT NOT NULL,
  photo TEXT NOT NULL,
  use_id INTEGER NOT NULL,
  use_allowed INTEGER NOT NULL DEFAULT 1 CHECK (use_allowed = 1),
  level TEXT NOT NULL CHECK (level IN ('none', 'review', 'priority')),
  state TEXT NOT NULL CHECK (state IN ('new', 'claimed', 'first_done', 'second_claimed', 'agreed', 'conflict',
    'supervised', 'closed', 'consent_blocked', 'recapture')),
  claimed_by TEXT CONSTRAINT review_case_claimed_by REFERENCES user_account (id),
  claimed_until INTEGER,
  outcome TEXT NOT NULL CHECK (outcome IN ('undecided', 'cleared', 'refer_secondary', 'recapture', 'inconclusive')),
  opened_at INTEGER NOT NULL,
  search_seq INTEGER NOT NULL CONSTRAINT review_case_search_seq REFERENCES log_entry (seq)
    DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (run, photo),
  CONSTRAINT review_case_claim_whole CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
  CONSTRAINT review_case_allowed_use FOREIGN KEY (use_id, subject, use_allowed)
    REFERENCES face_use (id, subject, allowed),
  CONSTRAINT review_case_photo FOREIGN KEY (photo, subject) REFERENCES photo (id, traveller)
) STRICT;
CREATE INDEX review_case_by_subject ON review_case (subject);

-- One judgement a step and one a person: the second reviewer cannot be the first.
CREATE TABLE judgement (
  review_case TEXT NOT NULL CONSTRAINT judgement_case REFERENCES review_case (id),
  step TEXT NOT NULL CHECK (step IN ('first', 'second', 'supervisor')),
  reviewer TEXT NOT NULL CONSTRAINT judgement_reviewer REFERENCES user_account (id),
  candidate_rank INTEGER NOT NULL CHECK (candidate_rank > 0),
  conclusion INTEGER NOT NULL CHECK (conclusion BETWEEN -3 AND 3),
  outcome TEXT NOT NULL CHECK (outcome IN ('undecided', 'cleared', 'refer_secondary', 'recapture', 'inconclusive')),
  reason TEXT NOT NULL CHECK (reason IN ('overall_impression', 'face_shape', 'eyes', 'nose', 'mouth_chin', 'ears',
    'marks_scars', 'hairline', 'image_quality', 'age_gap', 'document_data', 'other')),
  shown_ms INTEGER NOT NULL CHECK (shown_ms >= 0),
  at INTEGER NOT NULL,
  PRIMARY KEY (review_case, step),
  CONSTRAINT judgement_one_a_person UNIQUE (review_case, reviewer)
) STRICT;
CREATE TRIGGER judgement_follows BEFORE INSERT ON judgement
WHEN (NEW.step = 'second' AND NOT EXISTS (
        SELECT 1 FROM judgement WHERE review_case = NEW.review_case AND step = 'first'))
  OR (NEW.step = 'supervisor' AND NOT EXISTS (
        SELECT 1 FROM judgement WHERE review_case = NEW.review_case AND step = 'second'))
BEGIN SELECT RAISE(ABORT, 'judgements follow one another'); END;
CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'a judgement never changes'); END;
CREATE TRIGGER judgement_remains BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'a judgement is never removed'); END;

-- Free words, apart so that they can be erased.
CREATE TABLE judgement_note (
  review_case TEXT NOT NULL,
  step TEXT NOT NULL CHECK (step IN ('first', 'second', 'supervisor')),
  note TEXT NOT NULL,
  PRIMARY KEY (review_case, step),
  CONSTRAINT judgement_note_judgement FOREIGN KEY (review_case, step) REFERENCES judgement (review_case, step)
) STRICT, WITHOUT ROWID;
