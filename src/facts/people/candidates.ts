import { type BracketedName, bracketedName } from './bracketed-names.ts';
import { acts, cueOf, isAttached, isDoubtful, isEponym, isVetoed } from './context.ts';
import { type InitialLabel, initialLabelAt } from './initial-labels.ts';
import { againstName, Kind } from './lexicon.ts';
import { listsOf, type NameList } from './name-lists.ts';
import { eponymRule, isFull, personRule } from './name-rules.ts';
import { nameStretches } from './name-stretches.ts';
import { is, isPlainGiven, type Stretch, titleBefore } from './signs.ts';
import { roleAfter, roleBefore, roleBeforeComma } from './stated-roles.ts';
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
  /** Written "SURNAME, Given" or with brackets inside; `words` are in the usual order. */
  readonly rewritten: boolean;
  /** The list of names that it stands in: "Bush, Jones and Smith". */
  readonly list: NameList | undefined;
  /** How much the words around speak for a person (above 0) or for a thing (below). */
  readonly cue: number;
  /** A single letter, which may stand for a person. */
  readonly label: InitialLabel | undefined;
}

function words(tokens: readonly Token[], stretch: Stretch): Token[] {
  return tokens.slice(stretch.first, stretch.last + 1).filter((token) => token.shape !== 'mark');
}

/** The candidates of a part of the text, in order. */
export function candidatesOf(tokens: readonly Token[]): Candidate[] {
  const candidates: Candidate[] = [];
  const stretches = nameStretches(tokens);
  const lists = listsOf(tokens, stretches);
  let from = 0;
  for (let at = 0; at < stretches.length; at += 1) {
    const found = stretches[at] as Stretch;
    for (const each of labelsBetween(tokens, from, found.first)) candidates.push(each);
    from = found.last + 1;
    const next = stretches[at + 1];
    const bracketed = bracketedName(tokens, stretches, at);
    if (bracketed !== undefined) {
      candidates.push(bracketedCandidate(tokens, bracketed, lists[at]));
      at += bracketed.stretches - 1;
      from = bracketed.whole.last + 1;
    } else if (next !== undefined && isReversed(tokens, found, next)) {
      candidates.push(reversedCandidate(tokens, found, next, lists[at]));
      at += 1;
      from = next.last + 1;
    } else if (!isVetoed(tokens, found)) candidates.push(candidateOf(tokens, found, lists[at]));
  }
  for (const each of labelsBetween(tokens, from, tokens.length)) candidates.push(each);
  return candidates;
}

/** The single letters among tokens [from, to) that may stand for people. */
function labelsBetween(tokens: readonly Token[], from: number, to: number): Candidate[] {
  const candidates: Candidate[] = [];
  for (let at = from; at < to; at += 1) {
    const token = tokens[at] as Token;
    const label = token.text.length === 1 ? initialLabelAt(tokens, at) : undefined;
    if (label === undefined) continue;
    const { start, end, text } = token;
    const letter = { start, end, words: [text], role: undefined, rule: undefined, doubtful: true, rewritten: false };
    candidates.push({ ...letter, list: undefined, cue: label.cue, label });
  }
  return candidates;
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

function reversedCandidate(tokens: readonly Token[], family: Stretch, given: Stretch, list?: NameList): Candidate {
  const both = candidateOf(tokens, { first: family.first, last: given.last }, list);
  const first = words(tokens, given).map((token) => token.text);
  return {
    ...both,
    words: [...first, (tokens[family.first] as Token).text],
    rule: 'reversed',
    rewritten: true,
    doubtful: false,
  };
}

function bracketedCandidate(tokens: readonly Token[], { whole, parts }: BracketedName, list?: NameList): Candidate {
  const [given, family] = parts as readonly [Stretch, Stretch];
  const both = candidateOf(tokens, { first: given.first, last: family.last }, list);
  return {
    ...both,
    start: (tokens[whole.first] as Token).start,
    end: (tokens[whole.last] as Token).end,
    words: parts.flatMap((part) => words(tokens, part).map((token) => token.text)),
    rule: 'bracketed',
    rewritten: true,
    doubtful: false,
  };
}

function candidateOf(tokens: readonly Token[], stretch: Stretch, list: NameList | undefined): Candidate {
  const parts = words(tokens, stretch);
  const before = roleBefore(tokens, stretch.first);
  const eponym = isEponym(tokens, stretch.last);
  const full = parts.filter(isFull);
  const town =
    list?.where === true && parts.length === 1 && is(parts[0], Kind.ambiguous) && !acts(tokens, stretch.last);
  const attached =
    parts.length === 1 && isAttached(tokens, stretch) && titleBefore(tokens, stretch.first) === undefined;
  const rule =
    attached || town || (parts.length > 1 && full.length === 0)
      ? undefined
      : eponym
        ? eponymRule(tokens, stretch, parts)
        : personRule(tokens, stretch, parts, before);
  const after = before === undefined ? roleAfter(tokens, stretch.last) : undefined;
  const role =
    before ?? after ?? (rule === undefined ? undefined : roleBeforeComma(tokens, stretch.first, stretch.last));
  const appositive =
    rule === undefined && after !== undefined && full.length > 1 && !full.some((t) => is(t, againstName));
  const end = tokens[stretch.last] as Token;
  const dotted = /^(?:jr|sr|esq)$/iu.test(end.text) && tokens[stretch.last + 1]?.text === '.' ? 1 : 0;
  return {
    start: (tokens[stretch.first] as Token).start,
    end: end.end + dotted,
    words: parts.map((token) => token.text),
    role:
      role === undefined
        ? undefined
        : { start: (tokens[role.first] as Token).start, end: (tokens[role.last] as Token).end },
    rule: appositive ? 'apposition' : rule,
    rewritten: false,
    doubtful: attached || town || isDoubtful(tokens, stretch),
    list,
    cue: cueOf(tokens, stretch),
    label: undefined,
  };
}
