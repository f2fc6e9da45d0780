import { againstName, Kind } from './lexicon.ts';
import {
  is,
  isBehindPreposition,
  isCapital,
  isCompanyForm,
  isEnumerator,
  isInside,
  isNext,
  type Stretch,
  speaksNext,
  startsSentence,
  titleBefore,
} from './signs.ts';
import type { Token } from './tokens.ts';

const auxiliaries: ReadonlySet<string> = new Set(
  'is was has had would will could can should may might did does also then again never himself herself who'.split(' '),
);

/** Ships, streets, companies, release stamps, addresses: a name inside something that is no person. */
export function isVetoed(tokens: readonly Token[], stretch: Stretch): boolean {
  const before = tokens[stretch.first - 1];
  const last = tokens[stretch.last] as Token;
  const after = tokens[stretch.last + 1];
  if (before !== undefined && joined(tokens[stretch.first])) {
    if (is(before, Kind.beforePlace) && isCapital(before)) return true;
    const body = tokens[stretch.first - 2];
    if (before.text === 'of' && isCapital(body) && is(body, Kind.organisation) && !is(body, Kind.eponym)) return true;
    if (before.text === '@' || before.text === '#' || before.text === '&') return true;
  }
  if (isRedacted(before) || isRedacted(after)) return true;
  if (isPlaceName(tokens, stretch) || isCompany(tokens, stretch.last)) return true;
  if (after === undefined) return false;
  if (after.gap === 'none' && (after.text === '@' || after.text === '_')) return true;
  if (after?.text === '&' && after.gap !== 'break') return true;
  if (after.text === '.' && tokens[stretch.last + 2]?.gap === 'none' && tokens[stretch.last + 2]?.shape === 'lower')
    return true;
  if (!joined(after) || last.possessive) return false;
  if (after.text.toLowerCase() === 'declassified') return true;
  return isCapital(after) && is(after, Kind.organisation) && !is(after, Kind.eponym);
}

const saints: ReadonlySet<string> = new Set(['san', 'santa', 'santo', 'sao', 'são']);

/** "San Martin", "Ansar al-Islam" without a title: a place or a band. */
function isPlaceName(tokens: readonly Token[], { first, last }: Stretch): boolean {
  const token = tokens[first] as Token;
  if (first === last || !is(token, Kind.beforePlace) || titleBefore(tokens, first) !== undefined) return false;
  return is(tokens[first + 1], Kind.article) || saints.has(token.text.toLowerCase());
}

const firmWords: ReadonlySet<string> = new Set('co company sons bros brothers associates partners'.split(' '));

/** "Robert Bosch GmbH", "John Deere, Inc.", "Peter Kiewit and Sons". */
function isCompany(tokens: readonly Token[], last: number): boolean {
  const after = tokens[last + 1];
  if (after === undefined || after.gap === 'break' || tokens[last]?.possessive) return false;
  if (isCompanyForm(after)) return true;
  const next = tokens[last + 2];
  if (next === undefined || !isCapital(next) || !isNext(next)) return false;
  if (after.text === ',') return isCompanyForm(next) && !is(next, Kind.acronym);
  return after.text === 'and' && firmWords.has(next.text.toLowerCase());
}

function joined(token: Token | undefined): boolean {
  return token !== undefined && token.gap !== 'break';
}

/** "Kissinger: …" at the start of a line of a conversation. */
export function isSpeaker(tokens: readonly Token[], stretch: Stretch): boolean {
  const after = tokens[stretch.last + 1];
  const before = tokens[stretch.first - 1];
  const quoted = before !== undefined && (before.text === '“' || before.text === '"') && before.gap === 'break';
  return (tokens[stretch.first]?.gap === 'break' || quoted) && after?.text === ':' && after.gap === 'none';
}

/** A telegram's last line with nothing on it but one word that means nothing else: who signs it. */
export function isSignature(tokens: readonly Token[], { first, last }: Stretch): boolean {
  const token = tokens[first] as Token;
  const before = tokens[first - 1];
  if (token.shape === 'caps' && token.text.length < 5 && !is(token, Kind.surname)) return false;
  if (last !== tokens.length - 1 || token.gap !== 'break' || token.text.length < 3 || before?.shape !== 'mark')
    return false;
  if (!'.”"!?)'.includes(before.text)) return false;
  return is(token, Kind.surname | Kind.given) || (!is(token, againstName) && isTelegram(tokens));
}

const openingTokens = 60;

/** A time of day in Zulu near the beginning: "Moscow, January 23, 1969, 1330Z". */
function isTelegram(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  if (last?.capsZone || last?.shape === 'caps') return true;
  return tokens
    .slice(0, openingTokens)
    .some(
      (token, at) =>
        token.text.startsWith('Z') &&
        token.text.length < 3 &&
        token.gap === 'none' &&
        tokens[at - 1]?.shape === 'number',
    );
}

