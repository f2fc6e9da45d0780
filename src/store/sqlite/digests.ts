import type { Digest, DigestPlan, Digests } from '../digests.ts';
import type { DuePost } from '../outbox.ts';
import { type Connection, orNull, type Value } from './connection.ts';
import { addPost } from './outbox.ts';

interface DigestRow extends DigestPlan {
  readonly number: number;
  readonly told: string;
  readonly next: string | null;
  readonly paused: string | null;
}

const columns = 'number, channel, owner, name, body, schedule, zone, told, next, paused';
const begins = 'substr(channel, 1, length(@prefix)) = @prefix';
const onItsWay = 'SELECT 1 FROM outbox WHERE outbox.digest = digest.number AND outbox.settled IS NULL';

function digestOf({ next, paused, ...row }: DigestRow): Digest {
  return { ...row, ...(next === null ? {} : { next }), ...(paused === null ? {} : { paused }) };
}

export function createDigest(
  connection: Connection,
  plan: DigestPlan,
  told: string,
  next: string | undefined,
  most: number | undefined,
): number | undefined {
  const { changes, key } = connection.run(
    `INSERT INTO digest (channel, owner, name, body, schedule, zone, told, next)
     SELECT @channel, @owner, @name, @body, @schedule, @zone, @told, @next
     WHERE @most IS NULL OR (SELECT count(*) FROM digest WHERE channel = @channel) < @most`,
    { ...plan, told, next: orNull(next), most: orNull(most) },
  );
  return changes === 0 ? undefined : key;
}

export function digest(connection: Connection, number: number): Digest | undefined {
  const row = connection.one<DigestRow>(`SELECT ${columns} FROM digest WHERE number = @number`, { number });
  return row === undefined ? undefined : digestOf(row);
}

export function digests(
  connection: Connection,
  prefix: string,
  { limit, offset = 0 }: Parameters<Digests['list']>[1],
): Digest[] {
  return connection
    .all<DigestRow>(`SELECT ${columns} FROM digest WHERE ${begins} ORDER BY number LIMIT @limit OFFSET @offset`, {
      prefix,
      limit,
      offset,
    })
    .map(digestOf);
}

const changeable = ['channel', 'owner', 'name', 'body', 'schedule', 'zone', 'next', 'paused'] as const;

export function changeDigest(
  connection: Connection,
  number: number,
  changes: Parameters<Digests['change']>[1],
): boolean {
  const given: Record<string, Value> = {};
  for (const name of changeable) {
    const value = changes[name];
    if (value !== undefined) given[name] = value;
  }
  const sets = ['number = number', ...Object.keys(given).map((name) => `${name} = @${name}`)];
  const sql = `UPDATE digest SET ${sets.join(', ')} WHERE number = @number`;
  return connection.transaction(() => {
    // What nobody has begun to send is told of when it goes on.
    if (typeof changes.paused === 'string')
      connection.run('DELETE FROM outbox WHERE digest = @number AND settled IS NULL AND tries = 0', { number });
    return connection.run(sql, { ...given, number }).changes > 0;
  });
}

export function removeDigest(connection: Connection, number: number): boolean {
  return connection.transaction(() => {
    connection.run('DELETE FROM outbox WHERE digest = @number AND settled IS NULL', { number });
    return connection.run('DELETE FROM digest WHERE number = @number', { number }).changes > 0;
  });
}

export function dueDigests(connection: Connection, now: string, limit: number): Digest[] {
  return connection
    .all<DigestRow>(
      `SELECT ${columns} FROM digest WHERE next <= @now AND paused IS NULL AND NOT EXISTS (${onItsWay})
       ORDER BY next, number LIMIT @limit`,
      { now, limit },
    )
    .map(digestOf);
}

export function runDigest(
  connection: Connection,
  { number, next }: Parameters<Digests['run']>[0],
  after: Parameters<Digests['run']>[1],
  post: DuePost | undefined,
): boolean {
  return connection.transaction(() => {
    const { changes } = connection.run(
      `UPDATE digest SET next = @after, told = coalesce(@told, told)
       WHERE number = @number AND next = @next AND paused IS NULL AND NOT EXISTS (${onItsWay})`,
      { number, next, after: orNull(after.next), told: post === undefined ? after.told : null },
    );
    if (changes > 0 && post !== undefined) addPost(connection, post, { digest: number, told: after.told });
    return changes > 0;
  });
}

export function forgetDigests(connection: Connection, prefix: string): number {
  return connection.transaction(() => {
    connection.run(
      `DELETE FROM outbox WHERE settled IS NULL AND digest IN (SELECT number FROM digest WHERE ${begins})`,
      {
        prefix,
      },
    );
    return connection.run(`DELETE FROM digest WHERE ${begins}`, { prefix }).changes;
  });
}
