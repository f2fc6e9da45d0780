import type { Paragraph } from '../document.ts';
import type { DateFound } from './facts.ts';

/** Dates that name a paper, a source or a place in print, and tell nothing of what happened. */

const REFERENCE_HEADING =
  /^\W*(?:refs?|reftels?|references?|bibliography|works cited|sources|further reading|see also)\W*$/iu;
/** What stands below a text was written later, by whoever edited it. */
const NOTE_HEADING = /^\W*(?:footnotes|endnotes|notes)\W*$/iu;
const REFERENCE_PARAGRAPH =
  /^\W*(?:refs?\b|reftels?\b|ref\(s\)|subject|classified by|derived from|declassify|(?:\d{1,3}[.)] ?)?sources?:|\[?\d{1,3}\]?\s*(?:ibid|see)\b)/iu;
/** What is written down under a date: the date is its name, and says nothing of when it counted. */
const PAPER =
  '(?:documents?|papers?|notes?|memorand(?:um|a)|memos?|memcons?|messages?|letters?|resolutions?|unscr|accords?|proposals?|drafts?|telegrams?|cables?|reports?|aide-m[ée]moire|articles?|plans?|treaty|texts?|version|edition|embtel|deptel|airgram|despatch|dispatch|e-mail|fax|reftel|septel|communiqu[ée]|response|reply|replies|communications?|minutes|transcript)';
const DATE_OF_PAPER = new RegExp(
  `\\b(?:dated(?: the)?(?: \\p{L}{3,9}\\.? \\d{1,2}(?:, \\d{4})?,? and)?|${PAPER}(?: (?:no\\. ?)?[\\dA-Z-]{1,10})?(?:,| of| from| dated)) $`,
  'iu',
);
/** "Telegram 1401 from Moscow, April 14"; numbers come in lists. */
const TELEGRAM =
  /\b(?:telegrams?|cables?|airgrams?|despatch(?:es)?) [\dA-Z–-]{1,12}(?:(?:, | and |, and )[\dA-Z–-]{1,12}){0,5}(?: (?:from|to) [^,;:.()]{2,40}){0,2}, $/iu;
const PAPER_OF_DATE = new RegExp(
  `^ (?:\\p{Ll}+ )?(?:${PAPER}|lines?|borders?|boundar(?:y|ies)|frontiers?|positions?|formulations?|formulas?|drafts?|dates?)\\b`,
  'iu',
);
/** "The Geneva Agreements of 1962", "Resolution 355 (1974)": what was agreed, and when only to tell it from others. */
const NAMED_BY_YEAR =
  /(?:\b(?:agreements?|accords?|treat(?:y|ies)|conventions?|constitution|charter|declaration|protocols?|acts?|laws?) of|\bresolutions? [\d/]{1,9} (?:\(|of)) ?$/iu;
/** "Foreign Relations, 1969–1976, volume XL", "Box 12, Kuwait—Memcons, 1973 [1 of 3]": years in the title of what is printed or kept. */
const TITLE_BEHIND =
  /^(?:,? ?\(?(?:vol(?:ume|umes|s)?\.?|no\.|parts?|pt\.|folders?|box|documents?|docs?\.) ?[\dIVXE]|(?:,[^.;]{0,40})? ?\[?\(?\d{1,3} of \d{1,3}[\])])/u;
/** "The Washington Post, January 18, 1978, p. A1". */
const PAGE_BEHIND = /^, (?:sec(?:tion|t?\.) \w{1,4}, )?(?:pp?\. ?[A-Z]?\d|pages? [A-Z]?\d)/u;
const SOURCE_NOTE =
  /\b(?:National Archives|Public Papers|Library of Congress|Presidential Library|Department of State Bulletin|Yearbook of|ibid|(?:not|is|are|was) printed|pp?\.? ?\d|pages? \d+|RG \d+|Box [A-Z\d]+|vol(?:ume|\.)? ?[\dIVX]+|Documents? \d+)\b/u;

/** Whether the words around a date say where something is kept or printed. */
export function isSourceNote(wording: string): boolean {
  return SOURCE_NOTE.test(wording);
}

/**
 * "The October 28 document", "your message of January 31". What a telegram told ("In telegram 1401 from Moscow, April 14, the
 * Embassy reported …") was told on its day.
 */
export function isOfPaper(text: string, date: DateFound): boolean {
  const before = text.slice(Math.max(0, date.start - 100), date.start);
  const after = text.slice(date.end, date.end + 40);
  const telegram = TELEGRAM.exec(before);
  if (telegram !== null) return !(/\bIn $/u.test(before.slice(0, telegram.index)) && /^, [\p{L}]/u.test(after));
  if (NAMED_BY_YEAR.test(before.slice(-48)) && (date.precision === 'year' || before.endsWith('('))) return true;
  if (TITLE_BEHIND.test(after) || PAGE_BEHIND.test(after)) return true;
  return DATE_OF_PAPER.test(before.slice(-48)) || PAPER_OF_DATE.test(after);
}

/** The part of a document that a paragraph stands in: its text, a list of references, or notes of whoever edited it. */
export type Section = 'text' | 'references' | 'notes';

/** The section of a paragraph that follows one in `before`: a heading holds until the next. */
export function sectionOf({ heading }: Paragraph, before: Section): Section {
  if (heading === undefined) return before;
  if (REFERENCE_HEADING.test(heading)) return 'references';
  return NOTE_HEADING.test(heading) ? 'notes' : 'text';
}

/** A paragraph that refers, or says by whom it was classified, and tells nothing. */
export function isReference({ text }: Paragraph): boolean {
  return REFERENCE_PARAGRAPH.test(text);
}
