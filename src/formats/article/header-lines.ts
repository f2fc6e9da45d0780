import type { DocumentDate, Paragraph, Placed } from '../../document.ts';
import type { Block } from './blocks.ts';
import { readByline } from './byline.ts';
import { type DateLine, dateAmong, statedDate, undated } from './stated-date.ts';

/** A longer paragraph begins the text. */
const prose = 160;
/** Byline and date stand within so many lines of the top. */
const mostLines = 8;
/** A mail's lines, and those of a memorandum that say who wrote to whom, are no byline. */
const labelled = /^(?:from|to|cc|subject|re|through)\s?:/iu;

/**
 * The authors and the date that the lines above a text print, each on a line of its own, where the file marks
 * paragraphs but not what they are.
 */
export function headerOf(
  source: string,
  paragraphs: readonly Paragraph[],
): { readonly authors: readonly Placed[]; readonly date: DocumentDate } {
  const authors: Placed[] = [];
  const dates: DateLine[] = [];
  for (const line of headerLines(source, paragraphs)) {
    if (labelled.test(line.text)) continue;
    const byline = readByline(line);
    const date = statedDate(line.text, byline?.authors.map((author) => author.text) ?? []);
    if (authors.length === 0) authors.push(...(byline?.authors ?? []));
    if (date !== undefined) dates.push({ text: line.text, date });
  }
  return { authors, date: dateAmong(dates) ?? undated };
}

function headerLines(source: string, paragraphs: readonly Paragraph[]): readonly Block[] {
  const top = paragraphs.slice(0, mostLines);
  const end = top.findIndex((paragraph) => paragraph.text.length >= prose);
  return top
    .slice(0, end === -1 ? undefined : end)
    .flatMap((paragraph) => linesOf(source, paragraph))
    .slice(0, mostLines);
}

/** A paragraph's lines as the file breaks them. */
function linesOf(source: string, { start, end }: Paragraph): Block[] {
  return [...source.slice(start, end).matchAll(/[^\n]+/gu)].flatMap((found) => {
    const words = found[0].trim();
    if (words === '') return [];
    const at = start + found.index + found[0].indexOf(words);
    const pieces = [{ start: at, end: at + words.length }];
    return [{ pieces, text: words.replace(/\s+/gu, ' '), indent: 0, bullet: false, apart: true, marked: false }];
  });
}
