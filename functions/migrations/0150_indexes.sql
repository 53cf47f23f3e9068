-- Fewer indexes to keep up with every form and letter that comes in. One tells when an address was written to;
-- what waits for a decision stands in an index without those that nobody confirmed; the others were of few rows.
DROP INDEX outbox_by_due;
DROP INDEX outbox_by_maker;
DROP INDEX outbox_by_recipient;
CREATE INDEX outbox_by_recipient ON outbox (recipient, due_at, made_at);
DROP INDEX applications_by_decision;
CREATE INDEX applications_by_decision ON applications (state, decide_by) WHERE decide_by IS NOT NULL;
DROP INDEX quotas_by_hour;
DROP INDEX outbox_by_exact;

CREATE TABLE links_by_hash (
  hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'sign-in', 'read', 'change', 'answer')),
  about TEXT NOT NULL,
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT,
  place TEXT CHECK (place IN ('first', 'second'))
) STRICT, WITHOUT ROWID;
INSERT INTO links_by_hash (hash, purpose, about, made_at, expires_at, used_at, place)
SELECT hash, purpose, about, made_at, expires_at, used_at, place FROM links;
DROP TABLE links;
ALTER TABLE links_by_hash RENAME TO links;
CREATE INDEX links_by_about ON links (about);
