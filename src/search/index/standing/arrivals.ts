import { firstAt } from '../../completions.ts';
import { BlockWriter, type Stretch } from '../blocks.ts';
import { ByteWriter } from '../bytes.ts';
import { Gathering } from '../gathering.ts';
import type { PostingSource } from '../source.ts';
import { stateOf } from '../states.ts';
import type { Arrival, ArrivedParagraph, NamedHere } from './arrival.ts';

/** Above every level. */
const none = 5;

interface Lists {
  readonly postings: Uint8Array;
  readonly positions: Uint8Array;
}

/** A paragraph by its key here, which counts from 0 over all that have come. */
export interface PlacedParagraph {
  /** The number of its document. */
  readonly document: number;
  readonly paragraph: ArrivedParagraph;
}

/** A paragraph that has a name, as readers from `lowest` to `highest` level know it. */
export interface NamePlace {
  readonly key: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Documents that have come, with a word index of their own: the same as the store's, of these alone. */
export class Arrivals {
  readonly documents: readonly Arrival[];
  readonly paragraphs: readonly PlacedParagraph[];
  /** Key of the first paragraph of each document, and behind the last one how many there are. */
  readonly starts: readonly number[];
  readonly source: PostingSource;
  /** Every stem that there is. */
  readonly stems: ReadonlySet<string>;
  /** Levels at which a reader sees something else than those below do, in rising order, from 0 on. */
  readonly steps: readonly number[];
  /** By key: the level of a paragraph. */
  readonly levels: Uint8Array;
  /** Names with what they are written like, each pair once. */
  readonly names: readonly NamedHere[];
  /** By key of a name, the paragraphs that have it. */
  readonly placesOf: ReadonlyMap<string, readonly NamePlace[]>;
  /** Numbers of the documents that have a folded tag, and of those whose sender has a word. */
  readonly tagged: ReadonlyMap<string, readonly number[]>;
  readonly sentBy: ReadonlyMap<string, readonly number[]>;

  constructor(documents: readonly Arrival[]) {
    const gathering = new Gathering();
    const paragraphs: PlacedParagraph[] = [];
    const starts = [0];
    const states: number[] = [];
    const lengths: number[] = [];
    const counts = { paragraphs: [0, 0, 0, 0, 0], words: [0, 0, 0, 0, 0] };
    const levels: number[] = [];
    const steps = new Set([0]);
    const names = new Map<string, NamedHere>();
    const placesOf = new Map<string, NamePlace[]>();
    for (const [document, { title, tagWords: tags, paragraphs: own }] of documents.entries()) {
      let lowest = none;
      for (const paragraph of own) {
        const { level, text, heading } = paragraph;
        const { length } = gathering.add({ key: paragraphs.length, level, text, heading, title, tags });
        paragraphs.push({ document, paragraph });
        states.push(stateOf(level, lowest));
        lengths.push(length);
        counts.paragraphs[level] = (counts.paragraphs[level] ?? 0) + 1;
        counts.words[level] = (counts.words[level] ?? 0) + length;
        lowest = Math.min(lowest, level);
        levels.push(level);
        steps.add(level);
        for (const named of paragraph.names) {
          const { key: name, lowest: from, highest } = named;
          names.set(`${name}\n${named.text}`, named);
          const places = placesOf.get(name) ?? [];
          placesOf.set(name, places);
          places.push({ key: paragraphs.length - 1, lowest: from, highest });
          steps.add(from);
          if (highest + 1 < none) steps.add(highest + 1);
        }
      }
      starts.push(paragraphs.length);
    }
    const lists = listsOf(gathering);
    this.documents = documents;
    this.paragraphs = paragraphs;
    this.starts = starts;
    const inOrder = [...lists.keys()];
    this.stems = new Set(inOrder);
    this.levels = Uint8Array.from(levels);
    this.steps = [...steps].sort((one, other) => one - other);
    this.placesOf = placesOf;
    this.tagged = byValue(documents, ({ tags }) => tags);
    this.sentBy = byValue(documents, ({ from }) => from);
    this.names = [...names.values()];
    const segment = {
      first: 0,
      span: paragraphs.length,
      postings: (stems: readonly string[]) => stems.map((stem) => lists.get(stem)?.postings),
      positions: (stem: string) => lists.get(stem)?.positions,
      beginning: (prefix: string, of: keyof Lists) => beginningOf(lists, inOrder, prefix, of),
    };
    this.source = {
      segments: paragraphs.length === 0 ? [] : [segment],
      states: Uint8Array.from(states),
      lengths: Uint16Array.from(lengths),
      ...counts,
    };
  }
}

function byValue(documents: readonly Arrival[], valuesOf: (document: Arrival) => Iterable<string>) {
  const numbers = new Map<string, number[]>();
  for (const [number, document] of documents.entries())
    for (const value of valuesOf(document)) {
      const known = numbers.get(value);
      if (known === undefined) numbers.set(value, [number]);
      else known.push(number);
    }
  return numbers;
}

/** Lists of the stems that begin so; `stems` are all of them, in order. */
function beginningOf(
  lists: ReadonlyMap<string, Lists>,
  stems: readonly string[],
  prefix: string,
  of: keyof Lists,
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const writer = new BlockWriter(({ body }) => stretches.push({ bytes: body, from: 0, to: body.length }));
  const list = new ByteWriter();
  for (let at = firstAt(stems.length, (each) => (stems[each] ?? '') >= prefix); at < stems.length; at += 1) {
    const stem = stems[at] ?? '';
    const its = lists.get(stem);
    if (its === undefined || !stem.startsWith(prefix)) break;
    list.clear();
    list.copy(its[of]);
    writer.add(stem, list);
  }
  writer.close();
  return stretches;
}

function listsOf(gathering: Gathering): Map<string, Lists> {
  const lists = new Map<string, Lists>();
  if (gathering.paragraphs === 0) return lists;
  const copy = ({ bytes, length }: ByteWriter) => bytes.slice(0, length);
  gathering.lists((stem, postings, positions) =>
    lists.set(stem, { postings: copy(postings), positions: copy(positions) }),
  );
  return lists;
}
