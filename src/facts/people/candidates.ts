import { againstName, Kind } from './lexicon.ts';
import {
  isCapital,
  isNext,
  isPlainGiven,
  nameStretches,
  type Stretch,
  startsSentence,
  titleBefore,
} from './name-parts.ts';
import { roleAfter, roleBefore, type StatedRole } from './stated-roles.ts';
import type { Token } from './tokens.ts';

/** Something that looks like a name. Without a rule it is only a person if the text names that person elsewhere. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
  readonly role: { readonly start: number; readonly end: number } | undefined;
  readonly rule: string | undefined;
  /** The word means something else too, and stands where its capital letter proves nothing. */
  readonly doubtful: boolean;
  /** How much the words around speak for a person (above 0) or for a thing (below). */
  readonly cue: number;
}

const is = (token: Token | undefined, kind: number): boolean => token !== undefined && (token.kind & kind) !== 0;
const auxiliaries: ReadonlySet<string> = new Set(
  'is was has had would will could can should may might did does also then again never himself herself who'.split(' '),
);
const placePrepositions: ReadonlySet<string> = new Set('in at to from near into via around outside across'.split(' '));

function words(tokens: readonly Token[], stretch: Stretch): Token[] {
  return tokens.slice(stretch.first, stretch.last + 1).filter((token) => token.shape !== 'mark');
}

/** A full part of a name: neither an initial nor a particle nor "Jr.". */
function isFull(token: Token): boolean {
  return isCapital(token) && token.shape !== 'initial' && !(is(token, Kind.suffix) && token.text.length < 4);
}

