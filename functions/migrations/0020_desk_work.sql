-- Who answers, what was noted, and when it was answered.
ALTER TABLE enquiries ADD COLUMN assigned_to TEXT;
ALTER TABLE enquiries ADD COLUMN note TEXT;
ALTER TABLE enquiries ADD COLUMN answered_at TEXT;
ALTER TABLE feedback ADD COLUMN assigned_to TEXT;
ALTER TABLE feedback ADD COLUMN note TEXT;
ALTER TABLE feedback ADD COLUMN answered_at TEXT;

-- The desk's lists, read by index from where the page before ended.
DROP INDEX applications_by_state;
CREATE INDEX applications_by_state ON applications (state, made_at, id);
CREATE INDEX applications_by_time ON applications (made_at, id);
CREATE INDEX applications_by_decision ON applications (state, decide_by);
DROP INDEX enquiries_by_state;
CREATE INDEX enquiries_by_state ON enquiries (state, answer_by, id);
DROP INDEX feedback_by_state;
CREATE INDEX feedback_by_state ON feedback (state, answer_by, id);
CREATE INDEX outbox_by_about ON outbox (about);
CREATE INDEX outbox_in_trouble ON outbox (made_at, id) WHERE state IN ('refused', 'unknown');
CREATE INDEX decisions_by_effect ON decisions (effective_at);
