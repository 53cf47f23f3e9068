-- The desk's list of letters, in the order they were made. Partial, each for what names its state word for word, so that
-- no other query reads by them.
CREATE INDEX outbox_waiting ON outbox (made_at, id) WHERE state = 'waiting';
CREATE INDEX outbox_sent ON outbox (made_at, id) WHERE state = 'sent';
CREATE INDEX outbox_sent_of_kind ON outbox (name, made_at, id) WHERE state = 'sent';
