import { type Access, type Level, levelOf, paragraphLevel } from '../access/access.ts';
import type { Document, Paragraph, Placed } from '../document.ts';

/** Level of a document's classification line; unmarked is unclassified, unreadable counts as the highest. */
export function documentLevel(document: Pick<Document, 'cable' | 'classification'>): Level {
  const classification = document.cable?.classification ?? document.classification;
  return classification === undefined ? 0 : (levelOf(classification) ?? 4);
}

/** Level of one of its paragraphs: its own mark, else the document's. */
export function levelWithin(
  document: Pick<Document, 'cable' | 'classification'>,
  paragraph: Pick<Paragraph, 'mark'>,
): Level {
  return paragraphLevel(paragraph.mark, document.cable?.classification ?? document.classification);
}

/** The lowest level of a reader who sees anything of a document. */
export function lowestLevel(document: Document): number {
  return document.paragraphs.reduce<number>(
    (least, paragraph) => Math.min(least, levelWithin(document, paragraph)),
    documentLevel(document),
  );
}

/** Level of what stands at these source offsets: that of the paragraph they touch, elsewhere the document's. */
function levelAt(document: Document, start: number, end: number): Level {
  const paragraph = document.paragraphs.find((each) => start < each.end && each.start < end);
  return paragraph === undefined ? documentLevel(document) : levelWithin(document, paragraph);
}

/**
 * The document as somebody with this access sees it. Paragraphs above are absent with their headings; so is what the header
 * and the foot say (authors, signers, Classified By, references) when the classification line is above. Title, date,
 * posts and TAGS are the document's label: whoever sees any of it sees them. Withheld stretches of the source are
 * blanks of the same length, so offsets hold; `index` of the paragraphs that stay is unchanged.
 */
export function withhold(document: Document, access: Access): { document: Document; withheld: number } {
  const paragraphs = document.paragraphs.filter((each) => levelWithin(document, each) <= access.level);
  const withheld = document.paragraphs.length - paragraphs.length;
  const header = documentLevel(document) <= access.level;
  if (withheld === 0 && header) return { document, withheld };

  const seen = new Set(paragraphs.map((each) => each.index));
  const headings = document.headings.filter((each) => seen.has(each.paragraph));
  const maySee = (place: { start: number; end: number }) => levelAt(document, place.start, place.end) <= access.level;
  const authors = document.authorsAt.filter(maySee);
  const signers = document.signersAt.filter(maySee);
  const summaryAt = document.cable?.summaryParagraphs ?? [];
  const summaryWhole = summaryAt.length > 0 && summaryAt.every((index) => seen.has(index));
  return {
    withheld,
    document: {
      ...document,
      paragraphs,
      headings,
      references: document.references.filter(maySee),
      authors: header ? document.authors : [],
      authorsAt: authors,
      signersAt: signers,
      warnings: [],
      source: { ...document.source, text: visibleSource(document, paragraphs, headings, header) },
      ...(document.cable === undefined
        ? {}
        : {
            cable: {
              ...document.cable,
              classifiedBy: header ? document.cable.classifiedBy : undefined,
              signers: header ? document.cable.signers : [],
              summary: summaryWhole ? document.cable.summary : undefined,
              summaryParagraphs: summaryAt.filter((index) => seen.has(index)),
            },
          }),
    },
  };
}

/** The mark of the highest level: what has it is withheld from everybody who is withheld anything. */
const highestMark = 'TS';

/**
 * A text that is not the current one, for a reader from whom some of the current text is withheld. What was marked higher
 * since is withheld here too: paragraphs with the number or the words of one that is withheld, and the header.
 */
export function withholdAsNow(
  other: Document,
  current: Document,
  access: Access,
): { document: Document; withheld: number } {
  const above = current.paragraphs.filter((each) => levelWithin(current, each) > access.level);
  const labels = new Set(above.map(({ label }) => label));
  const texts = new Set(above.map(({ text }) => text));
  const paragraphs = other.paragraphs.map((each) =>
    labels.has(each.label) || texts.has(each.text) ? { ...each, mark: highestMark } : each,
  );
  if (documentLevel(current) <= access.level) return withhold({ ...other, paragraphs }, access);
  const classification = current.cable?.classification ?? current.classification ?? '';
  const { cable } = other;
  const stricter = {
    ...other,
    paragraphs,
    ...(cable === undefined ? { classification } : { cable: { ...cable, classification } }),
  };
  return withhold(documentLevel(other) > access.level ? { ...other, paragraphs } : stricter, access);
}

/** The source with all blanked but what is known to be visible: when in doubt a stretch is withheld. */
function visibleSource(
  document: Document,
  paragraphs: readonly Paragraph[],
  headings: readonly Placed[],
  header: boolean,
): string {
  const { text } = document.source;
  const kept: { start: number; end: number }[] = [...paragraphs, ...headings];
  if (document.titleAt !== undefined) kept.push(document.titleAt);
  if (header) kept.push(...aroundParagraphs(document, text.length));
  kept.sort((one, other) => one.start - other.start);
  let shown = '';
  for (const { start, end } of kept) {
    if (end <= shown.length) continue;
    if (start > shown.length) shown += ' '.repeat(start - shown.length);
    shown += text.slice(shown.length, end);
  }
  return shown + ' '.repeat(text.length - shown.length);
}

/** What stands before the first paragraph (and its heading) and after the last one. */
function aroundParagraphs(document: Document, length: number): { start: number; end: number }[] {
  const body = [...document.paragraphs, ...document.headings];
  if (body.length === 0) return [{ start: 0, end: length }];
  const first = Math.min(...body.map((each) => each.start));
  const last = Math.max(...body.map((each) => each.end));
  return [
    { start: 0, end: first },
    { start: last, end: length },
  ];
}
