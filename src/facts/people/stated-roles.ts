import { Kind } from './lexicon.ts';
import { isDoer, isDoing } from './role-verbs.ts';
import { is, isAbbreviation, isCapital, isNext, isPlainGiven } from './signs.ts';
import type { Token } from './tokens.ts';

const longestRole = 14;
const mostHonorifics = 6;
const mostOffices = 3;
const glue: ReadonlySet<string> = new Set(['of', 'for', 'and', 'the', 'at', 'to', '&', 'in', 'on', '/', '-', '.']);
const openingGlue: ReadonlySet<string> = new Set(['of', 'for', 'at', 'to', 'in', 'on']);
const determiners: ReadonlySet<string> = new Set(['the', 'a', 'an', 'his', 'her', 'their', 'its', 'our', 'my']);
const head: number = Kind.title | Kind.role;

/** A role in the text: tokens [first, last]. */
export interface StatedRole {
  readonly first: number;
  readonly last: number;
}

function joins(token: Token | undefined): boolean {
  return token !== undefined && token.gap !== 'break';
}

/** "South African President", "Saudi Arabian Minister": what opens a demonym of two words. */
const regions: ReadonlySet<string> = new Set(
  'north south east west northern southern eastern western central saudi'.split(' '),
);

/** A word that may stand before the head of a role: "former", "Belarusian", "opposition", "BPF", "Foreign". */
function leads(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.possessive) return false;
  if (is(token, head | Kind.modifier | Kind.judgement) && !is(token, Kind.honorific)) return true;
  if (token.text === 'de' || token.text === 'De') return tokens[at + 1]?.text === 'facto';
  if (token.shape === 'lower') return is(token, Kind.demonym);
  if (token.shape === 'mark') return token.text === '-' && token.gap === 'none';
  if (!isCapital(token) || token.shape === 'initial') return false;
  if (is(token, Kind.demonym | Kind.organisation | Kind.place)) return true;
  if (regions.has(token.text.toLowerCase()) && is(tokens[at + 1], Kind.demonym)) return true;
  return !is(token, Kind.notName | Kind.common | Kind.given) && token.shape === 'caps';
}

/** The offices that go on with "of": behind them a rank may follow ("Chief of State General Lopez"). */
const ofOffices: ReadonlySet<string> = new Set(
  'state staff government mission station protocol police parliament defense defence'.split(' '),
);

/** "In London King George", "Ambassador to the USSR Lt. Gen. Scowcroft": the place is none of the role's. */
const whereWords: ReadonlySet<string> = new Set(['in', 'at', 'from', 'to', 'near']);

/** Bodies whose name goes on with "of": "Council of Ministers President". */
const bodies: ReadonlySet<string> = new Set(
  'council chamber house board court bank ministry department bureau committee commission assembly league union'.split(
    ' ',
  ),
);

/** Roles that are verbs as well, and the words behind which they are: "expects to host President Napolitano". */
const verbRoles: ReadonlySet<string> = new Set('host judge guard guide head chair coach pilot boss counsel'.split(' '));
const beforeVerbs: ReadonlySet<string> = new Set(
  'to will would shall should may might can could must not did'.split(' '),
);

/** Where the name of a body begins whose last words stand at `first`; `first` itself where there is none. */
function bodyBefore(tokens: readonly Token[], first: number): number {
  const [body, of] = [tokens[first - 2], tokens[first - 1]];
  if (of?.text !== 'of' || !joins(of) || !joins(tokens[first]) || !isCapital(body) || body?.possessive) return first;
  return bodies.has(body?.text.toLowerCase() ?? '') ? first - 2 : first;
}

/** Where the words before a role's head begin that belong to it; over the full stop of an abbreviated rank too. */
function extendLeft(tokens: readonly Token[], from: number, offices = 0): number {
  let first = from;
  while (first > 0 && from - first < longestRole && joins(tokens[first])) {
    const dotted = tokens[first - 1]?.text === '.' && tokens[first - 1]?.gap === 'none';
    if (dotted && !(isAbbreviation(tokens[first - 2]) && is(tokens[first - 2], head))) break;
    if (!dotted && !leads(tokens, first - 1)) break;
    first -= dotted ? 2 : 1;
  }
  while (first < from && tokens[first]?.shape === 'mark') first += 1;
  const around = tokens[first - 1]?.text.toLowerCase() === 'the' ? tokens[first - 2] : tokens[first - 1];
  const whereabouts = whereWords.has(around?.text.toLowerCase() ?? '');
  while (whereabouts && first < from && is(tokens[first], Kind.place) && !is(tokens[first], Kind.demonym)) first += 1;
  const opening = tokens[first];
  if (opening?.shape === 'lower' && first < from && verbRoles.has(opening.text)) {
    if (beforeVerbs.has(tokens[first - 1]?.text.toLowerCase() ?? '')) return first + 1;
  }
  const body = first < from ? bodyBefore(tokens, first) : first;
  if (body < first) return body;
  // "Police jailed General Perez": behind who did it stands a verb.
  for (let at = from - 1; at > first; at -= 1) if (isDoing(tokens[at]) && isDoer(tokens[at - 1])) return at + 1;
  const verb = isDoing(opening) && first < from;
  if (verb && !determiners.has(tokens[first - 1]?.text.toLowerCase() ?? '')) first += 1;
  if (first > 0 && tokens[first - 1]?.text === 'Under' && tokens[first]?.text === 'Secretary')
    return offices < mostOffices ? extendLeft(tokens, first - 1, offices + 1) : first - 1;
  const office = tokens[first - 2];
  const goesOn =
    tokens[first - 1]?.text.toLowerCase() === 'of' && ofOffices.has(tokens[first]?.text.toLowerCase() ?? '');
  if (
    goesOn &&
    first < from &&
    isCapital(office) &&
    is(office, Kind.title) &&
    !office?.possessive &&
    joins(tokens[first])
  )
    return offices < mostOffices ? extendLeft(tokens, first - 2, offices + 1) : first;
  const other = ['of', 'for'].includes(tokens[first - 1]?.text ?? '') && isCapital(office) && is(office, head);
  return other ? from : first;
}

