import { inOneGo, type Sliced } from '../slices.ts';
import type { Alignment } from './align.ts';
import { AskedName } from './asked-name.ts';
import { judge, POSSIBLE, rate, type Tier } from './compare.ts';
import { NameCandidates } from './name-candidates.ts';
import { type NameRows, nameRows, type PackedNameRows, unpackedNameRows } from './name-rows.ts';
import type { Prepared } from './pieces.ts';

/** A name that fits a query. `name` is the given string, unchanged. */
export interface NameMatch {
  readonly name: string;
  /** 0 to 1; 1 for the very string that was asked for. */
  readonly score: number;
  readonly tier: Tier;
  readonly why: string;
}

/** Names that can be asked for in any spelling. */
export interface NameIndex {
  /** Names that fit, best first, equal ones in the order they were given; at most `limit` (default 10). */
  find(query: string, options?: { readonly limit?: number }): NameMatch[];
}

interface Found {
  readonly place: number;
  readonly prepared: Prepared;
  readonly score: number;
  readonly alignment: Alignment;
}

const DEFAULT_LIMIT = 10;

/**
 * Builds an index over names; doubles are kept once. Some 0.03 ms and 100 bytes a name beside its letters; a question is
 * compared with a bounded number of names.
 */
export function createNameIndex(names: readonly string[]): NameIndex {
  return inOneGo(nameIndex(names, names.length));
}

/** `createNameIndex` in slices. About so many names are `expected`; what the `former` index has of the same names is taken from there. */
export function* nameIndex(names: Iterable<string>, expected: number, former?: NameIndex): Sliced<NameIndex> {
  return indexOver(yield* nameRows(names, expected, former === undefined ? undefined : rowsOf.get(former)));
}

/** An index as it can be handed to another thread. */
export type PackedNameIndex = PackedNameRows;

/** Packs an index that was made here. @throws TypeError for another's */
export function packedNameIndex(index: NameIndex): PackedNameIndex {
  const packed = packedOf.get(index);
  if (packed !== undefined) return packed;
  const rows = rowsOf.get(index);
  if (rows === undefined) throw new TypeError('only an index that was made here can be packed');
  return rows.pack();
}

export function unpackedNameIndex(packed: PackedNameIndex): NameIndex {
  const index = indexOver(unpackedNameRows(packed));
  packedOf.set(index, packed);
  return index;
}

function indexOver(rows: NameRows): NameIndex {
  const candidates = new NameCandidates(rows);

  function find(query: string, options: { readonly limit?: number } = {}): NameMatch[] {
    const limit = Math.floor(options.limit ?? DEFAULT_LIMIT);
    if (query.trim() === '' || !(limit > 0)) return [];
    const asked = new AskedName(rows, query);
    const chosen = new Set(candidates.choose(asked.prepared, asked.units, asked.near));
    const verbatim = rows.placeOf(query);
    if (verbatim !== undefined) chosen.add(verbatim);
    const found: Found[] = [];
    for (const place of chosen) {
      const prepared = rows.prepared(place);
      const alignment = asked.alignedWith(place, prepared);
      const score = rate(query, rows.name(place), asked.prepared, prepared, alignment);
      if (score >= POSSIBLE) found.push({ place, prepared, score, alignment });
    }
    const own = wordsAsWritten(query);
    const verbatimWords = (place: number): number =>
      wordsAsWritten(rows.name(place)).filter((word) => own.includes(word)).length;
    found.sort((a, b) => b.score - a.score || verbatimWords(b.place) - verbatimWords(a.place) || a.place - b.place);
    return found.slice(0, limit).flatMap(({ place, prepared, alignment }) => {
      const name = rows.name(place);
      const { score, tier, why } = judge(query, name, asked.prepared, prepared, alignment);
      return tier === undefined ? [] : [{ name, score, tier, why }];
    });
  }

  const index = { find };
  rowsOf.set(index, rows);
  return index;
}

/** What indexes were made of. */
const rowsOf = new WeakMap<NameIndex, NameRows>();

/** What others were unpacked from. */
const packedOf = new WeakMap<NameIndex, PackedNameIndex>();

/** Words with their diacritics, by which names of equal score are put in order. */
const wordsAsWritten = (name: string): readonly string[] =>
  name
    .slice(0, 400)
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s-]+/);
