-- Decisions are sealed as documents are (seal.go), over all that they hold. Those of an
-- earlier program are sealed once, as they are then.
ALTER TABLE decisions ADD COLUMN seal INTEGER;

DROP TRIGGER decisions_kept;
CREATE TRIGGER decisions_kept BEFORE UPDATE ON decisions WHEN old.seal IS NOT NULL BEGIN
	SELECT raise(ABORT, 'decisions are never changed');
END;
