import { countLetters } from '../letters.ts';
import { matchesIn } from '../matches.ts';

/** No sentence is looked for further away than this. */
const SENTENCE_REACH = 1200;

const SENTENCE_END = /[.!?…]["”’')\]]{0,3}\s+(?=["“‘'([]{0,2}[\p{Lu}\d])|\n/gu;
/** Full stops that end no sentence. */
const ABBREVIATED =
  /(?:^|[\s("“])(?:[A-Z]|MR|MRS|DR|GEN|LT|COL|MAJ|CAPT|ADM|AMB|SEN|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Amb|Sen|Rep|Gov|Pres|Sec|St|Jr|Sr|No|Nos|Art|Para|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|ca?|vs|etc|e\.g|i\.e|Inc|Co|Corp|Ltd|a\.m|p\.m|(?:[A-Z]\.){1,4}[A-Z])\.$/u;
/** After "U.S." a new sentence begins with one of these, not with a name. */
const STARTER =
  /^(?:The|He|She|It|They|We|In|On|At|But|However|This|These|That|Those|If|When|While|After|As|For|And)\s/u;

/** The sentence of `text` that holds [start, end). */
export function sentenceAround(text: string, start: number, end: number): { start: number; end: number } {
  const floor = Math.max(0, start - SENTENCE_REACH);
  const ceiling = Math.min(text.length, end + SENTENCE_REACH);
  const window = text.slice(floor, ceiling);
  let from = floor;
  for (const match of matchesIn(window, SENTENCE_END)) {
    const after = floor + match.index + match[0].length;
    if (after > start && floor + match.index < end) continue;
    // The stop right after a date is none of its own: "in Dec. Rain fell".
    if (floor + match.index !== end && !endsSentence(window, match.index, after - floor)) continue;
    if (after <= start) from = after;
    else return { start: from, end: floor + match.index + match[0].trimEnd().length };
  }
  return { start: from, end: ceiling };
}

function endsSentence(text: string, stop: number, next: number): boolean {
  if (text[stop] !== '.') return true;
  if (!ABBREVIATED.test(text.slice(Math.max(0, stop - 12), stop + 1))) return true;
  return (
    /[A-Z]\.[A-Z]\.$/u.test(text.slice(Math.max(0, stop - 4), stop + 1)) && STARTER.test(text.slice(next, next + 12))
  );
}

/**
 * Telegrams in capitals in small letters, so that their verbs can be told; other text as it is. Same length.
 */
export function inSmallLetters(words: string): string {
  const { capitals, small } = countLetters(words);
  if (capitals < 12 || small * 8 > capitals) return words;
  return words.replace(/\p{Lu}/gu, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });
}
