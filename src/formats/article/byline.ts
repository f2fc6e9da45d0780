import type { Placed } from '../../document.ts';
import type { Block } from './blocks.ts';

/** Who wrote it, as a byline or an author note prints it. */
export interface Credit {
  readonly authors: readonly Placed[];
  readonly outlet: string | undefined;
}

const LONGEST_BYLINE = 220;
const LONGEST_NOTE = 700;
const LEAD =
  /^(?:(?:written|posted|published|reported|story|text|words|analysis|researched|edited|reviewed) )?by\b[\s:]*/iu;
/** A date before the name ("November 18, 2019 7:45 am by Jane Roe"). */
const LATE_LEAD = /^(?=.{0,60}\b(?:19|20)\d\d).{6,70}?\bby (?=\p{Lu})/u;
const SEPARATOR = /\s*(?:,|;|\||\/|\s[-–—]\s|\s(?:and|with|&|on|for|at|in)\s)\s*/iu;
const NAME_WORD =
  /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|d[aeiou]s?|del|della|van|von|der|den|ten|ter|bin|ibn|al|el|la|le|y|zu)$/u;
/** Words of offices and outlets: a capitalised run that holds one is no person. */
const NO_NAME =
  /\b(?:staff|editors?|editorial|reporters?|writers?|correspondents?|contributors?|columnists?|press|news|newspaper|times|post|magazine|agency|university|institute|department|team|board|bureau|media|today|updated|published|admin|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter)\b/iu;
const PRESS_ROLE = `(?:editor(?:-in-chief)?|reporter|writer|correspondent|columnist|journalist|contributor|blogger|producer|critic|staff writer)`;
const ROLE = `(?:${PRESS_ROLE}|author|fellow|professor|lecturer|scholar|analyst|researcher|historian|director|intern|photographer|novelist|lawyer|economist)`;
const CAPITALS = String.raw`((?:[Tt]he )?\p{Lu}[\p{L}\p{N}'’&-]*(?: (?:\p{Lu}[\p{L}\p{N}'’&-]*|of|the|and|for|&)){0,5})`;
const EMPLOYER = new RegExp(String.raw`\b${PRESS_ROLE}s?(?: and [\w ]{1,40})? (?:at|for|of|with) ${CAPITALS}`, 'u');
const ROLE_TAIL = new RegExp(String.raw`^,?\s*(?:(?:a|an|the) )?(?:[\w’'-]+ ){0,6}${ROLE}s?\b`, 'iu');
const NOTE = new RegExp(String.raw`^(.{3,60}?),? (is|was|has been) (?:(?:an?|the) )?(?:[^.]{0,120}? )?${ROLE}\b`, 'u');
const CONTACT =
  /\btwitter:|\bon twitter,? (?:at )?@|@\w{2,}\W*$|\bfollow (?:him|her|them)\b|can be reached|\be-?mail (?:him|her|them)\b/iu;

/**
 * Reads a byline ("By Jane Roe and John Doe, Example Staff", "By , a former editor at Example" where the name was lost);
 * undefined for anything else, as a sentence that begins with "By".
 */
export function readByline(block: Block): Credit | undefined {
  const { text } = block;
  if (text.length > LONGEST_BYLINE) return undefined;
  const lead = (LEAD.exec(text) ?? LATE_LEAD.exec(text))?.[0];
  if (lead === undefined) return undefined;
  const rest = text.slice(lead.length);
  const outlet = outletOf(text);
  if (/^,/u.test(rest) && ROLE_TAIL.test(rest)) return { authors: [], outlet };
  const { names, tail } = leadingNames(rest);
  if (names.length === 0 || !isBylineTail(tail)) return undefined;
  return { authors: names.flatMap((name) => place(block, name)), outlet: outlet ?? staffOf(tail) };
}

const PLAIN_TAIL = new RegExp(String.raw`^(?:[\p{L}’'-]+ ){0,5}${ROLE}s?(?: (?:in|at|for|of) ${CAPITALS})?$`, 'iu');
const AFFILIATION =
  /^((?:The )?\p{Lu}[\p{L}'’&.]*(?: \p{Lu}[\p{L}'’&.]*){0,4}?) (?:(?:Foreign|News) Service|(?:Staff )?(?:Writer|Reporter|Correspondent)s?|Staff|(?:Foreign|Special) Correspondents?)$/u;

