-- How many forms a visitor has sent, by hour: no address, but a keyed print of it that is another one every day. Gone
-- after a day.
CREATE TABLE quotas (
  visitor TEXT NOT NULL,
  hour TEXT NOT NULL,
  -- NULL is what a full quota makes of it: the transaction of the form is refused.
  count INTEGER NOT NULL,
  PRIMARY KEY (visitor, hour)
) STRICT, WITHOUT ROWID;
CREATE INDEX quotas_by_hour ON quotas (hour);
