-- Every end of every award's search key, from each of its letters on: a part of a name is the beginning of one of
-- them, so that it is found by index wherever in the name it stands. Kept by the database itself.
CREATE TABLE award_parts (
  part TEXT NOT NULL,
  code TEXT NOT NULL REFERENCES awards (code) ON DELETE CASCADE,
  PRIMARY KEY (part, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX award_parts_by_code ON award_parts (code);

-- json_each counts the letters: '[0,0,0]' has the keys 0, 1, 2.
CREATE TRIGGER award_parts_are_made AFTER INSERT ON awards BEGIN
  INSERT INTO award_parts (part, code)
  SELECT DISTINCT substr(NEW.search_key, key + 1, 20), NEW.code
  FROM json_each('[' || rtrim(replace(hex(zeroblob(length(NEW.search_key))), '00', '0,'), ',') || ']')
  WHERE substr(NEW.search_key, key + 1, 1) <> ' ';
END;
CREATE TRIGGER award_parts_are_renewed AFTER UPDATE OF search_key ON awards BEGIN
  DELETE FROM award_parts WHERE code = NEW.code;
  INSERT INTO award_parts (part, code)
  SELECT DISTINCT substr(NEW.search_key, key + 1, 20), NEW.code
  FROM json_each('[' || rtrim(replace(hex(zeroblob(length(NEW.search_key))), '00', '0,'), ',') || ']')
  WHERE substr(NEW.search_key, key + 1, 1) <> ' ';
END;

INSERT INTO award_parts (part, code)
SELECT DISTINCT substr(search_key, key + 1, 20), code
FROM awards, json_each('[' || rtrim(replace(hex(zeroblob(length(search_key))), '00', '0,'), ',') || ']')
WHERE substr(search_key, key + 1, 1) <> ' ';

-- The few that are out of force, for the list of those.
CREATE INDEX awards_by_grace ON awards (grace_until);
CREATE INDEX awards_by_stop ON awards (stopped);
