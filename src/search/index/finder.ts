import type { Found, Workspace } from './found.ts';
import { Frequencies } from './frequencies.ts';
import type { Alternatives, Listed, Lists } from './lists.ts';
import { type Alternative, alternativesOf, keepPhrases } from './phrases.ts';
import type { Scan } from './scan.ts';
import type { Weighted } from './sight.ts';
import type { Sequence, Sought } from './sought.ts';
import type { IndexSegment } from './source.ts';
import { farApart, findStem, findStemAmong, keepStem, type Lengths, Sum, scoreFrequencies } from './terms.ts';

/** Findings of "any of" that are kept side by side before they are added up. */
const mostBeside = 8;
/** Lists that have this part of a segment's paragraphs, or fewer, are read twice rather than every paragraph looked at. */
const fewShare = 8;

/** Finds within one segment. What it returns is the workspace's, to be given back. */
export class Finder {
  readonly #lists: Lists;
  readonly #segment: IndexSegment;
  readonly #at: number;
  /** Of its paragraphs. */
  readonly lengths: Lengths;
  readonly #workspace: Workspace;

  /** `at`: the segment's number; `lengths`: of its paragraphs. */
  constructor(lists: Lists, segment: IndexSegment, at: number, lengths: Uint16Array, workspace: Workspace) {
    this.#lists = lists;
    this.#segment = segment;
    this.#at = at;
    this.lengths = { ...lists.norm, lengths };
    this.#workspace = workspace;
  }

  /** What has it; only of those in `among` where that is given, which makes the search for a common word short. */
  find(sought: Sought, among?: Found): Found {
    switch (sought.kind) {
      case 'sequence':
        return this.#sequence(sought, among);
      case 'and':
        return this.#all(sought.of, among);
      case 'or':
        return this.#any(sought.of, among);
    }
  }

  /** Hands on what has it without gathering it first; false where that cannot be, and nothing was done. */
  scan(sought: Sought, scan: Scan): boolean {
    if (sought.kind === 'and') return this.#scanBoth(sought.of, scan);
    if (sought.kind === 'or') this.#scanAny(sought.of, scan);
    else if (sought.kind === 'sequence' && sought.places.length === 1) this.#scanPlace(sought, scan);
    else return false;
    return true;
  }

  #scanAny(parts: readonly Sought[], scan: Scan): void {
    const { found, words } = this.#each(parts, undefined);
    const [only] = words;
    // In every segment in the same order, so that equals come out equal.
    const rarestFirst = words.toSorted((one, other) => other.weight - one.weight);
    if (found.length === 0 && words.length === 1 && only !== undefined) scan.stem(only);
    else if (found.length === 0 && words.length === 2) this.#scanTwo(rarestFirst, scan);
    else {
      const sum = this.#sum(found, words.length === 1 ? words : rarestFirst.slice(0, -2));
      if (words.length > 1) scan.beside.any(rarestFirst, sum, this.#workspace);
      sum.read((sums, flags, from, to) => scan.sums(sums, flags, from, to));
    }
  }

  #scanTwo([one, other]: readonly Weighted[], scan: Scan): void {
    if (one !== undefined && other !== undefined) scan.pairs.any(one, other, this.#workspace);
  }

