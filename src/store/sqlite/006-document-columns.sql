-- Store version 6: what filters, facets and lists ask of every document, in columns (src/store/sqlite/index/documents.ts).
-- They are filled from the rows of the documents after these statements.

-- By document key, 512 of them to a row. `numbers`: columns of 512 numbers of four bytes one after the other; `lists`: keys of
-- the values of each document. `writing` (of meta.index_writing) changed the row last; it stands before what is long, so
-- that looking for changed rows reads nothing else.
CREATE TABLE document_column (
  chunk INTEGER PRIMARY KEY,
  writing INTEGER NOT NULL,
  numbers BLOB NOT NULL,
  lists BLOB NOT NULL
) STRICT;

-- What documents have in common: a value that no document has any longer goes, and its key is not given again.
CREATE TABLE document_value (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  field TEXT NOT NULL CHECK (field IN ('year', 'kind', 'origin', 'tag', 'sender')),
  text TEXT NOT NULL,        -- of a sender: its folded words in order
  detail TEXT NOT NULL,      -- of a tag: its folded name
  documents INTEGER NOT NULL,
  UNIQUE (field, text, detail)
) STRICT;

-- Newest first, in order of id on one day.
DROP INDEX document_by_date;
CREATE INDEX document_by_date ON document (first, id);