/** "Assistant Secretary of State", "Under Secretary for Political Affairs": the head's place, looking back from the end of the phrase. */
function headBeforePhrase(tokens: readonly Token[], last: number): number | undefined {
  if (!isCapital(tokens[last])) return undefined;
  for (let at = last; at > 0 && last - at < 9; at -= 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (!joins(token) || token === undefined) return undefined;
    const word = token.capsZone ? token.text.toLowerCase() : token.text;
    if ((word === 'of' || word === 'for') && before !== undefined && is(before, head) && !before.possessive)
      return at - 1;
    const inside =
      isCapital(token) && !(token.capsZone && glue.has(word))
        ? !token.possessive && !isPlainGiven(token) && !(token.capsZone && is(token, Kind.say))
        : glue.has(word) && word !== '.';
    if (!inside) return undefined;
  }
  return undefined;
}

/** "Assistant to the President for National Security Affairs": the head before "to the" is the role's. */
function toThePresident(tokens: readonly Token[], start: number): number {
  const [outer, to, the] = [tokens[start - 3], tokens[start - 2], tokens[start - 1]];
  const joined = to?.text === 'to' && the?.text === 'the' && joins(to) && joins(the) && joins(tokens[start]);
  return joined && isCapital(outer) && is(outer, head) && !outer?.possessive ? start - 3 : start;
}

/** "the recently convicted Andrey Klimov": an adverb and a participle between article and name. */
function participleBefore(tokens: readonly Token[], last: number): StatedRole | undefined {
  const participle = tokens[last];
  if (participle?.shape !== 'lower' || !/(?:ed|wn|en)$/u.test(participle.text) || participle.text.includes('-'))
    return undefined;
  const adverb = tokens[last - 1];
  const qualified = adverb?.shape === 'lower' && adverb.text.endsWith('ly');
  if (!qualified && !is(participle, Kind.participle)) return undefined;
  const first = qualified ? last - 1 : last;
  const article = tokens[first - 1];
  return article !== undefined && determiners.has(article.text.toLowerCase()) ? { first, last } : undefined;
}

/** The role stated directly before token `at`, the first of a name; undefined where there is none. */
export function roleBefore(tokens: readonly Token[], at: number): StatedRole | undefined {
  if (!joins(tokens[at])) return undefined;
  let last = at - 1;
  if (tokens[last]?.text === '.' && tokens[last]?.gap === 'none') last -= 1;
  for (let passed = 0; passed < mostHonorifics && last >= 0; passed += 1) {
    if (!is(tokens[last], Kind.honorific) || !joins(tokens[last]) || !isCapital(tokens[last])) break;
    last -= 1;
    if (tokens[last]?.text === '.' && isAbbreviation(tokens[last - 1])) last -= 1;
  }
  const token = tokens[last];
  if (token === undefined || token.possessive || !joins(tokens[last + 1])) return undefined;
  const abbreviated = tokens[at - 1]?.text === '.' && last === at - 2 ? at - 1 : last;
  if (is(token, head) && !is(token, Kind.honorific)) {
    if (abbreviated !== last && !isAbbreviation(token)) return undefined;
    return { first: extendLeft(tokens, last), last: abbreviated };
  }
  if (abbreviated !== last) return undefined;
  const start = headBeforePhrase(tokens, last);
  if (start !== undefined) return { first: extendLeft(tokens, toThePresident(tokens, start)), last };
  return participleBefore(tokens, last);
}

/** What goes on behind a name in a list of people, or belongs to the role: "the President, Lee Chang, and others". */
const listWords: ReadonlySet<string> = new Set(['and', 'or', 'as', 'plus', 'with', 'including', 'of', 'for']);

/**
 * The role that a name stands behind in apposition: "The former Deputy Foreign Minister, Pavel Sidorov, met". Only with an
 * article that opens the phrase, and where the sentence goes on or ends behind the name: others may be lists of people.
 */
