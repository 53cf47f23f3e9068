-- As with `award_parts`: every end of the names in an application or an enquiry, from each letter on, so that a part
-- of a name is found by index at the desk. Small, and without the accents of Finnish and Swedish; see functions/desk/parts.ts.
CREATE TABLE desk_parts (
  kind TEXT NOT NULL CHECK (kind IN ('application', 'enquiry')),
  part TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (kind, part, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_parts_by_id ON desk_parts (id);

CREATE VIEW desk_names AS
SELECT 'application' AS kind, id, organisation || ' ' || mark_name AS name FROM applications
UNION ALL
SELECT 'enquiry', id, organisation || ' ' || name FROM enquiries;

CREATE TRIGGER application_parts_are_made AFTER INSERT ON applications BEGIN
  INSERT INTO desk_parts (kind, part, id)
  SELECT DISTINCT 'application', substr(folded, key + 1, 20), NEW.id
  FROM (SELECT lower(replace(replace(replace(replace(replace(replace(replace(replace(trim(NEW.organisation || ' ' || NEW.mark_name), 'Å', 'a'), 'Ä', 'a'), 'Ö', 'o'), 'É', 'e'), 'å', 'a'), 'ä', 'a'), 'ö', 'o'), 'é', 'e')) AS folded),
    json_each('[' || rtrim(replace(hex(zeroblob(length(trim(NEW.organisation || ' ' || NEW.mark_name)))), '00', '0,'), ',') || ']')
  WHERE substr(folded, key + 1, 1) <> ' ';
END;
CREATE TRIGGER application_parts_leave AFTER DELETE ON applications BEGIN
  DELETE FROM desk_parts WHERE id = OLD.id;
END;
CREATE TRIGGER application_parts_are_renewed AFTER UPDATE OF organisation, mark_name ON applications BEGIN
  DELETE FROM desk_parts WHERE id = NEW.id;
  INSERT INTO desk_parts (kind, part, id)
  SELECT DISTINCT 'application', substr(folded, key + 1, 20), NEW.id
  FROM (SELECT lower(replace(replace(replace(replace(replace(replace(replace(replace(trim(NEW.organisation || ' ' || NEW.mark_name), 'Å', 'a'), 'Ä', 'a'), 'Ö', 'o'), 'É', 'e'), 'å', 'a'), 'ä', 'a'), 'ö', 'o'), 'é', 'e')) AS folded),
    json_each('[' || rtrim(replace(hex(zeroblob(length(trim(NEW.organisation || ' ' || NEW.mark_name)))), '00', '0,'), ',') || ']')
  WHERE substr(folded, key + 1, 1) <> ' ';
END;
CREATE TRIGGER enquiry_parts_are_made AFTER INSERT ON enquiries BEGIN
  INSERT INTO desk_parts (kind, part, id)
  SELECT DISTINCT 'enquiry', substr(folded, key + 1, 20), NEW.id
  FROM (SELECT lower(replace(replace(replace(replace(replace(replace(replace(replace(trim(NEW.organisation || ' ' || NEW.name), 'Å', 'a'), 'Ä', 'a'), 'Ö', 'o'), 'É', 'e'), 'å', 'a'), 'ä', 'a'), 'ö', 'o'), 'é', 'e')) AS folded),
    json_each('[' || rtrim(replace(hex(zeroblob(length(trim(NEW.organisation || ' ' || NEW.name)))), '00', '0,'), ',') || ']')
  WHERE substr(folded, key + 1, 1) <> ' ';
END;
CREATE TRIGGER enquiry_parts_leave AFTER DELETE ON enquiries BEGIN
  DELETE FROM desk_parts WHERE id = OLD.id;
END;
CREATE TRIGGER enquiry_parts_are_renewed AFTER UPDATE OF organisation, name ON enquiries BEGIN
  DELETE FROM desk_parts WHERE id = NEW.id;
  INSERT INTO desk_parts (kind, part, id)
  SELECT DISTINCT 'enquiry', substr(folded, key + 1, 20), NEW.id
  FROM (SELECT lower(replace(replace(replace(replace(replace(replace(replace(replace(trim(NEW.organisation || ' ' || NEW.name), 'Å', 'a'), 'Ä', 'a'), 'Ö', 'o'), 'É', 'e'), 'å', 'a'), 'ä', 'a'), 'ö', 'o'), 'é', 'e')) AS folded),
    json_each('[' || rtrim(replace(hex(zeroblob(length(trim(NEW.organisation || ' ' || NEW.name)))), '00', '0,'), ',') || ']')
  WHERE substr(folded, key + 1, 1) <> ' ';
END;

INSERT INTO desk_parts (kind, part, id)
SELECT DISTINCT names.kind, substr(names.folded, json_each.key + 1, 20), names.id
FROM (SELECT kind, id, lower(replace(replace(replace(replace(replace(replace(replace(replace(trim(name), 'Å', 'a'), 'Ä', 'a'), 'Ö', 'o'), 'É', 'e'), 'å', 'a'), 'ä', 'a'), 'ö', 'o'), 'é', 'e')) AS folded FROM desk_names) AS names,
  json_each('[' || rtrim(replace(hex(zeroblob(length(names.folded))), '00', '0,'), ',') || ']')
WHERE substr(names.folded, json_each.key + 1, 1) <> ' ';
DROP VIEW desk_names;

CREATE INDEX applications_by_municipality ON applications (municipality, made_at, id);
CREATE INDEX enquiries_by_municipality ON enquiries (state, municipality, answer_by, id);
