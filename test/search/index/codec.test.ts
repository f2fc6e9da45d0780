import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockWriter, entriesOf, listIn, listsIn } from '../../../src/search/index/blocks.ts';
import { ByteReader, ByteWriter } from '../../../src/search/index/bytes.ts';
import { fields, PositionsReader, PositionsWriter } from '../../../src/search/index/positions.ts';
import { beyond, PostingCursor } from '../../../src/search/index/posting-cursor.ts';
import { countUpTo, postingList, readPostings } from '../../../src/search/index/postings.ts';
import { PostingsWriter } from '../../../src/search/index/postings-writer.ts';
import { leads, levelOfState, stateOf } from '../../../src/search/index/states.ts';

const posting = fc.record({
  distance: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 100_000 })),
  level: fc.integer({ min: 0, max: 4 }),
  mark: fc.integer({ min: 2, max: 255 }),
});
const list = fc
  .oneof(
    fc.array(posting, { minLength: 1, maxLength: 50 }),
    fc.array(posting, { minLength: 1, maxLength: 700, size: 'max' }),
  )
  .map((postings) => {
    let key = -1;
    return postings.map(({ distance, level, mark }) => {
      key += distance;
      return { key, level, mark };
    });
  });
const places = fc
  .uniqueArray(
    fc
      .tuple(fc.constantFrom(...Object.values(fields)), fc.integer({ min: 0, max: 100_000 }))
      .map(([field, at]) => field + at),
    { minLength: 1, maxLength: 8 },
  )
  .map((each) => each.sort((one, two) => one - two));

/** The lowest bit tells whether the first of them is in the text or heading. */
const markOf = ([first = 0]: readonly number[]) => (first < fields.title ? 3 : 2);

function bytesOf(writer: { write(to: ByteWriter): void }): Uint8Array {
  const bytes = new ByteWriter();
  writer.write(bytes);
  return bytes.taken();
}

function packed(postings: readonly { key: number; level: number; mark: number }[]): Uint8Array {
  const writer = new PostingsWriter();
  for (const { key, level, mark } of postings) writer.add(key, level, mark);
  return bytesOf(writer);
}

function read(bytes: Uint8Array) {
  const opened = postingList(bytes);
  const [keys, marks] = [new Uint32Array(2_000), new Uint8Array(2_000)];
  const count = readPostings(opened, keys, marks);
  const counts = [0, 1, 2, 3, 4].map((level) => countUpTo(opened, level));
  return { keys: [...keys.subarray(0, count)], marks: [...marks.subarray(0, count)], counts };
}

function expected(postings: readonly { key: number; level: number; mark: number }[]) {
  return {
    keys: postings.map(({ key }) => key),
    marks: postings.map(({ mark }) => mark),
    counts: [0, 1, 2, 3, 4].map((level) => postings.filter((each) => each.level <= level).length),
  };
}

