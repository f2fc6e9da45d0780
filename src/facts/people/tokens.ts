import { Kind } from './lexicon.ts';
import { type Met, metAt, type Reading, readingOf, type Shape } from './word-readings.ts';

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

const wrapWidth = 40;
const pattern =
  /S\.p\.A\b|(?:\p{Lu}\.){1,4}|(?<![\p{L}/])[ADPU]\/S(?![\p{L}/])|[\p{L}\p{M}]+(?:['’ʼ`-][\p{L}\p{M}]+)*|\d+|\S/uy;
/** Of `notInitials`, what may be initials after all, between a name's words ("Leonid I. Brezhnev", "General A.M. Haig"). */
const perhapsInitials: ReadonlySet<string> = new Set('I. A.M. P.M. P.S. B.C. A.D. E.O. L.A.'.split(' '));

const [point, slash] = [46, 47];
/** Marks that `pattern` takes into a word. */
const joins: ReadonlySet<number> = new Set(Array.from("'`-", (mark) => mark.charCodeAt(0)));

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/**
 * Where the token ends that begins at a unit of ASCII, if `pattern` sees no more in it than letters, digits or a mark;
 * undefined where only `pattern` can tell, 0 where no token begins.
 */
function plainEnd(text: string, at: number): number | undefined {
  const unit = text.charCodeAt(at);
  if (unit > 127) return undefined;
  if (unit === 32 || (unit >= 9 && unit <= 13)) return 0;
  let end = at + 1;
  if (unit >= 48 && unit <= 57) {
    while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end += 1;
    return end;
  }
  if (!isLetter(unit)) return end;
  while (isLetter(text.charCodeAt(end))) end += 1;
  const next = text.charCodeAt(end);
  if (next > 127 || joins.has(next)) return undefined;
  return end === at + 1 && (next === point || next === slash) ? undefined : end;
}

function gapBefore(text: string, from: number, to: number, lineStart: number): Gap {
  if (from === to) return 'none';
  let lines = 0;
  for (let at = from; at < to && lines < 2; at += 1) if (text.charCodeAt(at) === 10) lines += 1;
  if (lines === 0) return to - from > 3 || text.charCodeAt(from) === 9 ? 'break' : 'blank';
  if (lines > 1) return 'break';
  return from - lineStart >= wrapWidth ? 'wrap' : 'break';
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
  for (let at = 0; at < part.length; ) {
    const end = plainEnd(part, at);
    const read = end === undefined ? foundAt(part, at) : end === 0 ? undefined : plainAt(part, at, end);
    if (read === undefined) {
      at += 1;
      continue;
    }
    const gap = tokens.length === 0 ? 'break' : gapBefore(part, last, at, lineStart);
    if (gap === 'break' || gap === 'wrap') lineStart = at;
    if (areInitials(tokens, read, gap)) tokens.push({ ...(tokens.pop() as Token), shape: 'initial' });
    const { word, shape, kind, possessive } = read;
    const start = from + at;
    tokens.push({ start, end: start + word.length, text: word, shape, gap, possessive, kind, capsZone: false });
    last = read.end;
    at = last;
  }
  markCapsZones(tokens);
  return tokens;
}

/** A word or mark, without a possessive ending; `end` is behind that. */
interface Read extends Met {
  readonly possessive: boolean;
  readonly end: number;
}

function plainAt(part: string, at: number, end: number): Read {
  const { word, shape, kind } = metAt(part, at, end);
  return { word, shape, kind, possessive: false, end };
}

/** What `pattern` finds there; undefined where a blank stands. */
function foundAt(part: string, at: number): Read | undefined {
  pattern.lastIndex = at;
  let word = pattern.exec(part)?.[0];
  if (word === undefined) return undefined;
  const end = at + word.length;
  const ending = word.length > 2 ? word.slice(-2) : '';
  const possessive = ending === "'s" || ending === '’s' || ending === "'S" || ending === '’S';
  if (possessive) word = word.slice(0, -2);
  const bare = !possessive && endsPossessive(word, part, end);
  const { shape, kind } = readingOf(word);
  return { word, shape, kind, possessive: possessive || bare, end: bare ? end + 1 : end };
}
