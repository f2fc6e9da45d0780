import type { Access } from '../access/access.ts';
import { revisionOf } from '../cite/revision.ts';
import { AskError } from '../errors.ts';
import { wordsOf } from '../search/words.ts';
import type { DocumentCard, DocumentView, Page, Store, VersionRow } from '../store/store.ts';
import type { HistoryAnswer, Version } from './answers.ts';

/** A document has no more versions than these to choose from. */
const mostNumbers = 1_000;

/** Which two versions are compared, by their numbers. */
export interface Compared {
  readonly from?: number;
  readonly to?: number;
}

/**
 * The version that this id has under a number.
 * @throws AskError that says which there are
 */
export async function versionOf(store: Store, access: Access, id: string, number: number): Promise<DocumentView> {
  const view = await store.view(id, access, number);
  if (view !== undefined) return view;
  const { items } = await store.versions(id, access, { limit: mostNumbers });
  const numbers = items.map((each) => String(each.number)).reverse();
  throw new AskError(`${id} has no version ${number}; it has ${numbers.join(', ')}`, {
    suggestions: numbers.slice(-10),
  });
}

/** The current version and the one before it; where it came first, the last of the others. */
function usually(rows: readonly VersionRow[], { from, to }: Compared): { from: number; to: number } | undefined {
  const numbers = rows.map((row) => row.number);
  const current = rows.find((row) => row.current)?.number;
  const later = to ?? (current === from ? numbers.find((each) => each !== from) : current);
  const earlier =
    from ?? numbers.find((each) => later !== undefined && each < later) ?? numbers.find((each) => each !== later);
  return earlier === undefined || later === undefined ? undefined : { from: earlier, to: later };
}

async function told(store: Store, access: Access, id: string, row: VersionRow): Promise<Version> {
  const view = await store.view(id, access, row.number);
  const paragraphs = view?.document.paragraphs ?? [];
  return {
    ...row,
    title: view?.document.title ?? '',
    paragraphs: paragraphs.length,
    words: paragraphs.reduce((sum, { text }) => sum + wordsOf(text).length, 0),
    withheld: view?.withheld ?? 0,
  };
}

/**
 * The versions of a document, the last first, and what became of one in another.
 * @throws AskError for a version that is not there
 */
export async function historyOf(
  store: Store,
  access: Access,
  card: DocumentCard,
  compared: Compared,
  page: Page,
): Promise<HistoryAnswer> {
  const { items: all, total } = await store.versions(card.id, access, { limit: mostNumbers });
  const shown = all.slice(page.offset ?? 0, (page.offset ?? 0) + page.limit);
  const versions: Version[] = [];
  for (const row of shown) versions.push(await told(store, access, card.id, row));
  const answer = { document: card, versions, total };
  const numbers = usually(all, compared);
  if (numbers === undefined) return answer;
  const before = await versionOf(store, access, card.id, numbers.from);
  const after = await versionOf(store, access, card.id, numbers.to);
  return { ...answer, comparison: { ...numbers, ...revisionOf(before.document, after.document) } };
}