/** Ships, streets, companies, release stamps, addresses: a name inside something that is no person. */
function isVetoed(tokens: readonly Token[], stretch: Stretch): boolean {
  const before = tokens[stretch.first - 1];
  const last = tokens[stretch.last] as Token;
  const after = tokens[stretch.last + 1];
  if (before !== undefined && joined(tokens[stretch.first])) {
    if (is(before, Kind.beforePlace) && isCapital(before)) return true;
    const body = tokens[stretch.first - 2];
    if (before.text === 'of' && isCapital(body) && is(body, Kind.organisation) && !is(body, Kind.eponym)) return true;
    if (before.text === '@' || before.text === '#' || before.text === '&') return true;
  }
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

function speaks(tokens: readonly Token[], last: number): boolean {
  const after = tokens[last + 1];
  if (after === undefined || !isNext(after) || tokens[last]?.possessive) return false;
  return is(after, Kind.say | Kind.personal) && (after.shape === 'lower' || after.capsZone);
}

/** "Kissinger: …" at the start of a line of a conversation. */
function isSpeaker(tokens: readonly Token[], stretch: Stretch): boolean {
  const after = tokens[stretch.last + 1];
  return tokens[stretch.first]?.gap === 'break' && after?.text === ':' && after.gap === 'none';
}

/** "Kozulin, 51," */
function hasAge(tokens: readonly Token[], last: number): boolean {
  const age = tokens[last + 2];
  return (
    tokens[last + 1]?.text === ',' && age?.shape === 'number' && age.text.length === 2 && tokens[last + 3]?.text === ','
  );
}

/** Whether another capital stands right beside the name, which may then be part of something longer. */
function crowded(tokens: readonly Token[], stretch: Stretch): boolean {
  const after = tokens[stretch.last + 1];
  const before = tokens[stretch.first - 1];
  const beside = (token: Token | undefined): boolean =>
    isCapital(token) || token?.shape === 'number' || token?.text === '-';
  if (isNext(after) && beside(after) && !tokens[stretch.last]?.possessive) return true;
  return isNext(tokens[stretch.first]) && isCapital(before) && !before?.possessive;
}

function isDoubtful(tokens: readonly Token[], stretch: Stretch): boolean {
  const token = tokens[stretch.first] as Token;
  if (is(token, Kind.place) && placePrepositions.has(tokens[stretch.first - 1]?.text ?? '')) return true;
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
function isEponym(tokens: readonly Token[], last: number): boolean {
  const after = tokens[last + 1];
  return isCapital(after) && isNext(after) && is(after, Kind.eponym) && !tokens[last]?.possessive;
}

/** The rule by which several words are a person's name; undefined where nothing speaks for it. */
function ruleOfFull(tokens: readonly Token[], stretch: Stretch, parts: readonly Token[]): string | undefined {
  const full = parts.filter(isFull);
  const first = full[0];
  const last = full.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const initials = parts.some((token) => token.shape === 'initial');
  const clean = (token: Token): boolean => !is(token, againstName);
  if (isPlainGiven(first) && full.length + (initials ? 1 : 0) > 1) return 'given-name';
  if (is(first, Kind.given) && full.length > 1 && (is(last, Kind.surname | Kind.surnameEnding) || clean(last)))
    return 'given-name';
  if (initials && full.length === 1) {
    const lead = parts[0]?.shape === 'initial';
    if (!lead || !clean(last) || last.shape === 'caps') return undefined;
    return startsSentence(tokens, stretch.first) && !is(last, Kind.surname | Kind.surnameEnding) && parts.length < 3
      ? undefined
      : 'initials';
  }
  if (full.length < 2 || !full.every((token) => clean(token) || is(token, Kind.surname))) return undefined;
  if (initials) return 'initials';
  if (full.some((token, n) => n > 0 && isPlainGiven(token))) return 'given-name';
  if (is(first, Kind.familyFirst) && full.length < 4) return 'family-name-first';
  if (first.shape === 'caps' || last.shape === 'caps') return undefined;
  const likely = is(last, Kind.surname | Kind.strongEnding) || (is(last, Kind.surnameEnding) && cueOf(tokens, stretch) > 0);
  if (likely && !is(first, Kind.surnameEnding)) return 'surname-list';
  if (hasAge(tokens, stretch.last)) return 'age';
  return undefined;
}

function ruleOfSingle(tokens: readonly Token[], stretch: Stretch, token: Token): string | undefined {
  const known = is(token, Kind.surname | Kind.surnameEnding);
  if (hasAge(tokens, stretch.last)) return 'age';
  if (token.capsZone) return undefined;
  if (is(token, againstName)) return undefined;
  if (is(token, Kind.figure)) return 'well-known';
  if (speaks(tokens, stretch.last) && known) return 'say-verb';
  if (startsSentence(tokens, stretch.first) || token.shape === 'caps' || crowded(tokens, stretch)) return undefined;
  if (is(token, Kind.surname | Kind.strongEnding) && !is(tokens[stretch.first - 1], Kind.thingBefore))
    return 'surname-list';
  if (isPlainGiven(token) && cueOf(tokens, stretch) > 0) return 'given-name-alone';
  if (isSpeaker(tokens, stretch) && known) return 'speaker';
  return undefined;
}

function titleRule(tokens: readonly Token[], stretch: Stretch, role: StatedRole | undefined): string | undefined {
  const title = titleBefore(tokens, stretch.first);
  const first = tokens[stretch.first] as Token;
  if (is(first, Kind.eponym | Kind.say) && !is(first, Kind.surname | Kind.given)) return undefined;
  if (is(first, Kind.place) && !is(first, Kind.given | Kind.surname)) return undefined;
  if (title !== undefined) {
    if (is(title, Kind.honorific)) return 'honorific';
    if (first.capsZone && first.text.length < 4 && !is(first, Kind.surname | Kind.given | Kind.familyFirst))
      return undefined;
    return title.shape === 'lower' ? 'role' : 'title';
  }
  return role !== undefined && is(tokens[role.first], againstName) ? 'role-phrase' : undefined;
}

/** What the neighbours of a single word say: verbs of saying and thinking, "told X", "X's view"; "the X", "in X", "X officials". */
function cueOf(tokens: readonly Token[], stretch: Stretch): number {
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

/** The candidates of a part of the text, in order. */
export function candidatesOf(tokens: readonly Token[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const found of nameStretches(tokens)) {
    if (isVetoed(tokens, found)) continue;
    candidates.push(candidateOf(tokens, found));
  }
  return candidates;
}

function candidateOf(tokens: readonly Token[], stretch: Stretch): Candidate {
  const parts = words(tokens, stretch);
  const before = roleBefore(tokens, stretch.first);
  const eponym = isEponym(tokens, stretch.last);
  const full = parts.filter(isFull);
  const rule = eponym
    ? full.length > 1
      ? ruleOfFull(tokens, stretch, parts)
      : undefined
    : (titleRule(tokens, stretch, before) ??
      (parts.length > 1 ? ruleOfFull(tokens, stretch, parts) : ruleOfSingle(tokens, stretch, parts[0] as Token)));
  const after = before === undefined ? roleAfter(tokens, stretch.last) : undefined;
  const role = before ?? after;
  const appositive =
    rule === undefined && after !== undefined && full.length > 1 && !full.some((t) => is(t, againstName));
  const end = tokens[stretch.last] as Token;
  const dotted = is(end, Kind.suffix) && tokens[stretch.last + 1]?.text === '.' ? 1 : 0;
  return {
    start: (tokens[stretch.first] as Token).start,
    end: end.end + dotted,
    words: parts.map((token) => token.text),
    role:
      role === undefined
        ? undefined
        : { start: (tokens[role.first] as Token).start, end: (tokens[role.last] as Token).end },
    rule: appositive ? 'apposition' : rule,
    doubtful: isDoubtful(tokens, stretch),
    cue: cueOf(tokens, stretch),
  };
}
