-- Store version 7: postings tell how often a word stands in a paragraph, and every paragraph has its length, so that scores are
-- exact (src/search/index/bm25.ts). The index is made again from the paragraphs after these statements.

DROP TABLE index_block;
DROP TABLE index_segment;
DROP TABLE index_column;

-- Lists of the paragraphs with keys from `first` to `last`. Segments follow one another and never change; neighbours are
-- merged into a new one. One that is not listed is being written, or was left behind, or is done with.
CREATE TABLE index_segment (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  living INTEGER NOT NULL,   -- its paragraphs when it was written
  gone INTEGER NOT NULL,     -- how many of them have gone since
  listed INTEGER NOT NULL    -- 1: it is searched
) STRICT;

CREATE TABLE index_block (
  segment INTEGER NOT NULL REFERENCES index_segment ON DELETE CASCADE,
  kind INTEGER NOT NULL,     -- 0 postings, 1 positions
  stem BLOB NOT NULL,        -- the first of its stems, UTF-16, big end first
  body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX index_block_by_stem ON index_block (segment, kind, stem);

-- By paragraph key, 4,096 of them to a row: a byte of state (src/search/index/states.ts), the document's key in four, and in
-- two the length in words, heading, title and TAGS included. `writing` is the number of the writing that changed the row last.
CREATE TABLE index_column (
  chunk INTEGER PRIMARY KEY,
  states BLOB NOT NULL,
  documents BLOB NOT NULL,
  lengths BLOB NOT NULL,
  writing INTEGER NOT NULL
) STRICT;

DELETE FROM word_block;
DELETE FROM word_run;
ALTER TABLE word_run ADD COLUMN listed INTEGER NOT NULL DEFAULT 1;
