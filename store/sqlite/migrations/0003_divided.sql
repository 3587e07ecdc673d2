-- A word that is divided at the end of a line is found as it is spelt, and its halves
-- as before: joined is the text without those divisions, NULL where it has none.
DROP TRIGGER documents_insert;
DROP TRIGGER documents_update;
DROP TABLE words;

CREATE VIEW searched AS SELECT key, title, text, nullif(
	replace(replace(replace(replace(text,
		'-' || char(10), ''), '‐' || char(10), ''), '¬' || char(10), ''), char(173, 10), ''), text) AS joined
	FROM documents;

CREATE VIRTUAL TABLE words USING fts5 (
	title, text, joined,
	content = 'searched', content_rowid = 'key',
	tokenize = 'unicode61 remove_diacritics 2'
);

INSERT INTO words (words) VALUES ('rebuild');

CREATE TRIGGER documents_insert AFTER INSERT ON documents BEGIN
	INSERT INTO words (rowid, title, text, joined) SELECT key, title, text, joined FROM searched WHERE key = new.key;
END;

CREATE TRIGGER documents_unindex BEFORE UPDATE OF title, text ON documents BEGIN
	INSERT INTO words (words, rowid, title, text, joined)
		SELECT 'delete', key, title, text, joined FROM searched WHERE key = old.key;
END;

CREATE TRIGGER documents_update AFTER UPDATE OF title, text ON documents BEGIN
	INSERT INTO words (rowid, title, text, joined) SELECT key, title, text, joined FROM searched WHERE key = new.key;
END;
