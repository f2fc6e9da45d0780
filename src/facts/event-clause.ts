import { matchesIn } from '../matches.ts';
import { asideAround } from './event-aside.ts';
import { datelineEnd } from './event-dateline.ts';
import { inSmallLetters, sentenceAround } from './event-sentence.ts';
import { VERB } from './event-verbs.ts';

/** The words around a date that say what happened: a slice of the paragraph, never more than a sentence. */

/** A stretch of paragraph text, end exclusive. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly kind: 'clause' | 'noun-phrase';
  /** Where its sentence begins. */
  readonly sentence: number;
}

/** The longest wording of an event, in UTF-16 units. */
const LONGEST = 200;
/** How far from the date its clause is looked for: lists make long sentences with a date in every line. */
const REACH = 2 * LONGEST;
const EVENT_NOUN =
  '(?:visits?|meetings?|talks|summit|trips?|elections?|speech|letter|attacks?|bombings?|offensive|invasion|conference|coup|demarche|démarche|protests?|demonstrations?|agreement|vote|referendum|decision|raids?|clashes|session|consultations?|discussions?|negotiations?|dinner|lunch|call|conversation|testimony|hearing|trial|arrests?|announcement|ceasefire|strike|rally|massacre|uprising|inauguration|signing|tour)';
