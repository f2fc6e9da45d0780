-- Store version 13: questions that are asked of every document that comes (src/search/index/standing).

-- Numbers are never used again: buttons and keys of posts name watches by them.
CREATE TABLE watch (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  channel TEXT NOT NULL,
  owner TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,        -- as typed
  question TEXT NOT NULL,    -- what it means, JSON
  made TEXT NOT NULL,        -- ISO instant
  since INTEGER NOT NULL,    -- paragraphs with lower keys were there before it
  beyond TEXT NOT NULL,      -- by reader's level, documents that matched beside the hits that wait, JSON
  paused TEXT                -- why
) STRICT;
CREATE INDEX watch_by_channel ON watch (channel, number);

-- A document is told of once. By reader's level: position of the paragraph that answers best, NULL where he sees none.
CREATE TABLE watch_hit (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  watch INTEGER NOT NULL REFERENCES watch ON DELETE CASCADE,
  document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  at0 INTEGER,
  at1 INTEGER,
  at2 INTEGER,
  at3 INTEGER,
  at4 INTEGER,
  seen TEXT NOT NULL,        -- ISO instant
  post TEXT,                 -- key of the post that it went into; NULL while it waits
  UNIQUE (document, watch)
) STRICT;
CREATE INDEX watch_hit_waiting ON watch_hit (watch, key) WHERE post IS NULL;
CREATE INDEX watch_hit_posted ON watch_hit (watch, post, key) WHERE post IS NOT NULL;

-- Documents that were written anew since watches were put to them: what they were before.
CREATE TABLE watch_former (
  document INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
  version INTEGER NOT NULL,  -- of the text
  paragraph INTEGER NOT NULL, -- key of its first one
  matched INTEGER NOT NULL   -- 1 where watches had been put to it
) STRICT;

-- Paragraphs with lower keys are done with; changes of watches; when documents were last done with, ms since 1970.
INSERT INTO meta VALUES ('watch_cursor', 1), ('watch_writing', 0), ('watch_moved', 0);
