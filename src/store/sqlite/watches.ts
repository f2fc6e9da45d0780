import type { Access } from '../../access/access.ts';

import { nameOfKey } from '../name-key.ts';
import type { Page } from '../store.ts';
import type { Watch, WatchHit, WatchLimits, WatchPlan } from '../watches.ts';
import { pageOf } from './cards.ts';
import { type Connection, orNull } from './connection.ts';
import { hitsOf } from './hits.ts';
import { freeKey } from './index/columns.ts';

interface WatchRow extends Omit<Watch, 'paused' | 'question'> {
  readonly question: string;
  readonly paused: string | null;
}

const columns = 'number, channel, owner, kind, text, question, made, paused';
const begins = 'substr(channel, 1, length(@prefix)) = @prefix';

function watchOf({ paused, question, ...row }: WatchRow): Watch {
  return { ...row, question: JSON.parse(question) as Watch['question'], ...(paused === null ? {} : { paused }) };
}

function count(
  connection: Connection,
  sql: string,
  parameters: Readonly<Record<string, string | number>> = {},
): number {
  return connection.one<{ count: number }>(sql, parameters)?.count ?? 0;
}

/** A number of `meta`. */
export function metaOf(connection: Connection, name: 'watch_cursor' | 'watch_writing' | 'watch_moved'): number {
  return connection.one<{ value: number }>('SELECT value FROM meta WHERE name = @name', { name })?.value ?? 0;
}

export function setMeta(connection: Connection, name: 'watch_cursor' | 'watch_moved', value: number): void {
  connection.run('UPDATE meta SET value = @value WHERE name = @name', { name, value });
}

function changed(connection: Connection): void {
  connection.run(`UPDATE meta SET value = value + 1 WHERE name = 'watch_writing'`);
}

/** The first watch begins with the documents that come after it: those that came while there was none are nobody's. */
export function createWatch(
  connection: Connection,
  { question, ...plan }: WatchPlan,
  now: string,
  limits: WatchLimits,
): number | 'channel' | 'store' {
  return connection.transaction(() => {
    const all = count(connection, 'SELECT count(*) AS count FROM watch');
    if (all >= limits.store) return 'store';
    const its = 'SELECT count(*) AS count FROM watch WHERE channel = @channel';
    if (count(connection, its, { channel: plan.channel }) >= limits.channel) return 'channel';
    const since = freeKey(connection);
    if (all === 0) {
      setMeta(connection, 'watch_cursor', since);
      connection.run('DELETE FROM watch_former');
    }
    changed(connection);
    return connection.run(
      `INSERT INTO watch (channel, owner, kind, text, question, made, since, beyond)
       VALUES (@channel, @owner, @kind, @text, @question, @now, @since, '[0,0,0,0,0]')`,
      { ...plan, question: JSON.stringify(question), now, since },
    ).key;
  });
}

export function watch(connection: Connection, number: number): Watch | undefined {
  const row = connection.one<WatchRow>(`SELECT ${columns} FROM watch WHERE number = @number`, { number });
  return row === undefined ? undefined : watchOf(row);
}

export function watches(connection: Connection, prefix: string, page: Page): { items: Watch[]; total: number } {
  const rows = connection.all<WatchRow>(
    `SELECT ${columns} FROM watch WHERE ${begins} ORDER BY number LIMIT @limit OFFSET @offset`,
    { prefix, ...pageOf(page) },
  );
  const total = count(connection, `SELECT count(*) AS count FROM watch WHERE ${begins}`, { prefix });
  return { items: rows.map(watchOf), total };
}

/** That a post is of this watch and was not sent: its key begins with the watch's number. */
export const unsentOf = (number: string) => `outbox.kind = 'watch' AND outbox.settled IS NULL
  AND substr(outbox.key, 1, 7 + length(${number})) = 'watch-' || ${number} || '-'`;

export function removeWatch(connection: Connection, number: number): boolean {
  return connection.transaction(() => {
    connection.run(`DELETE FROM outbox WHERE ${unsentOf('CAST(@number AS INTEGER)')}`, { number });
    changed(connection);
    return connection.run('DELETE FROM watch WHERE number = @number', { number }).changes > 0;
  });
}

export function forgetWatches(connection: Connection, prefix: string): number {
  return connection.transaction(() => {
    connection.run(
      `DELETE FROM outbox WHERE EXISTS (SELECT 1 FROM watch WHERE substr(watch.channel, 1, length(@prefix)) = @prefix
         AND ${unsentOf('watch.number')})`,
      { prefix },
    );
    changed(connection);
    return connection.run(`DELETE FROM watch WHERE ${begins}`, { prefix }).changes;
  });
}

interface HitRow {
  readonly key: number;
  readonly seen: string;
}

/** What has been written anew since may have its paragraph elsewhere: then the first stands for it that the reader sees. */
export function watchHits(
  connection: Connection,
  number: number,
  access: Access,
  page: Page & { readonly post?: string },
): { items: WatchHit[]; total: number } {
  return connection.snapshot(() => {
    const { level } = access;
    const wanted = `h.watch = @number AND h.at${level} IS NOT NULL AND (@post IS NULL OR h.post = @post)`;
    const parameters = { number, post: orNull(page.post) };
    const rows = connection.all<HitRow>(
      `SELECT coalesce(
           (SELECT p.key FROM paragraph p WHERE p.document = h.document AND p.position = h.at${level} AND p.level <= @level),
           (SELECT p.key FROM paragraph p WHERE p.document = h.document AND p.level <= @level ORDER BY p.position LIMIT 1)
         ) AS key, h.seen
       FROM watch_hit h WHERE ${wanted} ORDER BY h.key LIMIT @limit OFFSET @offset`,
      { ...parameters, level, ...pageOf(page) },
    );
    const found = connection.one<{ count: number }>(
      `SELECT count(*) AS count FROM watch_hit h WHERE ${wanted}`,
      parameters,
    );
    const items = rows.flatMap(({ key, seen }): WatchHit[] => {
      const [hit] = hitsOf(connection, [{ key, score: 0 }], access);
      return hit === undefined ? [] : [{ hit, names: namesIn(connection, key, access), seen }];
    });
    return { items, total: found?.count ?? 0 };
  });
}

function namesIn(connection: Connection, paragraph: number, { level }: Access): WatchHit['names'] {
  return connection
    .all<{ name: string; text: string }>(
      `SELECT DISTINCT name, text FROM mention WHERE paragraph = @paragraph AND @level BETWEEN lowest AND highest
       ORDER BY start LIMIT 200`,
      { paragraph, level },
    )
    .map(({ name, text }) => ({ name: nameOfKey(name), text }));
}
