-- What a decision is about is kept by its words (anchors, as JSON), and one that takes
-- back another names it. Which actions there are the program knows.
ALTER TABLE decisions RENAME TO decisions_before;
DROP INDEX decisions_finding;
DROP TRIGGER decisions_kept;
DROP TRIGGER decisions_not_removed;

CREATE TABLE decisions (
	id      INTEGER PRIMARY KEY AUTOINCREMENT,
	time    TEXT NOT NULL,
	who     TEXT NOT NULL,
	finding TEXT NOT NULL,
	action  TEXT NOT NULL,
	anchors TEXT,
	before  TEXT,
	after   TEXT,
	undoes  INTEGER REFERENCES decisions (id)
);

INSERT INTO decisions (id, time, who, finding, action, before, after)
	SELECT id, time, who, finding, action, before, after FROM decisions_before;

DROP TABLE decisions_before;

CREATE INDEX decisions_finding ON decisions (finding, id);

CREATE TRIGGER decisions_kept BEFORE UPDATE ON decisions BEGIN
	SELECT raise(ABORT, 'decisions are never changed');
END;

CREATE TRIGGER decisions_not_removed BEFORE DELETE ON decisions BEGIN
	SELECT raise(ABORT, 'decisions are never removed');
END;
