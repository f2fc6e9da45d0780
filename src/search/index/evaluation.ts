import type { Found, Workspace } from './found.ts';
import { impactStep, rarity } from './impact.ts';
import { keepPhrases, type Place } from './phrases.ts';
import { countUpTo, type PostingList, postingList } from './postings.ts';
import { hasAllBelowAny, type Sequence, type Sought, sequencesOf } from './sought.ts';
import { leads, levelOfState } from './states.ts';
import { findAny, findStem, Sum } from './terms.ts';

const highestLevel = 4;
/** Findings of "any of" that are kept side by side before they are added up. */
const mostBeside = 8;

/** Paragraphs with keys from `first` on, and their lists; it never changes. */
export interface IndexSegment {
  readonly first: number;
  /** Keys it covers. */
  readonly span: number;
  postings(stem: string): Uint8Array | undefined;
  positions(stem: string): Uint8Array | undefined;
}

/** An index as it stands: segments in order of their keys. */
export interface PostingSource {
  readonly segments: readonly IndexSegment[];
  /** By key, see `states.ts`. */
  readonly states: Uint8Array;
  /** Paragraphs of each level. */
  readonly paragraphs: readonly number[];
}

/** What is asked of an index. */
export interface Question {
  readonly all: Sought;
  readonly none?: Sought;
  /** The reader's level. */
  readonly level: number;
  /** Whether what only title and TAGS say counts for every paragraph, not only the first. */
  readonly everywhere?: boolean;
}

/**
 * Hands every matching paragraph to `take`, in order of key. A paragraph matches by all it says with its heading, title and
 * TAGS, if it or its heading has a part of the question; the first one that the reader sees stands for the title and TAGS.
 * Scores are BM25 over what the reader may see.
 */
export function evaluate(
  source: PostingSource,
  question: Question,
  workspace: Workspace,
  take: (key: number, score: number) => void,
): void {
  const lists = new Lists(source, question.level);
  const { all, none, level } = question;
  const parts = question.everywhere !== true && hasAllBelowAny(all) ? anyOf(sequencesOf(all)) : undefined;
  for (const [at, segment] of source.segments.entries()) {
    const finder = new Finder(lists, segment, at, workspace);
    const found = finder.find(all);
    if (found.count > 0 && parts !== undefined) finder.ownAs(found, finder.find(parts));
    const excluded = none === undefined || found.count === 0 ? undefined : finder.find(none);
    let next = 0;
    for (let each = 0; each < found.count; each += 1) {
      const key = found.keys[each] ?? 0;
      const state = source.states[segment.first + key] ?? 7;
      if (levelOfState(state) > level) continue;
      if (found.own[each] === 0 && question.everywhere !== true && !leads(state, level)) continue;
      if (excluded !== undefined) {
        while (next < excluded.count && (excluded.keys[next] ?? 0) < key) next += 1;
        if (next < excluded.count && excluded.keys[next] === key) continue;
      }
      take(segment.first + key, found.scores[each] ?? 0);
    }
    workspace.giveBack(found);
    if (excluded !== undefined) workspace.giveBack(excluded);
  }
}

function anyOf(of: readonly Sought[]): Sought {
  return { kind: 'or', of };
}

/** The lists of a question's stems, fetched once, and what each sequence weighs. */
class Lists {
  readonly #source: PostingSource;
  readonly #level: number;
  readonly #all: number;
  readonly #byStem = new Map<string, readonly (PostingList | undefined)[]>();
  readonly #weights = new Map<Sequence, number>();

  constructor(source: PostingSource, level: number) {
    this.#source = source;
    this.#level = level;
    this.#all = source.paragraphs.slice(0, level + 1).reduce((sum, each) => sum + each, 0);
  }

