-- The public keys that credentials were signed with. A new secret makes a new row and ends the one before.
CREATE TABLE signing_keys (
  -- A Multikey, z6Mk….
  id TEXT PRIMARY KEY,
  from_at TEXT NOT NULL,
  until_at TEXT,
  -- Somebody else may have it: nothing that it signed holds.
  revoked_at TEXT
) STRICT;

-- Signed credentials, as they were signed. A row outlives its award, so that its place in the status lists is never
-- given to another; what it says goes with the award.
CREATE TABLE credentials (
  award TEXT NOT NULL,
  serial INTEGER NOT NULL,
  -- A fingerprint of what the credential says, so that the same is not signed twice with one key.
  says TEXT NOT NULL,
  key TEXT NOT NULL REFERENCES signing_keys (id),
  list INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 131071),
  signed_at TEXT NOT NULL,
  -- The last day of the term that it is for.
  until TEXT NOT NULL,
  -- JSON; NULL when what it says has been erased.
  document TEXT,
  revoked INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (award, serial)
) STRICT;
CREATE UNIQUE INDEX credentials_by_place ON credentials (list, position);
CREATE UNIQUE INDEX credentials_once ON credentials (award, says, key);
CREATE INDEX credentials_revoked ON credentials (list) WHERE revoked = 1;
CREATE INDEX credentials_by_key ON credentials (key);
CREATE TRIGGER credentials_are_signed_once BEFORE UPDATE OF document ON credentials
WHEN new.document IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'a credential is signed once');
END;

-- Awards whose credential is to be signed: put here in the transaction that grants, renews or renames them.
CREATE TABLE credentials_due (
  award TEXT PRIMARY KEY REFERENCES awards (code) ON DELETE CASCADE,
  since TEXT NOT NULL
) STRICT;
CREATE INDEX credentials_due_by_age ON credentials_due (since);
CREATE TRIGGER credential_is_due_of_new_award AFTER INSERT ON awards BEGIN
  INSERT OR IGNORE INTO credentials_due (award, since) VALUES (new.code, new.public_at);
END;
CREATE TRIGGER credential_is_due_of_changed_award
AFTER UPDATE OF terms, organisation, mark_name, business_id, workplaces ON awards
WHEN (new.terms, new.organisation, new.mark_name, new.business_id, new.workplaces)
  IS NOT (old.terms, old.organisation, old.mark_name, old.business_id, old.workplaces) BEGIN
  INSERT OR IGNORE INTO credentials_due (award, since) VALUES (new.code, new.public_at);
  UPDATE credentials SET document = NULL WHERE award = new.code AND new.business_id = '';
END;
CREATE TRIGGER credentials_end_with_award AFTER DELETE ON awards BEGIN
  UPDATE credentials SET document = NULL, revoked = 1 WHERE award = old.code;
END;
INSERT INTO credentials_due (award, since) SELECT code, public_at FROM awards;