/** "(Public Papers: Ford, 1974, page 27)": whose papers they are. */
export function hasPapers(tokens: readonly Token[], { first, last }: Stretch): boolean {
  const [papers, colon] = [tokens[first - 2], tokens[first - 1]];
  return (
    colon?.text === ':' &&
    papers?.text === 'Papers' &&
    tokens[last + 1]?.text === ',' &&
    tokens[last + 2]?.shape === 'number'
  );
}

/** "Kozulin, 51," */
export function hasAge(tokens: readonly Token[], last: number): boolean {
  const age = tokens[last + 2];
  return (
    tokens[last + 1]?.text === ',' && age?.shape === 'number' && age.text.length === 2 && tokens[last + 3]?.text === ','
  );
}

/** Whether another capital stands right beside the name, which may then be part of something longer. */
export function crowded(tokens: readonly Token[], stretch: Stretch): boolean {
  const after = tokens[stretch.last + 1];
  const before = tokens[stretch.first - 1];
  const beside = (token: Token | undefined): boolean =>
    isCapital(token) || token?.shape === 'number' || token?.text === '-';
  if (isNext(after) && beside(after) && !tokens[stretch.last]?.possessive) return true;
  return isNext(tokens[stretch.first]) && isCapital(before) && !before?.possessive;
}

/** "in Lincoln", "Douglas, Wyoming": where something is. */
export function isWhere(tokens: readonly Token[], { first, last }: Stretch): boolean {
  if (isInside(tokens, first) && !tokens[last]?.possessive) return !speaksNext(tokens, last);
  const next = tokens[last + 2];
  return (
    tokens[last + 1]?.text === ',' && isCapital(next) && is(next, Kind.place) && !is(next, Kind.surname | Kind.demonym)
  );
}

/** The word means something else as well and stands where its capital letter proves nothing. */
export function isDoubtful(tokens: readonly Token[], stretch: Stretch): boolean {
  const token = tokens[stretch.first] as Token;
  // "De Gaulle declined": a particle opens nothing but a name.
  if (is(token, Kind.particle) && stretch.last > stretch.first) return false;
  if (is(token, Kind.place) && isBehindPreposition(tokens, stretch.first)) return true;
  if (is(token, Kind.calendar)) return !(token.possessive || speaksNext(tokens, stretch.last));
  const other = is(token, againstName) || is(token, Kind.eponym | Kind.ambiguous);
  if (!other) return false;
  if (stretch.first === stretch.last && tokens[stretch.last + 1]?.text === ',' && isWhere(tokens, stretch)) return true;
  const before = tokens[stretch.first - 1];
  if (before?.shape === 'lower' && is(before, Kind.thingBefore)) return !isHis(tokens, stretch.last);
  if (is(token, Kind.notName) && !is(token, Kind.surname)) return true;
  const after = tokens[stretch.last + 1];
  if (token.capsZone || startsSentence(tokens, stretch.first))
    return !(after !== undefined && (auxiliaries.has(after.text) || speaksNext(tokens, stretch.last)));
  return false;
}

/** "of Carter’s", "the Ford administration": what follows is somebody's, where the text names him elsewhere. */
function isHis(tokens: readonly Token[], last: number): boolean {
  const token = tokens[last] as Token;
  if (is(token, againstName)) return false;
  const after = tokens[last + 1];
  return token.possessive || (isNext(after) && is(after, Kind.eponym));
}

/** What headings and telegrams print with a capital before a name without making it longer. */
const functionWords: ReadonlySet<string> = new Set(
  (
    'with of for and to from by on at in into while after before have has had did does do would will should if but or ' +
    'that as than like against between about when because the a an under over until since without on off via vs is are was'
  ).split(' '),
);

/**
 * Another capitalised word stands directly before a single one and nothing says that it is none of the name's ("Islam
 * Gaddafi"): whose surname it is can't be told.
 */
export function isAttached(tokens: readonly Token[], { first }: Stretch): boolean {
  const token = tokens[first] as Token;
  const before = tokens[first - 1];
  if (before === undefined || token.capsZone || !isNext(token) || before.possessive) return false;
  if (isNicknamed(tokens, first)) return true;
  if (before.shape === 'initial') return !isEnumerator(tokens, first - 1);
  if (before.shape !== 'capital') return false;
  if (is(before, Kind.honorific | Kind.title | Kind.role | Kind.modifier | Kind.demonym | Kind.calendar)) return false;
  if (startsSentence(tokens, first - 1)) return !is(before, againstName);
  if (functionWords.has(before.text.toLowerCase())) return false;
  return !(is(before, Kind.place) && isBehindPreposition(tokens, first - 1));
}

