import { Kind, kindOf } from './lexicon.ts';

/** How a word is written. */
export type Shape = 'lower' | 'capital' | 'caps' | 'initial' | 'number' | 'mark';

/** "SpaceX" is no name, "McCloy" and "DiCaprio" are. */
const insideCapital = /\p{Ll}\p{Lu}/u;
const prefixed = /^(?:Mc|Mac|De|Di|Da|Du|La|Le|Van|Von|Fitz|Del|Ben|El|Al|Des|Dos)\p{Lu}/u;
const longestWord = 40;
const redaction = /^X{3,}$/iu;
const notInitials: ReadonlySet<string> = new Set(
  'U.S. U.N. U.K. D.C. E.O. N.Y. L.A. E.U. U.S.S. U.S.S.R. U.S.A. U.A.E. P.M. A.M. P.S. R.I.P. B.C. A.D. I.'.split(' '),
);

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

/** What a word is by itself: its shape, and bits of `Kind`. */
export interface Reading {
  readonly shape: Shape;
  readonly kind: number;
}

const readings = new Map<string, Reading>();
const mostReadings = 50_000;
const shortWord = 12;

/** A word's shape and kinds; short words (which keep no longer text alive) are remembered, at most 50,000 of them. */
export function readingOf(word: string): Reading {
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

/** "DAS" is a title, "das" is not. */
function kindIn(shape: Shape, kind: number): number {
  return (kind & Kind.acronym) !== 0 && shape !== 'caps' ? kind & ~(Kind.title | Kind.role) : kind;
}

/** The same with the word. */
export interface Met extends Reading {
  readonly word: string;
}

/** Common words by a hash of their letters, one at each place: found without making a string. */
const met: (Met | undefined)[] = new Array(1 << 14).fill(undefined);
const [hashStart, hashFactor] = [0x811c9dc5, 0x01000193];

/** A word of ASCII letters that stands in a text. */
export function metAt(text: string, from: number, to: number): Met {
  let hash = hashStart;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), hashFactor);
  const place = (hash ^ (hash >>> 15)) & (met.length - 1);
  const there = met[place];
  if (there !== undefined && there.word.length === to - from) {
    let at = 0;
    while (from + at < to && there.word.charCodeAt(at) === text.charCodeAt(from + at)) at += 1;
    if (from + at === to) return there;
  }
  const word = text.slice(from, to);
  const { shape, kind } = readingOf(word);
  const made = { word, shape, kind };
  if (word.length <= shortWord) met[place] = made;
  return made;
}
