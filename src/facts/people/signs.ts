import { againstName, Kind } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** Tokens [first, last] that may be one name, within one block of text. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Whether a token has one of these kinds. */
export function is(token: Token | undefined, kind: number): boolean {
  return token !== undefined && (token.kind & kind) !== 0;
}

/** A word in capitals or with a capital letter, or an initial. */
export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && (token.shape === 'capital' || token.shape === 'caps' || token.shape === 'initial');
}

/** A given name that is nothing else. */
export function isPlainGiven(token: Token | undefined): boolean {
  return is(token, Kind.given) && !is(token, againstName | Kind.ambiguous);
}

/** Whether nothing but a blank or a wrapped line stands before the token. */
export function isNext(token: Token | undefined): boolean {
  return token !== undefined && (token.gap === 'blank' || token.gap === 'wrap');
}

/** Stands where a capital letter says nothing: first in its block or after a full stop, colon or opening mark. */
export function startsSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || tokens[at]?.gap === 'break') return true;
  return before.shape === 'mark' && '.!?:“"([•–—…*‘'.includes(before.text);
}

const abbreviations: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof gen gens lt col cols maj capt cmdr cdr adm brig sgt cpl pvt sen sens rep reps gov govs amb ambs ' +
    'rev fr hon st sr sra mme mlle messrs msgr rt pres min sec secy dep asst det insp supt atty comdt vadm radm'
  ).split(' '),
);

/** A title that is written with a full stop; behind any other ("Poloff.") a sentence ends. */
export function isAbbreviation(token: Token | undefined): boolean {
  return token !== undefined && token.text.length < 7 && abbreviations.has(token.text.toLowerCase());
}

const companyForms: ReadonlySet<string> = new Set(
  (
    'gmbh ag sa nv bv spa plc inc ltd llc llp lp co corp corporation company oy oyj ab asa kg kgaa sarl srl pty pte ' +
    'bhd kk oao ooo zao pjsc jsc s.a n.v b.v a.g s.p.a l.l.c l.p a.s k.k'
  ).split(' '),
);

/** "GmbH", "S.A.", "& Co": what stands before is a company. */
export function isCompanyForm(token: Token | undefined): boolean {
  if (token === undefined || token.text.length > 11) return false;
  if (token.shape === 'lower' && !token.text.startsWith('Gmb') && token.text !== 'plc') return false;
  if (token.text.length === 2 && token.text !== 'Co' && (token.shape !== 'caps' || token.capsZone)) return false;
  return companyForms.has(token.text.toLowerCase().replace(/\.$/u, ''));
}

/** A verb of saying follows token `at`, or one of what only people do. */
export function speaksNext(tokens: readonly Token[], at: number, kind: number = Kind.say | Kind.personal): boolean {
  const after = tokens[at + 1];
  if (after === undefined || !isNext(after) || tokens[at]?.possessive) return false;
  return is(after, kind) && (after.shape === 'lower' || after.capsZone);
}

/** The office in brackets behind a title, passed over: "Assistant Secretary (EUR) Vest"; the index before `at` otherwise. */
function overBrackets(tokens: readonly Token[], at: number): number {
  const [opening, office, closing] = [tokens[at - 3], tokens[at - 2], tokens[at - 1]];
  const bracketed = closing?.text === ')' && opening?.text === '(' && office?.shape === 'caps';
  return bracketed && opening.gap !== 'break' ? at - 4 : at - 1;
}

/** A title or "Mr." that stands before token `at`, over an abbreviation's full stop or an office in brackets. */
export function titleBefore(tokens: readonly Token[], at: number): Token | undefined {
  const start = tokens[at];
  let before = tokens[overBrackets(tokens, at)];
  if (start === undefined || before === undefined || start.gap === 'break') return undefined;
  if (before.text === '.' && before.gap === 'none') {
    before = tokens[at - 2];
    if (before === undefined || before.shape === 'lower' || !isAbbreviation(before)) return undefined;
  }
  if (before.possessive || !is(before, Kind.honorific | Kind.title | Kind.role)) return undefined;
  if (before.capsZone && before.gap === 'break' && before.text.length === 2) return undefined;
  if (before.shape === 'lower' && !is(before, Kind.role)) return undefined;
  return before;
}

/** "B. Kyprianou said" where a paragraph begins: a point of a list, not an initial. */
export function isEnumerator(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.gap !== 'break' || !/^[A-H]\.$/u.test(token.text)) return false;
  const after = tokens[at + 2];
  return isCapital(tokens[at + 1]) && after?.shape === 'lower' && is(after, Kind.say | Kind.personal);
}

const prepositionsOfPlace: ReadonlySet<string> = new Set('in at near via into around outside across'.split(' '));

/** "in X", "Near X": a preposition stands before token `at` that speaks of where something is. */
export function isInside(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.gap !== 'break' && prepositionsOfPlace.has(tokens[at - 1]?.text.toLowerCase() ?? '');
}

/** The same, or "to X", "from X", which may speak of people as well. */
export function isBehindPreposition(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text.toLowerCase();
  return isInside(tokens, at) || (tokens[at]?.gap !== 'break' && (before === 'to' || before === 'from'));
}
