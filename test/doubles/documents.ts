import { spansOf } from '../../src/citation.ts';
import type { Citation, Document, DocumentCard, DocumentId, Paragraph } from '../../src/index.ts';

/** A paragraph of a made-up document: its words, and the heading above it. */
export interface Given {
  readonly text: string;
  readonly heading?: string;
  readonly mark?: string;
}

/** A source with headings and paragraphs under each other, and the paragraphs that it is read as. */
function laidOut(given: readonly Given[]) {
  let text = '';
  const paragraphs: Paragraph[] = [];
  const headings: { text: string; start: number; end: number; paragraph: number }[] = [];
  for (const [index, { text: words, heading, mark }] of given.entries()) {
    if (heading !== undefined) {
      headings.push({ text: heading, start: text.length, end: text.length + heading.length, paragraph: index });
      text += `${heading}\n\n`;
    }
    const start = text.length;
    text += `${words}\n\n`;
    const spans = spansOf(text, [{ start, end: start + words.length }]);
    paragraphs.push({ index, label: String(index + 1), mark, heading, ...spans });
  }
  return { text, paragraphs, headings };
}

/** A small made-up cable. */
export function cableOf(given: readonly Given[], title = 'HARBOR TALKS RESUME'): Document {
  const { text, paragraphs, headings } = laidOut(given);
  return {
    id: '05OSLO77' as DocumentId,
    format: 'cable',
    kind: 'cable',
    title,
    date: { edtf: '2005-03-04', precision: 'day', basis: 'header' },
    paragraphs,
    headings,
    references: [],
    authors: [],
    authorsAt: [],
    signersAt: [],
    warnings: ['no signature found'],
    source: { name: 'oslo.txt', sha256: '0'.repeat(64), text },
    cable: {
      mrn: '05OSLO77',
      sentAt: '2005-03-04T09:15Z',
      precedence: 'ROUTINE',
      from: { name: 'AMEMBASSY OSLO', excluded: [] },
      to: [{ name: 'SECSTATE WASHDC', excluded: [] }],
      info: [{ name: 'NATO', excluded: [] }],
      classification: 'CONFIDENTIAL',
      captions: ['SIPDIS'],
      tags: [
        { code: 'PREL', name: 'External Political Relations', kind: 'subject' },
        { code: 'KXYZ', name: 'Made-up Affairs', kind: 'program', unconfirmed: true },
      ],
      declassify: { order: '12958', on: '2015-03-04' },
      classifiedBy: {
        text: 'DCM Anna Berg',
        name: 'Anna Berg',
        title: 'DCM',
        reasons: ['1.4(b)', '1.4(d)'],
        start: 0,
        end: 0,
      },
      signers: ['BERG'],
      summary: paragraphs[0]?.text,
      summaryParagraphs: [0],
    },
  };
}

/** A small made-up article, undated. */
export function articleOf(given: readonly Given[], title = 'Why the harbor matters'): Document {
  const { text, paragraphs, headings } = laidOut(given);
  return {
    id: 'why-the-harbor-matters' as DocumentId,
    format: 'article',
    kind: 'article',
    title,
    date: { edtf: undefined, precision: 'unknown', basis: 'unknown' },
    paragraphs,
    headings,
    references: [],
    authors: ['Nils Lund'],
    authorsAt: [],
    signersAt: [],
    outlet: 'Nordic Review',
    warnings: [],
    source: { name: 'harbor.txt', sha256: '1'.repeat(64), text },
  };
}

export function cardOf(document: Document): DocumentCard {
  const { id, kind, title, date, paragraphs, cable, outlet } = document;
  const origin = cable?.from?.name ?? outlet;
  return {
    id,
    kind,
    title,
    date,
    ...(origin === undefined ? {} : { origin }),
    level: cable === undefined ? 0 : 2,
    tags: cable?.tags.map(({ code }) => code) ?? [],
    paragraphs: paragraphs.length,
  };
}

/** Cites words of a document where they first stand. */
export function citing(document: Document, quote: string): Citation {
  const start = document.source.text.indexOf(quote);
  if (start < 0) throw new RangeError(`${document.id} does not say ${quote.slice(0, 80)}`);
  const paragraph = document.paragraphs.find((each) => start >= each.start && start < each.end);
  const name = document.kind === 'cable' ? document.id : document.title;
  return {
    document: document.id,
    ...(paragraph === undefined ? {} : { paragraph: paragraph.index }),
    start,
    end: start + quote.length,
    quote,
    pin: paragraph === undefined ? name : `${name} ¶${paragraph.label}`,
  };
}
