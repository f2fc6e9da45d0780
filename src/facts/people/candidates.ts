import { acts, crowded, cueOf, hasAge, isDoubtful, isEponym, isSpeaker, isVetoed, speaks } from './context.ts';
import { againstName, Kind, kindOf } from './lexicon.ts';
import { isCapital, isPlainGiven, nameStretches, type Stretch, startsSentence, titleBefore } from './name-parts.ts';
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
  /** Written "SURNAME, Given"; `words` are in the usual order. */
  readonly reversed: boolean;
  /** How much the words around speak for a person (above 0) or for a thing (below). */
  readonly cue: number;
}

const is = (token: Token | undefined, kind: number): boolean => token !== undefined && (token.kind & kind) !== 0;

function words(tokens: readonly Token[], stretch: Stretch): Token[] {
  return tokens.slice(stretch.first, stretch.last + 1).filter((token) => token.shape !== 'mark');
}

/** A full part of a name: neither an initial nor a particle nor "Jr.". */
function isFull(token: Token): boolean {
  return isCapital(token) && token.shape !== 'initial' && !(is(token, Kind.suffix) && token.text.length < 4);
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
  if (first.text.length > 3 && full.some((token, n) => n > 0 && isPlainGiven(token))) return 'given-name';
  if (is(first, Kind.familyFirst) && full.length < 4) return 'family-name-first';
  if (first.shape === 'caps' || last.shape === 'caps') return undefined;
  const likely =
    is(last, Kind.surname | Kind.strongEnding) || (is(last, Kind.surnameEnding) && cueOf(tokens, stretch) > 0);
  if (likely && !is(first, Kind.surnameEnding)) return 'surname-list';
  if (hasAge(tokens, stretch.last)) return 'age';
  return undefined;
}

function ruleOfSingle(tokens: readonly Token[], stretch: Stretch, token: Token): string | undefined {
  const known = is(token, Kind.surname | Kind.surnameEnding);
  if (hasAge(tokens, stretch.last)) return 'age';
  if (token.capsZone) return undefined;
  if (is(token, againstName)) return undefined;
  if (isPair(token)) return undefined;
  if (is(token, Kind.figure)) return 'well-known';
  if (isSpeaker(tokens, stretch) && known) return 'speaker';
  if (speaks(tokens, stretch.last) && known) return 'say-verb';
  if (token.shape === 'caps' || crowded(tokens, stretch)) return undefined;
  const certain = is(token, Kind.surname | Kind.strongEnding) && !is(tokens[stretch.first - 1], Kind.thingBefore);
  if (startsSentence(tokens, stretch.first)) return certain && acts(tokens, stretch.last) ? 'surname-list' : undefined;
  if (certain) return 'surname-list';
  if (isPlainGiven(token) && cueOf(tokens, stretch) > 0) return 'given-name-alone';
  return undefined;
}

/** "Kyprianou-Denktash": two surnames joined by a hyphen. */
function isPair(token: Token): boolean {
  const [one, two, ...rest] = token.text.split('-', 3);
  if (one === undefined || two === undefined || rest.length > 0) return false;
  return [one, two].every((part) => (kindOf(part) & (Kind.surname | Kind.surnameEnding)) !== 0);
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
  if (role === undefined || !is(tokens[role.first], againstName)) return undefined;
  if (stretch.first === stretch.last && is(first, againstName) && !is(first, Kind.surname)) return undefined;
  const strange = tokens.slice(role.first, role.last + 1).some((token) => isCapital(token) && !is(token, againstName));
  return strange && stretch.first === stretch.last ? undefined : 'role-phrase';
}

/** The candidates of a part of the text, in order. */
export function candidatesOf(tokens: readonly Token[]): Candidate[] {
  const candidates: Candidate[] = [];
  const stretches = nameStretches(tokens);
  for (let at = 0; at < stretches.length; at += 1) {
    const found = stretches[at] as Stretch;
    const next = stretches[at + 1];
    if (next !== undefined && isReversed(tokens, found, next)) {
      candidates.push(reversedCandidate(tokens, found, next));
      at += 1;
    } else if (!isVetoed(tokens, found)) candidates.push(candidateOf(tokens, found));
  }
  return candidates;
}

function personRule(
  tokens: readonly Token[],
  stretch: Stretch,
  parts: readonly Token[],
  role: StatedRole | undefined,
): string | undefined {
  const titled = titleRule(tokens, stretch, role);
  if (titled !== undefined) return titled;
  return parts.length > 1 ? ruleOfFull(tokens, stretch, parts) : ruleOfSingle(tokens, stretch, parts[0] as Token);
}

/** "the Nixon Doctrine", "the Clifford Mission": a person by full or well-known name, or named elsewhere. */
function eponymRule(tokens: readonly Token[], stretch: Stretch, parts: readonly Token[]): string | undefined {
  if (parts.length > 1) return ruleOfFull(tokens, stretch, parts);
  const [only] = parts;
  return is(only, Kind.figure) && !is(only, againstName) ? 'well-known' : undefined;
}

/** "VANCE, CYRUS" in brackets or at the start of a line: the two stretches are one name. */
function isReversed(tokens: readonly Token[], family: Stretch, given: Stretch | undefined): boolean {
  if (given === undefined || family.first !== family.last || given.first !== family.last + 2) return false;
  if (tokens[family.last + 1]?.text !== ',' || !isPlainGiven(tokens[given.first])) return false;
  const before = tokens[family.first - 1];
  const opens = tokens[family.first]?.gap === 'break' || before?.text === '(' || before?.text === ';';
  const others = tokens.slice(given.first + 1, given.last + 1);
  const onlyGiven = others.every((token) => !isFull(token) || isPlainGiven(token));
  const after = tokens[given.last + 1];
  const closed = after === undefined || after.gap === 'break' || ');,.'.includes(after.text);
  return opens && onlyGiven && closed;
}

function reversedCandidate(tokens: readonly Token[], family: Stretch, given: Stretch): Candidate {
  const both = candidateOf(tokens, { first: family.first, last: given.last });
  const first = words(tokens, given).map((token) => token.text);
  return {
    ...both,
    words: [...first, (tokens[family.first] as Token).text],
    rule: 'reversed',
    reversed: true,
    doubtful: false,
  };
}

function candidateOf(tokens: readonly Token[], stretch: Stretch): Candidate {
  const parts = words(tokens, stretch);
  const before = roleBefore(tokens, stretch.first);
  const eponym = isEponym(tokens, stretch.last);
  const full = parts.filter(isFull);
  const rule = eponym ? eponymRule(tokens, stretch, parts) : personRule(tokens, stretch, parts, before);
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
    reversed: false,
    doubtful: isDoubtful(tokens, stretch),
    cue: cueOf(tokens, stretch),
  };
}
