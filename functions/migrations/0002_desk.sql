-- Who works at the desk. Removed staff stay as a name in the audit log only.
CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('lead', 'reviewer', 'coach', 'editor')),
  locale TEXT NOT NULL CHECK (locale IN ('fi', 'sv')),
  -- JSON list of municipality codes that a coach answers for.
  municipalities TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY,
  staff TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_staff ON sessions (staff);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

-- What was done, by whom. Written and read, never changed; leaves after five years.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  verb TEXT NOT NULL,
  about TEXT NOT NULL,
  -- JSON of particulars, without personal data.
  details TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_about ON audit (about, id);
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit log cannot be changed');
END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
WHEN julianday(old.at) > julianday((SELECT max(at) FROM audit)) - 1826 BEGIN
  SELECT RAISE(ABORT, 'the audit log is kept for five years');
END;

-- A reviewer's work on an application, one row a commitment, and one for the right to speak for the organisation.
CREATE TABLE reviews (
  application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  item TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('open', 'good', 'not-yet')),
  note TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (application, item)
) STRICT;

-- Questions to the applicant. While one is open the days of the decision do not run.
CREATE TABLE questions (
  id TEXT PRIMARY KEY,
  application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  answer_by TEXT NOT NULL,
  reminded_at TEXT,
  answer TEXT,
  answered_at TEXT
) STRICT;
CREATE INDEX questions_by_application ON questions (application, asked_at);
CREATE INDEX questions_open ON questions (answer_by) WHERE answered_at IS NULL;

-- Decisions on applications. Nothing of one is public or sent before `effective_at`; until then it may be undone.
CREATE TABLE decisions (
  application TEXT PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
  outcome TEXT NOT NULL CHECK (outcome IN ('approved', 'declined')),
  reasons TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  effective_at TEXT NOT NULL
) STRICT;

-- The right to use the logo. What the register shows of its holder is copied from the application.
CREATE TABLE awards (
  code TEXT PRIMARY KEY,
  application TEXT NOT NULL UNIQUE REFERENCES applications (id),
  public_at TEXT NOT NULL,
  organisation TEXT NOT NULL,
  -- The shown name as its reader's alphabet orders it.
  sort_key TEXT NOT NULL,
  -- The shown name, small and without accents, for search.
  search_key TEXT NOT NULL,
  business_id TEXT NOT NULL,
  municipality TEXT NOT NULL,
  industry TEXT NOT NULL,
  classification TEXT NOT NULL,
  size TEXT NOT NULL,
  website TEXT NOT NULL,
  workplaces TEXT NOT NULL,
  mark_name TEXT NOT NULL,
  language TEXT NOT NULL,
  commitments TEXT NOT NULL,
  -- JSON lists of terms and events, in the order of time: what decides its state.
  terms TEXT NOT NULL,
  events TEXT NOT NULL,
  -- When the clock next changes the state, and what the list filters by: kept for the index, never shown.
  valid_until TEXT NOT NULL,
  grace_until TEXT NOT NULL,
  stopped TEXT NOT NULL CHECK (stopped IN ('no', 'suspended', 'withdrawn', 'given-up')),
  stopped_on TEXT
) STRICT;
CREATE INDEX awards_by_name ON awards (sort_key, code);
CREATE INDEX awards_by_municipality ON awards (municipality, sort_key, code);
CREATE INDEX awards_by_industry ON awards (industry, sort_key, code);
CREATE INDEX awards_by_end ON awards (valid_until);
CREATE INDEX awards_by_business_id ON awards (business_id);
