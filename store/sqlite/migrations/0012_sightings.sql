-- When what holds a document (a web archive, a saved page) says that its page was as these
-- bytes have it. What was fetched says so in captures. Sealed as the rest (seal.go).
CREATE TABLE sightings (
	key  INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
	time TEXT NOT NULL,
	seal INTEGER NOT NULL,
	PRIMARY KEY (key, time)
) WITHOUT ROWID;
