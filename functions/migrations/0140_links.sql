-- To which contact a link that answers went: it ends with that contact's address.
ALTER TABLE links ADD COLUMN place TEXT CHECK (place IN ('first', 'second'));
