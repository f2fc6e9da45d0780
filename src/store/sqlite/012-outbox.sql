-- Store version 12: what is said unasked, and when. Nothing here refers to documents.

-- Numbers are never used again: buttons and keys of posts name digests by them.
CREATE TABLE digest (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  channel TEXT NOT NULL,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  schedule TEXT NOT NULL,
  zone TEXT NOT NULL,
  told TEXT NOT NULL,        -- ISO instant
  next TEXT,                 -- ISO instant
  paused TEXT                -- why
) STRICT;
CREATE INDEX digest_next ON digest (next) WHERE next IS NOT NULL AND paused IS NULL;

-- A post is on its way until it is settled. Instants that processes have to agree on are of the database's clock, in seconds.
CREATE TABLE outbox (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE,
  platform TEXT NOT NULL,    -- the beginning of the channel
  channel TEXT NOT NULL,
  owner TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  due TEXT NOT NULL,         -- ISO instant
  digest INTEGER,            -- the digest that it belongs to
  told TEXT,                 -- until when that digest has told once this is sent, ISO instant
  holder TEXT,               -- who sends it
  free REAL NOT NULL DEFAULT 0,   -- from when on it may be taken
  tries INTEGER NOT NULL DEFAULT 0,
  since TEXT,                -- when it was first taken, ISO instant
  settled TEXT,              -- when, ISO instant
  messages TEXT,             -- JSON, of what was sent
  dropped TEXT               -- why it was not
) STRICT;
CREATE INDEX outbox_waiting ON outbox (platform, channel, due, number) WHERE settled IS NULL;
CREATE INDEX outbox_busy ON outbox (channel, free) WHERE settled IS NULL AND free > 0;
CREATE INDEX outbox_digest ON outbox (digest) WHERE settled IS NULL AND digest IS NOT NULL;
CREATE INDEX outbox_settled ON outbox (settled) WHERE settled IS NOT NULL;

-- When something was last posted in a channel.
CREATE TABLE outbox_channel (
  channel TEXT PRIMARY KEY,
  served REAL NOT NULL
) WITHOUT ROWID, STRICT;
