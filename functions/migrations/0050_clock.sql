-- What the clock has told whom: each thing once, however often and however many at once it is run.
CREATE TABLE notices (
  -- The code of an award, or `team`.
  about TEXT NOT NULL,
  -- Such as `renewal/2028-11-02/90` or `digest/2026-12`.
  what TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (about, what)
) STRICT, WITHOUT ROWID;

-- When each step of the clock last went well, and when not.
CREATE TABLE steps (
  name TEXT PRIMARY KEY,
  done_at TEXT,
  failed_at TEXT,
  fault TEXT
) STRICT;

-- Three questions a year after a term began.
CREATE TABLE yearly (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  -- The first day of the term.
  term TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'answered', 'task', 'closed')),
  asked_at TEXT NOT NULL,
  reminded_at TEXT,
  answered_at TEXT,
  introduction TEXT CHECK (introduction IN ('done', 'agreed', 'open')),
  introduction_when TEXT,
  contact TEXT CHECK (contact IN ('right', 'wrong')),
  contact_now TEXT,
  change TEXT CHECK (change IN ('none', 'some')),
  change_what TEXT,
  -- What the desk noted when it closed the task.
  note TEXT,
  closed_at TEXT,
  UNIQUE (code, term)
) STRICT;
CREATE INDEX yearly_by_state ON yearly (state, asked_at, id);

-- What the provider told of a letter: its own id of the event, so that each counts once.
CREATE TABLE mail_events (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  provider_id TEXT NOT NULL,
  at TEXT NOT NULL,
  taken_at TEXT NOT NULL
) STRICT;
CREATE INDEX mail_events_by_time ON mail_events (taken_at);

ALTER TABLE outbox ADD COLUMN event TEXT;
ALTER TABLE outbox ADD COLUMN event_at TEXT;
CREATE INDEX outbox_by_provider ON outbox (provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX outbox_by_event ON outbox (event_at) WHERE event IN ('bounced', 'complained', 'failed', 'suppressed');

-- Addresses that are not written to until somebody at the desk says so.
CREATE TABLE bounces (
  recipient TEXT PRIMARY KEY,
  -- The address, sealed.
  sealed TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('bounced', 'complained', 'suppressed')),
  letter TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX bounces_by_time ON bounces (at);

-- Letters that were not written because there were too many of their kind, by hour.
CREATE TABLE skipped (
  recipient TEXT NOT NULL,
  name TEXT NOT NULL,
  hour TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (recipient, name, hour)
) STRICT, WITHOUT ROWID;
CREATE INDEX skipped_by_hour ON skipped (hour);

-- A letter that is due never is counted and left out, in the transaction of its cause.
CREATE TRIGGER outbox_leaves_out BEFORE INSERT ON outbox WHEN NEW.due_at = 'never' BEGIN
  INSERT INTO skipped (recipient, name, hour, count) VALUES (NEW.recipient, NEW.name, substr(NEW.made_at, 1, 13), 1)
  ON CONFLICT (recipient, name, hour) DO UPDATE SET count = count + 1;
  SELECT RAISE(IGNORE);
END;
CREATE INDEX outbox_by_maker ON outbox (recipient, made_at);
