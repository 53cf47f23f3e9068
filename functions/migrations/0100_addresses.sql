-- The address as it was written: what a stranger sends to another spelling of a mailbox, and what comes of it, is not
-- held against the mailbox. Until now a print of the mailbox stood there, which is the same for most.
ALTER TABLE outbox ADD COLUMN exact TEXT NOT NULL DEFAULT '';
UPDATE outbox SET exact = recipient;
-- `recipient` is a print of the address as it was written, `mailbox` one of the mailbox behind it.
ALTER TABLE bounces ADD COLUMN mailbox TEXT NOT NULL DEFAULT '';
UPDATE bounces SET mailbox = recipient;
CREATE INDEX bounces_by_mailbox ON bounces (mailbox);
CREATE INDEX outbox_by_exact ON outbox (exact) WHERE state = 'waiting';

-- Anybody can make us write these; they leave after all others, and no more than a number within an hour.
ALTER TABLE outbox ADD COLUMN prompted INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_by_turn ON outbox (prompted, due_at) WHERE state = 'waiting';
CREATE INDEX outbox_by_prompted ON outbox (sent_at) WHERE state = 'sent' AND prompted = 1;
