-- What judges were asked about the case, and what they answered. A question is known
-- by the hash of what it holds; a judge answers each once.
CREATE TABLE questions (
	id   TEXT PRIMARY KEY,
	json TEXT NOT NULL
);

CREATE TABLE answers (
	question  TEXT NOT NULL REFERENCES questions (id),
	judge     TEXT NOT NULL,
	model     TEXT NOT NULL,
	json      TEXT NOT NULL,
	discarded INTEGER NOT NULL,
	PRIMARY KEY (question, judge)
);
