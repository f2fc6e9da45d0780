-- Store version 17: documents in the order in which they were added, with what it takes to see anything of them.
CREATE INDEX document_by_added ON document (added_at, key, lowest);
