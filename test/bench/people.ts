import type { Collection } from '../../src/index.ts';
import { createNameIndex } from '../../src/index.ts';
import { seeded } from '../doubles/seeded.ts';
import { type Generator, people } from './generator.ts';
import { sideBySide, type Timing } from './measure.ts';
import { typed } from './typing-errors.ts';
import { zipfRank } from './vocabulary.ts';

/** Finding people by name: in an index of so many names, and as `/who` answers. Seconds to build. */
export interface PeopleFound {
  readonly names: number;
  readonly building: number;
  readonly index: Timing;
  /** Share of questions whose name is the first, and among the first five. */
  readonly first: number;
  readonly firstFive: number;
  readonly who: Timing;
}

/** Names as they are asked for: as written, with an error in one part, or with the given name's initial only. */
function asked(name: string, random: () => number): string {
  const way = random();
  if (way < 0.34) return name;
  if (way < 0.67) return typed(name.split(' '), 1, random, false).join(' ');
  return name.replace(/^(\S)\S+/u, '$1.');
}

/** Measures with the best-known `names` people and `count` questions. */
export async function peopleFound(
  generator: Generator,
  collection: Collection,
  wanted: { readonly names: number; readonly count: number; readonly seed: number; readonly budget: number },
): Promise<PeopleFound> {
  const random = seeded(wanted.seed + 5);
  const size = Math.min(people, wanted.names);
  const names = [...new Set(Array.from({ length: size }, (_, rank) => generator.name(rank)))];
  const questions = Array.from({ length: wanted.count }, () => {
    const name = names[zipfRank(random, names.length)] ?? '';
    return { name, text: asked(name, random) };
  });
  const who = await sideBySide(questions, { who: ({ text }: { text: string }) => collection.who(text) }, wanted.budget);
  const start = performance.now();
  const index = createNameIndex(names);
  const building = (performance.now() - start) / 1_000;
  let [first, firstFive, all] = [0, 0, 0];
  const found = await sideBySide(
    questions,
    {
      index: ({ name, text }: { name: string; text: string }) => {
        const rank = index.find(text, { limit: 5 }).findIndex((match) => match.name === name);
        all += 1;
        if (rank === 0) first += 1;
        if (rank >= 0) firstFive += 1;
      },
    },
    wanted.budget,
  );
  return { names: names.length, building, ...found, ...who, first: first / all, firstFive: firstFive / all };
}
