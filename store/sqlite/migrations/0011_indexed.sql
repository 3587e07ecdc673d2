-- The words of new documents are indexed once for all that are added together (add.go):
-- a statement that fires triggers makes FTS5 write what it has gathered so far, so that
-- an index by trigger cost a write for each document.
DROP TRIGGER IF EXISTS documents_insert;
