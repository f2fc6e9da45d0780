import { type Block, BlockWriter, beginningIn, ListCursor, listIn } from '../../../src/search/index/blocks.ts';
import type { ByteWriter } from '../../../src/search/index/bytes.ts';
import { Gathering, type IndexedParagraph } from '../../../src/search/index/gathering.ts';
import { merge, type Part } from '../../../src/search/index/merging.ts';
import type { Complete } from '../../../src/search/index/sought.ts';
import type { IndexSegment, PostingSource } from '../../../src/search/index/source.ts';
import { goneState, isGone, levelOfState, stateOf } from '../../../src/search/index/states.ts';
import { stem } from '../../../src/search/stem.ts';

/** A paragraph of a document. */
export interface Indexed extends IndexedParagraph {
  readonly document: number;
}

/** Lists of neighbouring paragraphs, as blocks in memory. */
export interface Kept {
  readonly first: number;
  readonly span: number;
  readonly postings: readonly Block[];
  readonly positions: readonly Block[];
}

type Lists = (give: (stem: string, postings: ByteWriter, positions: ByteWriter) => void) => void;

function kept(first: number, last: number, lists: Lists): Kept {
  const [postings, positions]: Block[][] = [[], []];
  const one = new BlockWriter((block) => postings?.push(block));
  const other = new BlockWriter((block) => positions?.push(block));
  lists((stem, postingBytes, positionBytes) => {
    one.add(stem, postingBytes);
    other.add(stem, positionBytes);
  });
  one.close();
  other.close();
  return { first, span: last - first + 1, postings: postings ?? [], positions: positions ?? [] };
}

/** The lists of these paragraphs, whose keys rise. */
export function keptOf(paragraphs: readonly Indexed[]): Kept {
  const gathering = new Gathering();
  for (const paragraph of paragraphs) gathering.add(paragraph);
  const { first, last } = gathering.span;
  return kept(first, last, (give) => gathering.lists(give));
}

/** Neighbouring segments as one, without what is gone. */
export function joined(parts: readonly Kept[], states: Uint8Array): Kept {
  const last = parts.at(-1);
  const all = parts.map(
    (part): Part => ({
      first: part.first,
      postings: allOf(part.postings),
      positions: allOf(part.positions),
      states: states.subarray(part.first, part.first + part.span),
    }),
  );
  return kept(parts[0]?.first ?? 0, (last?.first ?? 0) + (last?.span ?? 1) - 1, (give) => {
    for (const { stem, postings, positions } of merge(all)) give(stem.stem, postings, positions);
  });
}

function allOf(blocks: readonly Block[]): ListCursor {
  const left = blocks.values();
  return new ListCursor(() => left.next().value?.body);
}

function segment({ first, span, postings, positions }: Kept): IndexSegment {
  const look = (blocks: readonly Block[]) => (stem: string) => {
    const block = blocks.findLast((each) => each.stem <= stem);
    return block === undefined ? undefined : listIn(block.body, stem);
  };
  const beginning = (prefix: string, of: 'postings' | 'positions') =>
    (of === 'postings' ? postings : positions).map(({ body }) => beginningIn(body, prefix));
  return { first, span, postings: (stems) => stems.map(look(postings)), positions: look(positions), beginning };
}

/** States by key; what is not among the paragraphs is gone. */
export function statesOf(paragraphs: readonly Indexed[], gone: ReadonlySet<number> = new Set()): Uint8Array {
  const states = new Uint8Array((paragraphs.at(-1)?.key ?? 0) + 1).fill(goneState);
  let document = -1;
  let lowest = 5;
  for (const each of paragraphs) {
    if (each.document !== document) lowest = 5;
    document = each.document;
    if (!gone.has(each.document)) states[each.key] = stateOf(each.level, lowest);
    lowest = Math.min(lowest, each.level);
  }
  return states;
}

/** Lengths by key: all words that a paragraph is found by. */
export function lengthsOf(paragraphs: readonly Indexed[]): Uint16Array {
  const lengths = new Uint16Array((paragraphs.at(-1)?.key ?? 0) + 1);
  for (const each of paragraphs) lengths[each.key] = new Gathering().add(each).length;
  return lengths;
}

/** What a search asks, over these segments. */
export function sourceOf(segments: readonly Kept[], states: Uint8Array, lengths: Uint16Array): PostingSource {
  const [paragraphs, words] = [
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ];
  for (const [key, state] of states.entries()) {
    if (isGone(state)) continue;
    const level = levelOfState(state);
    paragraphs[level] = (paragraphs[level] ?? 0) + 1;
    words[level] = (words[level] ?? 0) + (lengths[key] ?? 0);
  }
  return { segments: segments.map(segment), states, lengths, paragraphs, words };
}

/** Completes from these words: by their names, or `through` all stems that begin so, as where there are many. */
export function completing(words: readonly string[], through: boolean): Complete {
  return (prefix) => {
    const all = words.filter((word) => word.startsWith(prefix));
    return through ? { words: all.filter((word) => !stem(word).startsWith(prefix)), more: true } : { words: all };
  };
}
