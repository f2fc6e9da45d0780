import { type Connection, orNull } from './connection.ts';

interface NoteRow {
  readonly value: string;
  readonly expires: string | null;
}

/** ISO instants in UTC with milliseconds compare as text. */
function passed(expires: string | null, now: string): boolean {
  return expires !== null && expires <= now;
}

export function writeNote(connection: Connection, space: string, key: string, value: string, expires?: string): void {
  connection.run(
    `INSERT INTO note (space, key, value, expires) VALUES (@space, @key, @value, @expires)
     ON CONFLICT DO UPDATE SET value = excluded.value, expires = excluded.expires`,
    { space, key, value, expires: orNull(expires) },
  );
}

export function readNote(connection: Connection, space: string, key: string, now: string) {
  const row = connection.one<NoteRow>('SELECT value, expires FROM note WHERE space = @space AND key = @key', {
    space,
    key,
  });
  return row === undefined ? undefined : { value: row.value, expired: passed(row.expires, now) };
}

export function claimNote(connection: Connection, space: string, key: string, now: string, expires: string): boolean {
  const { changes } = connection.run(
    `INSERT INTO note (space, key, value, expires) VALUES (@space, @key, '', @expires)
     ON CONFLICT DO UPDATE SET value = '', expires = excluded.expires WHERE note.expires <= @now`,
    { space, key, now, expires },
  );
  return changes > 0;
}

export function removeNote(connection: Connection, space: string, key: string): boolean {
  return connection.run('DELETE FROM note WHERE space = @space AND key = @key', { space, key }).changes > 0;
}

export function listNotes(connection: Connection, space: string, prefix: string, now: string, limit: number) {
  return connection.all<{ readonly key: string; readonly value: string }>(
    `SELECT key, value FROM note WHERE space = @space AND substr(key, 1, length(@prefix)) = @prefix
       AND (expires IS NULL OR expires > @now) ORDER BY key LIMIT @limit`,
    { space, prefix, now, limit },
  );
}

export function sweepNotes(connection: Connection, before: string): number {
  return connection.run('DELETE FROM note WHERE expires <= @before', { before }).changes;
}
