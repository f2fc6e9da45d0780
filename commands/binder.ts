import { createHash } from 'node:crypto';
import { AskError, type Citation, citePieces, type Document, type Notes } from '../src/index.ts';
import type { Context } from './command.ts';

/** A citation that a team keeps: where it stands, not its words, so that who may not see them does not. */
export interface Kept {
  readonly document: string;
  readonly version?: number;
  /** Index of the paragraph; offsets are of the document's source. */
  readonly paragraph: number;
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
  readonly label: string;
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

/** Keeps a citation; the same words are kept once, the last note holds. Tells whether there was room. */
export async function keep(notes: Notes, team: string, citation: Citation, note: string | undefined, at: Date) {
  const { document, version, paragraph = 0, start, end } = citation;
  const place = JSON.stringify([document, version ?? 1, start, end]);
  const key = `${team}:${createHash('sha256').update(place).digest('hex').slice(0, 12)}`;
  const held = await notes.list(binderSpace, `${team}:`, always, mostKept);
  if (held.length >= mostKept && !held.some((each) => each.key === key)) return false;
  const kept: Kept = {
    document,
    ...(version === undefined ? {} : { version }),
    paragraph,
    start,
    end,
    ...(note === undefined ? {} : { note }),
    at: at.toISOString(),
  };
  await notes.write(binderSpace, key, JSON.stringify(kept));
  return true;
}

/** Takes one out, by its key. */
export function unkeep(notes: Notes, key: string): Promise<boolean> {
  return notes.remove(binderSpace, key);
}

/** Exactly these words, where the reader may see the paragraph that they stand in. */
function leafOf(key: string, kept: Kept, of: Document): Leaf | undefined {
  const paragraph = of.paragraphs.find(({ index }) => index === kept.paragraph);
  const citation =
    paragraph === undefined
      ? undefined
      : citePieces(of, paragraph).flatMap((whole) => {
          const first = paragraph.spans.find(
            (span) => kept.start >= span.start && kept.start < span.start + span.length,
          );
          const last = paragraph.spans.find((span) => kept.end > span.start && kept.end <= span.start + span.length);
          if (first === undefined || last === undefined || whole.start > kept.start || whole.end < kept.end) return [];
          return citePieces(of, paragraph, first.at + kept.start - first.start, last.at + kept.end - last.start);
        })[0];
  return paragraph === undefined || citation === undefined
    ? undefined
    : { ...kept, key, of, label: paragraph.label, citation };
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
      const version = kept.version === undefined ? {} : { version: kept.version };
      documents.set(name, await collection.document(kept.document, version));
    }
    const document = documents.get(name);
    const leaf = document === undefined || document.id !== kept.document ? undefined : leafOf(key, kept, document);
    if (leaf !== undefined) leaves.push(leaf);
  }
  return leaves.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.key < other.key ? -1 : 1));
}
