import { againstName, Kind, phraseLength } from './lexicon.ts';
import {
  is,
  isCapital,
  isCompanyForm,
  isEnumerator,
  isNext,
  isPlainGiven,
  speaksNext,
  startsSentence,
  titleBefore,
} from './signs.ts';
import { roleBefore } from './stated-roles.ts';
import type { Token } from './tokens.ts';

/** Words of a name behind which any capitalised word belongs to it. */
const binding: ReadonlySet<string> = new Set('al el ul bin bint ibn von van der den della del'.split(' '));

const capitalParticles: ReadonlySet<string> = new Set(['De', 'Di', 'Del', 'Della', 'Von', 'Van', 'Den', 'Dos', 'Bin']);

const shoutedParticles: ReadonlySet<string> = new Set(
  'DE DI DEL DELLA VON VAN DER DEN DOS DA DAS DU BIN BINT IBN AL EL'.split(' '),
);

/** Of these, what is no word or acronym of its own: "DE KLERK SAID". */
const openingParticles: ReadonlySet<string> = new Set(['DE', 'DI', 'VON', 'VAN', 'DER', 'BIN', 'IBN']);

/** "Marcus De Guzman", "De Bono": a particle in capitals before a word that is nothing but a name. */
function isCapitalParticle(tokens: readonly Token[], at: number, inName: boolean): boolean {
  const token = tokens[at] as Token;
  const next = tokens[at + 1];
  if (token.text.length > 5 || !isNext(next)) return false;
  const shouted = inName ? shoutedParticles : openingParticles;
  const inCaps = token.capsZone && next?.shape === 'caps' && shouted.has(token.text);
  const small = next?.shape === 'lower' && is(next, Kind.particle) && isNext(tokens[at + 2]);
  if (small && capitalParticles.has(token.text) && tokens[at + 2]?.shape === 'capital')
    return !is(tokens[at + 2], againstName);
  if (!inCaps && !(capitalParticles.has(token.text) && next?.shape === 'capital')) return false;
  return is(next, Kind.surname) || !is(next, againstName);
}

function isUnknown(token: Token): boolean {
  return !is(token, againstName);
}

/** "Ki-moon", "Jong-il": two syllables of a given name, the second in lower case. */
export const twoSyllables = /^\p{Lu}\p{Ll}+-\p{Ll}+$|^\p{Lu}{2,}-\p{Lu}{2,}$/u;

/** "Ban Ki-moon": a family name before two syllables, whatever else it means. */
function isFamilyFirst(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return is(tokens[at], Kind.familyFirst) && isNext(next) && twoSyllables.test(next?.text ?? '');
}

/** "Kim Jong Un", "Kim Il Sung": one of the two syllables behind a family name, whatever else those few letters are. */
function isSyllable(tokens: readonly Token[], at: number, first: number): boolean {
  if (at <= first || at > first + 2 || !is(tokens[first], Kind.familyFirst)) return false;
  const [one, two] = [tokens[first + 1], tokens[first + 2]];
  if (!isNext(two) || (is(one, againstName) && is(two, againstName))) return false;
  return (
    [one, two].every((token) => token?.shape === 'capital' && token.text.length < 6) && (two?.text.length ?? 9) < 5
  );
}

/** In a line of capitals a word says less: a common word is a surname only behind a given name or a title. */
function continuesInCaps(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at] as Token;
  if (isUnknown(token)) return !is(token, Kind.eponym);
  if (at > first && isSurnameWhatever(tokens, at, first)) return true;
  if (at === first && (isPlaceThatSpeaks(tokens, at) || isFamilyFirst(tokens, at))) return true;
  if (!is(token, Kind.surname)) return false;
  const before = tokens[at - 1];
  return at > first ? isPlainGiven(before) || before?.shape === 'initial' : titleBefore(tokens, at) !== undefined;
}

const neverSurname: number =
  Kind.organisation | Kind.honorific | Kind.eponym | Kind.demonym | Kind.title | Kind.say | Kind.participle;

function isWeekday(token: Token): boolean {
  return is(token, Kind.calendar) && token.text.toLowerCase().endsWith('day');
}

