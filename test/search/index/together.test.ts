import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../../src/search/index/bytes.ts';
import { Found } from '../../../src/search/index/found.ts';
import { passed, viewOf } from '../../../src/search/index/passing.ts';
import type { Beginnings, Placed } from '../../../src/search/index/placed.ts';
import { fields, PositionsWriter } from '../../../src/search/index/positions.ts';
import { postingList } from '../../../src/search/index/postings.ts';
import { PostingsWriter } from '../../../src/search/index/postings-writer.ts';
import { meetings, wordsMeeting } from '../../../src/search/index/signatures.ts';
import { Starts } from '../../../src/search/index/starts.ts';
import { Strides } from '../../../src/search/index/strides.ts';
import { markMeetings, markWhere } from '../../../src/search/index/together.ts';
import { seeded } from '../../doubles/seeded.ts';

/** Where a word stands, by key of paragraph. */
type Standing = ReadonlyMap<number, readonly number[]>;

/** How a word is spread: over how many keys, what share of them have it, how far apart these are, how often it stands in each of them, how far. */
interface Spread {
  readonly size: number;
  readonly share: number;
  readonly apart: number;
  readonly often: number;
  readonly far: number;
}

const all = Object.values(fields);
const most = 400;

/** Many paragraphs of a word, the same for the same seed; most in the text. */
function standing(seed: number, { size, share, apart, often, far }: Spread): Standing {
  const random = seeded(seed);
  const places = new Map<number, readonly number[]>();
  for (let key = 0; key < size * apart; key += 1 + Math.floor(random() * (2 * apart - 1))) {
    if (random() > share) continue;
    const at = () => (all[random() < 0.7 ? 0 : Math.floor(random() * 4)] ?? 0) + Math.floor(random() * far);
    const own = new Set(Array.from({ length: 1 + Math.floor(random() * often) }, at));
    places.set(
      key,
      [...own].sort((one, two) => one - two),
    );
  }
  return places;
}

/** Its lists, as they are kept. */
function placed(word: Standing, offset: number): Placed {
  const [postings, positions] = [new PostingsWriter(), new PositionsWriter()];
  for (const [key, places] of word) {
    postings.add(key, 0, (places[0] ?? 0) < fields.title ? 3 : 2);
    for (const place of places) positions.add(place);
    positions.end();
  }
  const [one, other] = [new ByteWriter(), new ByteWriter()];
  postings.write(one);
  positions.write(other, word.size);
  return { postings: postingList(one.taken()), positions: other.taken(), offset };
}

/** Where phrases may begin by a word, as candidates have it. */
function beginningsOf(word: Standing, offset: number): Beginnings {
  const begun = [...word]
    .map(([key, places]) => ({
      key,
      places: places.flatMap((at) => (at % fields.heading < offset ? [] : at - offset)),
    }))
    .filter(({ places }) => places.length > 0);
  const to = begun.map(
    (
      (sum) =>
      ({ places }) =>
        (sum += places.length)
    )(0),
  );
  return {
    keys: Uint32Array.from(begun, ({ key }) => key),
    count: begun.length,
    from: Uint32Array.from(to, (end, at) => end - (begun[at]?.places.length ?? 0)),
    to: Uint32Array.from(to),
    places: Uint32Array.from(begun.flatMap(({ places }) => places)),
  };
}

const spread = fc.record({
  size: fc.oneof(fc.integer({ min: 1, max: most }), fc.constantFrom(128, 129, 130, 257)),
  share: fc.constantFrom(0.05, 0.4, 1),
  apart: fc.constantFrom(1, 3, 150),
  often: fc.constantFrom(1, 3, 40),
  far: fc.constantFrom(8, 200, 100_000),
});
const two = fc.record({ seed: fc.nat(), one: spread, other: spread, ahead: fc.nat(3), behind: fc.nat(3) });
/** Two words of paragraphs that are equally far apart: others have few in common. */
const wordsOf = ({ seed, one, other }: { seed: number; one: Spread; other: Spread }) =>
  [standing(seed, one), standing(seed + 1, { ...other, apart: one.apart, size: one.size })] as const;

/** Beginnings of phrases that both words stand in. */
function inBoth([one, other]: readonly [Standing, Standing], ahead: number, behind: number): string[] {
  return [...one].flatMap(([key, places]) =>
    places.flatMap((place) => {
      const isThere = place % fields.heading >= ahead && (other.get(key) ?? []).includes(place - ahead + behind);
      return isThere ? `${key} ${place - ahead}` : [];
    }),
  );
}

