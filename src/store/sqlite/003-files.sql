-- Store version 3: files as they were last looked at, apart from the documents that came out of them.

CREATE TABLE file (
  path TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  modified REAL NOT NULL,    -- milliseconds since 1970; 0 for what has none
  failure TEXT,
  part INTEGER NOT NULL,     -- 1 for what came out of another file
  reading TEXT,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX file_failed ON file (path) WHERE failure IS NOT NULL;

-- Size and time were not kept until now: 0 never equals those of a file, so that its bytes are compared once more.
INSERT INTO file (path, sha256, size, modified, failure, part, reading, at)
  SELECT path, sha256, 0, 0, NULL, 0, NULL, '' FROM source_path;
ALTER TABLE source_path DROP COLUMN sha256;
ALTER TABLE source_path ADD COLUMN reading TEXT;

-- Over the source text, and over all that was put (document and facts); NULL where an earlier program wrote it.
ALTER TABLE document ADD COLUMN text_sha256 TEXT;
ALTER TABLE document ADD COLUMN digest TEXT;
