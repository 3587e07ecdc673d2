-- Versions of one document have one series, the least of their keys. address is the
-- page they share (version.Key), length that of the text in bytes.
ALTER TABLE documents ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
ALTER TABLE documents ADD COLUMN series INTEGER NOT NULL DEFAULT 0;

CREATE INDEX documents_address ON documents (address) WHERE address <> '';
CREATE INDEX documents_series ON documents (series);
CREATE INDEX paths_path ON paths (path);
