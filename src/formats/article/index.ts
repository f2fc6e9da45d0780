import { spansOf } from '../../citation.ts';
import type { Document, DocumentDate, Paragraph, Placed, Source } from '../../document.ts';
import { DocumentError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { slug } from '../slug.ts';
import { outletOffering, withoutAftermath } from './aftermath.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Credit, readAffiliation, readByline, readNote, readPlainByline } from './byline.ts';
import { readDatedOutlet } from './masthead.ts';
import { isWebPage } from './page.ts';
import { HEAD, type Parts, partsOfPage, partsOfText } from './parts.ts';
import { keyOf, onceEach, withoutTeasers } from './repeats.ts';
import { type DateLine, dateAmong, datelineDate, statedDate, undated } from './stated-date.ts';

/** How sure this format is of any text: it reads what no other knows. */
const FALLBACK = 0.2;
/** A note about the author stands within so many blocks of the end. */
const FOOT = 4;
/** A name far into a long body need not be looked for: what a note's person is compared with, in characters. */
const BODY_SAMPLE = 500_000;

/** Press articles, essays and reports as plain text, and web pages as text (source of the rules: CABLE_FORMAT §4). */
export const article: Format = {
  name: 'article',
  detect: () => FALLBACK,
  parse(source: Source): Document {
    const blocks = blocksOf(source.text, source.name);
    if (blocks.length === 0) throw new DocumentError(source.name, 'no text in it');
    const page = isWebPage(blocks);
    const trimmed = page ? { blocks, outlet: outletOffering(blocks), warning: undefined } : withoutAftermath(blocks);
    const parts = page ? partsOfPage(source.text, blocks) : partsOfText(trimmed.blocks);
    const { credits, outlet: printed, date, body } = strip(parts);
    const kept = body.length > 0 ? body : parts.title === undefined ? blocks : [parts.title];
    const paragraphs = kept.map((block, index) => paragraphOf(source.text, block, index));
    const title = parts.title?.text ?? opening(paragraphs[0]?.text ?? source.name);
    const authorsAt = credits.flatMap((credit) => credit.authors);
    const outlet =
      parts.outlet ?? printed ?? trimmed.outlet ?? credits.find((credit) => credit.outlet !== undefined)?.outlet;
    return {
      id: slug(title, source.sha256),
      format: 'article',
      kind: 'article',
      title,
      ...(parts.title === undefined ? {} : { titleAt: placeOf(parts.title) }),
      date,
      paragraphs,
      headings: [],
      references: [],
      authors: namesOnce(authorsAt.map((author) => author.text)),
      authorsAt,
      signersAt: [],
      ...(outlet === undefined ? {} : { outlet }),
      warnings: trimmed.warning === undefined ? [] : [trimmed.warning],
      source,
    };
  },
};

interface Stripped {
  readonly credits: Credit[];
  /** As a header line beside the date prints it. */
  readonly outlet: string | undefined;
  readonly date: DocumentDate;
  readonly body: Block[];
}

/** Takes byline, date, author note, teasers and repeats out of a body. */
function strip({ title, under, head, body }: Parts): Stripped {
  const credits: Credit[] = [];
  const dates: DateLine[] = [];
  const apparatus = new Set<Block>();
  let signed = false;
  let outlet: string | undefined;
  for (const block of head) {
    const plain = block === under ? readPlainByline(block) : undefined;
    const byline: Credit | undefined = readByline(block) ?? plain ?? (signed ? readAffiliation(block) : undefined);
    signed = (byline?.authors.length ?? 0) > 0;
    const names = byline?.authors.map((author) => author.text) ?? [];
    const beside = byline === undefined ? readDatedOutlet(block.text) : undefined;
    outlet ??= beside?.outlet;
    const date = beside?.date ?? statedDate(block.text, names);
    if (byline !== undefined) credits.push(byline);
    if (date !== undefined) dates.push({ text: block.text, date });
    if (byline !== undefined || date !== undefined) apparatus.add(block);
  }
  const titleKey = title === undefined ? '' : keyOf(title.text);
  const lines = body.filter((block, at) => !apparatus.has(block) && (at >= HEAD || keyOf(block.text) !== titleKey));
  const text = onceEach(withoutTeasers(lines));
  const date = dateAmong(dates) ?? datelineDate(text[0]?.text ?? '') ?? undated;
  return { ...withoutNotes(text, credits), outlet, date };
}

function withoutNotes(text: readonly Block[], bylines: readonly Credit[]): { credits: Credit[]; body: Block[] } {
  const credits = [...bylines];
  const names = bylines.flatMap((credit) => credit.authors.map((author) => author.text));
  const lost = bylines.some((credit) => credit.authors.length === 0);
  const end = Math.max(1, text.length - FOOT);
  const main = text.slice(0, end);
  const sample = main
    .map((block) => block.text.slice(0, BODY_SAMPLE))
    .join('\n')
    .slice(0, BODY_SAMPLE);
  const tail = text.slice(end).filter((block) => {
    const note = readNote(block, { names, lost, body: sample });
    if (note !== undefined) credits.push(note);
    return note === undefined;
  });
  return { credits, body: [...main, ...tail] };
}

/** Each name once, whatever its case: spelled as where it has small letters. */
function namesOnce(names: readonly string[]): string[] {
  const spellings = new Map<string, string>();
  for (const name of names) {
    const known = spellings.get(keyOf(name));
    if (known === undefined || !/\p{Ll}/u.test(known)) spellings.set(keyOf(name), name);
  }
  return [...spellings.values()];
}

function paragraphOf(source: string, block: Block, index: number): Paragraph {
  return { index, label: String(index + 1), mark: undefined, heading: undefined, ...spansOf(source, block.pieces) };
}

function placeOf(block: Block): Placed {
  return { text: block.text, start: block.pieces[0]?.start ?? 0, end: block.pieces.at(-1)?.end ?? 0 };
}

/** The first words of a text that has no title, at most 80 characters. */
function opening(text: string): string {
  if (text.length <= 80) return text;
  const cut = text.slice(0, 80);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 20)).trimEnd()} …`;
}
