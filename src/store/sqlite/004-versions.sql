-- Store version 4: texts that a document had before, or has beside its current one; printed pages.

ALTER TABLE document ADD COLUMN version INTEGER NOT NULL DEFAULT 1;     -- number of its current text
ALTER TABLE source_path ADD COLUMN version INTEGER NOT NULL DEFAULT 1;  -- of the text that the path holds
ALTER TABLE paragraph ADD COLUMN page TEXT;

-- Texts that are not the current one. Nothing of them is searched or counted.
CREATE TABLE version (
  key INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  number INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL,
  added_at TEXT NOT NULL,
  lowest INTEGER NOT NULL,   -- lowest reader's level that sees anything of it
  parsed BLOB NOT NULL,      -- the whole document, JSON, deflated
  UNIQUE (document, number)
) STRICT;

-- Paths that held a text of the document once and hold another now.
CREATE TABLE former_path (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  version INTEGER NOT NULL,
  path TEXT NOT NULL,
  PRIMARY KEY (document, version, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX former_path_by_path ON former_path (path);
