import { Kind, kindOf } from './lexicon.ts';

export type Shape = 'lower' | 'capital' | 'caps' | 'initial' | 'number' | 'mark';

/** What stands between a token and the one before it. A line break after a long line is only wrapping. */
export type Gap = 'none' | 'blank' | 'wrap' | 'break';

export interface Token {
  /** UTF-16 offsets into the whole text; a possessive ending is left out. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly shape: Shape;
  readonly gap: Gap;
  readonly possessive: boolean;
  /** Bits of `Kind`; 0 for marks and numbers. */
  readonly kind: number;
  /** Stands in a line or paragraph written in capitals only. */
  capsZone: boolean;
}

/** "SpaceX" is no name, "McCloy" and "DiCaprio" are. */
const insideCapital = /\p{Ll}\p{Lu}/u;
const prefixed = /^(?:Mc|Mac|De|Di|Da|Du|La|Le|Van|Von|Fitz|Del|Ben|El|Al|Des|Dos)\p{Lu}/u;
const wrapWidth = 40;
const longestWord = 40;
const redaction = /^X{3,}$/iu;
const pattern =
  /S\.p\.A\b|(?:\p{Lu}\.){1,4}|(?<![\p{L}/])[ADPU]\/S(?![\p{L}/])|[\p{L}\p{M}]+(?:['’ʼ`-][\p{L}\p{M}]+)*|\d+|\S/gu;
const notInitials: ReadonlySet<string> = new Set(
  'U.S. U.N. U.K. D.C. E.O. N.Y. L.A. E.U. U.S.S. U.S.S.R. U.S.A. U.A.E. P.M. A.M. P.S. R.I.P. B.C. A.D. I.'.split(' '),
);

/** Of these, what may be initials after all, between a name's words ("Leonid I. Brezhnev", "General A.M. Haig"). */
const perhapsInitials: ReadonlySet<string> = new Set('I. A.M. P.M. P.S. B.C. A.D. E.O. L.A.'.split(' '));

function shapeOf(word: string): Shape {
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) return 'number';
  if (word.length > longestWord || redaction.test(word)) return 'mark';
  const upper = word.toUpperCase();
  const lower = word.toLowerCase();
  if (upper === lower) return 'mark';
  if (word === lower) return 'lower';
  if (word.length > 1 && word[1] === '.') return notInitials.has(word) ? 'caps' : 'initial';
  if (word === upper) return word.length > 1 ? 'caps' : word === 'I' || word === 'A' ? 'lower' : 'initial';
  return shapeOfMixed(word);
}

interface Reading {
  readonly shape: Shape;
  readonly kind: number;
}

const readings = new Map<string, Reading>();
const mostReadings = 50_000;
const shortWord = 12;

/** A word's shape and kinds; short words (which keep no longer text alive) are remembered, at most 50,000 of them. */
function readingOf(word: string): Reading {
  const known = readings.get(word);
  if (known !== undefined) return known;
  const shape = shapeOf(word);
  const kind = shape === 'mark' || shape === 'number' || shape === 'initial' ? 0 : kindIn(shape, kindOf(word));
  const reading = { shape, kind };
  if (word.length > shortWord) return reading;
  if (readings.size >= mostReadings) readings.clear();
  readings.set(word, reading);
  return reading;
}

/** "al-Assad", "d'Estaing" and "Jean-Claude" may be names; "Soviet-led", "pro-Putin" and "iPhone" are not. */
function shapeOfMixed(word: string): Shape {
  const capital = (part: string): boolean => part !== '' && part[0] !== part[0]?.toLowerCase();
  const parts = word.split(/[-'’]/u, 6);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!capital(first)) return parts.length > 1 && first.length <= 3 && capital(last) ? 'capital' : 'lower';
  if (parts.length === 1 && insideCapital.test(word) && !prefixed.test(word)) return 'lower';
  if (!capital(last) && word.includes('-') && last.length > 5) return 'lower';
  return 'capital';
}

function gapBefore(text: string, from: number, to: number, lineStart: number): Gap {
  if (from === to) return 'none';
  let lines = 0;
  for (let at = from; at < to && lines < 2; at += 1) if (text.charCodeAt(at) === 10) lines += 1;
  if (lines === 0) return to - from > 3 || text.charCodeAt(from) === 9 ? 'break' : 'blank';
  if (lines > 1) return 'break';
  return from - lineStart >= wrapWidth ? 'wrap' : 'break';
}

/** "DAS" is a title, "das" is not. */
function kindIn(shape: Shape, kind: number): number {
  return (kind & Kind.acronym) !== 0 && shape !== 'caps' ? kind & ~(Kind.title | Kind.role) : kind;
}

/** Whether the last token's letters are initials, given the word that follows. */
function areInitials(tokens: readonly Token[], word: Reading, gap: Gap): boolean {
  const last = tokens.at(-1);
  if (last?.shape !== 'caps' || !perhapsInitials.has(last.text) || gap !== 'blank' || last.gap === 'break')
    return false;
  if ((word.shape !== 'capital' && word.shape !== 'caps') || (word.kind & Kind.notName) !== 0) return false;
  const before = tokens.at(-2)?.shape;
  return before === 'capital' || before === 'caps';
}

/** "Nimetz’ testimony": an apostrophe alone behind an s, x or z. */
function endsPossessive(word: string, text: string, after: number): boolean {
  const mark = text[after];
  if ((mark !== '’' && mark !== "'") || !/[sxz]$/iu.test(word)) return false;
  const next = text[after + 1];
  return (next === ' ' || next === '\n') && word.length > 2;
}

/** Marks the tokens of blocks (between two breaks) that have next to no lower-case word. */
function markCapsZones(tokens: readonly Token[]): void {
  let start = 0;
  let caps = 0;
  let lower = 0;
  for (let at = 0; at <= tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || (token.gap === 'break' && at > 0)) {
      if (caps > lower * 6) for (let each = start; each < at; each += 1) (tokens[each] as Token).capsZone = true;
      start = at;
      caps = 0;
      lower = 0;
    }
    if (token?.shape === 'caps') caps += 1;
    else if (token?.shape === 'lower' || token?.shape === 'capital') lower += 1;
  }
}

/** Cuts text [from, to) into words and marks, in one pass; offsets are those of the whole text. */
export function tokensOf(text: string, from: number, to: number): Token[] {
  const tokens: Token[] = [];
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  let last = 0;
  let lineStart = 0;
  for (const match of part.matchAll(pattern)) {
    const at = match.index;
    if (at < last) continue;
    const gap = tokens.length === 0 ? 'break' : gapBefore(part, last, at, lineStart);
    if (gap === 'break' || gap === 'wrap') lineStart = at;
    let word = match[0];
    last = at + word.length;
    const ending = word.length > 2 ? word.slice(-2) : '';
    const possessive = ending === "'s" || ending === '’s' || ending === "'S" || ending === '’S';
    if (possessive) word = word.slice(0, -2);
    const bare = !possessive && endsPossessive(word, part, last);
    if (bare) last += 1;
    const reading = readingOf(word);
    if (areInitials(tokens, reading, gap)) tokens.push({ ...(tokens.pop() as Token), shape: 'initial' });
    const { shape, kind } = reading;
    tokens.push({
      start: from + at,
      end: from + at + word.length,
      text: word,
      shape,
      gap,
      possessive: possessive || bare,
      kind,
      capsZone: false,
    });
  }
  markCapsZones(tokens);
  return tokens;
}