describe('lists of an index', () => {
  it('give numbers back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x7fff_ffff })), (numbers) => {
        const writer = new ByteWriter();
        for (const each of numbers) writer.number(each);
        const reader = new ByteReader(writer.taken());
        expect(numbers.map(() => reader.number())).toEqual(numbers);
      }),
    );
  });

  it('give postings back with their counts, and are joined by copying', () => {
    fc.assert(
      fc.property(list, list, (one, other) => {
        expect(read(packed(one))).toEqual(expected(one));
        const shift = (one.at(-1)?.key ?? 0) + 1;
        const writer = new PostingsWriter();
        writer.join(postingList(packed(one)), 0);
        writer.join(postingList(packed(other)), shift);
        expect(read(bytesOf(writer))).toEqual(
          expected([...one, ...other.map((each) => ({ ...each, key: each.key + shift }))]),
        );
      }),
    );
  });

  it('are passed over to any posting', () => {
    fc.assert(
      fc.property(list, fc.array(fc.nat(1_000_000)), (postings, wanted) => {
        const cursor = new PostingCursor(postingList(packed(postings)));
        for (const sought of [...wanted, ...wanted.map((each) => postings[each % postings.length]?.key ?? 0)].sort(
          (one, two) => one - two,
        )) {
          const next = postings.findIndex(({ key }) => key >= sought);
          expect(cursor.seek(sought)).toBe(postings[next]?.key === sought);
          expect(cursor.key).toBe(postings[next]?.key ?? beyond);
          if (next >= 0) expect([cursor.ordinal, cursor.mark]).toEqual([next, postings[next]?.mark]);
        }
      }),
    );
  });

  it('give positions back, whichever paragraphs are passed over, joined or not', () => {
    const few = fc.array(fc.tuple(places, fc.boolean()), { maxLength: 20 });
    const many = fc.array(fc.tuple(places, fc.boolean()), { minLength: 100, maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(fc.oneof(few, many), fc.nat(300), (paragraphs, cut) => {
        const listOf = (part: typeof paragraphs) => {
          const writer = new PositionsWriter();
          for (const [positions] of part) {
            for (const each of positions) writer.add(each);
            writer.end();
          }
          return bytesOf({ write: (to) => writer.write(to, part.length) });
        };
        const whole = listOf(paragraphs);
        const joined = new PositionsWriter();
        for (const part of [paragraphs.slice(0, cut), paragraphs.slice(cut)]) {
          const bytes = listOf(part);
          joined.join(bytes, 0, bytes.length, part.length);
        }
        expect(bytesOf({ write: (to) => joined.write(to, paragraphs.length) })).toEqual(whole);
        const reader = new PositionsReader(whole, paragraphs.length);
        for (const [at, [positions, wanted]] of paragraphs.entries()) {
          if (!wanted) continue;
          reader.goTo(at);
          expect([...reader.positions.subarray(0, reader.read(markOf(positions)))]).toEqual(positions);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('come to an end where they were cut short', () => {
    expect(new PositionsReader(new Uint8Array(0), 1).read(1)).toBe(0);
    new PositionsReader(new Uint8Array([0x80]), 1).goTo(5);
    expect(read(packed([{ key: 1, level: 0, mark: 3 }]).subarray(0, 2)).keys.length).toBeLessThan(2);
  });

  it('are found in blocks by their stems, whatever letters these have', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'binary', maxLength: 9 }), { maxLength: 30 }), (stems) => {
        const blocks: { stem: string; body: Uint8Array }[] = [];
        const writer = new BlockWriter((block) => blocks.push(block));
        const list = new ByteWriter();
        list.copy(new Uint8Array(3_000).fill(7));
        for (const stem of stems.sort()) writer.add(stem, list);
        writer.close();
        const entries = blocks.flatMap(({ body }) => [...entriesOf(body)]);
        expect(entries.map(({ stem }) => stem)).toEqual(stems);
        for (const stem of stems)
          expect(listIn(blocks.findLast((each) => each.stem <= stem)?.body ?? list.bytes, stem)).toHaveLength(3_000);
      }),
      { numRuns: 30 },
    );
  });

  it('are found in a block together as they are one by one, those that are not there among them', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), fc.stringMatching(/^[ab]{0,4}$/u));
    fc.assert(
      fc.property(
        fc.uniqueArray(texts, { minLength: 1, maxLength: 40 }),
        fc.infiniteStream(fc.boolean()),
        (all, coin) => {
          const sought = all.toSorted();
          const blocks: Uint8Array[] = [];
          const writer = new BlockWriter(({ body }) => blocks.push(body));
          for (const [at, stem] of sought.entries()) {
            const list = new ByteWriter();
            list.byte(at);
            if (coin.next().value) writer.add(stem, list);
          }
          writer.close();
          const [body = new Uint8Array(0)] = blocks;
          const lists: (Uint8Array | undefined)[] = sought.map(() => undefined);
          listsIn(body, sought, 0, lists);
          expect(lists.map((each) => each?.[0])).toEqual(sought.map((stem) => listIn(body, stem)?.[0]));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the state of a paragraph', () => {
  it('tells its level and for whom it is the first of its document', () => {
    const levels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(levels, (document) => {
        const states = document.map((level, at) => stateOf(level, Math.min(5, ...document.slice(0, at))));
        expect(states.map(levelOfState)).toEqual(document);
        for (const reader of [0, 1, 2, 3, 4]) {
          const first = document.findIndex((level) => level <= reader);
          expect(states.map((state) => leads(state, reader))).toEqual(document.map((_, at) => at === first));
        }
      }),
    );
  });
});
