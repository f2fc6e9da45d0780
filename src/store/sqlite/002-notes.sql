-- Small things that outlive a process; `expires` is an ISO instant, NULL stays.
CREATE TABLE note (
  space TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  expires TEXT,
  PRIMARY KEY (space, key)
) WITHOUT ROWID, STRICT;

CREATE INDEX note_expires ON note (expires) WHERE expires IS NOT NULL;
