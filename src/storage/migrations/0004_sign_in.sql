-- SPDX-License-Identifier: GPL-3.0-or-later
-- People prove who they are, and what needs two people is one mechanism.

-- A passphrase is never kept, nor anything to compare one with: what it opens is the person's own seed.
CREATE TABLE credential (
  user TEXT NOT NULL PRIMARY KEY CONSTRAINT credential_user REFERENCES user_account (id),
  passes INTEGER NOT NULL CHECK (passes > 0),
  memory_bytes INTEGER NOT NULL CHECK (memory_bytes > 0),
  salt BLOB NOT NULL CHECK (length(salt) = 16),
  sealed_seed BLOB NOT NULL CHECK (length(sealed_seed) = 72),
  signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
  agreement_key BLOB NOT NULL CHECK (length(agreement_key) = 32),
  set_at INTEGER NOT NULL,
  must_change INTEGER NOT NULL CHECK (must_change IN (0, 1))
) STRICT;

-- Failures since the last success. When the next try is free is counted in time since the computer started, which nobody
-- can set; after another start the whole wait begins again.
CREATE TABLE sign_in_failures (
  user TEXT NOT NULL PRIMARY KEY CONSTRAINT sign_in_failures_user REFERENCES user_account (id),
  failures INTEGER NOT NULL CHECK (failures > 0),
  boot TEXT NOT NULL,
  since_boot INTEGER NOT NULL CHECK (since_boot >= 0),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE proposal (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind <> ''),
  object TEXT NOT NULL,
  content TEXT NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  reason TEXT NOT NULL,
  proposed_by TEXT NOT NULL CONSTRAINT proposal_proposed_by REFERENCES user_account (id),
  proposed_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL CHECK (expires_at > proposed_at),
  state TEXT NOT NULL CHECK (state IN ('open', 'approved', 'rejected', 'withdrawn', 'expired')),
  decided_by TEXT CONSTRAINT proposal_decided_by REFERENCES user_account (id),
  decided_at INTEGER,
  CONSTRAINT proposal_two_people CHECK (state NOT IN ('approved', 'rejected') OR decided_by <> proposed_by),
  CONSTRAINT proposal_decided_whole CHECK ((state IN ('open', 'expired')) = (decided_by IS NULL)
    AND (state = 'open') = (decided_at IS NULL))
) STRICT;
CREATE INDEX proposal_by_state ON proposal (state, proposed_at);
CREATE TRIGGER proposal_stays BEFORE UPDATE ON proposal
WHEN OLD.state <> 'open' OR NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.object IS NOT OLD.object
  OR NEW.content IS NOT OLD.content OR NEW.hash IS NOT OLD.hash OR NEW.proposed_by IS NOT OLD.proposed_by
  OR NEW.proposed_at IS NOT OLD.proposed_at OR NEW.expires_at IS NOT OLD.expires_at
BEGIN SELECT RAISE(ABORT, 'a proposal is decided once and never changed'); END;
CREATE TRIGGER proposal_remains BEFORE DELETE ON proposal
BEGIN SELECT RAISE(ABORT, 'a proposal is never removed'); END;

-- An act outside a person's role for a short time, after two others agreed. No other person is meant by it.
CREATE TABLE emergency_grant (
  proposal TEXT NOT NULL PRIMARY KEY CONSTRAINT emergency_grant_proposal REFERENCES proposal (id),
  user TEXT NOT NULL CONSTRAINT emergency_grant_user REFERENCES user_account (id),
  act TEXT NOT NULL CHECK (act <> ''),
  from_time INTEGER NOT NULL,
  until_time INTEGER NOT NULL CHECK (until_time > from_time),
  entry INTEGER NOT NULL CONSTRAINT emergency_grant_entry REFERENCES log_entry (seq)
) STRICT;
CREATE TRIGGER emergency_grant_stays BEFORE UPDATE ON emergency_grant
BEGIN SELECT RAISE(ABORT, 'an emergency grant never changes'); END;
