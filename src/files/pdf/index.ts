import { checkShape } from '../../decode.ts';
import { DocumentError } from '../../errors.ts';
import type { Extract, PageStart, Stated } from '../../extract.ts';
import type { FileKind } from '../file-kind.ts';
import { languageTag, sensibleAuthors, sensibleTitle } from '../imprint.ts';
import { Outline } from '../outline.ts';
import { linesOf } from './columns.ts';
import { type Imprint, type Pdf, readPdf, type Sheet } from './engine.ts';
import { furnitureOf } from './furniture.ts';
import type { Line } from './lines.ts';
import { type Paragraph, Typesetting } from './paragraphs.ts';
import { byTurn } from './pieces.ts';
import { checkStreams } from './streams.ts';

const extractor = 'unpdf 1.6.2';

/**
 * A PDF, by its text layer: columns one after the other, lines kept as lines, running heads left out, pages told by
 * their printed numbers. Scanned pages without text are reported.
 */
export const pdf: FileKind = {
  name: 'pdf',
  holdsMany: false,
  detect: (head) => /^\ufeff?\s{0,20}%PDF-\d/u.test(Buffer.from(head.subarray(0, 64)).toString('utf8')),
  async *open(file, budget) {
    const bytes = await file.bytes();
    checkStreams(bytes, file.name, budget);
    yield { name: '', extract: extractOf(await readPdf(bytes, file.name), file.name) };
  },
};

function extractOf({ sheets, imprint }: Pdf, name: string): Extract {
  const pages = linesOfSheets(sheets);
  const printed = pages.flat();
  if (printed.length === 0) throw new DocumentError(name, 'no page has any text: scanned images are not read');
  const { out, kept } = furnitureOf(pages);
  const body = printed.filter((line) => !out.has(line));
  const lines = body.length === 0 ? printed : body;
  const outline = new Outline();
  for (const { text } of kept) outline.add(undefined, text, { gap: '\n' });
  const starts = write(outline, new Typesetting(lines).paragraphs(lines), sheets);
  checkShape(outline.text, name);
  return {
    text: outline.text,
    extractor,
    stated: statedOf(imprint, name),
    passages: outline.passages,
    pages: starts,
    warnings: warningsOf(sheets, outline.text),
  };
}

function linesOfSheets(sheets: readonly Sheet[]): Line[][] {
  let block = 0;
  return sheets.map(({ pieces }, page) => {
    const lines = linesOf(byTurn(pieces), page, block);
    block = (lines.at(-1)?.block ?? block) + 1;
    return lines;
  });
}

/** Writes paragraphs line by line and returns where pages begin. */
function write(outline: Outline, paragraphs: readonly Paragraph[], sheets: readonly Sheet[]): PageStart[] {
  const starts: PageStart[] = [];
  let page: number | undefined;
  for (const { lines, heading } of paragraphs) {
    const text = lines.map((line) => line.text).join('\n');
    let start = outline.add(heading ? 'heading' : 'paragraph', text);
    for (const line of lines) {
      if (line.page !== page) starts.push({ label: sheets[line.page]?.label ?? '', start });
      page = line.page;
      start += line.text.length + 1;
    }
  }
  return starts;
}

/** The date of the file is not that of the document: it is not stated. */
function statedOf(imprint: Imprint, name: string): Stated {
  const title = sensibleTitle(imprint.title, name);
  const authors = sensibleAuthors(imprint.authors);
  const language = languageTag(imprint.language);
  return {
    ...(title === undefined ? {} : { title }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(language === undefined ? {} : { language }),
  };
}

function warningsOf(sheets: readonly Sheet[], text: string): string[] {
  const empty = rangesOf(sheets, ({ pieces, unread }) => pieces.length === 0 && !unread);
  const damaged = rangesOf(sheets, ({ unread }) => unread);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const unreadable = text.match(/[\ufffd\p{Co}]/gu)?.length ?? 0;
  return [
    ...(empty === '' ? [] : [`${empty} no text: scanned images are not read`]),
    ...(damaged === '' ? [] : [`${damaged} damage and could not be read`]),
    ...(unreadable > letters / 4
      ? ['its fonts do not say which letters they show: much of the text is unreadable']
      : []),
  ];
}

/** "page 3 has", "pages 3, 7–9 have": those pages, as printed; empty for none. */
function rangesOf(sheets: readonly Sheet[], which: (sheet: Sheet) => boolean): string {
  const runs: { first: string; last: string; next: number }[] = [];
  let count = 0;
  for (const [at, sheet] of sheets.entries()) {
    if (!which(sheet)) continue;
    count += 1;
    const run = runs.at(-1);
    if (run?.next === at) Object.assign(run, { last: sheet.label, next: at + 1 });
    else runs.push({ first: sheet.label, last: sheet.label, next: at + 1 });
  }
  const list = runs.map(({ first, last }) => (first === last ? first : `${first}–${last}`)).join(', ');
  return count === 0 ? '' : count === 1 ? `page ${list} has` : `pages ${list} have`;
}
