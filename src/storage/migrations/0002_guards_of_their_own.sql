-- SPDX-License-Identifier: GPL-3.0-or-later
-- Guards that hold in any SQLite program: foreign keys and recursive triggers are settings of a connection, and a program
-- that is not ours leaves them off.

DROP TRIGGER comparison_is_a_search;

CREATE TRIGGER comparison_is_a_search BEFORE INSERT ON comparison
WHEN NOT EXISTS (SELECT 1 FROM face_use
                 WHERE id = NEW.use_id AND subject = NEW.subject AND allowed = 1 AND purpose = 'watchlist_search')
BEGIN SELECT RAISE(ABORT, 'a comparison rests on an allowed watchlist search'); END;

CREATE TRIGGER comparison_remains BEFORE DELETE ON comparison
BEGIN SELECT RAISE(ABORT, 'a comparison is never removed'); END;

CREATE TRIGGER face_use_is_new BEFORE INSERT ON face_use
WHEN EXISTS (SELECT 1 FROM face_use WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a use of a face is never replaced'); END;

CREATE TRIGGER judgement_is_new BEFORE INSERT ON judgement
WHEN EXISTS (SELECT 1 FROM judgement
             WHERE review_case = NEW.review_case AND (step = NEW.step OR reviewer = NEW.reviewer))
BEGIN SELECT RAISE(ABORT, 'one judgement a step and a person, and none replaced'); END;

CREATE TRIGGER consent_event_remains BEFORE DELETE ON consent_event
BEGIN SELECT RAISE(ABORT, 'a consent event is never removed'); END;
