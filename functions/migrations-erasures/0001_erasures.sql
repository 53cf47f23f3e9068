-- What was erased, by id alone. Stands in a database of its own, so that it outlives a restore of the other.
CREATE TABLE erasures (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX erasures_by_time ON erasures (at);
