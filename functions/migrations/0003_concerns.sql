-- Somebody says that a holder does not live up to the commitments. May be anonymous.
CREATE TABLE concerns (
  id TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  reference TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  locale TEXT NOT NULL CHECK (locale IN ('fi', 'sv', 'en')),
  -- The employer as the reporter named it, and the award's code when the form was opened from its page.
  employer TEXT NOT NULL,
  code TEXT NOT NULL,
  relation TEXT NOT NULL,
  message TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  made_at TEXT NOT NULL,
  answer_by TEXT NOT NULL,
  -- What the reporter is told, in plain language.
  outcome TEXT CHECK (outcome IN ('no-ground', 'remedy', 'suspended', 'withdrawn')),
  answer TEXT,
  closed_at TEXT
) STRICT;
CREATE INDEX concerns_by_state ON concerns (state, answer_by);
CREATE INDEX concerns_by_code ON concerns (code);
