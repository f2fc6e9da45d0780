-- Store version 10: what operators decided of names. Nothing here refers to documents: a decision outlives them.

-- `one` and `other` are lists of keys of names (JSON), the one that was meant first. What was taken back stays.
CREATE TABLE decision (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,          -- ISO instant, empty when nobody knew the time
  why TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT,
  undone_why TEXT
) STRICT;
