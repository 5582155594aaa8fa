-- SPDX-License-Identifier: GPL-3.0-or-later
-- What identifies a person is sealed with that person's own key. A person is a traveller, a listed person, or a set for
-- lines of nobody known. The functions are the program's own, there while it migrates with open keys.

CREATE TABLE key_generation (
  number INTEGER NOT NULL PRIMARY KEY CHECK (number > 0),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE person_key (
  person TEXT NOT NULL PRIMARY KEY CHECK (person <> ''),
  generation INTEGER NOT NULL,
  wrapped BLOB NOT NULL CHECK (length(wrapped) = 72)
) STRICT, WITHOUT ROWID;

CREATE TABLE store_secret (
  name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  wrapped BLOB NOT NULL CHECK (length(wrapped) = 72)
) STRICT, WITHOUT ROWID;

-- Travellers: looked up by a keyed hash of the outside system's name.

CREATE TABLE traveller_sealed (
  id TEXT NOT NULL PRIMARY KEY,
  ref BLOB,
  ref_blind BLOB UNIQUE CHECK (length(ref_blind) = 32),
  nationality BLOB,
  birth BLOB,
  gender BLOB
) STRICT;
INSERT INTO traveller_sealed (rowid, id, ref, ref_blind, nationality, birth, gender)
SELECT rowid, id, sealed(id, 'traveller.ref', id, ref), blind(ref),
  sealed(id, 'traveller.nationality', id, nationality), sealed(id, 'traveller.birth', id, birth),
  sealed(id, 'traveller.gender', id, gender)
FROM traveller ORDER BY rowid;
DROP TABLE traveller;
ALTER TABLE traveller_sealed RENAME TO traveller;

CREATE TABLE consent_record_sealed (
  id TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL CONSTRAINT consent_record_subject REFERENCES traveller (id),
  external_ref BLOB UNIQUE CHECK (length(external_ref) = 32),
  notice_version TEXT NOT NULL,
  notice_language TEXT NOT NULL,
  notice_hash BLOB NOT NULL CHECK (length(notice_hash) = 32)
) STRICT;
INSERT INTO consent_record_sealed (rowid, id, subject, external_ref, notice_version, notice_language, notice_hash)
SELECT rowid, id, subject, blind(external_ref), notice_version, notice_language, notice_hash
FROM consent_record ORDER BY rowid;
DROP TABLE consent_record;
ALTER TABLE consent_record_sealed RENAME TO consent_record;
CREATE INDEX consent_record_by_subject ON consent_record (subject);

-- Photographs and where the face is on them.

ALTER TABLE photo ADD COLUMN captured BLOB;
UPDATE photo SET captured = sealed(traveller, 'photo.captured', id, captured_at);
ALTER TABLE photo DROP COLUMN captured_at;

UPDATE photo_content SET bytes =
  sealed((SELECT traveller FROM photo WHERE id = photo), 'photo_content.bytes', photo, bytes);
UPDATE photo_thumbnail SET bytes =
  sealed((SELECT traveller FROM photo WHERE id = photo), 'photo_thumbnail.bytes', photo, bytes);

ALTER TABLE photo_geometry ADD COLUMN points_sealed BLOB;
UPDATE photo_geometry SET points_sealed =
  sealed((SELECT traveller FROM photo WHERE id = photo), 'photo_geometry.points', photo, points);
ALTER TABLE photo_geometry DROP COLUMN points;
ALTER TABLE photo_geometry RENAME COLUMN points_sealed TO points;

-- Lines of a manifest.

ALTER TABLE set_line ADD COLUMN ref_sealed BLOB;
ALTER TABLE set_line ADD COLUMN file_sealed BLOB;
ALTER TABLE set_line ADD COLUMN why_sealed BLOB;
UPDATE set_line SET
  ref_sealed = sealed(coalesce(traveller, photo_set), 'set_line.traveller_ref', photo_set || '|' || line, traveller_ref),
  file_sealed = sealed(coalesce(traveller, photo_set), 'set_line.file', photo_set || '|' || line, file),
  why_sealed = sealed(coalesce(traveller, photo_set), 'set_line.why', photo_set || '|' || line, why);
ALTER TABLE set_line DROP COLUMN traveller_ref;
ALTER TABLE set_line DROP COLUMN file;
ALTER TABLE set_line DROP COLUMN why;
ALTER TABLE set_line RENAME COLUMN ref_sealed TO traveller_ref;
ALTER TABLE set_line RENAME COLUMN file_sealed TO file;
ALTER TABLE set_line RENAME COLUMN why_sealed TO why;

-- Listed people and their references.

ALTER TABLE list_person ADD COLUMN alias_sealed BLOB;
ALTER TABLE list_person ADD COLUMN reason_sealed BLOB;
ALTER TABLE list_person ADD COLUMN legal_sealed BLOB;
ALTER TABLE list_person ADD COLUMN action_sealed BLOB;
UPDATE list_person SET
  alias_sealed = sealed(id, 'list_person.alias', id, alias),
  reason_sealed = sealed(id, 'list_person.reason', id, reason),
  legal_sealed = sealed(id, 'list_person.legal_reference', id, legal_reference),
  action_sealed = sealed(id, 'list_person.expected_action', id, expected_action);
ALTER TABLE list_person DROP COLUMN alias;
ALTER TABLE list_person DROP COLUMN reason;
ALTER TABLE list_person DROP COLUMN legal_reference;
ALTER TABLE list_person DROP COLUMN expected_action;
ALTER TABLE list_person RENAME COLUMN alias_sealed TO alias;
ALTER TABLE list_person RENAME COLUMN reason_sealed TO reason;
ALTER TABLE list_person RENAME COLUMN legal_sealed TO legal_reference;
ALTER TABLE list_person RENAME COLUMN action_sealed TO expected_action;

ALTER TABLE list_reference ADD COLUMN captured BLOB;
UPDATE list_reference SET captured = sealed(person, 'list_reference.captured', id, captured_at);
ALTER TABLE list_reference DROP COLUMN captured_at;

UPDATE reference_content SET bytes =
  sealed((SELECT person FROM list_reference WHERE id = reference), 'reference_content.bytes', reference, bytes);
UPDATE reference_thumbnail SET bytes =
  sealed((SELECT person FROM list_reference WHERE id = reference), 'reference_thumbnail.bytes', reference, bytes);

ALTER TABLE reference_geometry ADD COLUMN points_sealed BLOB;
UPDATE reference_geometry SET points_sealed =
  sealed((SELECT person FROM list_reference WHERE id = reference), 'reference_geometry.points', reference, points);
ALTER TABLE reference_geometry DROP COLUMN points;
ALTER TABLE reference_geometry RENAME COLUMN points_sealed TO points;

-- Templates, turned for the gallery in which they stand.

ALTER TABLE template ADD COLUMN cell BLOB;
UPDATE template SET cell = (
  SELECT sealed_template(r.person, 'template.cell', template.reference || '|' || hex(template.engine), p.watchlist,
    template.floats)
  FROM list_reference r JOIN list_person p ON p.id = r.person WHERE r.id = template.reference);
ALTER TABLE template DROP COLUMN floats;

DROP TRIGGER cohort_template_stays;
ALTER TABLE cohort_template ADD COLUMN cell BLOB;
UPDATE cohort_template SET cell =
  sealed_template(traveller, 'cohort_template.cell', hex(build) || '|' || traveller, hex(build), floats);
ALTER TABLE cohort_template DROP COLUMN floats;
CREATE TRIGGER cohort_template_stays BEFORE UPDATE ON cohort_template
BEGIN SELECT RAISE(ABORT, 'a build of a cohort never changes'); END;

-- Free words of reviewers, and the salts that tie a log entry to a template.

ALTER TABLE judgement_note ADD COLUMN note_sealed BLOB;
UPDATE judgement_note SET note_sealed = sealed((SELECT subject FROM review_case WHERE id = judgement_note.review_case),
  'judgement_note.note', review_case || '|' || step, note);
ALTER TABLE judgement_note DROP COLUMN note;
ALTER TABLE judgement_note RENAME COLUMN note_sealed TO note;

ALTER TABLE commitment_salt ADD COLUMN salt_sealed BLOB;
UPDATE commitment_salt SET salt_sealed = sealed(subject, 'commitment_salt.salt', log_seq, salt);
ALTER TABLE commitment_salt DROP COLUMN salt;
ALTER TABLE commitment_salt RENAME COLUMN salt_sealed TO salt;
