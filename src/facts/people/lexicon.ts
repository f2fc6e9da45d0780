import { readData } from '../../data.ts';

/** What a word may be, as bits: a word often has several ("Rice": a surname and a common word). */
export const Kind = {
  given: 1 << 0,
  surname: 1 << 1,
  honorific: 1 << 2,
  title: 1 << 3,
  role: 1 << 4,
  modifier: 1 << 5,
  organisation: 1 << 6,
  notName: 1 << 7,
  common: 1 << 8,
  say: 1 << 9,
  place: 1 << 10,
  demonym: 1 << 11,
  suffix: 1 << 12,
  particle: 1 << 13,
  judgement: 1 << 14,
  phraseStart: 1 << 15,
  eponym: 1 << 16,
  beforePlace: 1 << 17,
  ambiguous: 1 << 18,
  familyFirst: 1 << 19,
  surnameEnding: 1 << 20,
  /** A surname so well known and so much its own that it needs no introduction. */
  figure: 1 << 21,
  /** A verb for what only people do ("nodded"). */
  personal: 1 << 22,
  strongEnding: 1 << 23,
  personBefore: 1 << 24,
  thingBefore: 1 << 25,
  participle: 1 << 26,
  /** A title only when written in capitals ("DAS", "PM"). */
  acronym: 1 << 27,
  calendar: 1 << 28,
  /** "al-Qirbi", "ash-Shaykh": the Arabic article makes a name of whatever the word means. */
  article: 1 << 29,
  /** A verb for what is said aloud ("told", "denied"). */
  speech: 1 << 30,
} as const;

/** Kinds that speak against a word being part of a name. */
export const againstName: number =
  Kind.notName |
  Kind.organisation |
  Kind.honorific |
  Kind.title |
  Kind.role |
  Kind.modifier |
  Kind.demonym |
  Kind.common |
  Kind.say |
  Kind.place;

interface WordLists {
  readonly [list: string]: string;
}

const lists = readData<WordLists>('people-words.json');
const given = readData<{ names: WordLists; ambiguous: string }>('people-given.json');
const places = readData<{ places: string; demonyms: string }>('people-places.json');
const surnames = readData<{ surnames: string; figures: string; endings: string; strongEndings: string }>(
  'people-surnames.json',
);
const vocabulary = readData<{ words: string }>('people-vocabulary.json');
const nicknameLists = readData<{ nicknames: WordLists }>('people-nicknames.json');

/** Lower case without accents: how names and words are compared. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase().replaceAll('’', "'");
  let plain = true;
  for (let at = 0; at < lower.length && plain; at += 1) plain = lower.charCodeAt(at) < 128;
  return plain ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

const kinds = new Map<string, number>();

function mark(words: Iterable<string>, kind: number): void {
  for (const word of words) {
    const key = foldWord(word);
    if (key !== '') kinds.set(key, (kinds.get(key) ?? 0) | kind);
  }
}

/** Names of several words that are no person, by their first word; each is the words after it. */
const phrases = new Map<string, string[][]>();

function addNames(text: string, kind: number): void {
  for (const name of text.split(', ')) {
    const words = name.split(' ').map(foldWord);
    const first = words[0] ?? '';
    if (words.length === 1) mark([first], kind);
    else {
      phrases.set(first, [...(phrases.get(first) ?? []), words.slice(1)]);
      mark([first], Kind.phraseStart);
    }
  }
}

const wordsOf = (text: string | undefined): string[] => (text ?? '').split(' ');

for (const names of Object.values(given.names)) mark(wordsOf(names), Kind.given);
mark(wordsOf(given.ambiguous), Kind.ambiguous);
mark(Object.keys(nicknameLists.nicknames), Kind.given);
mark(wordsOf(surnames.surnames), Kind.surname);
mark(wordsOf(surnames.figures), Kind.surname | Kind.figure);
mark(wordsOf(vocabulary.words), Kind.common);
addNames(places.places, Kind.place);
addNames(places.demonyms, Kind.demonym);
addNames(lists['phrases'] ?? '', Kind.organisation);
const kindOfList: Readonly<Record<string, number>> = {
  honorifics: Kind.honorific,
  titles: Kind.title,
  roles: Kind.role,
  roleModifiers: Kind.modifier,
  judgements: Kind.judgement,
  suffixes: Kind.suffix,
  particles: Kind.particle,
  organisations: Kind.organisation,
  notNames: Kind.notName,
  sayVerbs: Kind.say,
  eponyms: Kind.eponym,
  beforePlaces: Kind.beforePlace,
  familyFirst: Kind.familyFirst,
  personalVerbs: Kind.personal,
  personBefore: Kind.personBefore,
  thingBefore: Kind.thingBefore,
  participles: Kind.participle,
  acronyms: Kind.acronym,
  calendar: Kind.calendar,
  speechVerbs: Kind.speech,
};
for (const [list, kind] of Object.entries(kindOfList)) mark(wordsOf(lists[list]), kind);