  /** Two words, where it is not quicker to pass over most of the commoner one's list. */
  #scanBoth(parts: readonly Sought[], scan: Scan): boolean {
    if (parts.length !== 2) return false;
    const [rare, common] = parts
      .flatMap((part) => this.#wordOf(part) ?? [])
      .sort((a, b) => a.list.total - b.list.total);
    if (rare === undefined || common === undefined || common.list.total > farApart * rare.list.total) return false;
    scan.beside.both(rare, common, this.#workspace);
    return true;
  }

  #scanPlace(sequence: Sequence, scan: Scan): void {
    const [place] = this.#lists.of(sequence, this.#at);
    if (place === undefined || place.total === 0) return;
    const weight = this.#lists.weight(sequence);
    if (place.only !== undefined) scan.stem({ list: place.only.list, weight });
    else if (fewShare * place.total > this.#segment.span) this.#frequencies(place).scan(scan.several, weight);
    else this.#frequencies(place).scanFew(place, scan.several, weight);
  }

  /** Takes from the parts, which are given back, where a part of the question stands in text or heading. */
  ownAs(found: Found, parts: Found): void {
    for (let at = 0, its = 0; at < found.count; at += 1) {
      while (its < parts.count && (parts.keys[its] ?? 0) < (found.keys[at] ?? 0)) its += 1;
      const isIt = its < parts.count && parts.keys[its] === found.keys[at];
      found.own[at] = isIt ? (parts.own[its] ?? 0) : 0;
    }
    this.#workspace.giveBack(parts);
  }

  /** At most how many paragraphs of the segment can have it. */
  #most(sought: Sought): number {
    if (sought.kind === 'sequence')
      return Math.min(...this.#lists.of(sought, this.#at).map((place) => this.#sizeOf(place)));
    const each = sought.of.map((part) => this.#most(part));
    if (sought.kind === 'and') return Math.min(...each);
    return Math.min(
      this.#segment.span,
      each.reduce((sum, count) => sum + count, 0),
    );
  }

  #sizeOf({ total }: Alternatives): number {
    return Math.min(total, this.#segment.span);
  }

  /** A single word with a single list. */
  #wordOf(sought: Sought): Weighted | undefined {
    if (sought.kind !== 'sequence' || sought.places.length > 1) return undefined;
    const only = this.#lists.of(sought, this.#at)[0]?.only;
    if (only === undefined) return undefined;
    return { list: only.list, weight: this.#lists.weight(sought) };
  }

  #all(parts: readonly Sought[], among: Found | undefined): Found {
    const ordered = parts.map((part) => ({ part, most: this.#most(part) })).sort((one, other) => one.most - other.most);
    const [rarest, ...others] = ordered;
    if (rarest === undefined || rarest.most === 0) return this.#workspace.take(0);
    const found = this.find(rarest.part, among);
    for (const { part } of others) {
      if (found.count === 0) break;
      const word = this.#wordOf(part);
      if (word !== undefined) keepStem(found, word.list, word.weight, this.lengths, this.#workspace);
      else {
        const other = this.find(part, found);
        found.intersect(other);
        this.#workspace.giveBack(other);
      }
    }
    return found;
  }

  #any(parts: readonly Sought[], among: Found | undefined): Found {
    const { found, words } = this.#each(parts, among);
    const [first] = found;
    if (found.length === 1 && words.length === 0 && first !== undefined) return first;
    const most = [...found.map(({ count }) => count), ...words.map(({ list }) => list.total)];
    const together = this.#workspace.take(
      Math.min(
        this.#segment.span,
        most.reduce((sum, each) => sum + each, 0),
      ),
    );
    this.#sum(found, words).collect(together, among);
    return together;
  }

  /** What each part finds; of words, their lists. */
  #each(
    parts: readonly Sought[],
    among: Found | undefined,
  ): { readonly found: readonly Found[]; readonly words: readonly Weighted[] } {
    const words: Weighted[] = [];
    let found: Found[] = [];
    for (const part of parts) {
      const word = among === undefined ? this.#wordOf(part) : undefined;
      if (word !== undefined) {
        words.push(word);
        continue;
      }
      const each = this.find(part, among);
      if (each.count === 0) this.#workspace.giveBack(each);
      else found.push(each);
      if (found.length < mostBeside) continue;
      const together = this.#workspace.take(this.#segment.span);
      this.#sum(found, []).collect(together, among);
      found = [together];
    }
    return { found, words };
  }

  /** Added up; what was found is given back. */
  #sum(found: readonly Found[], words: readonly Weighted[]): Sum {
    const sum = new Sum(this.#workspace, this.#segment.span);
    for (const each of found) {
      sum.add(each);
      this.#workspace.giveBack(each);
    }
    for (const { list, weight } of words) sum.addStem(list, weight, this.lengths);
    return sum;
  }

  #frequencies(place: Alternatives): Frequencies {
    const frequencies = new Frequencies(this.#workspace, this.#segment.span);
    frequencies.addAll(place);
    return frequencies;
  }

  #sequence(sequence: Sequence, among: Found | undefined): Found {
    const places = this.#lists.of(sequence, this.#at);
    const found = this.#workspace.take(
      Math.min(...places.map((place) => this.#sizeOf(place)), among?.count ?? this.#segment.span),
    );
    const weight = this.#lists.weight(sequence);
    const [place] = places;
    if (place === undefined || places.some(({ total }) => total === 0)) return found;
    if (places.length === 1) this.#place(place, weight, among, found);
    else this.#phrase(places, among, found);
    if (places.length > 1 || place.only === undefined) scoreFrequencies(found, weight, this.lengths);
    return found;
  }

  /** What has any of these stems: with its scores when there is one, with its frequencies when there are more. */
  #place(place: Alternatives, weight: number, among: Found | undefined, into: Found): void {
    const { only } = place;
    if (only !== undefined) {
      if (among === undefined) findStem(only.list, weight, this.lengths, into);
      else findStemAmong(among, only.list, weight, this.lengths, into, this.#workspace);
      return;
    }
    this.#frequencies(place).collect(into, among);
  }

  #phrase(places: readonly Alternatives[], among: Found | undefined, into: Found): void {
    const [rarest] = [...places].sort((one, other) => this.#sizeOf(one) - this.#sizeOf(other));
    const everywhere = among === undefined && rarest?.only !== undefined;
    if (!everywhere && rarest !== undefined) this.#place(rarest, 0, among, into);
    if (!everywhere && into.count === 0) return;
    const placed = ({ stem, list }: Listed): Alternative => ({
      postings: list,
      positions: () => this.#segment.positions(stem) ?? new Uint8Array(0),
    });
    keepPhrases(
      into,
      places.map(({ listed, total, only, beginning }) => ({
        total,
        ...(only === undefined ? {} : { only: placed(only) }),
        *each() {
          yield* listed.map(placed);
          if (beginning !== undefined) yield* alternativesOf(beginning);
        },
      })),
      everywhere,
    );
  }
}
