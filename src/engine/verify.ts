import type { Access } from '../access/access.ts';
import { cite, citePieces } from '../citation.ts';
import {
  bestWindow,
  type Difference,
  differenceOf,
  piecesOf,
  type QuotedWord,
  runAt,
  typographyFolded,
  wordsOf,
} from '../cite/quotation.ts';
import type { Citation, Document, Paragraph } from '../document.ts';
import type { Node } from '../search/query.ts';
import type { SearchHit, Store } from '../store/store.ts';

/** What the collection says to a quotation. Citations are the document's own words. */
export interface VerifyAnswer {
  /** `exact`: word for word (typography, case of the first letter and ellipses aside). */
  readonly verdict: 'exact' | 'altered' | 'not found';
  /** Where: the exact words, or those that were altered; with `not found` the nearest passage, if any is near. */
  readonly citations: readonly Citation[];
  /** For `altered`: what the document has (`removed`) and what was typed (`added`). */
  readonly difference: readonly Difference[];
  readonly searched: number;
}

const mostCandidates = 50;
const mostPlaces = 10;
const mostWords = 400;
const rarest = 8;
/** Share of a quotation's words that a passage must have to count as the same with changes, and to be shown as near. */
const alteredShare = 0.6;
const nearShare = 0.35;

interface Place {
  readonly document: Document;
  readonly paragraph: Paragraph;
  readonly first: QuotedWord;
  readonly last: QuotedWord;
}

async function paragraphsOf(store: Store, access: Access, hits: readonly SearchHit[]) {
  const found: { document: Document; paragraph: Paragraph; words: QuotedWord[] }[] = [];
  for (const hit of hits) {
    const document = (await store.view(hit.card.id, access))?.document;
    const paragraph = document?.paragraphs.find(({ index }) => index === hit.paragraph);
    if (document !== undefined && paragraph !== undefined)
      found.push({ document, paragraph, words: wordsOf(paragraph.text) });
  }
  return found;
}

/** Whether the characters agree too, not only the words: marks inside count, those at the ends do not. */
function agrees(
  paragraph: Paragraph,
  first: QuotedWord,
  last: QuotedWord,
  piece: string,
  words: readonly QuotedWord[],
): boolean {
  const inner = piece.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0);
  const plain = (text: string) => typographyFolded(text).slice(1);
  const there = typographyFolded(paragraph.text.slice(first.start, last.end));
  return (
    plain(there) === plain(inner) && there.charAt(0).toLowerCase() === typographyFolded(inner).charAt(0).toLowerCase()
  );
}

/** All pieces in order in one paragraph: the place from the first word to the last. */
function exactPlace(
  document: Document,
  paragraph: Paragraph,
  words: readonly QuotedWord[],
  pieces: readonly string[],
): Place | undefined {
  let from = 0;
  let start: QuotedWord | undefined;
  let end: QuotedWord | undefined;
  for (const piece of pieces) {
    const wanted = wordsOf(piece);
    let at = runAt(words, wanted, from);
    for (; at >= 0; at = runAt(words, wanted, at + 1)) {
      const [first, last] = [words[at], words[at + wanted.length - 1]];
      if (first === undefined || last === undefined || !agrees(paragraph, first, last, piece, wanted)) continue;
      start ??= first;
      end = last;
      break;
    }
    if (at < 0) return undefined;
    from = at + wanted.length;
  }
  return start === undefined || end === undefined ? undefined : { document, paragraph, first: start, last: end };
}

function alternatives(words: readonly string[]): Node {
  return { kind: 'or', of: words.map((text): Node => ({ kind: 'word', text, prefix: false })) };
}

/** Checks one quotation against the collection. */
export async function verifyQuotation(
  store: Store,
  access: Access,
  typed: string,
  searched: number,
): Promise<VerifyAnswer> {
  const pieces = piecesOf(typed);
  const keys = [...new Set(pieces.flatMap((piece) => wordsOf(piece).map(({ key }) => key)))].slice(0, mostWords);
  if (keys.length === 0) return { verdict: 'not found', citations: [], difference: [], searched };
  const counts = await store.wordCounts(keys, access);
  const known = keys
    .filter((key) => (counts.get(key) ?? 0) > 0)
    .sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
  const asked: Node[] = [
    { kind: 'and', of: known.slice(0, rarest).map((text): Node => ({ kind: 'word', text, prefix: false })) },
    alternatives((known.length > 0 ? known : keys).slice(0, rarest)),
  ];
  const seen = new Set<string>();
  const candidates: Awaited<ReturnType<typeof paragraphsOf>>[number][] = [];
  for (const all of asked) {
    const { hits } = await store.search({ all, none: [], filters: {} }, access, { limit: mostCandidates });
    const fresh = hits.filter((hit) => !seen.has(`${hit.card.id} ${hit.paragraph}`));
    for (const hit of fresh) seen.add(`${hit.card.id} ${hit.paragraph}`);
    candidates.push(...(await paragraphsOf(store, access, fresh)));
    const exact = candidates.flatMap(
      ({ document, paragraph, words }) => exactPlace(document, paragraph, words, pieces) ?? [],
    );
    if (exact.length > 0) {
      const citations = exact
        .slice(0, mostPlaces)
        .flatMap(({ document, paragraph, first, last }) => citePieces(document, paragraph, first.start, last.end));
      return { verdict: 'exact', citations, difference: [], searched };
    }
  }
  const wanted = wordsOf(pieces.join(' '));
  const windows = candidates
    .map((candidate) => ({ ...candidate, window: bestWindow(candidate.words, wanted) }))
    .sort((a, b) => b.window.share - a.window.share);
  const [nearest] = windows;
  const first = nearest?.words[nearest.window.first];
  const last = nearest?.words[nearest.window.last];
  if (nearest === undefined || first === undefined || last === undefined || nearest.window.share < nearShare) {
    return { verdict: 'not found', citations: [], difference: [], searched };
  }
  const citation = cite(nearest.document, nearest.paragraph, first.start, last.end);
  if (nearest.window.share < alteredShare || wanted.length < 4)
    return { verdict: 'not found', citations: [citation], difference: [], searched };
  return {
    verdict: 'altered',
    citations: [citation],
    difference: differenceOf(citation.quote, typed.trim()),
    searched,
  };
}
