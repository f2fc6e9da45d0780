import type { PostingPace, WatchPost } from '../watches.ts';
import type { Connection } from './connection.ts';
import { freeKey } from './index/columns.ts';
import { addPost } from './outbox.ts';
import { metaOf, unsentOf } from './watches.ts';

/** Watches whose posts are made in one transaction. */
const mostAtOnce = 500;
/** Hits of a watch that are kept after they were posted. */
const mostPosted = 2_000;

interface Waiting {
  readonly number: number;
  readonly channel: string;
  readonly owner: string;
  readonly beyond: string;
  readonly first: number;
  readonly oldest: string;
}

/** What was found first was seen first. */
const waiting = `SELECT w.number, w.channel, w.owner, w.beyond, h.first, f.seen AS oldest
  FROM (SELECT watch, min(key) AS first FROM watch_hit WHERE post IS NULL GROUP BY watch) h
  JOIN watch w ON w.number = h.watch JOIN watch_hit f ON f.key = h.first
  WHERE w.paused IS NULL ORDER BY h.first LIMIT ${mostAtOnce}`;

/** An instant that nobody knows is long ago. */
function since(instant: string, now: string): number {
  const passed = Date.parse(now) - Date.parse(instant);
  return Number.isNaN(passed) ? Number.POSITIVE_INFINITY : passed;
}

/** A post that was taken back had its key: the next one of the same hits has another. */
function unusedKey(connection: Connection, key: string): string {
  let unused = key;
  for (
    let again = 1;
    connection.one('SELECT 1 FROM outbox WHERE key = @key', { key: unused }) !== undefined;
    again += 1
  )
    unused = `${key}-${again}`;
  return unused;
}

/** See `Watches.takeBack`. */
export function takeBackWatchPost(connection: Connection, post: WatchPost): void {
  connection.transaction(() => takenBack(connection, post));
}

function takenBack(connection: Connection, { watch, post, beyond }: WatchPost): void {
  connection.run('UPDATE watch_hit SET post = NULL WHERE watch = @watch AND post = @post', { watch, post });
  const row = connection.one<{ beyond: string }>('SELECT beyond FROM watch WHERE number = @watch', { watch });
  if (row === undefined) return;
  const now = JSON.parse(row.beyond) as number[];
  const sum = now.map((count, level) => count + (beyond[level] ?? 0));
  connection.run('UPDATE watch SET beyond = @sum WHERE number = @watch', { watch, sum: JSON.stringify(sum) });
}

/** See `Watches.pause`. What nobody has begun to send is told of when it goes on. */
export function pauseWatch(connection: Connection, number: number, why: string | null): boolean {
  return connection.transaction(() => {
    const untried = `${unsentOf('CAST(@number AS INTEGER)')} AND tries = 0`;
    if (why !== null) {
      for (const { body } of connection.all<{ body: string }>(`SELECT body FROM outbox WHERE ${untried}`, { number }))
        takenBack(connection, JSON.parse(body) as WatchPost);
      connection.run(`DELETE FROM outbox WHERE ${untried}`, { number });
    }
    return connection.run('UPDATE watch SET paused = @why WHERE number = @number', { number, why }).changes > 0;
  });
}

/** See `Watches.post`. Hits move into the post and the post into the outbox together. */
export function postWatches(connection: Connection, now: string, { quiet, longest }: PostingPace): number {
  if (connection.one('SELECT 1 FROM watch_hit WHERE post IS NULL') === undefined) return 0;
  const done = metaOf(connection, 'watch_cursor') >= freeKey(connection);
  const moved = metaOf(connection, 'watch_moved');
  const isQuiet = done && since(new Date(moved).toISOString(), now) >= quiet;
  return connection.transaction(() => {
    let posts = 0;
    for (const { number, channel, owner, beyond, first, oldest } of connection.all<Waiting>(waiting)) {
      if (!isQuiet && since(oldest, now) < longest) continue;
      const key = unusedKey(connection, `watch-${number}-${first}`);
      const body: WatchPost = { watch: number, post: key, beyond: JSON.parse(beyond) as number[] };
      addPost(connection, { key, channel, owner, kind: 'watch', body: JSON.stringify(body), due: now });
      connection.run('UPDATE watch_hit SET post = @key WHERE watch = @number AND post IS NULL', { key, number });
      connection.run(`UPDATE watch SET beyond = '[0,0,0,0,0]' WHERE number = @number`, { number });
      connection.run(
        `DELETE FROM watch_hit WHERE watch = @number AND post IS NOT NULL AND key <=
           (SELECT key FROM watch_hit WHERE watch = @number AND post IS NOT NULL
            ORDER BY key DESC LIMIT 1 OFFSET ${mostPosted})`,
        { number },
      );
      posts += 1;
    }
    return posts;
  });
}