  of(stem: string): readonly (PostingList | undefined)[] {
    const known = this.#byStem.get(stem);
    if (known !== undefined) return known;
    const lists = this.#source.segments.map((segment) => {
      const bytes = segment.postings(stem);
      return bytes === undefined ? undefined : postingList(bytes);
    });
    this.#byStem.set(stem, lists);
    return lists;
  }

  weight(sequence: Sequence): number {
    const known = this.#weights.get(sequence);
    if (known !== undefined) return known;
    let weight = 0;
    for (const stems of sequence.places) {
      let having = 0;
      for (const stem of stems)
        for (const list of this.of(stem)) if (list !== undefined) having += countUpTo(list, this.#level);
      weight += rarity(Math.min(having, this.#all), this.#all);
    }
    this.#weights.set(sequence, weight * impactStep);
    return weight * impactStep;
  }
}

/** Finds within one segment. */
class Finder {
  readonly #lists: Lists;
  readonly #segment: IndexSegment;
  readonly #at: number;
  readonly #workspace: Workspace;

  constructor(lists: Lists, segment: IndexSegment, at: number, workspace: Workspace) {
    this.#lists = lists;
    this.#segment = segment;
    this.#at = at;
    this.#workspace = workspace;
  }

  find(sought: Sought): Found {
    switch (sought.kind) {
      case 'sequence':
        return this.#sequence(sought);
      case 'and':
        return this.#all(sought.of);
      case 'or':
        return this.#any(sought.of);
    }
  }

  /** Takes from the parts, which are given back, where a part of the question stands in text or heading. */
  ownAs(found: Found, parts: Found): void {
    for (let at = 0, its = 0; at < found.count; at += 1) {
      while (its < parts.count && (parts.keys[its] ?? 0) < (found.keys[at] ?? 0)) its += 1;
      found.own[at] = parts.keys[its] === found.keys[at] ? (parts.own[its] ?? 0) : 0;
    }
    this.#workspace.giveBack(parts);
  }

  /** At most how many paragraphs of the segment can have it. */
  #most(sought: Sought): number {
    const { span } = this.#segment;
    if (sought.kind === 'sequence') return Math.min(...sought.places.map((stems) => this.#mostOf(stems)));
    const each = sought.of.map((part) => this.#most(part));
    return sought.kind === 'and'
      ? Math.min(...each)
      : Math.min(
          span,
          each.reduce((sum, count) => sum + count, 0),
        );
  }

  #mostOf(stems: readonly string[]): number {
    let most = 0;
    for (const stem of stems) {
      const list = this.#lists.of(stem)[this.#at];
      if (list !== undefined) most += countUpTo(list, highestLevel);
    }
    return most;
  }

  #all(parts: readonly Sought[]): Found {
    const ordered = parts.map((part) => ({ part, most: this.#most(part) })).sort((one, other) => one.most - other.most);
    const [rarest, ...others] = ordered;
    if (rarest === undefined || rarest.most === 0) return this.#workspace.take(0);
    const found = this.find(rarest.part);
    for (const { part } of others) {
      if (found.count === 0) break;
      const other = this.find(part);
      found.intersect(other);
      this.#workspace.giveBack(other);
    }
    return found;
  }

  #any(parts: readonly Sought[]): Found {
    let found: Found[] = [];
    for (const part of parts) {
      const each = this.find(part);
      if (each.count === 0) this.#workspace.giveBack(each);
      else found.push(each);
      if (found.length === mostBeside) found = [this.#sum(found)];
    }
    const [first, second] = found;
    if (first === undefined) return this.#workspace.take(0);
    return second === undefined ? first : this.#sum(found);
  }

  #sum(found: readonly Found[]): Found {
    const { span } = this.#segment;
    const sum = new Sum(this.#workspace, span);
    for (const each of found) {
      sum.add(each);
      this.#workspace.giveBack(each);
    }
    const together = this.#workspace.take(
      Math.min(
        span,
        found.reduce((total, each) => total + each.count, 0),
      ),
    );
    sum.collect(together);
    return together;
  }

  #listsOf(stems: readonly string[]): PostingList[] {
    return stems.flatMap((stem) => this.#lists.of(stem)[this.#at] ?? []);
  }

  #sequence(sequence: Sequence): Found {
    const { span } = this.#segment;
    const places = sequence.places.map((stems) => this.#listsOf(stems));
    if (places.some((lists) => lists.length === 0)) return this.#workspace.take(0);
    const [alone = []] = places;
    const found = this.#workspace.take(Math.max(...places.map((lists) => Math.min(span, sizeOf(lists)))));
    const weight = this.#lists.weight(sequence);
    if (places.length === 1) this.#place(alone, weight, found);
    else this.#phrase(sequence, places, weight / places.length, found);
    return found;
  }

  #place(lists: readonly PostingList[], weight: number, into: Found): void {
    const [only] = lists;
    if (lists.length === 1 && only !== undefined) findStem(only, weight, into);
    else findAny(lists, weight, into, this.#segment.span, this.#workspace);
  }

  #phrase(sequence: Sequence, lists: readonly PostingList[][], weight: number, into: Found): void {
    const rarestFirst = [...lists].sort((one, other) => sizeOf(one) - sizeOf(other));
    for (const [at, each] of rarestFirst.entries()) {
      if (at === 0) this.#place(each, weight, into);
      else {
        const other = this.#workspace.take(Math.min(this.#segment.span, sizeOf(each)));
        this.#place(each, weight, other);
        into.intersect(other);
        this.#workspace.giveBack(other);
      }
      if (into.count === 0) return;
    }
    const places = sequence.places.map((stems): Place => {
      const present = stems.filter((stem) => this.#lists.of(stem)[this.#at] !== undefined);
      return {
        postings: this.#listsOf(present),
        positions: present.map((stem) => this.#segment.positions(stem) ?? new Uint8Array(0)),
      };
    });
    keepPhrases(into, places, this.#workspace);
  }
}

function sizeOf(lists: readonly PostingList[]): number {
  return lists.reduce((sum, list) => sum + countUpTo(list, highestLevel), 0);
}
