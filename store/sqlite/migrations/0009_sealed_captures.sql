-- Captures are sealed as documents are (seal.go): head over all but the records, body over
-- these. page is the address that answered, after redirects; '' where an earlier program
-- did not keep it. same is 1 where the records hold no body, because the page was as an
-- earlier capture has it. Captures are never removed: their ids tell whether one is missing.
-- The records stand last, so that SQLite reaches the rest without reading them.
CREATE TABLE captures_sealed (
	id            INTEGER PRIMARY KEY AUTOINCREMENT,
	url           TEXT NOT NULL,
	page          TEXT NOT NULL,
	time          TEXT NOT NULL,
	status        INTEGER NOT NULL,
	sha256        TEXT NOT NULL,
	etag          TEXT NOT NULL,
	last_modified TEXT NOT NULL,
	same          INTEGER NOT NULL,
	head          INTEGER, -- NULL only where the time of an earlier capture cannot be read
	body          INTEGER,
	records       BLOB NOT NULL
);

INSERT INTO captures_sealed (id, url, page, time, status, sha256, etag, last_modified, same, records)
	SELECT id, url, '', time, status, sha256, etag, last_modified, 0, records FROM captures ORDER BY id;

DROP TABLE captures;
ALTER TABLE captures_sealed RENAME TO captures;
CREATE INDEX captures_url ON captures (url, id);

-- Whether addresses of private networks may be fetched for what is watched.
ALTER TABLE watched ADD COLUMN private INTEGER NOT NULL DEFAULT 0;
