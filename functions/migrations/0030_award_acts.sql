-- Before a suspension or a withdrawal the employer is heard, by a letter with a deadline.
CREATE TABLE hearings (
  id TEXT PRIMARY KEY,
  award TEXT NOT NULL REFERENCES awards (code) ON DELETE CASCADE,
  intent TEXT NOT NULL CHECK (intent IN ('suspension', 'withdrawal')),
  reasons TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  answer_by TEXT NOT NULL,
  answer TEXT,
  answered_at TEXT,
  -- When something came of it, or it was let be.
  closed_at TEXT
) STRICT;
CREATE INDEX hearings_by_award ON hearings (award, asked_at);
CREATE UNIQUE INDEX hearings_open ON hearings (award) WHERE closed_at IS NULL;
CREATE INDEX hearings_due ON hearings (answer_by) WHERE closed_at IS NULL;

-- A withdrawal takes two reviewers: one proposes, another confirms or turns down.
CREATE TABLE withdrawals (
  id TEXT PRIMARY KEY,
  award TEXT NOT NULL REFERENCES awards (code) ON DELETE CASCADE,
  reasons TEXT NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'turned-down')),
  settled_by TEXT,
  settled_at TEXT,
  note TEXT,
  -- Nothing is public or sent before this moment; until then it may be undone.
  effective_at TEXT,
  CHECK (state <> 'confirmed' OR settled_by <> proposed_by)
) STRICT;
CREATE INDEX withdrawals_by_award ON withdrawals (award, proposed_at);
CREATE UNIQUE INDEX withdrawals_open ON withdrawals (award) WHERE state = 'proposed';
CREATE INDEX withdrawals_waiting ON withdrawals (proposed_at) WHERE state = 'proposed';
CREATE INDEX withdrawals_by_effect ON withdrawals (effective_at) WHERE state = 'confirmed';

-- What was done to an award, with its reasons in plain language.
CREATE TABLE measures (
  id TEXT PRIMARY KEY,
  award TEXT NOT NULL REFERENCES awards (code) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('suspended', 'restored', 'withdrawn', 'given-up', 'renamed', 'corrected')),
  reasons TEXT NOT NULL,
  -- Of a suspension without a hearing: why waiting would have misled the public.
  urgent TEXT,
  -- JSON of the fields changed, each with what stood there before and after.
  changes TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  effective_at TEXT NOT NULL
) STRICT;
CREATE INDEX measures_by_award ON measures (award, decided_at);

-- Somebody seeks a change to a decision.
CREATE TABLE appeals (
  id TEXT PRIMARY KEY,
  application TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  award TEXT REFERENCES awards (code) ON DELETE CASCADE,
  decision TEXT NOT NULL CHECK (decision IN ('declined', 'suspended', 'withdrawn')),
  received_on TEXT NOT NULL,
  asked TEXT NOT NULL,
  answer_by TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('upheld', 'changed', 'turned-down')),
  note TEXT,
  closed_by TEXT,
  closed_at TEXT
) STRICT;
CREATE INDEX appeals_by_application ON appeals (application, received_on);
CREATE UNIQUE INDEX appeals_open_of ON appeals (application, decision) WHERE closed_at IS NULL;
CREATE INDEX appeals_open ON appeals (answer_by, id) WHERE closed_at IS NULL;

-- The desk's list of awards, by name or by the day they end, read by index from where the page before ended.
DROP INDEX awards_by_end;
CREATE INDEX awards_by_end ON awards (valid_until, code);
CREATE INDEX awards_by_municipality_end ON awards (municipality, valid_until, code);
CREATE INDEX awards_by_industry_end ON awards (industry, valid_until, code);
CREATE INDEX awards_stopped_by_name ON awards (stopped, sort_key, code) WHERE stopped <> 'no';
CREATE INDEX awards_stopped_by_end ON awards (stopped, valid_until, code) WHERE stopped <> 'no';

DROP INDEX concerns_by_state;
CREATE INDEX concerns_by_state ON concerns (state, answer_by, id);