/** `Agapito "Butz" Aquino`: the name before the nickname says whose surname it is. */
function isNicknamed(tokens: readonly Token[], first: number): boolean {
  const [given, opening, nickname, closing] = tokens.slice(Math.max(0, first - 4), first);
  if (closing === undefined || !'"”'.includes(closing.text) || !'"“'.includes(opening?.text ?? ' ')) return false;
  return isCapital(nickname) && isCapital(given) && !is(given, Kind.title | Kind.honorific);
}

const subjectOpenings: ReadonlySet<string> = new Set(
  'that and but as when while after before because which if'.split(' '),
);
const subjectVeto: number = againstName | Kind.eponym | Kind.beforePlace | Kind.ambiguous;
export const unlikelySubject: RegExp =
  /^(?:petro|tele|aero|euro|agro|inter|trans|micro|hydro|electro|every|some|any)|(?:ers|ists|ians|ors|ants|ees|ents|isms?|ship|tion|sion|ment|ness|bank|corp|soft|media|press|prom|neft|petrol|telecom|comm?|tech|oil|gas)$/u;

/**
 * A capitalised word that is nothing else, as the subject of a verb of speech: "Ruto told", "that Wako denied"; or
 * before ", who"; a word with a surname's ending also in reported speech ("that Bilginoglu had").
 */
export function isSubject(tokens: readonly Token[], { first, last }: Stretch): boolean {
  const token = tokens[first] as Token;
  if (token.shape !== 'capital' || token.capsZone || token.text.length < 3 || token.possessive) return false;
  if (is(token, subjectVeto) || unlikelySubject.test(token.text.toLowerCase())) return false;
  const before = tokens[first - 1];
  const reported = before?.text === 'that' && is(token, Kind.surnameEnding) && isAuxiliary(tokens[last + 1]);
  const related = tokens[last + 1]?.text === ',' && tokens[last + 2]?.text === 'who';
  if (!speaksNext(tokens, last, Kind.speech) && !reported && !related) return false;
  return startsSentence(tokens, first) || before?.text === ',' || subjectOpenings.has(before?.text ?? '');
}

function isAuxiliary(token: Token | undefined): boolean {
  return token?.shape === 'lower' && isNext(token) && auxiliaries.has(token.text);
}

/** Whether an eponym word follows: "the Kramer visit" speaks of a person only when he is known. */
export function isEponym(tokens: readonly Token[], last: number): boolean {
  const after = tokens[last + 1];
  return isCapital(after) && isNext(after) && is(after, Kind.eponym) && !tokens[last]?.possessive;
}

/** What the neighbours of a single word say: verbs of saying and thinking, "told X", "X's view"; "the X", "in X", "X officials". */
export function cueOf(tokens: readonly Token[], stretch: Stretch): number {
  const token = tokens[stretch.first] as Token;
  const before = joined(token) ? tokens[stretch.first - 1] : undefined;
  const after = joined(tokens[stretch.last + 1]) ? tokens[stretch.last + 1] : undefined;
  let cue = 0;
  if (before?.shape === 'lower' || isBehindPreposition(tokens, stretch.first)) {
    if (is(before, Kind.thingBefore)) cue -= 3;
    else if (is(before, Kind.personBefore | Kind.say)) cue += 1;
  }
  if (isCapital(before) && isNext(token) && !startsSentence(tokens, stretch.first)) cue -= 1;
  if (after === undefined) return cue;
  if (token.possessive) return cue + 1;
  if (isCapital(after) && isNext(after)) return cue - 2;
  if (after.shape === 'lower' || after.capsZone) {
    if (is(after, Kind.personal)) cue += 3;
    else if (is(after, Kind.say)) cue += 2;
    else if (auxiliaries.has(after.text)) cue += 1;
  }
  if (after.text === ',' && tokens[stretch.last + 2]?.text === 'who') cue += 2;
  return cue;
}

/** A possessive, an auxiliary or a verb in the past follows: a capital at the start of a sentence is a name after all. */
export function acts(tokens: readonly Token[], last: number): boolean {
  const after = tokens[last + 1];
  if (tokens[last]?.possessive) return true;
  return after?.shape === 'lower' && isNext(after) && (auxiliaries.has(after.text) || after.text.endsWith('ed'));
}

/** "XXXXXXXXXXXX": a name cut out of the text; what stands beside it is no whole name. */
function isRedacted(token: Token | undefined): boolean {
  return token !== undefined && token.shape === 'mark' && token.text.length > 2 && token.gap !== 'break';
}
