-- Moments are ISO 8601 in UTC, days are YYYY-MM-DD in Finland.

-- What an applicant accepted, as it was worded.
CREATE TABLE wordings (
  digest TEXT PRIMARY KEY,
  version TEXT NOT NULL,
  locale TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE TABLE applications (
  id TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('unconfirmed', 'received', 'approved', 'declined', 'withdrawn', 'closed')),
  locale TEXT NOT NULL CHECK (locale IN ('fi', 'sv', 'en')),
  letters TEXT NOT NULL CHECK (letters IN ('fi', 'sv', 'en')),
  organisation TEXT NOT NULL,
  business_id TEXT NOT NULL,
  municipality TEXT NOT NULL,
  industry TEXT NOT NULL,
  classification TEXT NOT NULL,
  size TEXT NOT NULL,
  website TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('whole', 'parts')),
  workplaces TEXT NOT NULL,
  mark_name TEXT NOT NULL,
  commitments TEXT NOT NULL,
  wording TEXT NOT NULL REFERENCES wordings (digest),
  made_at TEXT NOT NULL,
  confirmed_at TEXT,
  decide_by TEXT
) STRICT;
CREATE INDEX applications_by_state ON applications (state, made_at);
CREATE INDEX applications_by_business_id ON applications (business_id);

-- Who may be written to. Personal data: leaves before the rest does.
CREATE TABLE contacts (
  application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  place TEXT NOT NULL CHECK (place IN ('first', 'second')),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  email TEXT NOT NULL,
  email_print TEXT NOT NULL,
  phone TEXT NOT NULL,
  confirmed_at TEXT,
  PRIMARY KEY (application, place)
) STRICT;
CREATE INDEX contacts_by_email ON contacts (email_print);

-- Links of letters. Only the hash of the secret part is kept.
CREATE TABLE links (
  hash TEXT PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('confirm', 'sign-in', 'read', 'change', 'answer')),
  about TEXT NOT NULL,
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT;
CREATE INDEX links_by_about ON links (about);

-- Letters not yet delivered, and for a while those that were. Address and words are sealed.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  about TEXT NOT NULL,
  recipient TEXT NOT NULL,
  sealed TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'unknown')),
  made_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  tries INTEGER NOT NULL,
  tried_at TEXT,
  leased_until TEXT,
  sent_at TEXT,
  provider_id TEXT,
  fault TEXT
) STRICT;
CREATE INDEX outbox_by_due ON outbox (due_at) WHERE state = 'waiting';
CREATE INDEX outbox_by_recipient ON outbox (recipient, due_at);
CREATE INDEX outbox_by_sent ON outbox (sent_at) WHERE state = 'sent';

CREATE TABLE enquiries (
  id TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  locale TEXT NOT NULL,
  municipality TEXT NOT NULL,
  topics TEXT NOT NULL,
  way TEXT NOT NULL,
  suits TEXT NOT NULL,
  message TEXT NOT NULL,
  name TEXT NOT NULL,
  organisation TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  made_at TEXT NOT NULL,
  answer_by TEXT NOT NULL,
  closed_at TEXT
) STRICT;
CREATE INDEX enquiries_by_state ON enquiries (state, answer_by);

CREATE TABLE feedback (
  id TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  locale TEXT NOT NULL,
  message TEXT NOT NULL,
  page TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  made_at TEXT NOT NULL,
  answer_by TEXT NOT NULL,
  closed_at TEXT
) STRICT;
CREATE INDEX feedback_by_state ON feedback (state, answer_by);
