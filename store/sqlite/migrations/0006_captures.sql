-- What was fetched, with the records of each exchange (WARC, gzip), in order of time.
CREATE TABLE captures (
	id            INTEGER PRIMARY KEY AUTOINCREMENT,
	url           TEXT NOT NULL,
	time          TEXT NOT NULL,
	status        INTEGER NOT NULL,
	sha256        TEXT NOT NULL,
	etag          TEXT NOT NULL,
	last_modified TEXT NOT NULL,
	records       BLOB NOT NULL
);

CREATE INDEX captures_url ON captures (url, id);

-- What is fetched again and again.
CREATE TABLE watched (
	url   TEXT PRIMARY KEY,
	feed  INTEGER NOT NULL,
	every INTEGER NOT NULL, -- seconds
	since TEXT NOT NULL
);
