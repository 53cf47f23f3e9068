-- What erases an application tallies it (functions/forget.ts), by the month it was in Finland: a trigger knows UTC alone.
DROP TRIGGER applications_are_tallied;

-- An award that is erased is counted by the month in which it ended.
CREATE TABLE tallies_anew (
  month TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('applied', 'granted', 'declined', 'closed', 'ended')),
  count INTEGER NOT NULL,
  PRIMARY KEY (month, what)
) STRICT, WITHOUT ROWID;
INSERT INTO tallies_anew (month, what, count) SELECT month, what, count FROM tallies;
DROP TABLE tallies;
ALTER TABLE tallies_anew RENAME TO tallies;
