-- A new mail address of a contact that nobody has confirmed yet. Its own link confirms it.
CREATE TABLE new_mails (
  id TEXT PRIMARY KEY,
  application TEXT NOT NULL,
  place TEXT NOT NULL CHECK (place IN ('first', 'second')),
  email TEXT NOT NULL,
  email_print TEXT NOT NULL,
  made_at TEXT NOT NULL,
  FOREIGN KEY (application, place) REFERENCES contacts (application, place) ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX new_mails_by_contact ON new_mails (application, place);

-- Erasures that were asked for while a case was open. Done by the clock when it has closed.
CREATE TABLE erasures_asked (
  application TEXT PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
  asked_at TEXT NOT NULL,
  -- Does the name leave the register too?
  nameless INTEGER NOT NULL
) STRICT;
