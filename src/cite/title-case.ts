import { readData } from '../data.ts';

const small = new Set(
  'a an and as at but by de for from in into nor of on or over per the to up via vs with'.split(' '),
);
let known: ReadonlySet<string> | undefined;

function acronyms(): ReadonlySet<string> {
  known ??= new Set(readData<readonly string[]>('acronyms.json'));
  return known;
}

/** Parts of a compound are cased one by one: `UK-BASED` is `UK-Based`. */
function cased(word: string, edge: boolean): string {
  return word
    .split(/([-/])/u)
    .map((part, at, parts) => (at % 2 === 1 ? part : part === '' ? '' : casedPart(part, edge || parts.length > 1)))
    .join('');
}

function casedPart(word: string, edge: boolean): string {
  const core = word.replace(/[^\p{L}\p{N}'’.&/-]/gu, '');
  const bare = core.replace(/['’]S$/u, '');
  if (acronyms().has(bare.replace(/\.$/u, '')))
    return bare === core ? word : word.slice(0, -1) + word.slice(-1).toLowerCase();
  if (/^\d+(?:ST|ND|RD|TH)$/u.test(core)) return word.toLowerCase();
  if (/\d/u.test(core) || /^(?:\p{Lu}\.){2,}$/u.test(core) || /^[IVX]{2,}$/u.test(core)) return word;
  if (/^[^AEIOUY]{2,}$/u.test(bare) && /^\p{L}+$/u.test(bare)) return word;
  const lower = word.toLowerCase();
  if (!edge && small.has(lower.replace(/[^\p{L}]/gu, ''))) return lower;
  return lower.replace(
    /(^|[-/([“"‘]|(?<=\b[do])['’])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/**
 * A title in capitals, in title case: small words stay low inside, acronyms (by list, by having no vowel, by dots) stay
 * high. Words that already have a small letter are left alone.
 */
export function titleCase(title: string): string {
  const words = title.split(/(\s+)/u);
  return words
    .map((word, at) => {
      if (word.trim() === '' || /\p{Ll}/u.test(word)) return word;
      const edge = at === 0 || at === words.length - 1 || /[:.?!—]$/u.test(words[at - 2] ?? '');
      return cased(word, edge);
    })
    .join('');
}
