import type { Decision, Ruling, Signed } from '../decisions.ts';
import type { Page } from '../store.ts';
import { pageOf } from './cards.ts';
import type { Connection } from './connection.ts';

interface DecisionRow {
  readonly number: number;
  readonly kind: Decision['kind'];
  readonly one: string;
  readonly other: string;
  readonly who: string;
  readonly at: string;
  readonly why: string;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
  readonly undoneWhy: string | null;
}

/** What is known of people is another from now on. */
function changed(connection: Connection): void {
  connection.run(`UPDATE meta SET value = value + 1 WHERE name = 'generation'`);
}

export function decide(connection: Connection, { kind, one, other, who, at, why }: Ruling): number {
  return connection.transaction(() => {
    const { key } = connection.run(
      'INSERT INTO decision (kind, one, other, who, at, why) VALUES (@kind, @one, @other, @who, @at, @why)',
      { kind, one: JSON.stringify(one), other: JSON.stringify(other), who, at, why },
    );
    changed(connection);
    return key;
  });
}

export function undo(connection: Connection, number: number, { who, at, why }: Signed): boolean {
  return connection.transaction(() => {
    const { changes } = connection.run(
      `UPDATE decision SET undone_by = @who, undone_at = @at, undone_why = @why
       WHERE number = @number AND undone_at IS NULL`,
      { number, who, at, why },
    );
    if (changes > 0) changed(connection);
    return changes > 0;
  });
}

export function decisions(connection: Connection, page: Page): Decision[] {
  return connection
    .all<DecisionRow>(
      `SELECT number, kind, one, other, who, at, why, undone_by AS undoneBy, undone_at AS undoneAt,
         undone_why AS undoneWhy
       FROM decision ORDER BY number LIMIT @limit OFFSET @offset`,
      { ...pageOf(page) },
    )
    .map(({ one, other, undoneBy, undoneAt, undoneWhy, ...row }) => ({
      ...row,
      one: JSON.parse(one) as string[],
      other: JSON.parse(other) as string[],
      ...(undoneAt === null ? {} : { undone: { who: undoneBy ?? '', at: undoneAt, why: undoneWhy ?? '' } }),
    }));
}
