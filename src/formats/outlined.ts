import { spansOf } from '../citation.ts';
import type { Document, Heading, Paragraph, Source } from '../document.ts';
import { DocumentError } from '../errors.ts';
import type { PageStart, Passage } from '../extract.ts';
import { headerOf } from './article/header-lines.ts';
import { withoutLineHyphens } from './hyphens.ts';
import { slug } from './slug.ts';

const longestTitle = 300;

/** The printed page of a place in the text; undefined before the first and where there are none. */
export function pageAt(pages: readonly PageStart[], start: number): string | undefined {
  return pages.findLast((page) => page.start <= start)?.label;
}

/**
 * A document whose file marks its own paragraphs and headings: nothing is guessed from the layout. Its first heading is
 * the title where nothing else states one; a byline and a date that stand alone above the text are read, and stay where
 * they are.
 * @throws DocumentError when no paragraph has any words
 */
export function outlined(source: Source, passages: readonly Passage[], pages: readonly PageStart[] = []): Document {
  const paragraphs: Paragraph[] = [];
  const headings: Heading[] = [];
  let above: string | undefined;
  for (const { kind, start, end } of passages) {
    const read = spansOf(source.text, [{ start, end }]);
    if (read.text === '') continue;
    if (kind === 'heading') {
      above = read.text;
      headings.push({ text: read.text, start: read.start, end: read.end, paragraph: paragraphs.length });
      continue;
    }
    const page = pageAt(pages, read.start);
    const index = paragraphs.length;
    const label = String(index + 1);
    paragraphs.push({
      index,
      label,
      mark: undefined,
      heading: above,
      ...read,
      ...(page === undefined ? {} : { page }),
    });
    above = undefined;
  }
  const [first] = paragraphs;
  if (first === undefined) throw new DocumentError(source.name, 'no paragraph in it');
  const titled = headings[0] !== undefined && headings[0].paragraph === 0 ? headings[0] : undefined;
  const title = (titled?.text ?? first.text).slice(0, longestTitle);
  const header = headerOf(source.text, paragraphs);
  return {
    id: slug(title, source.sha256),
    format: 'outlined',
    kind: 'report',
    title,
    ...(titled === undefined ? {} : { titleAt: { text: titled.text, start: titled.start, end: titled.end } }),
    date: header.date,
    paragraphs: withoutLineHyphens(paragraphs, source.text, 'small letters'),
    // A heading that nothing follows would stand above a paragraph that isn't there.
    headings: headings.filter((each) => each.paragraph < paragraphs.length),
    references: [],
    authors: [...new Set(header.authors.map((author) => author.text))],
    authorsAt: header.authors,
    signersAt: [],
    warnings: [],
    source,
  };
}
