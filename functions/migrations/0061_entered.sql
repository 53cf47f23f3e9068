-- An application that came by phone: who wrote it down at the desk.
ALTER TABLE applications ADD COLUMN entered_by TEXT;
