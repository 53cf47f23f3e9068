-- What figures keep of an application that has been erased: in which month it came and ended, and as what. No row of it
-- tells of whom. Kept by the database itself.
CREATE TABLE tallies (
  month TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('applied', 'granted', 'declined', 'closed')),
  count INTEGER NOT NULL,
  PRIMARY KEY (month, what)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER applications_are_tallied BEFORE DELETE ON applications WHEN OLD.confirmed_at IS NOT NULL BEGIN
  INSERT INTO tallies (month, what, count) VALUES (substr(OLD.confirmed_at, 1, 7), 'applied', 1)
  ON CONFLICT DO UPDATE SET count = count + 1;
  INSERT INTO tallies (month, what, count)
  SELECT substr(effective_at, 1, 7), CASE outcome WHEN 'approved' THEN 'granted' ELSE 'declined' END, 1
  FROM decisions WHERE application = OLD.id
  ON CONFLICT DO UPDATE SET count = count + 1;
  INSERT INTO tallies (month, what, count)
  SELECT substr(max(at), 1, 7), 'closed', 1
  FROM audit WHERE about = OLD.id AND OLD.state IN ('closed', 'withdrawn') AND verb IN ('application.closed', 'application.withdrawn')
  HAVING max(at) IS NOT NULL
  ON CONFLICT DO UPDATE SET count = count + 1;
END;
