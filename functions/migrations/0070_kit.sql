-- How often files of the logo kit are downloaded: a count for each day and kind of file, and nothing about who.
CREATE TABLE kit_downloads (
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, kind)
) STRICT;
