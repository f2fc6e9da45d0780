-- Store version 5: the word index is our own (src/search/index). It is rebuilt from the paragraphs after these statements.

DROP TABLE paragraph_index;
DROP VIEW paragraph_content;
ALTER TABLE paragraph_text DROP COLUMN lead;

-- All that a paragraph is found by.
CREATE VIEW paragraph_content (key, document, level, text, heading, title, tags) AS
  SELECT p.key, p.document, p.level, x.text, x.heading, d.title, d.tag_words
  FROM paragraph p JOIN paragraph_text x ON x.paragraph = p.key JOIN document d ON d.key = p.document;

-- Lists of the paragraphs with keys from `first` to `last`. Segments follow one another and never change; neighbours are
-- merged into a new one.
CREATE TABLE index_segment (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  first INTEGER NOT NULL UNIQUE,
  last INTEGER NOT NULL
) STRICT;

CREATE TABLE index_block (
  segment INTEGER NOT NULL REFERENCES index_segment ON DELETE CASCADE,
  kind INTEGER NOT NULL,     -- 0 postings, 1 positions
  stem BLOB NOT NULL,        -- the first of its stems, UTF-16, big end first
  body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX index_block_by_stem ON index_block (segment, kind, stem);

-- By paragraph key, 4,096 of them to a row: a byte of state (src/search/index/states.ts), and the document's key in four.
-- `writing` is the number of the writing that changed the row last.
CREATE TABLE index_column (
  chunk INTEGER PRIMARY KEY,
  states BLOB NOT NULL,
  documents BLOB NOT NULL,
  writing INTEGER NOT NULL
) STRICT;

-- Paragraphs of exactly a level that have a word, in runs that are added up; runs of a size are merged.
DROP TABLE word;
CREATE TABLE word_run (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  paragraphs INTEGER NOT NULL  -- that came or went
) STRICT;
CREATE TABLE word_block (
  run INTEGER NOT NULL REFERENCES word_run ON DELETE CASCADE,
  word BLOB NOT NULL,        -- the first of its words (surface forms, folded), UTF-16, big end first
  body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX word_block_by_word ON word_block (run, word);

INSERT INTO meta VALUES ('index_writing', 0);
