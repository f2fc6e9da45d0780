-- Store version 14: who handed documents in, and what was taken out.

-- A text that somebody handed in; what was read from a folder has no row.
CREATE TABLE provenance (
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  version INTEGER NOT NULL,
  who TEXT NOT NULL,
  name TEXT,                 -- as people call them
  place TEXT,                -- the channel
  at TEXT NOT NULL,          -- ISO instant
  PRIMARY KEY (document, version)
) STRICT, WITHOUT ROWID;

-- Nothing here refers to documents: a tombstone outlives them.
CREATE TABLE tombstone (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  numbered INTEGER NOT NULL, -- 1: the id is a number of its own, whatever the text; 0: it was made from the title
  title TEXT NOT NULL,
  lowest INTEGER NOT NULL,   -- lowest reader's level that saw anything of it
  files TEXT NOT NULL,       -- SHA-256 of the files that it came out of, JSON
  who TEXT NOT NULL,
  name TEXT,
  place TEXT,
  at TEXT NOT NULL,          -- ISO instant
  why TEXT NOT NULL,
  lifted_at TEXT             -- when it was added again
) STRICT;
CREATE INDEX tombstone_by_id ON tombstone (id COLLATE NOCASE) WHERE lifted_at IS NULL;

CREATE TABLE tombstone_text (
  text_sha256 TEXT NOT NULL,
  tombstone INTEGER NOT NULL REFERENCES tombstone,
  PRIMARY KEY (text_sha256, tombstone)
) STRICT, WITHOUT ROWID;
