-- A renewal as its employer sent it, and what came of it. At most one of an award waits for its decision or its effect.
CREATE TABLE renewals (
  id TEXT PRIMARY KEY,
  digest TEXT NOT NULL,
  application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('received', 'approved', 'declined', 'closed')),
  locale TEXT NOT NULL CHECK (locale IN ('fi', 'sv', 'en')),
  -- JSON: what the register is to show, the commitments in own words, what was done for each, where the logo is shown.
  particulars TEXT NOT NULL,
  commitments TEXT NOT NULL,
  done TEXT NOT NULL,
  shown TEXT NOT NULL,
  contacts_right TEXT NOT NULL CHECK (contacts_right IN ('yes', 'no')),
  wording TEXT NOT NULL REFERENCES wordings (digest),
  sent_at TEXT NOT NULL,
  decide_by TEXT NOT NULL,
  reasons TEXT,
  decided_by TEXT,
  decided_at TEXT,
  -- The decision may be undone until then; the clock lets it take effect afterwards.
  effective_at TEXT,
  applied_at TEXT
) STRICT;
CREATE UNIQUE INDEX renewals_open ON renewals (application) WHERE applied_at IS NULL AND state <> 'closed';
CREATE INDEX renewals_by_application ON renewals (application, sent_at);
CREATE INDEX renewals_by_state ON renewals (state, decide_by, id);
CREATE INDEX renewals_by_effect ON renewals (effective_at) WHERE applied_at IS NULL;

-- A reviewer's work on a renewal, one row a commitment.
CREATE TABLE renewal_reviews (
  renewal TEXT NOT NULL REFERENCES renewals (id) ON DELETE CASCADE,
  item TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('open', 'good', 'not-yet')),
  note TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (renewal, item)
) STRICT;

ALTER TABLE applications ADD COLUMN withdrawn_at TEXT;
