import { createHash } from 'node:crypto';
import {
  AskError,
  type Citation,
  type Collection,
  citePieces,
  citeSource,
  type Document,
  type NoteName,
  type Notes,
  type Paragraph,
} from '../src/index.ts';
import type { Context } from './command.ts';
import type { Place } from './kept-place.ts';

/** A citation that a team keeps: where it stands, not its words, so that who may not see them does not. */
export interface Kept {
  readonly document: string;
  readonly version?: number;
  /** Index of the paragraph, absent in the header and the foot; offsets are of the document's source. */
  readonly paragraph?: number;
  readonly start: number;
  readonly end: number;
  readonly note?: string;
  /** ISO instant. */
  readonly at: string;
}

/** A kept citation as its reader sees it. */
export interface Leaf extends Kept {
  readonly key: string;
  readonly of: Document;
  /** Of the paragraph, where it stands in one. */
  readonly labels: readonly string[];
  readonly citation: Citation;
}

/** A team keeps at most so many. */
export const mostKept = 1_000;
/** No expiry: a note is listed at any time. */
const always = new Date(0).toISOString();

/**
 * Whose binder it is: a Discord server's, a Slack workspace's, the terminal's.
 * @throws AskError where nobody shares one
 */
export function teamOf({ channel, team }: Context): string {
  const [platform, place] = channel?.split(':') ?? [];
  if (platform !== undefined && place !== undefined) return `${platform}:${place}`;
  if (team !== undefined) return team;
  throw new AskError('a binder belongs to a server or workspace; ask in one of its channels');
}

/** Space of the notes that binders are made of; keys begin with their team. */
export const binderSpace = 'binder';

/** Keeps a citation; the same words are kept once, the last note holds. The key it is taken out by; undefined when there is no room. */
export async function keep(notes: Notes, team: string, citation: Citation, note: string | undefined, at: Date) {
  const { document, version, paragraph, start, end } = citation;
  const place = JSON.stringify([document, version ?? 1, start, end]);
  const key = `${team}:${createHash('sha256').update(place).digest('hex').slice(0, 12)}`;
  const held = await notes.list(binderSpace, `${team}:`, always, mostKept);
  if (held.length >= mostKept && !held.some((each) => each.key === key)) return undefined;
  const kept: Kept = {
    document,
    ...(version === undefined ? {} : { version }),
    ...(paragraph === undefined ? {} : { paragraph }),
    start,
    end,
    ...(note === undefined ? {} : { note }),
    at: at.toISOString(),
  };
  await notes.write(binderSpace, key, JSON.stringify(kept));
  return key;
}

/** More are kept nowhere: all teams together. */
const mostEverywhere = 1_000_000;

/** Notes of all teams that cite a document, by their names. */
export async function keptOf(notes: Notes, document: string): Promise<readonly NoteName[]> {
  const held = await notes.list(binderSpace, '', always, mostEverywhere);
  return held.flatMap(({ key, value }) =>
    (JSON.parse(value) as Kept).document === document ? [{ space: binderSpace, key }] : [],
  );
}

/** Takes one out, by its key. */
export function unkeep(notes: Notes, key: string): Promise<boolean> {
  return notes.remove(binderSpace, key);
}

/** Longer stretches outside of paragraphs are no citation. */
const longestOutside = 4_000;

/** Words of the header or the foot; what a reader may not see of these is blank. */
function outside(of: Document, { start, end }: Kept): Citation | undefined {
  const within = of.paragraphs.some((each) => start < each.end && each.start < end);
  if (within || end <= start || end - start > longestOutside || end > of.source.text.length) return undefined;
  const citation = citeSource(of, start, end);
  return citation.quote === '' ? undefined : citation;
}

/** Just these words of a paragraph. */
function inside(of: Document, paragraph: Paragraph, { start, end }: Kept): Citation | undefined {
  const first = paragraph.spans.find((span) => start >= span.start && start < span.start + span.length);
  const last = paragraph.spans.find((span) => end > span.start && end <= span.start + span.length);
  if (first === undefined || last === undefined) return undefined;
  const pieces = citePieces(of, paragraph, first.at + start - first.start, last.at + end - last.start);
  return pieces.find((piece) => piece.start === start && piece.end === end);
}

/** Exactly these words, where the reader may see the paragraph that they stand in. */
function leafOf(key: string, kept: Kept, of: Document): Leaf | undefined {
  if (kept.paragraph === undefined) {
    const citation = outside(of, kept);
    return citation === undefined ? undefined : { ...kept, key, of, labels: [], citation };
  }
  const paragraph = of.paragraphs.find(({ index }) => index === kept.paragraph);
  const citation = paragraph === undefined ? undefined : inside(of, paragraph, kept);
  if (paragraph === undefined || citation === undefined) return undefined;
  return { ...kept, key, of, labels: [paragraph.label], citation };
}

/** The citation of a place, where the reader may see it; undefined where these words do not stand there. */
export async function citationAt(collection: Collection, place: Place): Promise<Citation | undefined> {
  const { document, version } = place;
  const found = await collection.document(document, { version });
  return found?.id === document ? leafOf('', { ...place, at: '' }, found)?.citation : undefined;
}

/** What a team keeps, the oldest first, as far as this reader may see it; what is not there any more is left out. */
export async function leavesOf({ collection }: Context, team: string): Promise<Leaf[]> {
  const held = await collection.notes.list(binderSpace, `${team}:`, always, mostKept);
  const documents = new Map<string, Document | undefined>();
  const leaves: Leaf[] = [];
  for (const { key, value } of held) {
    const kept = JSON.parse(value) as Kept;
    const name = JSON.stringify([kept.document, kept.version]);
    if (!documents.has(name)) {
      documents.set(name, await collection.document(kept.document, { version: kept.version ?? 1 }));
    }
    const document = documents.get(name);
    const leaf = document === undefined || document.id !== kept.document ? undefined : leafOf(key, kept, document);
    if (leaf !== undefined) leaves.push(leaf);
  }
  return leaves.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.key < other.key ? -1 : 1));
}
