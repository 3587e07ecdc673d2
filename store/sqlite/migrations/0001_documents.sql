-- A document is known by the SHA-256 of its original bytes; key only joins the
-- tables. name is the id before collisions are resolved (hearsay.IDs), reader the
-- version of the program that read text and document from the original.
CREATE TABLE documents (
	key            INTEGER PRIMARY KEY,
	sha256         TEXT NOT NULL UNIQUE,
	path           TEXT NOT NULL,
	name           TEXT NOT NULL,
	added          TEXT NOT NULL,
	reader         TEXT NOT NULL,
	title          TEXT NOT NULL,
	outlet         TEXT NOT NULL,
	published_from TEXT NOT NULL,
	published_to   TEXT NOT NULL,
	language       TEXT NOT NULL,
	bytes          INTEGER NOT NULL,
	document       TEXT NOT NULL,
	text           TEXT NOT NULL
);

-- Every path that the same bytes were added from.
CREATE TABLE paths (
	key  INTEGER NOT NULL REFERENCES documents (key),
	path TEXT NOT NULL,
	PRIMARY KEY (key, path)
) WITHOUT ROWID;

-- The original bytes, as they were (packed 0) or deflated (packed 1).
CREATE TABLE originals (
	key    INTEGER PRIMARY KEY REFERENCES documents (key),
	packed INTEGER NOT NULL,
	bytes  BLOB NOT NULL
);

-- Words are not stemmed: a search for a name must not find a common word.
CREATE VIRTUAL TABLE words USING fts5 (
	title, text,
	content = 'documents', content_rowid = 'key',
	tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER documents_insert AFTER INSERT ON documents BEGIN
	INSERT INTO words (rowid, title, text) VALUES (new.key, new.title, new.text);
END;

CREATE TRIGGER documents_update AFTER UPDATE OF title, text ON documents BEGIN
	INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.key, old.title, old.text);
	INSERT INTO words (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
