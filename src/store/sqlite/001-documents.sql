-- Store version 1. Levels are those of src/access/access.ts (0 unclassified … 4 top secret).
-- `level` on a row: what it takes to see it. `lowest`/`highest`: the readers' levels, both inclusive, that see the row as it is.

CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0);

CREATE TABLE document (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  format TEXT NOT NULL,
  title TEXT NOT NULL,
  tag_words TEXT NOT NULL,   -- codes and their names, for the word index
  edtf TEXT,
  precision TEXT NOT NULL,
  basis TEXT NOT NULL,
  first TEXT,                -- calendar bounds of the date, YYYY-MM-DD
  last TEXT,
  day TEXT,                  -- MM-DD, day precision or finer
  origin TEXT,               -- sending post or outlet
  serial TEXT,               -- a cable's serial number without zeros
  level INTEGER NOT NULL,    -- of the classification line
  lowest INTEGER NOT NULL,   -- lowest reader's level that sees anything of it
  path TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_by_id ON document (id COLLATE NOCASE, id);
CREATE INDEX document_by_serial ON document (serial, id) WHERE serial IS NOT NULL;
CREATE INDEX document_by_day ON document (day, first) WHERE day IS NOT NULL;
CREATE INDEX document_by_date ON document (first);

-- What is read only when a document is opened.
CREATE TABLE original (
  document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  header TEXT NOT NULL,      -- the document without paragraphs and source text, JSON
  source BLOB NOT NULL,      -- UTF-8, deflated when `packed`
  packed INTEGER NOT NULL
) STRICT;

CREATE TABLE source_path (
  path TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX source_path_by_document ON source_path (document);

CREATE TABLE tag (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  folded TEXT NOT NULL,      -- code in lower case
  folded_name TEXT NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_by_code ON tag (folded, document);
CREATE INDEX tag_by_name ON tag (folded_name, document);

-- Folded words of the sender ('from', an outlet too) and of the addressees ('to', action and info).
CREATE TABLE address_word (
  side TEXT NOT NULL CHECK (side IN ('from', 'to')),
  word TEXT NOT NULL,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  PRIMARY KEY (side, word, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX address_word_by_document ON address_word (document);

-- Narrow: every match of a search is looked up here.
CREATE TABLE paragraph (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  position INTEGER NOT NULL, -- Paragraph.index
  level INTEGER NOT NULL,
  words INTEGER NOT NULL,
  label TEXT NOT NULL,
  UNIQUE (document, position)
) STRICT;

CREATE TABLE paragraph_text (
  paragraph INTEGER PRIMARY KEY REFERENCES paragraph ON DELETE CASCADE,
  mark TEXT,
  heading TEXT,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  lead TEXT NOT NULL,
  spans TEXT NOT NULL        -- [at, start, length, at, start, length, …]
) STRICT;

-- `lead` has the word lead0 … lead4 in the first paragraph that readers of that level see: what only the title and TAGS say
-- is found there, once.
CREATE VIEW paragraph_content (key, document, level, text, heading, title, tags, lead) AS
  SELECT p.key, p.document, p.level, x.text, x.heading, d.title, d.tag_words, x.lead
  FROM paragraph p JOIN paragraph_text x ON x.paragraph = p.key JOIN document d ON d.key = p.document;

CREATE VIRTUAL TABLE paragraph_index USING fts5 (
  text, heading, title, tags, lead,
  content = 'paragraph_content', content_rowid = 'key',
  tokenize = 'porter unicode61 remove_diacritics 2'
);

-- A row per place and per name that readers know the person by: somebody who may not see where the full name stands
-- sees the shorter one.
CREATE TABLE mention (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  paragraph INTEGER REFERENCES paragraph ON DELETE CASCADE,
  lowest INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  rule TEXT NOT NULL
) STRICT;
CREATE INDEX mention_by_name ON mention (name, paragraph);
CREATE INDEX mention_by_paragraph ON mention (paragraph, name);
CREATE INDEX mention_by_document ON mention (document);

CREATE TABLE role (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  paragraph INTEGER REFERENCES paragraph ON DELETE CASCADE,
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
CREATE INDEX role_by_name ON role (name);
CREATE INDEX role_by_document ON role (document);
CREATE INDEX role_by_paragraph ON role (paragraph);

CREATE TABLE event (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  paragraph INTEGER REFERENCES paragraph ON DELETE CASCADE,
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
CREATE INDEX event_by_date ON event (first, last);
CREATE INDEX event_by_day ON event (day) WHERE day IS NOT NULL;
CREATE INDEX event_by_paragraph ON event (paragraph);
CREATE INDEX event_by_document ON event (document);

CREATE TABLE reference (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  paragraph INTEGER REFERENCES paragraph ON DELETE CASCADE,
  level INTEGER NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT,                   -- canonical
  label TEXT,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  quote TEXT NOT NULL
) STRICT;
CREATE INDEX reference_by_id ON reference (id) WHERE id IS NOT NULL;
CREATE INDEX reference_by_document ON reference (document, start);
CREATE INDEX reference_by_paragraph ON reference (paragraph);

-- What a reader of this level may count, one row a level.
CREATE TABLE name_total (
  level INTEGER NOT NULL,
  name TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  earliest TEXT,
  PRIMARY KEY (level, name)
) STRICT, WITHOUT ROWID;

-- Paragraphs of exactly this level that have the word: a reader's count is the sum up to his level.
CREATE TABLE word (
  text TEXT NOT NULL,        -- surface form, folded
  level INTEGER NOT NULL,
  paragraphs INTEGER NOT NULL,
  PRIMARY KEY (text, level)
) STRICT, WITHOUT ROWID;

-- Of exactly this level.
CREATE TABLE level_total (
  level INTEGER PRIMARY KEY,
  paragraphs INTEGER NOT NULL,
  words INTEGER NOT NULL,
  events INTEGER NOT NULL
) STRICT;
INSERT INTO level_total VALUES (0, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 0), (3, 0, 0, 0), (4, 0, 0, 0);
CREATE TRIGGER paragraph_added AFTER INSERT ON paragraph BEGIN
  UPDATE level_total SET paragraphs = paragraphs + 1, words = words + new.words WHERE level = new.level;
END;
CREATE TRIGGER paragraph_gone AFTER DELETE ON paragraph BEGIN
  UPDATE level_total SET paragraphs = paragraphs - 1, words = words - old.words WHERE level = old.level;
END;
CREATE TRIGGER event_added AFTER INSERT ON event BEGIN
  UPDATE level_total SET events = events + 1 WHERE level = new.level;
END;
CREATE TRIGGER event_gone AFTER DELETE ON event BEGIN
  UPDATE level_total SET events = events - 1 WHERE level = old.level;
END;
