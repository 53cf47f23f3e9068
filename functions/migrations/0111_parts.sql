-- The parts of an application's names are made once it is confirmed: a form that anybody can send does not cost forty rows.
-- The desk looks through the names of the few that are unconfirmed one by one; see functions/desk/parts.ts.
DROP TRIGGER application_parts_are_made;
DROP TRIGGER application_parts_are_renewed;
DELETE FROM desk_parts WHERE kind = 'application' AND id IN (SELECT id FROM applications WHERE state = 'unconfirmed');

CREATE TRIGGER application_parts_are_made AFTER INSERT ON applications WHEN NEW.state <> 'unconfirmed' BEGIN
  INSERT INTO desk_parts (kind, part, id)
  SELECT DISTINCT 'application', substr(folded, key + 1, 20), NEW.id
  FROM (SELECT lower(replace(replace(replace(replace(replace(replace(replace(replace(trim(NEW.organisation || ' ' || NEW.mark_name), 'Å', 'a'), 'Ä', 'a'), 'Ö', 'o'), 'É', 'e'), 'å', 'a'), 'ä', 'a'), 'ö', 'o'), 'é', 'e')) AS folded),
    json_each('[' || rtrim(replace(hex(zeroblob(length(trim(NEW.organisation || ' ' || NEW.mark_name)))), '00', '0,'), ',') || ']')
  WHERE substr(folded, key + 1, 1) <> ' ';
END;
CREATE TRIGGER application_parts_are_renewed AFTER UPDATE OF organisation, mark_name, state ON applications
WHEN NEW.state <> 'unconfirmed'
  AND (OLD.state = 'unconfirmed' OR (NEW.organisation, NEW.mark_name) <> (OLD.organisation, OLD.mark_name)) BEGIN
  DELETE FROM desk_parts WHERE id = NEW.id;
  INSERT INTO desk_parts (kind, part, id)
  SELECT DISTINCT 'application', substr(folded, key + 1, 20), NEW.id
  FROM (SELECT lower(replace(replace(replace(replace(replace(replace(replace(replace(trim(NEW.organisation || ' ' || NEW.mark_name), 'Å', 'a'), 'Ä', 'a'), 'Ö', 'o'), 'É', 'e'), 'å', 'a'), 'ä', 'a'), 'ö', 'o'), 'é', 'e')) AS folded),
    json_each('[' || rtrim(replace(hex(zeroblob(length(trim(NEW.organisation || ' ' || NEW.mark_name)))), '00', '0,'), ',') || ']')
  WHERE substr(folded, key + 1, 1) <> ' ';
END;
