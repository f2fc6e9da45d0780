import { typeface, type Weight } from './typeface.ts';

/** Stands for a letter that the typeface lacks. */
export const absent = '\ufffd';
/** No label has room for more, and no word of a document makes this work longer. */
const mostUnits = 600;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Text of a document as plain words on one line: control characters and line ends are blanks, what has no width or turns
 * the direction of writing goes, letters bear at most two marks. Bounded.
 */
export function plainWords(text: string, most = mostUnits): string {
  return text
    .slice(0, most * 2)
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\ufff9-\ufffb]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim()
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/u, '');
}

/** Words as they can be drawn: a box stands for what the typeface lacks. */
function drawable(text: string, weight: Weight): string {
  const face = typeface(weight);
  return Array.from(plainWords(text), (letter) => (face.has(letter.codePointAt(0) ?? 0) ? letter : absent)).join('');
}

/** Units that drawable words take. */
export function widthOf(text: string, size: number, weight: Weight = 400): number {
  const face = typeface(weight);
  let sum = 0;
  for (const letter of text) sum += face.advance(letter.codePointAt(0) ?? 0);
  return sum * size;
}

/** As many graphemes of drawable words as have room. */
function upTo(text: string, room: number, size: number, weight: Weight): string {
  let end = 0;
  let used = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += widthOf(segment, size, weight);
    if (used > room) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** Words on at most `lines` lines of `room` units; the first may have less. What has no room ends in an ellipsis. */
export function lined(
  text: string,
  room: number,
  size: number,
  { lines = 1, weight = 400, first = room }: { lines?: number; weight?: Weight; first?: number } = {},
): readonly string[] {
  const found: string[] = [];
  let rest = drawable(text, weight);
  while (rest !== '' && found.length < lines) {
    const space = found.length === 0 ? first : room;
    if (widthOf(rest, size, weight) <= space) return [...found, rest];
    if (found.length === lines - 1) {
      const dots = widthOf('…', size, weight);
      return [...found, `${upTo(rest, space - dots, size, weight).trimEnd()}…`];
    }
    const whole = upTo(rest, space, size, weight);
    const blank = rest.charAt(whole.length) === ' ' ? whole.length : whole.lastIndexOf(' ');
    const cut = blank > 0 ? blank : found.length === 0 && first < room ? 0 : whole.length;
    found.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
    if (cut === 0 && first >= room) break;
  }
  return found;
}

/** Words on one line. */
export function fitted(text: string, room: number, size: number, weight: Weight = 400): string {
  return lined(text, room, size, { weight })[0] ?? '';
}

/** Plain words of at most so many units; what is left out ends in an ellipsis. */
export function clipped(text: string, most: number): string {
  const whole = plainWords(text, most + 1);
  if (whole.length <= most) return whole;
  return `${whole
    .slice(0, most - 1)
    .replace(/[\ud800-\udbff]$/u, '')
    .trimEnd()}…`;
}

/** `3 events`, `1 event`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