/** What may stand after a whole name in running text: no further capital, and no verb that a heading would capitalise. */
function isClosed(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  if (tokens[at]?.possessive || after === undefined || after.gap === 'break') return true;
  if (after.shape === 'lower' || after.capsZone) return is(after, Kind.say | Kind.personal);
  return after.shape === 'mark' && ',.;:)?!'.includes(after.text);
}

/**
 * The one word behind a given name is a surname whatever else it means: behind a title or a role ("Secretary of State
 * Condoleezza Rice", "FOREIGN MINISTER EMILIO COLOMBO"), or before a verb of saying ("Condoleezza Rice said").
 */
function isSurnameWhatever(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at] as Token;
  const before = tokens[at - 1] as Token;
  const after = tokens[at + 1];
  if (at !== first + 1 || before.shape === 'initial') return false;
  if (isCompanyForm(token) || isWeekday(token)) return false;
  if (is(token, Kind.calendar) && after?.shape === 'number') return false;
  const speaks = speaksNext(tokens, at, Kind.speech);
  if (isPlainGiven(before) && speaks) return !is(token, Kind.honorific | Kind.eponym | Kind.demonym);
  if (is(token, neverSurname) && !(is(token, Kind.demonym) && isClosed(tokens, at))) return false;
  if (!token.capsZone && isNext(after) && (isCapital(after) || after?.shape === 'number') && !isWeekday(after as Token))
    return false;
  const given = is(before, Kind.given);
  if (!given && is(before, againstName | Kind.surname | Kind.surnameEnding)) return false;
  const safe = given && is(token, Kind.place) && !is(token, Kind.notName);
  if (!safe && !isClosed(tokens, at)) return false;
  return roleBefore(tokens, first) !== undefined || is(titleBefore(tokens, first), Kind.honorific);
}

/** Whether a known word (place, title, common word) is a surname here: "Gordon Brown", "Jack London", "Condoleezza Rice". */
function continuesAsSurname(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  if (isSurnameWhatever(tokens, at, first)) return true;
  const behindGiven = is(before, Kind.given) || before?.shape === 'initial';
  if (!behindGiven) return false;
  if (is(token, Kind.surname)) return true;
  if (is(token, Kind.organisation | Kind.notName | Kind.honorific | Kind.demonym | Kind.eponym)) return false;
  if (is(token, Kind.title)) return false;
  if (before?.shape === 'initial' && isPlainGiven(tokens[first]) && isClosed(tokens, at)) return true;
  return isPlainGiven(before) && !startsSentence(tokens, at - 1) && !is(token, Kind.modifier | Kind.role);
}

/** A word for a place or a thing that does what people do: perhaps someone of that name, whom the text names elsewhere. */
function isPlaceThatSpeaks(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return is(token, Kind.place | Kind.demonym | Kind.common) && !is(token, Kind.notName) && speaksNext(tokens, at);
}

/** Surnames and given names that are titles before a given name ("King Abdullah", "Sheikh Abdulaziz"). */
const thrones: ReadonlySet<string> = new Set(
  'king queen prince princess sheikh sheik shaykh shaikh pope emperor empress mufti imam ayatollah mullah'.split(' '),
);