const endings: ReadonlySet<string> = new Set(wordsOf(surnames.endings));
const strongEndings: ReadonlySet<string> = new Set(wordsOf(surnames.strongEndings));

/** "-enko", "-shvili": strong ones are hardly ever anything but a surname. */
function surnameEnding(word: string): number {
  let kind = 0;
  if (word.length < 5) return kind;
  for (let length = 2; length <= Math.min(7, word.length - 2); length += 1) {
    const ending = word.slice(-length);
    if (endings.has(ending)) kind |= Kind.surnameEnding;
    if (strongEndings.has(ending)) kind |= Kind.surnameEnding | Kind.strongEnding;
  }
  return kind;
}

/** The stems that an English inflection may have been made from ("hinted", "hints", "hinting" → "hint"). */
function stemsOf(word: string): string[] {
  const stems: string[] = [];
  const cut = (ending: string, ...put: string[]): void => {
    if (word.endsWith(ending) && word.length > ending.length + 2)
      for (const each of put) stems.push(word.slice(0, -ending.length) + each);
  };
  cut('s', '');
  cut('es', '', 'e');
  cut('ies', 'y');
  cut('ed', '', 'e');
  cut('ied', 'y');
  cut('ing', '', 'e');
  cut('ly', '');
  cut('ness', '');
  return stems;
}

function lookUp(word: string): number {
  const key = foldWord(word);
  const found = kinds.get(key);
  if (found === undefined && key.includes('-')) {
    const bare = withoutArticle(key);
    if (bare !== key) return Kind.article | ((kinds.get(bare) ?? 0) & (Kind.surname | Kind.figure));
  }
  let kind = found ?? 0;
  if ((kind & (Kind.given | Kind.surname | Kind.common)) === 0) {
    const plural = key.endsWith('s') ? (kinds.get(key.slice(0, -1)) ?? 0) : 0;
    if ((plural & Kind.demonym) !== 0) kind |= Kind.demonym;
    else if (stemsOf(key).some((stem) => ((kinds.get(stem) ?? 0) & Kind.common) !== 0)) kind |= Kind.common;
    else kind |= surnameEnding(key);
  }
  if (found === undefined && key.includes('-')) kind |= lookUpHyphened(key);
  return kind;
}

const article = /^(?:(?:al|el|ul)-[\p{L}'’`-]{3,}|(?:ad-d|adh-dh|ar-r|as-s|ash-sh|at-t|az-z|an-n)[\p{L}'’`-]{2,})$/u;

/** A folded name without the Arabic article: "al-qirbi" → "qirbi". */
export function withoutArticle(key: string): string {
  return key.length < 40 && key.includes('-') && article.test(key) ? key.slice(key.indexOf('-') + 1) : key;
}

/** "Soviet-American" is no name, "Abd-el-Kader" may be one, "foreign-born" is a common word, "Haig-Davos" has a name in it. */
function lookUpHyphened(key: string): number {
  let kind = 0;
  for (const part of key.split('-').slice(0, 6)) {
    const each = kinds.get(part) ?? 0;
    if ((each & Kind.given) !== 0 && (each & againstName) === 0) return Kind.given;
    if ((each & Kind.particle) === 0) kind |= each & (againstName | Kind.surname);
  }
  const figure = key.split('-', 6).some((part) => ((kinds.get(part) ?? 0) & Kind.figure) !== 0);
  return (kind & againstName) === 0 ? kind : (kind & againstName) | (figure ? Kind.surname : 0);
}

const seen = new Map<string, number>();
const seenLimit = 100_000;

/** The kinds of a word in any case; at most 100,000 distinct words are remembered. */
export function kindOf(word: string): number {
  const known = seen.get(word);
  if (known !== undefined) return known;
  if (word.length > 40) return 0;
  const kind = lookUp(word);
  if (seen.size >= seenLimit) seen.clear();
  seen.set(word, kind);
  return kind;
}

/** How many words after this one belong to a place or a thing that begins with it; `wordAt(n)` gives the nth after it. */
export function phraseLength(first: string, wordAt: (after: number) => string | undefined): number {
  let longest = 0;
  for (const rest of phrases.get(foldWord(first)) ?? []) {
    if (rest.length > longest && rest.every((word, n) => foldWord(wordAt(n + 1) ?? '') === word)) longest = rest.length;
  }
  return longest;
}

const nicknames: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(nicknameLists.nicknames).map(([short, long]) => [short, wordsOf(long).filter((name) => name !== '')]),
);

/** Whether two folded given names may be one person's: equal, an initial of the other, or its short form. */
export function sameGiven(one: string, other: string): boolean {
  const a = one.replaceAll('.', '');
  const b = other.replaceAll('.', '');
  if (a === b) return true;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  return (nicknames.get(a)?.includes(b) ?? false) || (nicknames.get(b)?.includes(a) ?? false);
}

/** The given names that a folded short form may stand for. */
export function longForms(short: string): readonly string[] {
  return nicknames.get(short) ?? [];
}
