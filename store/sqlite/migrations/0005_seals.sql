-- What the case holds is sealed, so that damage is seen when it is read. A seal is the
-- first 64 bits of SHA-256 over the columns (seal.go). head is over what lists show of a
-- document, body over its text and what else was read; they stand in a table of their
-- own, where they can be read when the pages of a text cannot.
CREATE TABLE seals (
	key  INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
	head INTEGER NOT NULL,
	body INTEGER NOT NULL
);

ALTER TABLE findings ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE questions ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
ALTER TABLE answers ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;

-- How many documents there are, and their heads in one number, so that a lost one is
-- missed. SQLite has no exclusive or: a ^ b is (a | b) - (a & b).
CREATE TABLE total (
	id        INTEGER PRIMARY KEY CHECK (id = 1),
	documents INTEGER NOT NULL,
	heads     INTEGER NOT NULL
);

INSERT INTO total VALUES (1, 0, 0);

CREATE TRIGGER seals_insert AFTER INSERT ON seals BEGIN
	UPDATE total SET documents = documents + 1, heads = (heads | new.head) - (heads & new.head);
END;

CREATE TRIGGER seals_update AFTER UPDATE ON seals BEGIN
	UPDATE total SET heads = (heads | old.head) - (heads & old.head);
	UPDATE total SET heads = (heads | new.head) - (heads & new.head);
END;

CREATE TRIGGER seals_delete AFTER DELETE ON seals BEGIN
	UPDATE total SET documents = documents - 1, heads = (heads | old.head) - (heads & old.head);
END;

-- What could not be read when it was to be added, until it can.
CREATE TABLE failures (
	path    TEXT PRIMARY KEY,
	message TEXT NOT NULL,
	time    TEXT NOT NULL
);