describe('words that stand together', () => {
  it('are told by looking each candidate up as by reading all of the list', () => {
    fc.assert(
      fc.property(two, (made) => {
        const words = wordsOf(made);
        const beginnings = beginningsOf(words[0], made.ahead);
        const word = placed(words[1], made.behind);
        const [where, met] = [0, 1].map(() => ({
          places: new Uint8Array(beginnings.places.length),
          candidates: new Uint8Array(beginnings.count),
        }));
        if (where === undefined || met === undefined || word.postings.total === 0) return;
        markWhere(beginnings, word, where);
        markMeetings(beginnings, meetings(beginnings, word), made.behind, met);
        const marked = [...beginnings.keys].flatMap((key, candidate) => {
          const [from, to] = [beginnings.from[candidate] ?? 0, beginnings.to[candidate] ?? 0];
          const own = [...beginnings.places.subarray(from, to)].filter((_, at) => where.places[from + at] === 1);
          return own.map((place) => `${key} ${place}`);
        });
        expect([...where.candidates].filter((each) => each === 1)).toHaveLength(
          new Set(marked.map((each) => each.split(' ')[0])).size,
        );
        expect(marked).toEqual(inBoth(words, made.ahead, made.behind));
        expect(met).toEqual(where);
      }),
      { numRuns: 80 },
    );
  });

  it('are all among those that two lists say may stand so, in order and few others with them', () => {
    fc.assert(
      fc.property(two, (made) => {
        const words = wordsOf(made);
        const [one, other] = [placed(words[0], made.ahead), placed(words[1], made.behind)];
        if (one.postings.total === 0 || other.postings.total === 0) return;
        const { count, keys, positions } = wordsMeeting(one, other);
        const met = Array.from({ length: count }, (_, at) => `${keys[at]} ${(positions[at] ?? 0) - made.behind}`);
        const own = [...words[1]].flatMap(([key, places]) => places.map((at) => `${key} ${at - made.behind}`));
        const among = new Set(met);
        expect(own.filter((each) => among.has(each))).toEqual(met);
        expect(inBoth(words, made.ahead, made.behind).filter((each) => !among.has(each))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it('begin phrases alike, whether candidates are the paragraphs of one word or of both', () => {
    fc.assert(
      fc.property(two, (made) => {
        const words = wordsOf(made);
        const [one, other] = [placed(words[0], made.ahead), placed(words[1], made.behind)];
        if (one.postings.total === 0 || other.postings.total === 0) return;
        const found = [0, 1].map((both) => {
          const starts = new Starts();
          const candidates = new Found();
          candidates.room(most * 150);
          if (both === 1) starts.beginBoth(candidates, one, other);
          else starts.beginAll(candidates, one);
          const last = both === 1 ? one : other;
          starts.mark(last.postings, () => last.positions, last.offset);
          starts.keepMarked();
          starts.weigh();
          const { keys, scores, own, count } = candidates;
          return [keys, scores, own].map((each) => [...each.subarray(0, count)]);
        });
        expect(found[1]).toEqual(found[0]);
      }),
      { numRuns: 80 },
    );
  });
});

describe('lists that are read many postings at a time', () => {
  it('have the same paragraphs stride by stride, and their positions', () => {
    fc.assert(
      fc.property(spread, fc.nat(), (each, seed) => {
        const word = standing(seed, each);
        const { postings, positions } = placed(word, 0);
        const keys: number[] = [];
        const bytes: number[] = [];
        if (word.size === 0) return;
        for (const strides = new Strides(postings, positions); strides.next(); ) {
          keys.push(...strides.keys.subarray(0, strides.count));
          bytes.push(...strides.bytes.subarray(strides.from, strides.to));
          expect(strides.view.byteLength).toBeGreaterThanOrEqual(strides.to + 3);
          for (const at of [strides.from, strides.to - 1]) expect(strides.view.getUint8(at)).toBe(strides.bytes[at]);
        }
        expect(keys).toEqual([...word].map(([key, [first = 0]]) => 2 * key + (first < fields.title ? 1 : 0)));
        expect(bytes).toEqual([...positions.subarray(positions.length - bytes.length)]);
      }),
    );
  });

  it('are passed over by any number of paragraphs', () => {
    fc.assert(
      fc.property(spread, fc.nat(), fc.nat(200), (each, seed, step) => {
        const writer = new PositionsWriter();
        const ends: number[] = [];
        const bytes = new ByteWriter();
        for (const [, places] of standing(seed, each)) {
          writer.clear();
          for (const place of places) writer.add(place);
          writer.end();
          writer.write(bytes, 1);
          ends.push(bytes.length);
        }
        const list = bytes.taken();
        for (let from = 0; from < ends.length; from += 1 + step)
          expect(passed(list, viewOf(list), from === 0 ? 0 : (ends[from - 1] ?? 0), list.length, step)).toBe(
            step === 0 ? (ends[from - 1] ?? 0) : (ends[from + step - 1] ?? list.length),
          );
      }),
    );
  });
});
