import { acts, crowded, cueOf, hasAge, hasPapers, isSignature, isSpeaker, isSubject, isWhere } from './context.ts';
import { againstName, Kind, kindOf } from './lexicon.ts';
import { twoSyllables } from './name-parts.ts';
import {
  is,
  isCapital,
  isCompanyForm,
  isPlainGiven,
  type Stretch,
  speaksNext,
  startsSentence,
  titleBefore,
} from './signs.ts';
import type { StatedRole } from './stated-roles.ts';
import type { Token } from './tokens.ts';

/** A full part of a name: neither an initial nor a particle nor "Jr.". */
export function isFull(token: Token): boolean {
  return isCapital(token) && token.shape !== 'initial' && !(is(token, Kind.suffix) && token.text.length < 4);
}

/** The rule by which several words are a person's name; undefined where nothing speaks for it. */
function ruleOfFull(tokens: readonly Token[], stretch: Stretch, parts: readonly Token[]): string | undefined {
  const full = parts.filter(isFull);
  const first = full[0];
  const last = full.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (hasArticle(tokens, stretch, full)) return 'arabic-article';
  const initials = parts.some((token) => token.shape === 'initial');
  const clean = (token: Token): boolean => !is(token, againstName);
  if (isPlainGiven(first) && full.length + (initials ? 1 : 0) > 1) return 'given-name';
  if (is(first, Kind.given) && full.length > 1 && (is(last, Kind.surname | Kind.surnameEnding) || clean(last)))
    return 'given-name';
  if (initials && full.length === 1) {
    const lead = parts[0]?.shape === 'initial';
    if (!lead || isCompanyForm(parts[0]) || !clean(last) || (last.shape === 'caps' && !severalInitials(parts)))
      return undefined;
    return startsSentence(tokens, stretch.first) &&
      !is(last, Kind.surname | Kind.surnameEnding) &&
      !severalInitials(parts)
      ? undefined
      : 'initials';
  }
  if (is(first, Kind.familyFirst) && full[1] !== undefined && twoSyllables.test(full[1].text) && full.length < 4)
    return 'family-name-first';
  if (isFamilyAndSyllables(full)) return 'family-name-first';
  if (full.length < 2 || !full.every((token) => clean(token) || is(token, Kind.surname))) return undefined;
  if (initials) return 'initials';
  if (first.text.length > 3 && full.some((token, n) => n > 0 && isPlainGiven(token))) return 'given-name';
  if (is(first, Kind.familyFirst) && full.length < 4) return 'family-name-first';
  if (first.shape === 'caps' || last.shape === 'caps') return undefined;
  const likely =
    is(last, Kind.surname | Kind.strongEnding) || (is(last, Kind.surnameEnding) && cueOf(tokens, stretch) > 0);
  if (likely && !is(first, Kind.surnameEnding)) return 'surname-list';
  if (hasAge(tokens, stretch.last)) return 'age';
  return full.length < 4 && full.every(clean) && isSubject(tokens, stretch) ? 'subject' : undefined;
}

/** "Kim Jong Il": a family name and two syllables, of which the second may be a word of its own. */
function isFamilyAndSyllables([family, one, two, ...more]: readonly Token[]): boolean {
  if (two === undefined || more.length > 0 || two.shape !== 'capital' || two.text.length > 4) return false;
  if (is(two, Kind.given | Kind.surname)) return false;
  if (is(one, againstName) && is(two, againstName)) return false;
  return is(family, Kind.familyFirst) && (one?.text.length ?? 9) < 6;
}

/** "P.W. BOTHA": a word in capitals alone may be anything behind one initial. */
function severalInitials(parts: readonly Token[]): boolean {
  const initials = parts.filter((token) => token.shape === 'initial');
  return initials.reduce((letters, token) => letters + token.text.replaceAll('.', '').length, 0) > 1;
}

