-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was erased, on whose order, what must be kept by law, and how long things are kept.

-- While a hold stands nothing of the person is erased. Its reference goes with the person.
CREATE TABLE legal_hold (
  id TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL CHECK (subject <> ''),
  reference TEXT NOT NULL,
  placed_by TEXT NOT NULL CONSTRAINT legal_hold_placed_by REFERENCES user_account (id),
  placed_at INTEGER NOT NULL,
  lifted_by TEXT CONSTRAINT legal_hold_lifted_by REFERENCES user_account (id),
  lifted_at INTEGER,
  CONSTRAINT legal_hold_lifted_whole CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
) STRICT;
CREATE INDEX legal_hold_by_subject ON legal_hold (subject);
CREATE TRIGGER legal_hold_stays BEFORE UPDATE ON legal_hold
WHEN NEW.id IS NOT OLD.id OR NEW.subject IS NOT OLD.subject OR NEW.placed_by IS NOT OLD.placed_by
  OR NEW.placed_at IS NOT OLD.placed_at OR (OLD.lifted_at IS NOT NULL AND NEW.lifted_at IS NOT OLD.lifted_at)
  OR (NEW.reference IS NOT OLD.reference AND (NEW.reference <> '' OR NEW.lifted_at IS NULL))
BEGIN SELECT RAISE(ABORT, 'a hold is lifted once, and its words go only with the person'); END;
CREATE TRIGGER legal_hold_remains BEFORE DELETE ON legal_hold
BEGIN SELECT RAISE(ABORT, 'a hold is never removed'); END;

-- Asked for by an erasure: the keys of everybody who stays are to be wrapped anew.
CREATE TABLE key_renewal (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  asked_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL CHECK (due_at > asked_at),
  done_at INTEGER,
  done_seq INTEGER CONSTRAINT key_renewal_done_seq REFERENCES log_entry (seq) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT key_renewal_done_whole CHECK ((done_at IS NULL) = (done_seq IS NULL))
) STRICT;
CREATE TRIGGER key_renewal_stays BEFORE UPDATE ON key_renewal
WHEN OLD.done_at IS NOT NULL OR NEW.number IS NOT OLD.number OR NEW.asked_at IS NOT OLD.asked_at
  OR NEW.due_at IS NOT OLD.due_at
BEGIN SELECT RAISE(ABORT, 'a renewal is done once'); END;
CREATE TRIGGER key_renewal_remains BEFORE DELETE ON key_renewal
BEGIN SELECT RAISE(ABORT, 'a renewal is never removed'); END;

-- An order to erase a population. The people it means are fixed when it is proposed.
CREATE TABLE erasure_order (
  proposal TEXT NOT NULL PRIMARY KEY CONSTRAINT erasure_order_proposal REFERENCES proposal (id),
  selection TEXT NOT NULL CHECK (selection IN ('nationality', 'photo_set', 'references')),
  value TEXT NOT NULL,
  legal_reference TEXT NOT NULL CHECK (legal_reference <> ''),
  started_at INTEGER,
  started_seq INTEGER CONSTRAINT erasure_order_started_seq REFERENCES log_entry (seq) DEFERRABLE INITIALLY DEFERRED,
  finished_at INTEGER,
  finished_seq INTEGER CONSTRAINT erasure_order_finished_seq REFERENCES log_entry (seq)
    DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT erasure_order_value CHECK ((selection = 'references') = (value = '')),
  CONSTRAINT erasure_order_started_whole CHECK ((started_at IS NULL) = (started_seq IS NULL)),
  CONSTRAINT erasure_order_finished_whole CHECK ((finished_at IS NULL) = (finished_seq IS NULL)),
  CONSTRAINT erasure_order_begins_first CHECK (finished_at IS NULL OR started_at IS NOT NULL)
) STRICT;
CREATE TRIGGER erasure_order_stays BEFORE UPDATE ON erasure_order
WHEN NEW.proposal IS NOT OLD.proposal OR NEW.selection IS NOT OLD.selection OR NEW.value IS NOT OLD.value
  OR NEW.legal_reference IS NOT OLD.legal_reference
  OR (OLD.started_at IS NOT NULL AND NEW.started_at IS NOT OLD.started_at)
BEGIN SELECT RAISE(ABORT, 'an order never changes'); END;
CREATE TRIGGER erasure_order_starts_agreed BEFORE UPDATE ON erasure_order
WHEN OLD.started_at IS NULL AND NEW.started_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM proposal WHERE id = NEW.proposal AND state = 'approved' AND kind = 'erase_by_order')
BEGIN SELECT RAISE(ABORT, 'an order is run after two people agreed on it'); END;
CREATE TRIGGER erasure_order_remains BEFORE DELETE ON erasure_order
BEGIN SELECT RAISE(ABORT, 'an order is never removed'); END;