/** Reads a byline without "By" ("Jane Roe, Africa editor"), as it stands right under a title. */
export function readPlainByline(block: Block): Credit | undefined {
  const { text } = block;
  if (text.length > LONGEST_BYLINE / 2) return undefined;
  const { names, tail } = leadingNames(text);
  if (names.length === 0 || !PLAIN_TAIL.test(tail)) return undefined;
  return { authors: names.flatMap((name) => place(block, name)), outlet: outletOf(text) };
}

/** Reads the line under a byline that tells for whom its authors write ("Example Post Foreign Service"). */
export function readAffiliation(block: Block): Credit | undefined {
  const outlet = block.text.length > LONGEST_BYLINE / 2 ? undefined : AFFILIATION.exec(block.text)?.[1];
  return outlet === undefined ? undefined : { authors: [], outlet };
}

/**
 * Reads a note about the author, as it stands at an article's end ("Jane Roe is a reporter at Example. Twitter: @roe").
 * It is taken for one where it tells how to reach the author, where the byline names the same person or has lost its
 * name, or where the person is not named in `body` and still holds the post.
 */
export function readNote(
  block: Block,
  known: { readonly names: readonly string[]; readonly lost: boolean; readonly body: string },
): Credit | undefined {
  const { text } = block;
  if (text.length > LONGEST_NOTE) return undefined;
  const match = NOTE.exec(text);
  const name = match?.[1];
  if (name === undefined || !isName(name)) return undefined;
  const surname = name.split(' ').at(-1) ?? name;
  const stranger = match?.[2] === 'is' && !known.body.includes(surname);
  if (!CONTACT.test(text) && !known.lost && !known.names.includes(name) && !stranger) return undefined;
  return { authors: place(block, name), outlet: outletOf(text) };
}

function outletOf(text: string): string | undefined {
  return EMPLOYER.exec(text)?.[1]?.replace(/(?: (?:of|the|and|for|&))+$/u, '');
}

function staffOf(tail: string): string | undefined {
  const staff = /(\p{Lu}[\p{L}'’&.]*(?: \p{Lu}[\p{L}'’&.]*){0,4}) (?:[Ss]taff|STAFF)\b/u.exec(tail);
  return staff?.[1];
}

/** The names at the start of a text, and what stands behind them. */
function leadingNames(text: string): { names: string[]; tail: string } {
  const names: string[] = [];
  let rest = text;
  while (names.length < 12) {
    const gap = SEPARATOR.exec(rest);
    const word = gap === null ? rest.replace(/\.$/u, '') : rest.slice(0, gap.index);
    if (!isName(word)) break;
    names.push(word);
    if (gap === null) return { names, tail: '' };
    rest = rest.slice(gap.index + gap[0].length);
  }
  return { names, tail: rest };
}

function isName(text: string): boolean {
  const words = text.split(' ');
  if (words.length < 2 || words.length > 5 || NO_NAME.test(text)) return false;
  return words.every((word) => NAME_WORD.test(word)) && /^\p{Lu}/u.test(text);
}

/** Behind a byline's names stand a date, an office or an outlet, not the rest of a sentence. */
function isBylineTail(tail: string): boolean {
  if (tail === '' || ROLE_TAIL.test(tail) || /^\W*(?:\d|updated|published|posted)/iu.test(tail)) return true;
  const office = tail.replace(/^(?:for|of) (?:the )?(?=\p{Lu})/u, '');
  const words = office.split(' ').filter((word) => /\p{L}/u.test(word));
  const capitals = words.filter((word) => /^\W*(?:\p{Lu}|\d)/u.test(word)).length;
  return words.length <= 12 && capitals * 2 > words.length && !/\b(?:was|were|is|are|had|has|said)\b/u.test(tail);
}

/** Where a name stands in the source; the block's text has its white space folded, so a wrapped name has no place. */
function place(block: Block, name: string): Placed[] {
  const at = block.text.indexOf(name);
  const piece = block.pieces[0];
  if (at < 0 || piece === undefined) return [];
  return [{ text: name, start: piece.start + at, end: piece.start + at + name.length }];
}
