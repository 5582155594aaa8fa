-- SPDX-License-Identifier: GPL-3.0-or-later
-- Engines by choice, scores beside distances, where faces are, cohorts.

CREATE TABLE photo_geometry (
  photo TEXT NOT NULL PRIMARY KEY CONSTRAINT photo_geometry_photo REFERENCES photo (id),
  finder TEXT NOT NULL CHECK (finder <> ''),
  face_left INTEGER NOT NULL,
  face_top INTEGER NOT NULL,
  face_right INTEGER NOT NULL,
  face_bottom INTEGER NOT NULL,
  face_score REAL NOT NULL,
  points BLOB NOT NULL CHECK (length(points) % 8 = 0)
) STRICT;

CREATE TABLE reference_geometry (
  reference TEXT NOT NULL PRIMARY KEY CONSTRAINT reference_geometry_reference REFERENCES list_reference (id),
  finder TEXT NOT NULL CHECK (finder <> ''),
  face_left INTEGER NOT NULL,
  face_top INTEGER NOT NULL,
  face_right INTEGER NOT NULL,
  face_bottom INTEGER NOT NULL,
  face_score REAL NOT NULL,
  points BLOB NOT NULL CHECK (length(points) % 8 = 0)
) STRICT;

-- What can be measured on a photograph grows with the engines: the program knows the words, and a word that it does not
-- know is damage when it is read.