export function roleBeforeComma(tokens: readonly Token[], first: number, last: number): StatedRole | undefined {
  const [closing, next] = [tokens[last + 1], tokens[last + 2]];
  if (last === first || tokens[first - 1]?.text !== ',' || !joins(tokens[first]) || tokens[last]?.possessive)
    return undefined;
  if (closing?.text === ',') {
    if (next?.shape !== 'lower' || next.gap === 'break' || listWords.has(next.text) || determiners.has(next.text))
      return undefined;
  } else if (closing?.text !== '.' || is(tokens[last], Kind.honorific)) return undefined;
  const role = roleBefore(tokens, first - 1);
  const end = tokens[role?.last ?? -1];
  if (role === undefined || end?.text === '.' || (end?.shape === 'lower' && !is(end, head))) return undefined;
  const [before, article] = [tokens[role.first - 2], tokens[role.first - 1]];
  if (!determiners.has(article?.text.toLowerCase() ?? '') || !joins(tokens[role.first])) return undefined;
  const goesOn = joins(article) && (before?.text === ',' || before?.text === 'and' || before?.text === 'or');
  return goesOn ? undefined : role;
}

const phraseEnds: ReadonlySet<string> = new Set(['affairs', 'state', 'defense', 'defence', 'treasury', 'staff']);

/** "Secretary of State Senator George": the title behind a finished phrase is someone else's. */
function isOtherPerson(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!isCapital(token) || !is(token, Kind.title | Kind.honorific) || !isCapital(before)) return false;
  return phraseEnds.has(before?.text.toLowerCase() ?? '') || !is(before, head | Kind.modifier | Kind.demonym);
}

/** Where the phrase after a role's head ends: "… of State for European Affairs". */
function tailEnd(tokens: readonly Token[], headAt: number): number {
  let last = headAt;
  for (let at = headAt + 1; at < tokens.length && at - headAt < longestRole; at += 1) {
    const token = tokens[at] as Token;
    if (token.gap === 'break' || (token.shape === 'mark' && !glue.has(token.text))) break;
    if (token.text === '.') break;
    const opening = openingGlue.has(token.text);
    if (token.shape === 'lower' && last === headAt && !opening && !is(token, head | Kind.modifier)) break;
    if (token.shape === 'lower' && !opening && is(token, Kind.say) && !determiners.has(token.text)) break;
    if (at > headAt + 1 && isOtherPerson(tokens, at)) break;
    if (['who', 'that', 'which', 'whose', 'has', 'had', 'is', 'was', 'were', 'will', 'would'].includes(token.text))
      break;
    if (!glue.has(token.text)) last = at;
  }
  return last;
}

const apposition: ReadonlySet<string> = new Set([',', '(']);

/** What may stand between an author's name and what the note says of it. */
export const authorOpenings: ReadonlySet<string> = new Set([',', '(', 'is', 'was']);

/** The role stated in apposition after token `nameLast` of a name: ", the Belarusian Ambassador to Washington,". */
export function roleAfter(
  tokens: readonly Token[],
  nameLast: number,
  openings: ReadonlySet<string> = apposition,
): StatedRole | undefined {
  const opening = tokens[nameLast + 1];
  if (opening === undefined || tokens[nameLast]?.possessive || !openings.has(opening.text)) return undefined;
  let first = nameLast + 2;
  if (!joins(tokens[first])) return undefined;
  if (determiners.has(tokens[first]?.text.toLowerCase() ?? '')) first += 1;
  // "Germany's foreign minister", "the president's daughter": whose it is belongs to what is stated.
  const owner = tokens[first]?.possessive === true ? first : undefined;
  if (owner !== undefined) first += 1;
  let headAt = first;
  while (headAt - first < 7 && leads(tokens, headAt) && joins(tokens[headAt]) && leads(tokens, headAt + 1)) headAt += 1;
  while (headAt > first && !is(tokens[headAt], head)) headAt -= 1;
  if (!is(tokens[headAt], head) || is(tokens[headAt], Kind.honorific)) return undefined;
  const next = tokens[headAt + 1];
  if (isCapital(next) && isNext(next)) return undefined;
  const last = tailEnd(tokens, headAt);
  return isOfNext(tokens, last) ? undefined : { first: owner ?? first, last };
}

/** "According to Rama, the Interior Minister, Bujar Nishani, had": whose role it is the commas alone don't tell. */
function isOfNext(tokens: readonly Token[], last: number): boolean {
  if (tokens[last + 1]?.text !== ',') return false;
  let at = last + 2;
  while (at - last < 7 && isCapital(tokens[at]) && joins(tokens[at])) at += tokens[at + 1]?.text === '.' ? 2 : 1;
  const name = tokens.slice(last + 2, at);
  if (name.length === 0 || name.some((token) => is(token, head | Kind.place | Kind.organisation))) return false;
  const goesOn = tokens[at + 1];
  return tokens[at]?.text === ',' && goesOn?.shape === 'lower' && isPredicate(goesOn);
}

function isPredicate(token: Token): boolean {
  return !['and', 'or', 'as'].includes(token.text) && !determiners.has(token.text) && !is(token, head | Kind.modifier);
}
