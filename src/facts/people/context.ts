import { againstName, Kind } from './lexicon.ts';
import { isCapital, isNext, type Stretch, startsSentence } from './name-parts.ts';
import type { Token } from './tokens.ts';

const is = (token: Token | undefined, kind: number): boolean => token !== undefined && (token.kind & kind) !== 0;
const auxiliaries: ReadonlySet<string> = new Set(
  'is was has had would will could can should may might did does also then again never himself herself who'.split(' '),
);
const placePrepositions: ReadonlySet<string> = new Set('in at to from near into via around outside across'.split(' '));

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
  if (after === undefined) return false;
  if (after.gap === 'none' && (after.text === '@' || after.text === '_')) return true;
  if (after?.text === '&' && after.gap !== 'break') return true;
  if (after.text === '.' && tokens[stretch.last + 2]?.gap === 'none' && tokens[stretch.last + 2]?.shape === 'lower')
    return true;
  if (!joined(after) || last.possessive) return false;
  if (after.text.toLowerCase() === 'declassified') return true;
  return isCapital(after) && is(after, Kind.organisation) && !is(after, Kind.eponym);
}

function joined(token: Token | undefined): boolean {
  return token !== undefined && token.gap !== 'break';
}

/** A verb of saying or thinking follows the name. */
export function speaks(tokens: readonly Token[], last: number): boolean {
  const after = tokens[last + 1];
  if (after === undefined || !isNext(after) || tokens[last]?.possessive) return false;
  return is(after, Kind.say | Kind.personal) && (after.shape === 'lower' || after.capsZone);
}

/** "Kissinger: …" at the start of a line of a conversation. */
export function isSpeaker(tokens: readonly Token[], stretch: Stretch): boolean {
  const after = tokens[stretch.last + 1];
  const before = tokens[stretch.first - 1];
  const quoted = before !== undefined && (before.text === '“' || before.text === '"') && before.gap === 'break';
  return (tokens[stretch.first]?.gap === 'break' || quoted) && after?.text === ':' && after.gap === 'none';
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

/** The word means something else as well and stands where its capital letter proves nothing. */
export function isDoubtful(tokens: readonly Token[], stretch: Stretch): boolean {
  const token = tokens[stretch.first] as Token;
  if (is(token, Kind.place) && placePrepositions.has(tokens[stretch.first - 1]?.text ?? '')) return true;
  if (is(token, Kind.calendar)) return !(token.possessive || speaks(tokens, stretch.last));
  const other = is(token, againstName) || is(token, Kind.eponym | Kind.ambiguous);
  if (!other) return false;
  const before = tokens[stretch.first - 1];
  if (before?.shape === 'lower' && is(before, Kind.thingBefore)) return true;
  if (is(token, Kind.notName) && !is(token, Kind.surname)) return true;
  const after = tokens[stretch.last + 1];
  if (token.capsZone || startsSentence(tokens, stretch.first))
    return !(after !== undefined && (auxiliaries.has(after.text) || speaks(tokens, stretch.last)));
  return false;
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
  if (before?.shape === 'lower') {
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
