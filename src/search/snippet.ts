import { stem } from './stem.ts';
import type { Term } from './terms.ts';
import { foldWord } from './words.ts';

/** A stretch of a text around what was looked for. */
export interface Snippet {
  /** In the text; on word boundaries, no blanks at the ends. */
  readonly start: number;
  readonly end: number;
  /** Ranges of the snippet (0 is `start`) that match, in order, not overlapping. */
  readonly matches: readonly (readonly [start: number, end: number])[];
}

/** Of longer texts only this much is looked at, UTF-16 units. */
const mostText = 1_000_000;
const word = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
/** Part of the room that is kept for the words before the first match. */
const leadShare = 1 / 4;
/** Part of the room that may go to the beginning of the sentence. */
const sentenceShare = 1 / 2;

interface Match {
  readonly start: number;
  readonly end: number;
  readonly term: number;
}

/**
 * Chooses the window of at most about `most` units that holds the most different terms, then the most matches, the
 * first of equals; without a match it is the beginning. Words are compared as the index compares them, by their stems.
 */
export function snippet(text: string, terms: readonly Term[], most = 240): Snippet {
  const matches = withoutOverlaps(matchesIn(text.slice(0, mostText), terms));
  const window = bestWindow(matches, most);
  const { start, end } = room(text, window.start, Math.min(window.end, window.start + most), most);
  return {
    start,
    end,
    matches: matches
      .filter((match) => match.start >= start && match.end <= end)
      .map((match) => [match.start - start, match.end - start] as const),
  };
}

/** Whether any of the terms is in the text. */
export function holds(text: string, terms: readonly Term[]): boolean {
  return matchesIn(text.slice(0, mostText), terms).length > 0;
}

interface Token {
  readonly start: number;
  readonly folded: string;
}

function matchesIn(text: string, terms: readonly Term[]): Match[] {
  const sought = terms.map(({ words, prefix }) => ({
    words,
    stems: words.map((each, at) => (prefix && at === words.length - 1 ? undefined : stem(each))),
  }));
  // A stem begins with its word's first letter: what begins otherwise need not be stemmed.
  const lastLetters = new Set(terms.map(({ words }) => words.at(-1)?.charAt(0)));
  const longest = Math.max(0, ...terms.map(({ words }) => words.length));
  const tokens: Token[] = [];
  const matches: Match[] = [];
  for (const found of text.matchAll(word)) {
    const folded = foldWord(found[0]);
    tokens.push({ start: found.index, folded });
    if (tokens.length > longest) tokens.shift();
    if (!lastLetters.has(folded.charAt(0))) continue;
    for (const [index, { words, stems }] of sought.entries()) {
      const run = tokens.slice(tokens.length - words.length);
      const first = run[0];
      if (first === undefined || run.length < words.length) continue;
      const fits = run.every((token, at) => {
        const wanted = stems[at];
        return wanted === undefined ? token.folded.startsWith(words[at] ?? '') : stem(token.folded) === wanted;
      });
      if (fits) matches.push({ start: first.start, end: found.index + found[0].length, term: index });
    }
  }
  return matches;
}

/** Of overlapping matches the one that begins first, then the longer one, stays. */
function withoutOverlaps(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of [...matches].sort((one, other) => one.start - other.start || other.end - one.end))
    if (match.start >= (kept.at(-1)?.end ?? 0)) kept.push(match);
  return kept;
}

function bestWindow(matches: readonly Match[], most: number): { start: number; end: number } {
  let best = { start: 0, end: 0 };
  let bestTerms = 0;
  let bestMatches = 0;
  let first = 0;
  const counts = new Map<number, number>();
  for (const [last, match] of matches.entries()) {
    counts.set(match.term, (counts.get(match.term) ?? 0) + 1);
    while (first < last) {
      const gone = matches[first];
      if (gone === undefined || match.end - gone.start <= most) break;
      const left = (counts.get(gone.term) ?? 1) - 1;
      if (left === 0) counts.delete(gone.term);
      else counts.set(gone.term, left);
      first += 1;
    }
    const held = last - first + 1;
    if (counts.size < bestTerms || (counts.size === bestTerms && held <= bestMatches)) continue;
    bestTerms = counts.size;
    bestMatches = held;
    best = { start: matches[first]?.start ?? match.start, end: match.end };
  }
  return best;
}

/** Widens a stretch to whole words within the room there is; begins at its sentence where that begins near enough. */
function room(text: string, from: number, to: number, most: number): { start: number; end: number } {
  if (text.length <= most) return trimmed(text, 0, text.length);
  const free = Math.max(0, most - (to - from));
  const latest = Math.max(0, text.length - most);
  const lead = Math.max(0, Math.min(latest, from - Math.ceil(free * leadShare)));
  const start =
    sentenceStart(text, Math.max(0, from - Math.floor(free * sentenceShare)), from) ?? wordStart(text, lead, from);
  const end = Math.max(to, Math.min(text.length, start + most));
  return trimmed(text, start, wordEnd(text, end, to));
}

/** The last beginning of a sentence in [from, to]; a full stop behind a single capital is an initial's. */
function sentenceStart(text: string, from: number, to: number): number | undefined {
  const ends = [...text.slice(from, to).matchAll(/(?<!\b\p{Lu})[.!?]["”’)]*\s+/gu)];
  const last = ends.at(-1);
  if (last !== undefined) return from + last.index + last[0].length;
  return from === 0 ? 0 : undefined;
}

const isBlank = (text: string, at: number) => /\s/u.test(text.charAt(at));

/** The next beginning of a word from `at` on, but not beyond `most`. A word longer than the window is cut between characters. */
function wordStart(text: string, at: number, most: number): number {
  if (at === 0 || isBlank(text, at - 1)) return at;
  for (let next = at; next < most; next++) if (isBlank(text, next)) return next + 1;
  return most;
}

function wordEnd(text: string, at: number, least: number): number {
  if (at >= text.length || isBlank(text, at)) return at;
  for (let last = at; last > least; last--) if (isBlank(text, last - 1)) return last - 1;
  if (least > 0) return least;
  return /[\udc00-\udfff]/u.test(text.charAt(at)) ? at - 1 : at;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let first = start;
  let last = end;
  while (first < last && isBlank(text, first)) first += 1;
  while (last > first && isBlank(text, last - 1)) last -= 1;
  return { start: first, end: last };
}

/** Whether a stretch of a text begins or ends within a sentence: then words of that sentence are left out. */
export function cutsOf(
  text: string,
  start: number,
  end: number,
): { readonly before: boolean; readonly after: boolean } {
  const ended = /[.!?:…]["”’')\]]*\s*$/u;
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 40);
  return {
    before: before.trim() !== '' && !ended.test(before),
    after: after.trim() !== '' && !ended.test(text.slice(Math.max(start, end - 40), end)),
  };
}
