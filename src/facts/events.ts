/** Dated events of a document: each date of its paragraphs with the words that say what happened. */
import { sourceOffset } from '../citation.ts';
import type { Document, Paragraph } from '../document.ts';
import { dayBounds } from '../edtf.ts';
import { findDates } from './dates.ts';
import { citeClause } from './event-citation.ts';
import { clauseAround } from './event-clause.ts';
import { datelineEnd } from './event-dateline.ts';
import { isNothing } from './event-nothing.ts';
import { isOfPaper, isReference, isSourceNote, type Section, sectionOf } from './event-papers.ts';
import { inSmallLetters } from './event-sentence.ts';
import { joinNeighbours, sinceThen, withoutEchoes } from './event-spans.ts';
import { statusOf } from './event-status.ts';
import type { DateFound, EventFact } from './facts.ts';

/** Wider than any white space inside a date, so that no date reaches over two paragraphs. */
const BETWEEN_PARAGRAPHS = '\n\n\n\n';
/** So many events a document may give; the rest would be a table, not a history. */
const MOST_EVENTS = 20_000;

/** Dates that only name or number something. */
const NOT_TOLD = new Set([
  'year-of-noun',
  'fiscal-year',
  'century',
  'year-ad',
  'neighbour-decade',
  'neighbour-century',
]);
/** "Compared to the previous year": what is compared with, not what is told. */
const COMPARED = /\b(?:for|than|from|over|to|with|of) $/iu;
/** "The pre-1967 border", "compared with the 1950's". */
const NAMES_AN_AGE = /(?:\b(?:pre|post)[-–]|\bcompared (?:with|to)(?: (?:the|that|those)(?: of)?)? )$/iu;
/** "In the next day or two". */
const DURATION = /^ or (?:two|three|so)\b/iu;
/** "The Olympic winter games". */
const SEASON_IN_NAME = /^ (?:olympics?|games|palace|quarters|wheat|crops?|clothing|sports)\b/iu;
/** A date that only tells which one of its kind is meant. */
const OWNED = /(?:\b(?:the|his|her|its|their|our|this|that)|['’]s?) $/iu;
/** "Today" is a day only where something is done on it; otherwise it is the present at large. */
const DONE =
  /\b(?:will|was|were|met|held|took|came|went|left|began|said|told|gave|made|saw|sent|won|lost|\p{Ll}{2,16}ed)\b/u;
/** "Castro is today an embarrassment", "today is carried as": no day's doing. */
const IS = /\b(?:is|are)\b(?! (?:(?:also|still|now|not|\p{Ll}+ly) )?(?:being |\p{Ll}+ing\b))/u;
const WAS =
  /\b(?:was|were|will|met|held|took|came|went|left|began|said|told|gave|made|saw|sent|won|lost|announced|reported|called|confirmed)\b/u;
/** Whoever speaks says "today" of the occasion itself. */
const SPOKEN = /\b(?:I|we|you)\b/u;
const AT_LARGE = /\b(?:as of|even|until|of|than|still|world|here) $/iu;

/**
 * The events of a document, in the order of its text; their citations quote the paragraph verbatim. Skipped: dates of
 * declassification, of papers referred to, in lists of references, and those that name neither month nor day nor year.
 */
export function eventsOf(document: Document): EventFact[] {
  const offsets: number[] = [];
  let length = 0;
  for (const paragraph of document.paragraphs) {
    offsets.push(length);
    length += paragraph.text.length + BETWEEN_PARAGRAPHS.length;
  }
  const text = document.paragraphs.map((paragraph) => paragraph.text).join(BETWEEN_PARAGRAPHS);
  const events: EventFact[] = [];
  const told = new Set<string>();
  let index = 0;
  let section: Section = 'text';
  const sections = document.paragraphs.map((paragraph) => {
    section = sectionOf(paragraph, section);
    return section;
  });
  const dates = findDates(text, { reference: document.date.edtf, ranges: 'whole', report: true });
  for (const date of joinNeighbours(text, withoutEchoes(text, dates))) {
    while ((offsets[index + 1] ?? Number.POSITIVE_INFINITY) <= date.start) index += 1;
    const paragraph = document.paragraphs[index];
    const offset = offsets[index];
    const where = sections[index];
    if (paragraph === undefined || offset === undefined || where === undefined) continue;
    if (where === 'references' || isReference(paragraph)) continue;
    const event = eventAt(document, paragraph, where, { ...date, start: date.start - offset, end: date.end - offset });
    if (event === undefined) continue;
    const key = `${event.date.edtf} ${event.citation.start} ${event.citation.end}`;
    if (told.has(key)) continue;
    told.add(key);
    events.push(event);
    if (events.length >= MOST_EVENTS) break;
  }
  return events;
}

function eventAt(document: Document, paragraph: Paragraph, section: Section, date: DateFound): EventFact | undefined {
  const { text } = paragraph;
  if (NOT_TOLD.has(date.rule) || namesNothing(date)) return undefined;
  const before = text.slice(Math.max(0, date.start - 48), date.start);
  if (/^neighbour-(?!day)/u.test(date.rule) && COMPARED.test(before)) return undefined;
  if (date.precision === 'year' && /\b(?:since|before|prior to) $/iu.test(before)) return undefined;
  if (NAMES_AN_AGE.test(before) || DURATION.test(text.slice(date.end, date.end + 12))) return undefined;
  if (date.precision === 'season' && SEASON_IN_NAME.test(text.slice(date.end, date.end + 12))) return undefined;
  if (date.rule === 'deictic-day' && AT_LARGE.test(before)) return undefined;
  if (isOfPaper(text, date) || date.start < datelineEnd(text) || isBesideItsDay(text, date)) return undefined;
  const at = sourceOffset(paragraph, date.start);
  if (document.references.some((reference) => reference.start <= at && at < reference.end)) return undefined;
  const clause = clauseAround(text, date.start, date.end);
  if (clause === undefined) return undefined;
  const wording = text.slice(clause.start, clause.end);
  if (isSourceNote(wording) || isPresent(date, inSmallLetters(wording))) return undefined;
  const citation = citeClause(document, paragraph, clause, date.start);
  if (citation === undefined) return undefined;
  const words = {
    before: text.slice(clause.sentence, clause.start),
    head: text.slice(clause.start, date.start),
    tail: text.slice(date.end, clause.end),
    after: text.slice(clause.end, clause.end + 100),
  };
  if (isNothing(words)) return undefined;
  // An editor's note was written nobody knows when, but later than what it stands below.
  const status = statusOf(words, date, section === 'notes' ? undefined : document.date.edtf);
  // "Urged him to implement the May 3 agreement": what is urged has no date, and the agreement isn't what is told.
  if (status === 'planned' && OWNED.test(words.head) && isPast(date.edtf, document.date.edtf)) return undefined;
  const { edtf, precision, basis, rule } = sinceThen(date, words.head, words.tail, document.date.edtf);
  return {
    date: { edtf, precision, basis },
    text: citation.quote,
    status,
    citation,
    rule: `${clause.kind}: ${rule}`,
  };
}

function isPast(edtf: string, written: string | undefined): boolean {
  const [date, own] = [dayBounds(edtf), dayBounds(written ?? '')];
  return date !== undefined && own !== undefined && date.last < own.first;
}

function isPresent(date: DateFound, wording: string): boolean {
  if (!/^(?:today|tonight|this evening)$/iu.test(date.text)) return false;
  if (!DONE.test(wording) || SPOKEN.test(wording)) return true;
  return /^today$/iu.test(date.text) && IS.test(wording) && !WAS.test(wording);
}

/** "On March 12, a Thursday,": the weekday of the date before it. */
function isBesideItsDay(text: string, { start, end, text: words }: DateFound): boolean {
  const day = /^(?:a )?\p{L}{3,6}day$/iu.test(words) && /^[,.;)]/u.test(text.slice(end, end + 1));
  return (
    day && /\d(?:st|nd|rd|th)?(?:, | \()(?:(?:which was )?an? )?$/iu.test(text.slice(Math.max(0, start - 24), start))
  );
}

/** "Today" and "this year" in an undated text: no place on any calendar. */
function namesNothing(date: DateFound): boolean {
  return /^XXXX(?:-XX(?:-XX)?)?$/u.test(date.edtf);
}
