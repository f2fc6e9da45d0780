import { describe, expect, it } from 'vitest';
import { sortSurnames } from '../../src/engine/by-surname.ts';
import type { Resolved } from '../../src/engine/people.ts';
import { nameKey } from '../../src/store/name-key.ts';

let number = 0;
/** Somebody called so in documents of these days; a bare surname in the one document of that name. */
function person(name: string, days: readonly string[], document = ''): Resolved {
  const row = { key: nameKey(name, document), name, mentions: 1, exact: 1, documents: 1 };
  const [earliest, latest] = [days[0], days.at(-1)];
  const seen = earliest === undefined || latest === undefined ? {} : { earliest, latest };
  const cluster = { number: number++, name, names: [{ ...row, ...seen }], mentions: 1 };
  return { cluster, tier: 'likely', why: '', score: 0.9 };
}

/** Who is offered, and behind whom the bare surnames of which documents went. */
function sorted(all: readonly Resolved[]): { people: string[]; bare: string[] } {
  const { people, bare } = sortSurnames(all);
  const nameOf = new Map(all.map(({ cluster }) => [cluster.number, cluster.name]));
  return {
    people: people.map(({ cluster }) => cluster.names[0]?.key.replace('\u001f', ' in ') ?? ''),
    bare: [...bare].map(([one, clusters]) => `${nameOf.get(one)}: ${clusters.length}`),
  };
}

describe('documents that give a surname alone', () => {
  const henry = person('Henry Kessel', ['1970-02-01', '1976-05-01']);

  it('go with the only person of that surname who is seen in their years', () => {
    const all = [henry, person('Kessel', ['1973-01-02'], 'a'), person('Kessel', ['1977-03-04'], 'b')];
    expect(sorted(all)).toEqual({ people: ['Henry Kessel'], bare: ['Henry Kessel: 2'] });
  });

  it('stay apart when they lie in other years, or have no date', () => {
    const all = [henry, person('Kessel', ['1934-01-02'], 'a'), person('Kessel', [], 'b')];
    expect(sorted(all)).toEqual({ people: ['Henry Kessel', 'Kessel in a', 'Kessel in b'], bare: [] });
  });

  it('stay apart when two people of that surname may be meant', () => {
    const all = [henry, person('Nina Kessel', ['1974-02-01']), person('Kessel', ['1974-01-02'], 'a')];
    expect(sorted(all).bare).toEqual([]);
    expect(sorted(all).people).toHaveLength(3);
  });

  it('tell of two people of one surname whose years differ', () => {
    const all = [henry, person('Nina Kessel', ['2004-02-01']), person('Kessel', ['2004-01-02'], 'a')];
    expect(sorted(all)).toEqual({ people: ['Henry Kessel', 'Nina Kessel'], bare: ['Nina Kessel: 1'] });
  });

  it('stay apart from a surname that only sounds alike', () => {
    expect(sorted([henry, person('Kissel', ['1974-01-02'], 'a')]).bare).toEqual([]);
  });
});
