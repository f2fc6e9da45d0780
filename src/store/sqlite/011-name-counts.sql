-- Store version 11: all that is told of a name stands in its own row, by reader's level, so that names are read without a look
-- at their mentions, and counted without a look at any of them.

ALTER TABLE name_count ADD COLUMN exact0 INTEGER NOT NULL DEFAULT 0;  -- mentions that are written as the name is
ALTER TABLE name_count ADD COLUMN exact1 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE name_count ADD COLUMN exact2 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE name_count ADD COLUMN exact3 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE name_count ADD COLUMN exact4 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE name_count ADD COLUMN latest0 TEXT;
ALTER TABLE name_count ADD COLUMN latest1 TEXT;
ALTER TABLE name_count ADD COLUMN latest2 TEXT;
ALTER TABLE name_count ADD COLUMN latest3 TEXT;
ALTER TABLE name_count ADD COLUMN latest4 TEXT;

-- Few names are known to some levels only: what is counted for each combination of levels is added up.
CREATE TEMP TABLE place AS
  SELECT m.name, m.lowest, m.highest, sum(m.text = m.name) AS exact, max(d.first) AS latest
  FROM mention m NOT INDEXED JOIN document d ON d.key = m.document
  GROUP BY m.name, m.lowest, m.highest;
CREATE INDEX temp.place_by_name ON place (name, lowest, highest, exact, latest);
UPDATE name_count SET
  (exact0, latest0) = (SELECT total(exact), max(latest) FROM place p WHERE p.name = name_count.name AND lowest <= 0 AND highest >= 0),
  (exact1, latest1) = (SELECT total(exact), max(latest) FROM place p WHERE p.name = name_count.name AND lowest <= 1 AND highest >= 1),
  (exact2, latest2) = (SELECT total(exact), max(latest) FROM place p WHERE p.name = name_count.name AND lowest <= 2 AND highest >= 2),
  (exact3, latest3) = (SELECT total(exact), max(latest) FROM place p WHERE p.name = name_count.name AND lowest <= 3 AND highest >= 3),
  (exact4, latest4) = (SELECT total(exact), max(latest) FROM place p WHERE p.name = name_count.name AND lowest <= 4 AND highest >= 4);
DROP TABLE place;

-- How many names a reader of this level knows.
ALTER TABLE level_total ADD COLUMN names INTEGER NOT NULL DEFAULT 0;
UPDATE level_total SET names = (
  SELECT count(*) FROM name_count n
  WHERE CASE level_total.level WHEN 0 THEN n.documents0 WHEN 1 THEN n.documents1 WHEN 2 THEN n.documents2
    WHEN 3 THEN n.documents3 ELSE n.documents4 END > 0);
DROP VIEW name_total;
