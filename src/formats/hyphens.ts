import { readData } from '../data.ts';
import type { Paragraph, Span } from '../document.ts';
import { countLetters } from '../letters.ts';
import { matchesIn } from '../matches.ts';

/** Fewer small letters than this share of all letters: a telegram in capitals, typed with hyphens at line ends. */
const mostSmall = 0.1;
const sample = 20_000;

const vocabulary: ReadonlySet<string> = new Set(
  readData<{ words: string }>('people-vocabulary.json').words.toUpperCase().split(' '),
);
const { compoundFirst, compoundEither } = readData<{ compoundFirst: string[]; compoundEither: string[] }>(
  'cable-words.json',
);
const first = new Set(compoundFirst);
const either = new Set(compoundEither);
/** Behind these the hyphen stands for words left out ("LONG- AND SHORT-TERM"). */
const suspended = new Set(['AND', 'OR', 'TO']);

/** Whether two halves that a line end parts make an ordinary word (`OUT-`, `LOOK`). */
export function isOneWord(left: string, right: string): boolean {
  return vocabulary.has((left + right).toUpperCase());
}

/** Whether a text is written in capitals only, as telegrams were into the 1990s. */
export function isInCapitals(texts: Iterable<string>): boolean {
  let read = 0;
  let small = 0;
  let letters = 0;
  for (const text of texts) {
    const part = text.slice(0, sample - read);
    const counts = countLetters(part);
    small += counts.small;
    letters += counts.letters;
    read += part.length;
    if (read >= sample) break;
  }
  return letters > 0 && small < letters * mostSmall;
}

/** How words are written that a hyphen parts at a line's end: in telegrams as capitals, in print as small letters. */
export type LineHyphens = 'capitals' | 'small letters';

const parting: Readonly<Record<LineHyphens, { readonly left: RegExp; readonly right: RegExp }>> = {
  capitals: { left: /[A-Z]-$/u, right: /^[A-Z]/u },
  'small letters': { left: /\p{Ll}-$/u, right: /^\p{Ll}/u },
};

/** The words and hyphenated compounds of a document that no line end parts, in capitals. */
function wholeWords(paragraphs: readonly Paragraph[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of paragraphs.map((paragraph) => paragraph.text.toUpperCase()))
    for (const found of matchesIn(text, /(?<![A-Z-])[A-Z]{2,40}(?:-[A-Z]{2,40}){0,2}(?![A-Z-])/gu)) {
      const halves = text.slice(found.index - 2, found.index) === '- ';
      if (!halves) for (const word of [found[0], ...found[0].split('-')]) words.add(word);
    }
  return words;
}

type Join = 'one word' | 'compound' | 'apart';

/** Whether a word was parted at a line end, or a compound's own hyphen stands there. */
function joinOf(left: string, right: string, known: ReadonlySet<string>): Join {
  if (suspended.has(right)) return 'apart';
  if (known.has(`${left}-${right}`)) return 'compound';
  if (known.has(left + right) || vocabulary.has(left + right)) return 'one word';
  if (first.has(left) || either.has(left) || either.has(right)) return 'compound';
  const isWord = (word: string) => word.length > 1 && (vocabulary.has(word) || known.has(word));
  return isWord(left) && isWord(right) ? 'compound' : 'one word';
}

/**
 * Joins words that are parted at line ends (`AD-`, `DRESSED`): the two spans stand in the text with nothing between, and
 * the hyphen, where it is no part of the word, belongs to neither.
 */
export function withoutLineHyphens(
  paragraphs: readonly Paragraph[],
  source: string,
  letters: LineHyphens,
): readonly Paragraph[] {
  const { left: ending, right: beginning } = parting[letters];
  const parted = (span: Span, next: Span | undefined) =>
    next !== undefined &&
    ending.test(source.slice(span.start, span.start + span.length).slice(-2)) &&
    beginning.test(source.slice(next.start, next.start + 1)) &&
    /[\r\n]/u.test(source.slice(span.start + span.length, next.start));
  const some = paragraphs.some(({ spans }) => spans.some((span, at) => parted(span, spans[at + 1])));
  if (!some) return paragraphs;
  const known = wholeWords(paragraphs);
  return paragraphs.map((paragraph) => {
    let text = '';
    let blank = '';
    const spans = paragraph.spans.map((span, at): Span => {
      const next = paragraph.spans[at + 1];
      let words = source.slice(span.start, span.start + span.length);
      text += blank;
      blank = ' ';
      if (next !== undefined && parted(span, next)) {
        const left = /\p{L}{1,40}(?=-$)/u.exec(words.slice(-41))?.[0].toUpperCase() ?? '';
        const right =
          /^\p{L}{1,40}/u.exec(source.slice(next.start, next.start + Math.min(next.length, 40)))?.[0].toUpperCase() ??
          '';
        const join = joinOf(left, right, known);
        if (join !== 'apart') blank = '';
        if (join === 'one word') words = words.slice(0, -1);
      }
      const placed = { at: text.length, start: span.start, length: words.length };
      text += words;
      return placed;
    });
    return { ...paragraph, text, spans };
  });
}
