-- What each stage found in a document, with the version that found it.
CREATE TABLE findings (
	key     INTEGER NOT NULL REFERENCES documents (key),
	stage   TEXT NOT NULL,
	version TEXT NOT NULL,
	json    TEXT NOT NULL,
	PRIMARY KEY (key, stage)
);

-- What persons decided about findings: kept for good, in order.
CREATE TABLE decisions (
	id      INTEGER PRIMARY KEY AUTOINCREMENT,
	time    TEXT NOT NULL,
	who     TEXT NOT NULL,
	finding TEXT NOT NULL,
	action  TEXT NOT NULL CHECK (action IN ('accept', 'reject', 'correct', 'merge')),
	before  TEXT,
	after   TEXT
);

CREATE INDEX decisions_finding ON decisions (finding, id);

CREATE TRIGGER decisions_kept BEFORE UPDATE ON decisions BEGIN
	SELECT raise(ABORT, 'decisions are never changed');
END;

CREATE TRIGGER decisions_not_removed BEFORE DELETE ON decisions BEGIN
	SELECT raise(ABORT, 'decisions are never removed');
END;
