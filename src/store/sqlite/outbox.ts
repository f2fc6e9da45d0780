import type { DuePost, Settled, TakenPost, Taking } from '../outbox.ts';
import { type Connection, list, orNull } from './connection.ts';

interface WaitingRow extends Omit<TakenPost, 'digest' | 'since'> {
  readonly digest: number | null;
}

/** The database's clock: seconds for leases, an ISO instant for what is told. */
const clock = `unixepoch('subsec')`;
const instant = `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`;

/** A digest and until when it has told once its post is sent. */
export type DigestRun = { readonly digest: number; readonly told: string };

/** Whether it was added; a key that is there already is not. */
export function addPost(connection: Connection, post: DuePost, run?: DigestRun): boolean {
  const { changes } = connection.run(
    `INSERT INTO outbox (key, platform, channel, owner, kind, body, due, digest, told)
     VALUES (@key, substr(@channel, 1, instr(@channel, ':') - 1), @channel, @owner, @kind, @body, @due, @digest, @told)
     ON CONFLICT DO NOTHING`,
    { ...post, digest: orNull(run?.digest ?? post.digest), told: orNull(run?.told) },
  );
  return changes > 0;
}

export function addPosts(connection: Connection, posts: readonly DuePost[]): number {
  return connection.transaction(() => posts.filter((post) => addPost(connection, post)).length);
}

/**
 * Of each channel in which nothing is held or waits, and which has rested, its first post that is due; channels that were
 * never served or not for longest come first. Channels are gone through one by one, however much waits in each.
 */
const firstOfChannels = `
  WITH RECURSIVE waiting (platform, channel) AS (
    SELECT value, (SELECT min(o.channel) FROM outbox o WHERE o.settled IS NULL AND o.platform = value)
    FROM json_each(@platforms)
    UNION
    SELECT w.platform, (SELECT min(o.channel) FROM outbox o
      WHERE o.settled IS NULL AND o.platform = w.platform AND o.channel > w.channel)
    FROM waiting w WHERE w.channel IS NOT NULL)
  SELECT o.number, o.key, o.channel, o.owner, o.kind, o.body, o.due, o.digest, o.tries
  FROM waiting w LEFT JOIN outbox_channel c ON c.channel = w.channel
    JOIN outbox o ON o.number = (SELECT f.number FROM outbox f
      WHERE f.settled IS NULL AND f.platform = w.platform AND f.channel = w.channel AND f.due <= @now
      ORDER BY f.due, f.number LIMIT 1)
  WHERE (c.served IS NULL OR c.served <= ${clock} - @rest)
    AND NOT EXISTS (SELECT 1 FROM outbox h
      WHERE h.settled IS NULL AND h.free > 0 AND h.channel = w.channel AND h.free > ${clock})
  ORDER BY c.served NULLS FIRST, o.due, o.number LIMIT @limit`;

export function takePosts(connection: Connection, taking: Taking): TakenPost[] {
  const { platforms, holder, now, seconds, rest, limit } = taking;
  const waiting = () =>
    connection.all<WaitingRow & { readonly number: number }>(firstOfChannels, {
      platforms: list(platforms),
      now,
      rest,
      limit,
    });
  // Nobody is kept from writing while there is nothing to take.
  if (waiting().length === 0) return [];
  return connection.transaction(() =>
    waiting().map(({ number, key, channel, owner, kind, body, due, digest, tries }): TakenPost => {
      const taken = connection.one<{ since: string }>(
        `UPDATE outbox SET holder = @holder, free = ${clock} + @seconds, tries = tries + 1, since = coalesce(since, ${instant})
         WHERE number = @number RETURNING since`,
        { number, holder, seconds },
      );
      const post = { key, channel, owner, kind, body, due, tries, since: taken?.since ?? '' };
      return digest === null ? post : { ...post, digest };
    }),
  );
}

export function holdPost(connection: Connection, key: string, holder: string, seconds: number): boolean {
  const { changes } = connection.run(
    `UPDATE outbox SET free = ${clock} + @seconds WHERE key = @key AND holder = @holder AND settled IS NULL`,
    { key, holder, seconds },
  );
  return changes > 0;
}

export function settlePost(connection: Connection, key: string, holder: string, settled: Settled): boolean {
  const sent = settled.state === 'sent';
  return connection.transaction(() => {
    const post = connection.one<{ channel: string; digest: number | null; told: string | null }>(
      `UPDATE outbox SET settled = ${instant}, holder = NULL, messages = @messages, dropped = @dropped
       WHERE key = @key AND holder = @holder AND settled IS NULL RETURNING channel, digest, told`,
      { key, holder, messages: sent ? list(settled.messages) : null, dropped: sent ? null : settled.why },
    );
    if (post === undefined) return false;
    const { channel, digest, told } = post;
    if (!sent) return true;
    connection.run(
      `INSERT INTO outbox_channel (channel, served) VALUES (@channel, ${clock})
       ON CONFLICT DO UPDATE SET served = excluded.served`,
      { channel },
    );
    connection.run('UPDATE digest SET told = @told WHERE number = @digest AND @told IS NOT NULL', { digest, told });
    return true;
  });
}

export function releasePost(
  connection: Connection,
  key: string,
  holder: string,
  seconds: number,
  untouched: boolean,
): boolean {
  const { changes } = connection.run(
    `UPDATE outbox SET holder = NULL, free = ${clock} + @seconds, tries = tries - @untouched,
       since = CASE WHEN tries > @untouched THEN since END
     WHERE key = @key AND holder = @holder AND settled IS NULL`,
    { key, holder, seconds, untouched: untouched ? 1 : 0 },
  );
  return changes > 0;
}

export function forgetPosts(connection: Connection, prefix: string): number {
  const begins = 'substr(channel, 1, length(@prefix)) = @prefix';
  return connection.transaction(() => {
    connection.run(`DELETE FROM outbox_channel WHERE ${begins}`, { prefix });
    return connection.run(`DELETE FROM outbox WHERE ${begins}`, { prefix }).changes;
  });
}

export function sweepPosts(connection: Connection, before: string): number {
  return connection.transaction(() => {
    connection.run(`DELETE FROM outbox_channel WHERE served < unixepoch(@before)`, { before });
    return connection.run('DELETE FROM outbox WHERE settled < @before', { before }).changes;
  });
}