function beginsName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  const next = tokens[at + 1];
  const beside = next !== undefined && isCapital(next) && isNext(next) && !token.possessive ? next : undefined;
  if (thrones.has(token.text.toLowerCase()) && is(beside, Kind.given | Kind.honorific)) return false;
  if (is(token, Kind.given) && beside !== undefined) {
    const third = tokens[at + 2];
    const longer = is(beside, Kind.given) && isCapital(third) && isNext(third) && !is(third, againstName);
    const certain = is(beside, Kind.surname) || beside.shape === 'initial' || !is(beside, againstName) || longer;
    const named = is(beside, Kind.surname) || beside.shape === 'initial';
    const word = is(token, Kind.common | Kind.calendar | Kind.demonym) || !named;
    const asksOrOrders = startsSentence(tokens, at) && is(token, Kind.notName) && word && !is(tokens[at + 2], Kind.say);
    const otherWord = startsSentence(tokens, at) && is(token, Kind.common) && !is(beside, Kind.surname) && !longer;
    if (certain && !asksOrOrders && !otherWord) return true;
  }
  if (is(token, Kind.surname)) return true;
  if (isFamilyFirst(tokens, at)) return true;
  const heads = Kind.title | Kind.role | Kind.modifier | Kind.honorific;
  if (is(beside, Kind.article) && !startsSentence(tokens, at)) {
    if (!is(token, heads | Kind.place | Kind.organisation | Kind.demonym)) return true;
  }
  const title = titleBefore(tokens, at);
  if (title === undefined) return isPlaceThatSpeaks(tokens, at);
  if (
    beside !== undefined &&
    is(title, Kind.title) &&
    title.shape !== 'lower' &&
    is(token, Kind.place | Kind.common) &&
    !is(token, heads | Kind.organisation)
  ) {
    const follows = is(beside, Kind.surname) || !is(beside, againstName) || isPlainGiven(beside);
    if (follows && !is(token, Kind.notName) && beside.shape !== 'initial' && !token.capsZone) return true;
  }
  if (is(token, Kind.place) && title.shape !== 'lower') return true;
  if (is(token, Kind.demonym) && title.shape !== 'lower' && isClosed(tokens, at)) return true;
  return (
    is(title, Kind.honorific) &&
    !is(token, Kind.notName | Kind.organisation | Kind.title | Kind.demonym | Kind.honorific)
  );
}

/** Whether token `at` belongs to the name that starts at `first`; with `first` = `at`, whether it starts one. */
export function isPart(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at];
  if (token === undefined || !isCapital(token)) return false;
  const inName = at > first;
  const next = tokens[at + 1];
  if (token.shape === 'initial') {
    if (inName) return !isCompanyForm(token);
    if (isEnumerator(tokens, at)) return false;
    const alone = token.text.length === 1 && tokens[at + 1]?.text !== '.';
    if (alone && !(token.text === 'U' && next?.shape === 'capital' && !is(next, againstName))) return false;
    const particle = is(next, Kind.particle) && next?.shape === 'lower' && isCapital(tokens[at + 2]);
    return isNext(next) && (particle || (isCapital(next) && !is(next, Kind.notName)));
  }
  if (inName && is(token, Kind.suffix)) return true;
  if (inName && isCompanyForm(token)) return false;
  if (is(token, Kind.phraseStart) && phraseAt(tokens, at) > 0) return false;
  if (is(token, Kind.article)) return true;
  if (isCapitalParticle(tokens, at, inName)) return true;
  const before = tokens[at - 1];
  if (inName && before?.shape === 'lower' && binding.has(before.text)) return true;
  if (token.capsZone) return continuesInCaps(tokens, at, first);
  if (isSyllable(tokens, at, first)) return true;
  if (token.shape === 'caps' && !isNameInCaps(tokens, at, inName)) return false;
  if (is(token, Kind.eponym) && !is(token, Kind.given | Kind.surname)) return false;
  if (isUnknown(token)) return true;
  if (at === first + 1 && is(before, Kind.given) && is(token, Kind.given) && isNext(next) && isCapital(next)) {
    if (!is(next, againstName)) return true;
  }
  return inName ? continuesAsSurname(tokens, at, first) : beginsName(tokens, at);
}

/** A word in capitals within ordinary text is an acronym unless a given name, a title or its length says otherwise. */
function isNameInCaps(tokens: readonly Token[], at: number, inName: boolean): boolean {
  const token = tokens[at] as Token;
  if (token.text.includes('.')) return false;
  const before = tokens[at - 1];
  if (inName) return is(before, Kind.given) || before?.shape === 'initial' || before?.shape === 'caps';
  if (is(token, Kind.given | Kind.surname) && !is(token, againstName)) return token.text.length > 3;
  const next = tokens[at + 1];
  if (isFamilyFirst(tokens, at)) return true;
  if (isNext(next) && !is(token, againstName) && twoSyllables.test(next?.text ?? '') && next?.shape === 'capital')
    return true;
  if (next?.shape === 'capital' && isNext(next) && !is(token, Kind.familyFirst)) return token.text.length > 6;
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