CREATE TABLE photo_quality_of_any_engine (
  record TEXT NOT NULL CONSTRAINT photo_quality_record REFERENCES photo (id),
  position INTEGER NOT NULL,
  measure TEXT NOT NULL CHECK (measure <> ''),
  raw REAL,
  component INTEGER CHECK (component BETWEEN 0 AND 100),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
INSERT INTO photo_quality_of_any_engine SELECT record, position, measure, raw, component FROM photo_quality;
DROP TABLE photo_quality;
ALTER TABLE photo_quality_of_any_engine RENAME TO photo_quality;

CREATE TABLE reference_quality_of_any_engine (
  record TEXT NOT NULL CONSTRAINT reference_quality_record REFERENCES list_reference (id),
  position INTEGER NOT NULL,
  measure TEXT NOT NULL CHECK (measure <> ''),
  raw REAL,
  component INTEGER CHECK (component BETWEEN 0 AND 100),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
INSERT INTO reference_quality_of_any_engine SELECT record, position, measure, raw, component FROM reference_quality;
DROP TABLE reference_quality;
ALTER TABLE reference_quality_of_any_engine RENAME TO reference_quality;

-- The engine that the site works with: the newest row is in force, and all stay.

CREATE TABLE engine_setting (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  networks TEXT NOT NULL CHECK (networks <> ''),
  mode TEXT NOT NULL CHECK (mode IN ('fast', 'accurate')),
  by TEXT NOT NULL CONSTRAINT engine_setting_by REFERENCES user_account (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER engine_setting_stays BEFORE UPDATE ON engine_setting
BEGIN SELECT RAISE(ABORT, 'a setting never changes: a new one follows'); END;
CREATE TRIGGER engine_setting_remains BEFORE DELETE ON engine_setting
BEGIN SELECT RAISE(ABORT, 'a setting is never removed'); END;

-- Cohorts: people among whom it is measured how crowded it is around a face. A build never changes; templates stand
-- apart, so that they can be destroyed when a permission ends.

CREATE TABLE cohort (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  photo_set TEXT NOT NULL CONSTRAINT cohort_photo_set REFERENCES photo_set (id),
  created_by TEXT NOT NULL CONSTRAINT cohort_created_by REFERENCES user_account (id),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE cohort_build (
  hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
  cohort TEXT NOT NULL CONSTRAINT cohort_build_cohort REFERENCES cohort (id),
  engine BLOB NOT NULL CHECK (length(engine) = 32),
  people INTEGER NOT NULL CHECK (people > 0),
  denied INTEGER NOT NULL CHECK (denied >= 0),
  failed INTEGER NOT NULL CHECK (failed >= 0),
  by TEXT NOT NULL CONSTRAINT cohort_build_by REFERENCES user_account (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX cohort_build_by_cohort ON cohort_build (cohort, at);
CREATE TRIGGER cohort_build_stays BEFORE UPDATE ON cohort_build
BEGIN SELECT RAISE(ABORT, 'a build of a cohort never changes'); END;
CREATE TRIGGER cohort_build_remains BEFORE DELETE ON cohort_build
BEGIN SELECT RAISE(ABORT, 'a build of a cohort is never removed'); END;

CREATE TABLE cohort_person (
  build BLOB NOT NULL CONSTRAINT cohort_person_build REFERENCES cohort_build (hash),
  position INTEGER NOT NULL CHECK (position >= 0),
  traveller TEXT NOT NULL CONSTRAINT cohort_person_traveller REFERENCES traveller (id),
  photo TEXT NOT NULL CONSTRAINT cohort_person_photo REFERENCES photo (id),
  nationality TEXT NOT NULL CHECK (nationality <> ''),
  age_band TEXT NOT NULL CHECK (age_band IN ('unknown', '0-17', '18-29', '30-44', '45-59', '60+')),
  gender TEXT NOT NULL CHECK (gender IN ('unknown', 'F', 'M')),
  PRIMARY KEY (build, position),
  UNIQUE (build, traveller)
) STRICT, WITHOUT ROWID;
CREATE INDEX cohort_person_by_photo ON cohort_person (photo);
CREATE TRIGGER cohort_person_stays BEFORE UPDATE ON cohort_person
BEGIN SELECT RAISE(ABORT, 'a build of a cohort never changes'); END;
CREATE TRIGGER cohort_person_remains BEFORE DELETE ON cohort_person
BEGIN SELECT RAISE(ABORT, 'a build of a cohort never changes'); END;

CREATE TABLE cohort_template (
  build BLOB NOT NULL,
  traveller TEXT NOT NULL,
  use_id INTEGER NOT NULL,
  use_allowed INTEGER NOT NULL DEFAULT 1 CHECK (use_allowed = 1),
  floats BLOB NOT NULL CHECK (length(floats) > 0 AND length(floats) % 4 = 0),
  PRIMARY KEY (build, traveller),
  CONSTRAINT cohort_template_person FOREIGN KEY (build, traveller) REFERENCES cohort_person (build, traveller),
  CONSTRAINT cohort_template_allowed_use FOREIGN KEY (use_id, traveller, use_allowed)
    REFERENCES face_use (id, subject, allowed)
) STRICT;
CREATE TRIGGER cohort_template_is_a_test BEFORE INSERT ON cohort_template
WHEN NOT EXISTS (SELECT 1 FROM face_use
                 WHERE id = NEW.use_id AND subject = NEW.traveller AND allowed = 1 AND purpose = 'accuracy_test')
BEGIN SELECT RAISE(ABORT, 'a cohort rests on an allowed accuracy test'); END;
CREATE TRIGGER cohort_template_stays BEFORE UPDATE ON cohort_template
BEGIN SELECT RAISE(ABORT, 'a build of a cohort never changes'); END;

CREATE TABLE cohort_setting (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  cohort TEXT CONSTRAINT cohort_setting_cohort REFERENCES cohort (id),
  by TEXT NOT NULL CONSTRAINT cohort_setting_by REFERENCES user_account (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER cohort_setting_stays BEFORE UPDATE ON cohort_setting
BEGIN SELECT RAISE(ABORT, 'a setting never changes: a new one follows'); END;
CREATE TRIGGER cohort_setting_remains BEFORE DELETE ON cohort_setting
BEGIN SELECT RAISE(ABORT, 'a setting is never removed'); END;

-- How crowded it is around each reference of a list version, measured once and kept for ever: a past search is made
-- again from these numbers to the millionth. Without a cohort its column is empty.

CREATE TABLE list_surroundings (
  id INTEGER PRIMARY KEY,
  watchlist TEXT NOT NULL,
  number INTEGER NOT NULL,
  engine BLOB NOT NULL CHECK (length(engine) = 32),
  neighbourhood TEXT NOT NULL CHECK (neighbourhood IN ('list', 'cohort', 'list_and_cohort')),
  neighbours INTEGER NOT NULL CHECK (neighbours > 0),
  cohort BLOB NOT NULL CHECK (length(cohort) = CASE neighbourhood WHEN 'list' THEN 0 ELSE 32 END),
  at INTEGER NOT NULL,
  UNIQUE (watchlist, number, engine, neighbourhood, neighbours, cohort),
  CONSTRAINT list_surroundings_version FOREIGN KEY (watchlist, number) REFERENCES list_version (watchlist, number)
) STRICT;
CREATE TRIGGER list_surroundings_stays BEFORE UPDATE ON list_surroundings
BEGIN SELECT RAISE(ABORT, 'what was measured never changes'); END;
CREATE TRIGGER list_surroundings_remains BEFORE DELETE ON list_surroundings
BEGIN SELECT RAISE(ABORT, 'what was measured is never removed'); END;

CREATE TABLE local_mean (
  surroundings INTEGER NOT NULL CONSTRAINT local_mean_surroundings REFERENCES list_surroundings (id),
  reference TEXT NOT NULL CONSTRAINT local_mean_reference REFERENCES list_reference (id),
  millionths INTEGER NOT NULL CHECK (millionths >= 0),
  PRIMARY KEY (surroundings, reference)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER local_mean_stays BEFORE UPDATE ON local_mean
BEGIN SELECT RAISE(ABORT, 'what was measured never changes'); END;
CREATE TRIGGER local_mean_remains BEFORE DELETE ON local_mean
BEGIN SELECT RAISE(ABORT, 'what was measured is never removed'); END;

-- What a run was made with. Runs until now were dlib's own pipeline and plain distances.

ALTER TABLE screening_run ADD COLUMN networks TEXT NOT NULL DEFAULT 'reference' CHECK (networks <> '');
ALTER TABLE screening_run ADD COLUMN mode TEXT NOT NULL DEFAULT 'fast' CHECK (mode IN ('fast', 'accurate'));
ALTER TABLE screening_run ADD COLUMN precision TEXT NOT NULL DEFAULT 'f32' CHECK (precision IN ('f32', 'bf16'));
ALTER TABLE screening_run ADD COLUMN neighbourhood TEXT NOT NULL DEFAULT 'none'
  CHECK (neighbourhood IN ('none', 'list', 'cohort', 'list_and_cohort'));
ALTER TABLE screening_run ADD COLUMN neighbours INTEGER NOT NULL DEFAULT 0 CHECK (neighbours >= 0);
ALTER TABLE screening_run ADD COLUMN cohort BLOB CONSTRAINT screening_run_cohort REFERENCES cohort_build (hash);

CREATE TABLE run_uncalibrated_for_any_reason (
  record TEXT NOT NULL CONSTRAINT run_uncalibrated_record REFERENCES screening_run (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (value IN ('other_model', 'other_data', 'other_list_size', 'other_scoring')),
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
INSERT INTO run_uncalibrated_for_any_reason SELECT record, position, value FROM run_uncalibrated;
DROP TABLE run_uncalibrated;
ALTER TABLE run_uncalibrated_for_any_reason RENAME TO run_uncalibrated;

CREATE TABLE run_uncovered (
  record TEXT NOT NULL CONSTRAINT run_uncovered_record REFERENCES screening_run (id),
  kind TEXT NOT NULL CHECK (kind IN ('nationality', 'age_band', 'gender')),
  value TEXT NOT NULL CHECK (value <> ''),
  people INTEGER NOT NULL CHECK (people > 0),
  PRIMARY KEY (record, kind, value)
) STRICT, WITHOUT ROWID;

-- A comparison's score. Until now it was the distance.

ALTER TABLE comparison ADD COLUMN score INTEGER NOT NULL DEFAULT 0;
DROP TRIGGER comparison_stays;
UPDATE comparison SET score = distance;

CREATE TRIGGER comparison_stays BEFORE UPDATE ON comparison
BEGIN SELECT RAISE(ABORT, 'a comparison never changes'); END;
