-- The coaches, by name: the lists of what came in name who answers for a municipality.
CREATE INDEX staff_by_role ON staff (role, name);
