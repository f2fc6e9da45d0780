-- Store version 8: less is written for each document. Mentions, roles, events and references are taken out with their
-- document by the program: they refer to it without a constraint, which would be checked at every row.

-- `key` is the document's key × 2^24 and the number of the mention within it, so that those of a document follow one another.
CREATE TABLE kept_mention (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  paragraph INTEGER,
  lowest INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  rule TEXT NOT NULL
) STRICT;
INSERT INTO kept_mention
  SELECT (document << 24) + row_number() OVER (PARTITION BY document ORDER BY key) - 1, document, paragraph, lowest, highest,
    name, text, start, end, quote, rule
  FROM mention ORDER BY 1;
DROP TABLE mention;
ALTER TABLE kept_mention RENAME TO mention;
CREATE INDEX mention_by_name ON mention (name, paragraph);
CREATE INDEX mention_by_paragraph ON mention (paragraph, name);

CREATE TABLE kept_role (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  paragraph INTEGER,
  lowest INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  judgement TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  rule TEXT NOT NULL
) STRICT;
INSERT INTO kept_role SELECT key, document, paragraph, lowest, highest, name, title, judgement, start, end, quote, rule FROM role;
DROP TABLE role;
ALTER TABLE kept_role RENAME TO role;
CREATE INDEX role_by_name ON role (name);
CREATE INDEX role_by_document ON role (document);

CREATE TABLE kept_event (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  paragraph INTEGER,
  level INTEGER NOT NULL,
  edtf TEXT NOT NULL,
  precision TEXT NOT NULL,
  basis TEXT NOT NULL,
  first TEXT,
  last TEXT,
  day TEXT,
  text TEXT NOT NULL,
  status TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  rule TEXT NOT NULL
) STRICT;
INSERT INTO kept_event SELECT key, document, paragraph, level, edtf, precision, basis, first, last, day, text, status, start,
  end, quote, rule FROM event;
DROP TRIGGER event_gone;
DROP TABLE event;
ALTER TABLE kept_event RENAME TO event;
CREATE INDEX event_by_date ON event (first, last);
CREATE INDEX event_by_day ON event (day) WHERE day IS NOT NULL;
CREATE INDEX event_by_paragraph ON event (paragraph);
CREATE INDEX event_by_document ON event (document);

CREATE TABLE kept_reference (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL,
  paragraph INTEGER,
  level INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT,                   -- canonical
  label TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL
) STRICT;
INSERT INTO kept_reference SELECT key, document, paragraph, level, text, kind, id, label, start, end, quote FROM reference;
DROP TABLE reference;
ALTER TABLE kept_reference RENAME TO reference;
CREATE INDEX reference_by_id ON reference (id) WHERE id IS NOT NULL;
CREATE INDEX reference_by_document ON reference (document, start);

-- What came in a transaction is added to the totals at its end; only what goes is counted row by row.
DROP TRIGGER paragraph_added;
CREATE TRIGGER event_gone AFTER DELETE ON event BEGIN
  UPDATE level_total SET events = events - 1 WHERE level = old.level;
END;

-- One row a name: what a reader of each level may count of it.
CREATE TABLE name_count (
  name TEXT PRIMARY KEY,
  mentions0 INTEGER NOT NULL, mentions1 INTEGER NOT NULL, mentions2 INTEGER NOT NULL, mentions3 INTEGER NOT NULL,
  mentions4 INTEGER NOT NULL,
  documents0 INTEGER NOT NULL, documents1 INTEGER NOT NULL, documents2 INTEGER NOT NULL, documents3 INTEGER NOT NULL,
  documents4 INTEGER NOT NULL,
  earliest0 TEXT, earliest1 TEXT, earliest2 TEXT, earliest3 TEXT, earliest4 TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO name_count
  SELECT name,
    total(mentions) FILTER (WHERE level = 0), total(mentions) FILTER (WHERE level = 1),
    total(mentions) FILTER (WHERE level = 2), total(mentions) FILTER (WHERE level = 3),
    total(mentions) FILTER (WHERE level = 4),
    total(documents) FILTER (WHERE level = 0), total(documents) FILTER (WHERE level = 1),
    total(documents) FILTER (WHERE level = 2), total(documents) FILTER (WHERE level = 3),
    total(documents) FILTER (WHERE level = 4),
    min(earliest) FILTER (WHERE level = 0), min(earliest) FILTER (WHERE level = 1),
    min(earliest) FILTER (WHERE level = 2), min(earliest) FILTER (WHERE level = 3),
    min(earliest) FILTER (WHERE level = 4)
  FROM name_total GROUP BY name;
DROP TABLE name_total;

-- The same, a row a level.
CREATE VIEW name_total (level, name, mentions, documents, earliest) AS
  SELECT r.level, n.name,
    CASE r.level WHEN 0 THEN n.mentions0 WHEN 1 THEN n.mentions1 WHEN 2 THEN n.mentions2 WHEN 3 THEN n.mentions3
      ELSE n.mentions4 END,
    CASE r.level WHEN 0 THEN n.documents0 WHEN 1 THEN n.documents1 WHEN 2 THEN n.documents2 WHEN 3 THEN n.documents3
      ELSE n.documents4 END,
    CASE r.level WHEN 0 THEN n.earliest0 WHEN 1 THEN n.earliest1 WHEN 2 THEN n.earliest2 WHEN 3 THEN n.earliest3
      ELSE n.earliest4 END
  FROM level_total r CROSS JOIN name_count n
  WHERE CASE r.level WHEN 0 THEN n.documents0 WHEN 1 THEN n.documents1 WHEN 2 THEN n.documents2 WHEN 3 THEN n.documents3
    ELSE n.documents4 END > 0;
