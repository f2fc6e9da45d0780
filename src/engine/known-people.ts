import { type FlatLists, flatLists, Numbers } from '../flat-lists.ts';
import { foldWord } from '../names/index.ts';
import { Completions, type PackedCompletions } from '../search/completions.ts';
import { below, type Sliced, sort } from '../slices.ts';
import { type PackedTextNumbers, TextNumbers } from '../texts.ts';
import type { Clusters } from './clusters.ts';

/** What people are called beside their full names, which are keys: bare surnames, and forms that are no part of a name. */
export interface OtherForms {
  readonly forms: TextNumbers;
  /** The clusters of each, by its number. */
  readonly homes: FlatLists;
}

/** People by what they are offered in: beginnings of the words of their names, the best known of late first. */
export interface KnownPeople {
  readonly completions: Completions;
  /** The number of the cluster at each rank. */
  readonly ranks: Uint32Array;
  /** By number of the cluster: how well known it is. */
  readonly weights: Float64Array;
}

/** `OtherForms` as they can be handed to another thread. */
export interface PackedForms {
  readonly forms: PackedTextNumbers;
  readonly homes: FlatLists;
}

export function packedForms({ forms, homes }: OtherForms): PackedForms {
  return { forms: forms.pack(), homes };
}

export function unpackedForms({ forms, homes }: PackedForms): OtherForms {
  return { forms: TextNumbers.unpacked(forms), homes };
}

/** `KnownPeople` as they can be handed to another thread. */
export interface PackedKnownPeople extends Omit<KnownPeople, 'completions'> {
  readonly completions: PackedCompletions;
}

export function packedKnownPeople({ completions, ...flat }: KnownPeople): PackedKnownPeople {
  return { ...flat, completions: completions.pack() };
}

export function unpackedKnownPeople({ completions, ...flat }: PackedKnownPeople): KnownPeople {
  return { ...flat, completions: Completions.unpacked(completions, foldWord) };
}

/** The forms that people are known by beside full names, each with its clusters. */
export function* otherForms(
  { table, places, of }: Clusters,
  others: readonly { readonly text: string; readonly key: string }[],
): Sliced<OtherForms> {
  const texts = new TextNumbers();
  const [forms, clusters] = [new Numbers(), new Numbers()];
  const note = (text: string, place: number) => {
    forms.push(texts.add(text));
    clusters.push(of[place] ?? 0);
  };
  for (let place = 0; place < table.size; place += 1) {
    if (table.isBare(place)) note(table.name(place), place);
    yield;
  }
  for (const { text, key } of others) {
    const place = places.of(key);
    if (place !== undefined) note(text, place);
    yield;
  }
  return { forms: texts, homes: yield* flatLists(forms, clusters, texts.size) };
}

/** Years after which a person's latest document counts half: who is in the news is asked for. */
const halfLife = 5;
const daysInYear = 365.25;
const msInDay = 86_400_000;

/** Weighs people by mentions (natural logarithm) and by how near their latest document is to the latest of all. */
export function* knownPeople({ table, members, size }: Clusters): Sliced<KnownPeople> {
  const latest = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const weights = new Float64Array(size);
  let now = Number.NEGATIVE_INFINITY;
  const namesOf = (number: number) => members.values.subarray(members.starts[number], members.starts[number + 1]);
  for (let number = 0; number < size; number += 1) {
    let mentions = 0;
    for (const place of namesOf(number)) {
      mentions += table.mentions(place);
      const day = Date.parse(table.latest(place) ?? '') / msInDay;
      if (day > (latest[number] ?? 0)) latest[number] = day;
    }
    weights[number] = Math.log(mentions + 1);
    now = Math.max(now, latest[number] ?? now);
    yield;
  }
  for (let number = 0; number < size; number += 1) {
    const years = (now - (latest[number] ?? 0)) / daysInYear;
    weights[number] = (weights[number] ?? 0) + (Number.isNaN(years) ? 0 : 2 ** (-years / halfLife));
    yield;
  }
  const ranks = below(size);
  yield* sort(ranks, (one, other) => (weights[other] ?? 0) - (weights[one] ?? 0));
  function* forms(): Generator<readonly string[]> {
    for (const number of ranks) yield Array.from(namesOf(number), (place) => table.name(place));
  }
  return { ranks, weights, completions: yield* Completions.of(forms(), foldWord) };
}
