import { againstName, Kind, phraseLength } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** Tokens [first, last] that may be one name, within one block of text. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

const longestName = 8;
const is = (token: Token | undefined, kind: number): boolean => token !== undefined && (token.kind & kind) !== 0;

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

/** "van", "bin", "de": only between or before capitals. */
function isParticle(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.shape === 'lower' && is(token, Kind.particle) && isCapital(tokens[at + 1]) && isNext(tokens[at + 1]);
}

function isUnknown(token: Token): boolean {
  return !is(token, againstName);
}

/** A title or "Mr." that stands before token `at`, over an abbreviation's full stop. */
export function titleBefore(tokens: readonly Token[], at: number): Token | undefined {
  const start = tokens[at];
  let before = tokens[at - 1];
  if (start === undefined || before === undefined || start.gap === 'break') return undefined;
  if (before.text === '.' && before.gap === 'none') {
    before = tokens[at - 2];
    if (before === undefined || before.text.length > 6 || before.shape === 'lower' || is(before, Kind.role))
      return undefined;
  }
  if (before.possessive || !is(before, Kind.honorific | Kind.title | Kind.role)) return undefined;
  if (before.capsZone && before.gap === 'break' && before.text.length === 2) return undefined;
  if (before.shape === 'lower' && !is(before, Kind.role)) return undefined;
  return before;
}

/** In a line of capitals a word says less: a common word is a surname only behind a given name or a title. */
function continuesInCaps(tokens: readonly Token[], at: number, inName: boolean): boolean {
  const token = tokens[at] as Token;
  if (isUnknown(token)) return !is(token, Kind.eponym);
  if (!is(token, Kind.surname)) return false;
  const before = tokens[at - 1];
  return inName ? isPlainGiven(before) || before?.shape === 'initial' : titleBefore(tokens, at) !== undefined;
}

/** Whether a known word (place, title, common word) is a surname here: "Gordon Brown", "Jack London", "Condoleezza Rice". */
function continuesAsSurname(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  const behindGiven = is(before, Kind.given) || before?.shape === 'initial';
  if (!behindGiven) return false;
  if (is(token, Kind.surname)) return true;
  if (is(token, Kind.organisation | Kind.notName | Kind.honorific | Kind.demonym | Kind.eponym)) return false;
  if (is(token, Kind.title)) return false;
  return isPlainGiven(before) && !startsSentence(tokens, at - 1) && !is(token, Kind.modifier | Kind.role);
}

function beginsName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  const next = tokens[at + 1];
  if (is(token, Kind.given) && next !== undefined && isCapital(next) && isNext(next)) {
    const certain = is(next, Kind.surname) || next.shape === 'initial' || !is(next, againstName);
    const asksOrOrders = startsSentence(tokens, at) && is(token, Kind.notName) && !is(tokens[at + 2], Kind.say);
    const otherWord = startsSentence(tokens, at) && is(token, Kind.common) && !is(next, Kind.surname);
    if (certain && !asksOrOrders && !otherWord) return true;
  }
  if (is(token, Kind.surname)) return true;
  const title = titleBefore(tokens, at);
  return (
    title !== undefined &&
    is(title, Kind.honorific) &&
    !is(token, Kind.notName | Kind.organisation | Kind.title | Kind.demonym)
  );
}

function isPart(tokens: readonly Token[], at: number, inName: boolean): boolean {
  const token = tokens[at];
  if (token === undefined || !isCapital(token)) return false;
  const next = tokens[at + 1];
  if (token.shape === 'initial') {
    if (inName) return true;
    if (token.text.length === 1 && tokens[at + 1]?.text !== '.') return false;
    return next !== undefined && isCapital(next) && next.gap !== 'break' && !is(next, Kind.notName);
  }
  if (inName && is(token, Kind.suffix)) return true;
  if (is(token, Kind.phraseStart) && phraseAt(tokens, at) > 0) return false;
  if (token.capsZone) return continuesInCaps(tokens, at, inName);
  if (token.shape === 'caps' && !isNameInCaps(tokens, at, inName)) return false;
  if (is(token, Kind.eponym) && !is(token, Kind.given | Kind.surname)) return false;
  if (isUnknown(token)) return true;
  return inName ? continuesAsSurname(tokens, at) : beginsName(tokens, at);
}

/** A word in capitals within ordinary text is an acronym unless a given name, a title or its length says otherwise. */
function isNameInCaps(tokens: readonly Token[], at: number, inName: boolean): boolean {
  const token = tokens[at] as Token;
  if (token.text.includes('.')) return false;
  const before = tokens[at - 1];
  if (inName) return is(before, Kind.given) || before?.shape === 'initial' || before?.shape === 'caps';
  if (is(token, Kind.given | Kind.surname) && !is(token, againstName)) return token.text.length > 3;
  return token.text.length > 4 || (titleBefore(tokens, at) !== undefined && token.text.length > 3);
}

/** How many tokens after `at` belong to a place or thing of several words that begins there. */
export function phraseAt(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (!is(token, Kind.phraseStart) || token === undefined || token.possessive) return 0;
  return phraseLength(token.text, (after) => {
    const word = tokens[at + after];
    return word === undefined || word.gap === 'break' ? undefined : word.text;
  });
}

/**
 * The stretches of tokens that are shaped like names, in order, without overlap: titles, places, organisations and
 * common words end a stretch unless a given name stands before them.
 */
export function nameStretches(tokens: readonly Token[]): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  while (at < tokens.length) {
    const phrase = isCapital(tokens[at]) ? phraseAt(tokens, at) : 0;
    if (phrase > 0) {
      at += phrase + 1;
      continue;
    }
    const particle = isParticle(tokens, at) && isPart(tokens, at + 1, false) && opensWithParticle(tokens, at);
    if (!particle && !isPart(tokens, at, false)) {
      at += 1;
      continue;
    }
    const last = stretchEnd(tokens, at);
    stretches.push({ first: at, last });
    at = last + 1;
  }
  return stretches;
}

/** A particle opens a name behind a title or a small word ("President de Gaulle", "told de Cuellar"). */
function opensWithParticle(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (titleBefore(tokens, at) !== undefined) return true;
  return before !== undefined && isNext(tokens[at]) && before.shape === 'lower' && !is(tokens[at + 1], againstName);
}

function stretchEnd(tokens: readonly Token[], first: number): number {
  let last = first;
  for (let at = first + 1; at < tokens.length && at - first < longestName; at += 1) {
    const token = tokens[at] as Token;
    const before = tokens[last] as Token;
    if (before.possessive || token.gap === 'break') break;
    if (token.text === '.' && before.shape === 'initial' && token.gap === 'none') continue;
    if (isSuffixAfterComma(tokens, at)) {
      last = at + 1;
      break;
    }
    if (token.gap === 'none' && before.shape !== 'initial' && !before.text.endsWith('-')) break;
    if (!isParticle(tokens, at) && !isPart(tokens, at, true)) break;
    last = at;
  }
  while (last > first && tokens[last]?.shape === 'lower') last -= 1;
  return last;
}

/** "Simons, Jr." */
function isSuffixAfterComma(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  return (
    token?.text === ',' && isNext(next) && isCapital(next) && is(next, Kind.suffix) && (next?.text.length ?? 9) < 4
  );
}
