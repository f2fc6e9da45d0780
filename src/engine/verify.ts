import type { Access } from '../access/access.ts';
import type { Difference } from '../cite/difference.ts';
import { bracketedWords, piecesOf, type QuotedPiece, readingsOf } from '../cite/quoted-pieces.ts';
import type { Citation } from '../document.ts';
import type { Store } from '../store/store.ts';
import { Candidates } from './verify-candidates.ts';
import { coverOf, type Run } from './verify-cover.ts';
import { exactPlaces, type Nearest, nearestOf } from './verify-places.ts';
import { addRuns } from './verify-runs.ts';

/** What the collection says to a quotation. Citations are the document's own words. */
export interface VerifyAnswer {
  /**
   * `exact`: word for word (typography, case of the first letter, ellipses and insertions aside); `altered`: with words
   * changed; `spliced`: pieces from several places as if they were one; `misattributed`: exact, but in no document that
   * is named for it.
   */
  readonly verdict: 'exact' | 'altered' | 'spliced' | 'misattributed' | 'not found';
  /** Where: the exact words, or those that were altered; with `not found` the nearest passage, if any is near. */
  readonly citations: readonly Citation[];
  /** For `altered`: what the document has (`removed`) and what was typed (`added`). */
  readonly difference: readonly Difference[];
  /** For `spliced`, in order: the words as typed, and where they stand; nowhere: words that join two pieces. */
  readonly pieces?: readonly SplicedPiece[];
  /** Documents that were named for it, where none of them has these words and another one has. */
  readonly notIn?: readonly string[];
  readonly searched: number;
}

export interface SplicedPiece {
  readonly typed: string;
  readonly citations: readonly Citation[];
}

export interface VerifyOptions {
  /** Ids of the documents that are named for the quotation. */
  readonly named?: readonly string[];
}

/** Words in common that make a passage the same with changes, and that make it the nearest: shares of the longer side. */
const alteredShare = 0.6;
const nearShare = 0.35;
/** So nearly the same that it is no splice. */
const surelyAltered = 0.85;
const leastAltered = 4;
/** Beside more words in brackets, fewer words are no quotation. */
const leastOwn = 3;

const wordsIn = (pieces: readonly QuotedPiece[]) => pieces.reduce((sum, { words }) => sum + words.length, 0);

type Verdict = Omit<VerifyAnswer, 'searched' | 'notIn'>;

const notFound: Verdict = { verdict: 'not found', citations: [], difference: [] };

async function spliced(candidates: Candidates, runs: readonly Run[]): Promise<Verdict> {
  const pieces: SplicedPiece[] = [];
  for (const run of runs) {
    if (run.joining !== undefined) pieces.push({ typed: run.joining, citations: [] });
    pieces.push({ typed: run.typed, citations: await candidates.citationsOf([run]) });
  }
  return { verdict: 'spliced', citations: pieces.flatMap(({ citations }) => citations), difference: [], pieces };
}

async function verdictOn(candidates: Candidates, pieces: readonly QuotedPiece[]): Promise<Verdict> {
  for (const add of ['addWhole', 'addParts'] as const) {
    await candidates[add](pieces);
    const citations = await candidates.citationsOf(exactPlaces(candidates.passages, pieces));
    if (citations.length > 0) return { verdict: 'exact', citations, difference: [] };
  }
  let nearest: Nearest | undefined;
  for (const further of ['nothing', 'runs', 'some'] as const) {
    if (further === 'runs') await addRuns(candidates, pieces);
    if (further === 'some') await candidates.addSome(pieces);
    nearest = nearestOf(candidates.passages, pieces);
    const share = nearest?.share ?? 0;
    if (share >= surelyAltered) break;
    const cover = coverOf(candidates.passages, pieces);
    if (cover?.readsOn === true)
      return { verdict: 'exact', citations: await candidates.citationsOf(cover.runs), difference: [] };
    // Words that join two pieces may have been changed where a passage is found later.
    const isSure = cover?.joined === false || further !== 'nothing';
    if (cover !== undefined && isSure && !(cover.together && share >= alteredShare))
      return spliced(candidates, cover.runs);
    if (share >= alteredShare && further !== 'nothing') break;
  }
  if (nearest === undefined || nearest.share < nearShare) return notFound;
  const citations = await candidates.citationsOf([nearest.place]);
  if (nearest.share < alteredShare || wordsIn(pieces) < leastAltered) return { ...notFound, citations };
  return { verdict: 'altered', citations, difference: nearest.difference() };
}

/**
 * The verdict on a quotation whose words in brackets may be the document's ("[2 lines not declassified]"), where that
 * explains it better: it has brackets there, and most of these words.
 */
async function withBrackets(candidates: Candidates, typed: string, inserted: readonly QuotedPiece[]) {
  const quoted = piecesOf(typed, 'quoted');
  const passages = candidates.passages.filter(({ text }) => text.includes('['));
  const exact = await candidates.citationsOf(exactPlaces(passages, quoted));
  if (exact.length > 0) return { verdict: 'exact', citations: exact, difference: [] } satisfies Verdict;
  const [nearest, other] = [nearestOf(passages, quoted), nearestOf(candidates.passages, inserted)];
  const more = (nearest?.edits ?? Infinity) - (other?.edits ?? Infinity);
  if (nearest === undefined || nearest.share < alteredShare || !(2 * more < bracketedWords(typed))) return undefined;
  const citations = await candidates.citationsOf([nearest.place]);
  if (!citations.some(({ quote }) => /[[\]]/u.test(quote))) return undefined;
  return { verdict: 'altered', citations, difference: nearest.difference() } satisfies Verdict;
}

/** What is to be said of one way to read a quotation. */
async function verdictOnReading(
  typed: string,
  candidatesFor: (pieces: readonly QuotedPiece[]) => Promise<Candidates>,
): Promise<Verdict> {
  const inBrackets = bracketedWords(typed);
  const pieces = piecesOf(typed);
  const own = wordsIn(pieces);
  const isOwn = own > 0 && (own >= leastOwn || inBrackets <= own);
  const candidates = await candidatesFor(pieces);
  const verdict = isOwn ? await verdictOn(candidates, pieces) : notFound;
  if (inBrackets === 0) return verdict;
  if (verdict.verdict === 'exact' || verdict.verdict === 'spliced') return verdict;
  if (verdict.verdict !== 'not found') return (await withBrackets(candidates, typed, pieces)) ?? verdict;
  const quoted = piecesOf(typed, 'quoted');
  const other = await verdictOn(await candidatesFor(quoted), quoted);
  return other.verdict === 'not found' ? verdict : other;
}

/** Checks one quotation against the collection. */
export async function verifyQuotation(
  store: Store,
  access: Access,
  typed: string,
  searched: number,
  { named = [] }: VerifyOptions = {},
): Promise<VerifyAnswer> {
  let answer = notFound;
  for (const reading of readingsOf(typed)) {
    if (piecesOf(reading, 'quoted').length === 0) continue;
    const verdict = await verdictOnReading(reading, (pieces) => Candidates.of(store, access, pieces, named));
    if (answer.verdict === 'not found' || verdict.verdict === 'exact') answer = verdict;
    if (answer.verdict === 'exact') break;
  }
  const elsewhere =
    named.length > 0 &&
    answer.verdict !== 'not found' &&
    !answer.citations.some(({ document }) => named.includes(document));
  const verdict = elsewhere && answer.verdict === 'exact' ? 'misattributed' : answer.verdict;
  return { ...answer, verdict, ...(elsewhere ? { notIn: named } : {}), searched };
}