/** "Aqeel al-Aqil": a word with the Arabic article beside another one, where no place is spoken of. */
function hasArticle(tokens: readonly Token[], stretch: Stretch, full: readonly Token[]): boolean {
  const [first] = full;
  if (full.length < 2 || !full.some((token) => is(token, Kind.article))) return false;
  if (is(first, againstName) && !is(first, Kind.given | Kind.surname) && !is(full[1], Kind.article)) return false;
  const before = tokens[stretch.first - 1];
  return is(first, Kind.given) || !(before?.shape === 'lower' && is(before, Kind.thingBefore));
}

function ruleOfSingle(tokens: readonly Token[], stretch: Stretch, token: Token): string | undefined {
  const known = is(token, Kind.surname | Kind.surnameEnding);
  if (hasAge(tokens, stretch.last)) return 'age';
  if (isSignature(tokens, stretch)) return 'signature';
  if (hasPapers(tokens, stretch)) return 'papers';
  if (is(token, againstName)) return undefined;
  if (token.capsZone) return is(token, Kind.figure) && token.text.length > 4 ? 'well-known' : undefined;
  if (isPair(token) || (is(token, Kind.ambiguous) && isWhere(tokens, stretch))) return undefined;
  if (is(token, Kind.figure)) return 'well-known';
  if (isSpeaker(tokens, stretch) && (known || (token.kind === 0 && token.text.length > 3))) return 'speaker';
  if (speaksNext(tokens, stretch.last) && known) return 'say-verb';
  if (isSubject(tokens, stretch)) return 'subject';
  if (token.shape === 'caps' || crowded(tokens, stretch)) return undefined;
  const certain = is(token, Kind.surname | Kind.strongEnding) && !is(tokens[stretch.first - 1], Kind.thingBefore);
  const inBrackets = tokens[stretch.first - 1]?.text === '(' && !is(token, Kind.ambiguous | Kind.given);
  if (startsSentence(tokens, stretch.first) && !inBrackets)
    return certain && acts(tokens, stretch.last) ? 'surname-list' : undefined;
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

/** "Secretary Generalship", "a cardinal Kemalist principle". */
const noName = /(?:isms?|ships?|alist|unist)$/iu;

function titleRule(tokens: readonly Token[], stretch: Stretch, role: StatedRole | undefined): string | undefined {
  const title = titleBefore(tokens, stretch.first);
  const first = tokens[stretch.first] as Token;
  if (is(first, Kind.eponym | Kind.say) && !is(first, Kind.surname | Kind.given)) return undefined;
  if (stretch.first === stretch.last && is(first, Kind.place) && !is(first, Kind.surname) && !isPlainGiven(first))
    return is(title, Kind.title) &&
      title?.shape !== 'lower' &&
      (acts(tokens, stretch.last) || speaksNext(tokens, stretch.last))
      ? 'title'
      : undefined;
  if (title !== undefined) {
    if (is(title, Kind.honorific)) return 'honorific';
    if (stretch.first === stretch.last && noName.test(first.text) && !is(first, Kind.surname)) return undefined;
    const alone = stretch.first === stretch.last;
    if (alone && first.capsZone && first.text.length < 4 && !is(first, Kind.surname | Kind.given | Kind.familyFirst))
      return undefined;
    return title.shape === 'lower' ? 'role' : 'title';
  }
  if (role === undefined || !is(tokens[role.first], againstName)) return undefined;
  if (stretch.first === stretch.last && is(first, againstName) && !is(first, Kind.surname)) return undefined;
  const strange = tokens.slice(role.first, role.last + 1).some((token) => isCapital(token) && !is(token, againstName));
  const acronym =
    first.shape === 'caps' && !first.capsZone && !is(first, Kind.surname | Kind.surnameEnding | Kind.given);
  return (strange || acronym) && stretch.first === stretch.last ? undefined : 'role-phrase';
}

/** The rule by which a stretch is a person's name; undefined where nothing speaks for it. */
export function personRule(
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
export function eponymRule(tokens: readonly Token[], stretch: Stretch, parts: readonly Token[]): string | undefined {
  if (parts.length > 1) return ruleOfFull(tokens, stretch, parts);
  const [only] = parts;
  return is(only, Kind.figure) && !is(only, againstName) ? 'well-known' : undefined;
}