const NOUN = new RegExp(`\\b${EVENT_NOUN}\\b`, 'iu');
const OWNER =
  /(?:(?:[A-Z][\p{L}-]* ){0,3}[A-Z][\p{L}-]*['’]s? |\b(?:the|an?|his|her|their|its|our|this|that) (?:\p{Ll}+ )?)$/u;
const HELD = new RegExp(
  `^ (?:\\p{Ll}[\\p{Ll}-]* ){0,2}${EVENT_NOUN}\\b(?: (?:to|with|in|at|of|between|by|on|for) (?:the )?[A-Z][\\p{L}'’-]*(?: (?:and |of |the )?[A-Z][\\p{L}'’-]*){0,4})?`,
  'u',
);
const AFTER_PREPOSITION = /\b(?:during|at|after|before|since|from|of|following|in|on|for|until|despite|to) $/u;

/** Where a clause begins to the left of the date; the words of the match belong to it only when its subject is a pronoun. */
const OPENING =
  /(?:\b(?:that|than when|than|because|although|though|while|whereas|if|whether|since|when|after|before|until|as(?!\s+(?:of|early|late|well|many|much|soon|long|an?)\b))\s+(?=[\p{L}"“'‘(])|[;:(]\s*|\s--\s*|--\s+|\s[–—]\s|[—]|,\s+(?:and|but|or|yet|so)\s+|,\s+(?=(?:he|she|it|they|we)\s)|,\s+(?:stressing|noting|adding|saying|claiming|arguing|warning|explaining)\s+(?:that\s+)?)/gu;
const AND = /^,\s+(?:and|or)\s/u;
const CAPITAL = /(?<![\p{L}'’])\p{Lu}[\p{L}.'’-]*$/u;
const NAME_NEXT = /^(?:the )?\p{Lu}/u;
/** "Steps that had been discussed": without what it refers to, such a clause says nothing. */
const RELATIVE = /^(?:had|was|were|has|have|is|are|will|would|can|could|did|may|might|\p{Ll}{2,16}ed)\s/u;
const PRONOUN = /^(?:it|he|she|they|we|I|this|these)\s/u;
const SUBORDINATE =
  /^(?:when|after|before|until|since|as|where|while|if|because|although|though|whereas|than|than when)\s/u;
/** Where a clause ends to the right of the date. */
const CLOSING =
  /[;()]|\s--|--\s|\s[–—]\s|—|:\s|,\s+(?:and|but|or|yet|so|as|which|who|whose|where|while|when|although|though|whereas|because|stressing|noting|adding|saying|claiming|arguing|warning|explaining|according)\s/u;
const FINITE = /^\s(?:would|will|could|should|may|might|can|was|were|is|are|has|have|had|includes?|remains?)\b/u;
/**
 * The clause that a date at [start, end) belongs to, trimmed to words; the event's noun phrase where the date only
 * qualifies it ("Kramer's April visit to Minsk"). Undefined when nothing is told there: no verb, no event.
 */
export function clauseAround(text: string, start: number, end: number): Clause | undefined {
  const sentence = sentenceAround(text, start, end);
  const from = Math.max(sentence.start, start - REACH, datelineEnd(text));
  const words = inSmallLetters(text.slice(from, Math.min(sentence.end, end + REACH)));
  const clause = clauseOf(words, start - from, end - from);
  return (
    clause && {
      ...clause,
      start: clause.start + from,
      end: clause.end + from,
      sentence: sentence.start,
    }
  );
}

function clauseOf(words: string, start: number, end: number): Omit<Clause, 'sentence'> | undefined {
  const phrase = nounPhrase(words, start, end);
  if (phrase !== undefined) return phrase;
  const aside = asideAround(words, start, end);
  const from = aside?.start ?? opening(words, start, end);
  const to = aside?.end ?? closing(words, from, start, end);
  const cut = shorten(words, from, to, start, end);
  const trimmed = trim(words, cut.start, cut.end);
  const told = words.slice(trimmed.start, trimmed.end);
  const others = told.split(/\s+/u).length - words.slice(start, end).split(/\s+/u).length;
  return others < 2 || !(VERB.test(told) || NOUN.test(told)) ? undefined : { ...trimmed, kind: 'clause' };
}

function nounPhrase(text: string, start: number, end: number): Omit<Clause, 'sentence'> | undefined {
  const owner = OWNER.exec(text.slice(Math.max(0, start - 60), start));
  const held = HELD.exec(text.slice(end, end + 120));
  if (owner === null || held === null) return undefined;
  const from = start - owner[0].length;
  const before = text.slice(0, from);
  // At the head of a sentence the phrase only says when: what happened comes after it.
  if (!AFTER_PREPOSITION.test(before) || before.trim().split(/\s+/u).length < 3) return undefined;
  return { ...trim(text, from, end + held[0].length), kind: 'noun-phrase' };
}

function opening(text: string, start: number, end: number): number {
  const left = text.slice(0, start);
  const right = text.slice(end).split(/[,;()]/u, 1)[0] ?? '';
  let from = 0;
  for (const match of matchesIn(left, OPENING)) {
    const after = match.index + match[0].length;
    const rest = text.slice(after, start);
    // "(on 17 July 1918)", "since June 28": such words say nothing by themselves.
    if (!/\p{L}{2,}\s+\p{L}{2,}/u.test(rest) && !VERB.test(right)) continue;
    if (!VERB.test(rest) && !VERB.test(right)) continue;
    // "Hilton, Peele, and Clinton visited Chad": a list of those who did it, not another clause.
    if (
      AND.test(match[0]) &&
      CAPITAL.test(left.slice(0, match.index)) &&
      NAME_NEXT.test(rest) &&
      !VERB.test(text.slice(from, match.index))
    )
      continue;
    if (match[0].startsWith('(') ? rest.includes(')') : match[0].startsWith('that') && RELATIVE.test(rest)) continue;
    const pronoun = SUBORDINATE.test(match[0]) && PRONOUN.test(rest);
    from = pronoun ? match.index : after;
  }
  return from;
}

function closing(text: string, from: number, start: number, end: number): number {
  const limit = text.length;
  const head = text.slice(from, start);
  if (SUBORDINATE.test(head) && VERB.test(head.replace(SUBORDINATE, '')) && FINITE.test(text.slice(end, end + 12)))
    return end;
  // A bracket that holds only the date, or one behind an opening that has no verb yet, does not end what is told.
  let inBracket = text.slice(from, start).trimEnd().endsWith('(');
  let to = end;
  for (let round = 0; round < 4; round += 1) {
    const close = CLOSING.exec(text.slice(to, limit));
    if (close === null) return limit;
    const at = to + close.index;
    if (!inBracket && (VERB.test(text.slice(from, at)) || close[0] === ';')) return at;
    inBracket = close[0] === '(';
    to = at + close[0].length;
  }
  return to;
}

function shorten(text: string, from: number, to: number, start: number, end: number): { start: number; end: number } {
  if (to - from <= LONGEST) return { start: from, end: to };
  if (end - from <= LONGEST) {
    const room = text.slice(end, from + LONGEST);
    const comma = room.lastIndexOf(',');
    const blank = room.lastIndexOf(' ');
    const cut = comma > 0 ? comma : Math.max(0, blank);
    return { start: from, end: end + cut };
  }
  const lead = text.slice(Math.max(from, end - LONGEST), start);
  const comma = lead.search(/,\s/u);
  const blank = lead.search(/\s/u);
  const afterComma = lead.slice(comma + 1);
  const whole = comma >= 0 && afterComma.length > 40 && (VERB.test(afterComma) || NOUN.test(afterComma));
  const skip = whole ? comma + 1 : blank + 1;
  return { start: start - lead.length + Math.max(0, skip), end: Math.min(to, end) };
}

/** Without blanks, stops, dashes and quotation marks or brackets that only one end has. */
function trim(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = [start, end];
  for (let round = 0; round < 4; round += 1) {
    const slice = text.slice(from, to);
    const lead = /^[\s,;:.–—-]+|^["“”‘)\]]+(?=\s?\S)/u.exec(slice)?.[0] ?? '';
    const tail = /[\s,;:.–—-]+$/u.exec(slice.slice(lead.length))?.[0] ?? '';
    from += lead.length;
    to -= tail.length;
    if (/^["“(]/u.test(text.slice(from, to)) && !/["”)]/u.test(text.slice(from + 1, to))) from += 1;
    if (/["”)]$/u.test(text.slice(from, to)) && !/["“(]/u.test(text.slice(from, to - 1))) to -= 1;
  }
  return { start: from, end: Math.max(from, to) };
}