CREATE TABLE order_person (
  proposal TEXT NOT NULL CONSTRAINT order_person_proposal REFERENCES erasure_order (proposal),
  subject TEXT NOT NULL CHECK (subject <> ''),
  PRIMARY KEY (proposal, subject)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER order_person_stays BEFORE UPDATE ON order_person
BEGIN SELECT RAISE(ABORT, 'whom an order means never changes'); END;
CREATE TRIGGER order_person_remains BEFORE DELETE ON order_person
BEGIN SELECT RAISE(ABORT, 'whom an order means never changes'); END;

-- Whom a finished order left, and why.
CREATE TABLE order_exception (
  proposal TEXT NOT NULL CONSTRAINT order_exception_proposal REFERENCES erasure_order (proposal),
  subject TEXT NOT NULL CHECK (subject <> ''),
  why TEXT NOT NULL CHECK (why IN ('held', 'arrived_later', 'no_longer_meant')),
  hold TEXT CONSTRAINT order_exception_hold REFERENCES legal_hold (id),
  PRIMARY KEY (proposal, subject),
  CONSTRAINT order_exception_names_hold CHECK ((why = 'held') = (hold IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- One erased person: what a certificate is made from. Handles and counts only.
CREATE TABLE erasure (
  id TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL UNIQUE CHECK (subject <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('traveller', 'listed_person')),
  by TEXT CONSTRAINT erasure_by REFERENCES user_account (id),
  at INTEGER NOT NULL,
  cases INTEGER NOT NULL CHECK (cases >= 0),
  order_of TEXT CONSTRAINT erasure_order_of REFERENCES erasure_order (proposal),
  renewal INTEGER NOT NULL CONSTRAINT erasure_renewal REFERENCES key_renewal (number),
  log_seq INTEGER NOT NULL CONSTRAINT erasure_log_seq REFERENCES log_entry (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX erasure_by_order ON erasure (order_of) WHERE order_of IS NOT NULL;
CREATE TRIGGER erasure_of_nobody_held BEFORE INSERT ON erasure
WHEN EXISTS (SELECT 1 FROM legal_hold WHERE subject = NEW.subject AND lifted_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'a legal hold stands: nothing of this person is erased'); END;
CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END;
CREATE TRIGGER erasure_remains BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'an erasure is never removed'); END;

CREATE TABLE erasure_count (
  erasure TEXT NOT NULL CONSTRAINT erasure_count_erasure REFERENCES erasure (id),
  thing TEXT NOT NULL CHECK (thing <> ''),
  objects INTEGER NOT NULL CHECK (objects >= 0),
  PRIMARY KEY (erasure, thing)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER erasure_count_stays BEFORE UPDATE ON erasure_count
BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END;
CREATE TRIGGER erasure_count_remains BEFORE DELETE ON erasure_count
BEGIN SELECT RAISE(ABORT, 'an erasure never changes'); END;

-- Free words, apart so that they can be destroyed.
CREATE TABLE erasure_reason (
  erasure TEXT NOT NULL PRIMARY KEY CONSTRAINT erasure_reason_erasure REFERENCES erasure (id),
  reason TEXT NOT NULL CHECK (reason <> '')
) STRICT;

-- Readings back: how many objects of the person were found.
CREATE TABLE erasure_check (
  erasure TEXT NOT NULL CONSTRAINT erasure_check_erasure REFERENCES erasure (id),
  at INTEGER NOT NULL,
  found INTEGER NOT NULL CHECK (found >= 0),
  journal_emptied INTEGER NOT NULL CHECK (journal_emptied IN (0, 1)),
  log_seq INTEGER NOT NULL CONSTRAINT erasure_check_log_seq REFERENCES log_entry (seq) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (erasure, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE retention_rule (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind <> ''),
  days INTEGER NOT NULL CHECK (days >= 0),
  by TEXT NOT NULL CONSTRAINT retention_rule_by REFERENCES user_account (id),
  at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER retention_rule_stays BEFORE UPDATE ON retention_rule
BEGIN SELECT RAISE(ABORT, 'a rule never changes: a new one follows'); END;
CREATE TRIGGER retention_rule_remains BEFORE DELETE ON retention_rule
BEGIN SELECT RAISE(ABORT, 'a rule is never removed'); END;

CREATE TABLE retention_run (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  by TEXT CONSTRAINT retention_run_by REFERENCES user_account (id),
  log_seq INTEGER NOT NULL CONSTRAINT retention_run_log_seq REFERENCES log_entry (seq) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE retention_run_count (
  run INTEGER NOT NULL CONSTRAINT retention_run_count_run REFERENCES retention_run (number),
  kind TEXT NOT NULL CHECK (kind <> ''),
  objects INTEGER NOT NULL CHECK (objects >= 0),
  held INTEGER NOT NULL CHECK (held >= 0),
  open INTEGER NOT NULL CHECK (open >= 0),
  PRIMARY KEY (run, kind)
) STRICT, WITHOUT ROWID;

-- Who stood in a cohort stays; what somebody was like in it goes with the person.
DROP TRIGGER cohort_person_stays;
CREATE TRIGGER cohort_person_stays BEFORE UPDATE ON cohort_person
WHEN NEW.build IS NOT OLD.build OR NEW.position IS NOT OLD.position OR NEW.traveller IS NOT OLD.traveller
  OR NEW.photo IS NOT OLD.photo OR NEW.nationality <> 'unknown' OR NEW.age_band <> 'unknown' OR NEW.gender <> 'unknown'
BEGIN SELECT RAISE(ABORT, 'a build of a cohort never changes'); END;
