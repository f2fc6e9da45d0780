import { spansOf } from '../../src/citation.ts';
import type { Cable, Document, DocumentId, Placed } from '../../src/document.ts';

/** Parts of a made document; places are given by the words that stand there. */
export interface DocumentParts {
  readonly source: string;
  /** Each paragraph by its pieces: stretches of the source, verbatim. */
  readonly paragraphs: readonly (readonly string[])[];
  readonly kind?: 'cable' | 'article';
  readonly outlet?: string;
  readonly authors?: readonly string[];
  readonly signers?: readonly string[];
  readonly classifiedBy?: { readonly text: string; readonly name: string; readonly title?: string };
  readonly from?: string;
}

function placeOf(source: string, text: string): Placed {
  const start = source.lastIndexOf(text);
  if (start < 0) throw new Error(`not in the source: ${text}`);
  return { text, start, end: start + text.length };
}

/** A document made by hand, for tests of facts that do without a parser. */
export function makeDocument(parts: DocumentParts): Document {
  const { source } = parts;
  const kind = parts.kind ?? 'article';
  let at = 0;
  const paragraphs = parts.paragraphs.map((pieces, index) => {
    const places = pieces.map((piece) => {
      const start = source.indexOf(piece, at);
      if (start < 0) throw new Error(`not in the source: ${piece}`);
      at = start + piece.length;
      return { start, end: at };
    });
    return { index, label: String(index + 1), mark: undefined, heading: undefined, ...spansOf(source, places) };
  });
  const signersAt = (parts.signers ?? []).map((signer) => placeOf(source, signer));
  return {
    id: 'made' as DocumentId,
    format: kind,
    kind,
    title: 'Made by hand',
    date: { edtf: undefined, precision: 'unknown', basis: 'unknown' },
    paragraphs,
    headings: [],
    references: [],
    authors: parts.authors ?? [],
    authorsAt: (parts.authors ?? []).map((author) => placeOf(source, author)),
    signersAt,
    ...(parts.outlet === undefined ? {} : { outlet: parts.outlet }),
    warnings: [],
    source: { name: 'made.txt', sha256: '', text: source },
    ...(kind === 'cable' ? { cable: cableOf(parts) } : {}),
  };
}

function cableOf(parts: DocumentParts): Cable {
  const { classifiedBy } = parts;
  return {
    mrn: undefined,
    sentAt: undefined,
    precedence: undefined,
    from: parts.from === undefined ? undefined : { name: parts.from, excluded: [] },
    to: [],
    info: [],
    classification: undefined,
    captions: [],
    tags: [],
    declassify: { order: undefined, on: undefined },
    classifiedBy:
      classifiedBy === undefined
        ? undefined
        : { ...placeOf(parts.source, classifiedBy.text), ...classifiedBy, reasons: [] },
    signers: parts.signers ?? [],
    summary: undefined,
    summaryParagraphs: [],
  };
}
