import { sinitic } from './sinitic.ts';

/** One word of a name under the keys by which it is found and compared. All are derived from `fold`. */
export interface Spelling {
  readonly fold: string;
  /** Equal for two romanisations of one Cyrillic word: narrow enough to treat two words as the same. */
  readonly strict: string;
  /** Spelling families of many languages meet; for distance and candidates, never for identity. */
  readonly loose: string;
  /** Consonant classes of `loose`. */
  readonly skeleton: string;
  /** The word as Wade–Giles without apostrophes, read as Pinyin and as Wade–Giles; empty when it is no Chinese word. */
  readonly sinitic: readonly string[];
}

type Rule = readonly [RegExp, string];

const apply = (rules: readonly Rule[], word: string): string =>
  rules.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), word);

/** Where the romanisations of Cyrillic differ: BGN/PCGN, ALA-LC, ISO 9, Belarusian and the press. */
const STRICT: readonly Rule[] = [
  [/x/g, 'ks'],
  [/kh/g, 'h'],
  [/tz/g, 'ts'],
  [/([aeou])[yj](?![aeiou])/g, '$1i'],
  [/(.)(?:iy|ij|ii|yi|yj|yy|y)$/, '$1i'],
  [/([^aeiou])[yij]e(?=v$|vich$|vna$|va$)/g, '$1e'],
  [/eye(?=v)/g, 'ee'],
  [/iye/g, 'ie'],
  [/^ye(?=..)/, 'e'],
  [/^(?:y|i)(?=[au]..)/, 'i'],
  [/(.)[yj](?=[au])/g, '$1i'],
  [/off$/, 'ov'],
  [/enka$/, 'enko'],
];

/** Keys of the words met last: many people have one surname. */
const strictKeys = new Map<string, string>();
const mostStrictKeys = 10_000;
const longestKept = 40;

/** The key under which two romanisations of one word are equal (Andrey, Andrei; Lukashenka, Lukashenko). */
export function strictKey(fold: string): string {
  if (fold.length < 3) return fold;
  const known = strictKeys.get(fold);
  if (known !== undefined) return known;
  const key = apply(STRICT, fold);
  if (strictKeys.size >= mostStrictKeys) strictKeys.clear();
  if (fold.length <= longestKept) strictKeys.set(fold, key);
  return key;
}

/**
 * Families: Arabic kh gh dh th q, French ou tch dj, German sch tsch w ae oe ue, Polish sz cz, Dutch oe, English ee oo ph, Belarusian -au -ou.
 * In the result `c` is the sound of church, `x` that of ship, `j` that of measure or judge.
 */
const LOOSE: readonly Rule[] = [
  [/^mc(?=[a-z]{3})/g, 'mac'],
  [/^(.{3,}[^aeiou])[ao]u$/, '$1ov'],
  [/^(..[^aeiou])au$/, '$1ov'],
  [/^(.{3,}[^aeiou])eu$/, '$1ev'],
  [/^ye(?=..)/, 'e'],
  [/x/g, 'ks'],
  [/shch|schtsch|chtch|szcz|sch(?=[eiaourlmnw])|sh|sz/g, 'š'],
  [/tsch|tš|tch|cz|cs(?=[aeiou])|ch/g, 'č'],
  [/ck|qu(?=[ei])|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/dzh|zh|dj/g, 'j'],
  [/tz|ts/g, 'z'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/([gtdbrk])h/g, '$1'],
  [/wh|w/g, 'v'],
  [/eau/g, 'o'],
  [/ou|oo|oe|ue/g, 'u'],
  [/ae/g, 'e'],
  [/ee/g, 'i'],
  [/ie(?=[aou])/g, 'i'],
  [/([aeou])j(?![aeiou])/g, '$1i'],
  [/y/g, 'i'],
  [/([aeiou])h(?![aeiou])/g, '$1'],
  [/(.)\1+/g, '$1'],
  [/of$/, 'ov'],
  [/enka$/, 'enko'],
  [/š/g, 'x'],
  [/č/g, 'c'],
];

/** Consonants that are written for one another, by class; vowels and h carry none. */
const CLASSES: Readonly<Record<string, string>> = {
  b: 'p',
  p: 'p',
  d: 't',
  t: 't',
  g: 'k',
  k: 'k',
  v: 'f',
  f: 'f',
  s: 's',
  z: 's',
  x: 's',
  c: 'j',
  j: 'j',
  l: 'l',
  m: 'm',
  n: 'n',
  r: 'r',
};

function skeletonOf(loose: string): string {
  let key = '';
  for (const letter of loose) {
    const sound = CLASSES[letter] ?? '';
    if (sound !== '' && !key.endsWith(sound)) key += sound;
  }
  return key;
}

/** Letters that German and Polish write otherwise than English, in words that show by others that they are theirs. */
const NEIGHBOURS: readonly { readonly shows: RegExp; readonly rules: readonly Rule[] }[] = [
  {
    shows: /tsch|sch(?=[aeiour]|$)|^j.*ow$/,
    rules: [
      [/(?<![sc])ch(?!$)/g, 'kh'],
      [/^j/, 'y'],
    ],
  },
  {
    shows: /sz|cz/,
    rules: [
      [/(?<![sc])ch/g, 'kh'],
      [/^j/, 'y'],
    ],
  },
];

const asEnglish = (fold: string): string =>
  NEIGHBOURS.reduce((word, { shows, rules }) => (shows.test(fold) ? apply(rules, word) : word), fold);

/** The keys of one folded word. */
export function spell(fold: string): Spelling {
  const loose = apply(LOOSE, asEnglish(fold));
  return { fold, strict: strictKey(fold), loose, skeleton: skeletonOf(loose), sinitic: sinitic(fold) };
}
