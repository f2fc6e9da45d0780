import type { Candidate } from './candidates.ts';
import { companionsOf } from './companions.ts';
import { initialsOfPeople } from './initial-labels.ts';
import { againstName, Kind, kindOf } from './lexicon.ts';
import type { NameList } from './name-lists.ts';
import { compatible, formKey, type Person, PersonRegister, partsOf } from './register.ts';
import { isVouched, nobodyVouched, type Vouched } from './vouched.ts';

/** A candidate that names a person, and the rule by which it does. */
export interface Resolved {
  readonly candidate: Candidate;
  readonly person: Person;
  readonly rule: string;
}

/** A name as printed, white space folded. */
export function nameIn(text: string, place: { readonly start: number; readonly end: number }): string {
  return text.slice(place.start, place.end).replace(/\s+/gu, ' ');
}

/** A candidate's name in the usual order. */
function formOf(text: string, candidate: Candidate): string {
  return candidate.rewritten ? candidate.words.join(' ') : nameIn(text, candidate);
}

/** Rules that say less than that the text introduces the person elsewhere. */
const weakRules: ReadonlySet<string> = new Set(['surname-list', 'well-known', 'given-name-alone', 'subject']);

interface Named {
  readonly person: Person;
  readonly rule: string;
}

/** Of several people of one name, the one named last before this; nobody where a list named several of them last. */
function nearest(persons: readonly Person[]): Person | undefined {
  let best: Person | undefined;
  for (const person of persons) if (best === undefined || person.lastNamed > best.lastNamed) best = person;
  if (best?.lastList === undefined) return best;
  return persons.some((person) => person !== best && person.lastList === best.lastList) ? undefined : best;
}

/** Whom a candidate names that is no certain name by itself; never one of those whom its own list names in full. */
function known(candidate: Candidate, register: PersonRegister, listed: ReadonlySet<Person>): Named | undefined {
  if (candidate.doubtful) return undefined;
  const [word, ...more] = candidate.words;
  if (word === undefined) return undefined;
  const others = (persons: readonly Person[]): readonly Person[] => persons.filter((person) => !listed.has(person));
  if (more.length > 0) {
    const { given, family } = partsOf(candidate.words);
    const fitting = others(register.ofFamily(family)).filter((each) => each.given.length > 0);
    const person = nearest(fitting.filter((each) => compatible(each.given, given)));
    return person === undefined ? undefined : { person, rule: 'known-name' };
  }
  const families = others(register.ofFamily(word));
  if (families.length > 0) return { person: nearest(families) ?? register.unclear(word), rule: 'known-surname' };
  const given = nearest(others(register.ofGiven(word)));
  return given === undefined ? undefined : { person: given, rule: 'known-given-name' };
}

function isList(list: NameList | undefined): list is NameList {
  return list !== undefined && list.length > 1 && (list.joined || list.length > 2);
}

/** Full names side by side in one list are different people's, however alike. */
function keepListsApart(candidates: readonly Candidate[], register: PersonRegister): void {
  const byList = new Map<NameList, Map<string, string[]>>();
  for (const { list, words } of candidates) {
    if (!isList(list) || words.length < 2) continue;
    const families = byList.get(list) ?? new Map<string, string[]>();
    byList.set(list, families);
    const { family } = partsOf(words);
    const form = formKey(words);
    const forms = families.get(family) ?? [];
    if (forms.includes(form) || forms.length > mostAlike) continue;
    for (const other of forms) register.keepApart(form, other);
    families.set(family, [...forms, form]);
  }
}

const mostAlike = 20;
const nobody: ReadonlySet<Person> = new Set();

/**
 * Who is named where. Full names come first, then surnames behind a title, so that a bare surname may stand before the
 * full name that explains it. `register` may know people from outside the text (a cable's classifier), `vouched` names
 * that other texts make certain.
 */
export function resolve(
  text: string,
  candidates: readonly Candidate[],
  register: PersonRegister = new PersonRegister(),
  vouched: Vouched = nobodyVouched,
): Resolved[] {
  keepListsApart(candidates, register);
  const cues = cuesOf(candidates);
  const certain = new Map<Candidate, Person>();
  const inList = new Map<NameList, Set<Person>>();
  for (const several of [true, false]) {
    for (const candidate of candidates) {
      if (candidate.rule === undefined || candidate.words.length > 1 !== several) continue;
      if (candidate.rule === 'given-name-alone' && register.ofGiven(candidate.words[0] ?? '').length > 0) continue;
      if (candidate.rule === 'subject' && (cues.get(formKey(candidate.words)) ?? 0) < subjectCues) continue;
      const person = register.add(candidate.words, formOf(text, candidate));
      if (person === undefined || !several) continue;
      certain.set(candidate, person);
      if (isList(candidate.list)) inList.set(candidate.list, (inList.get(candidate.list) ?? new Set()).add(person));
    }
  }
  for (const candidate of candidates) {
    if (candidate.rule === undefined && isCorroborated(candidate, cues))
      register.add(candidate.words, nameIn(text, candidate));
  }
  for (const { words } of companionsOf(candidates, cues)) register.add(words, words.join(' '));
  const elsewhere = new Set<Person>();
  for (const candidate of candidates) {
    if (!isVouched(candidate, vouched) || register.ofFamily(partsOf(candidate.words).family).length > 0) continue;
    const person = register.add(candidate.words, nameIn(text, candidate));
    if (person !== undefined) elsewhere.add(person);
  }
  const initials = initialsOf(candidates, register);
  const resolved: Resolved[] = [];
  for (const [number, candidate] of candidates.entries()) {
    if (candidate.label !== undefined) {
      const person = initials.get(candidate.words[0] ?? '');
      if (person !== undefined) resolved.push({ candidate, person, rule: 'initial' });
      continue;
    }
    const sure = certain.get(candidate);
    const list = isList(candidate.list) ? candidate.list : undefined;
    const listed = (list === undefined ? undefined : inList.get(list)) ?? nobody;
    const found =
      sure === undefined
        ? (known(candidate.rule === undefined ? candidate : sureOf(candidate), register, listed) ??
          unclear(candidate, register, cues))
        : { person: sure, rule: '' };
    const hyphened = candidate.rule === undefined ? hyphenedOf(candidate, register) : [];
    if (found === undefined || hyphened.length > 1) {
      for (const part of hyphened) resolved.push(part);
      continue;
    }
    found.person.lastNamed = number;
    found.person.lastList = list;
    const introduced = sure === undefined && weakRules.has(candidate.rule ?? '') && found.person.given.length > 0;
    const own = candidate.rule !== undefined && !introduced;
    const rule = own ? candidate.rule : elsewhere.has(found.person) ? 'named-elsewhere' : found.rule;
    resolved.push({ candidate, person: found.person, rule });
  }
  return resolved;
}

/** Whom the single letters stand for: the one person whose family name begins so, else somebody of whom no more is known. */
function initialsOf(candidates: readonly Candidate[], register: PersonRegister): ReadonlyMap<string, Person> {
  const labels = candidates.flatMap(({ label, words }) =>
    label === undefined ? [] : [{ letter: words[0] ?? '', label }],
  );
  const letters = [...initialsOfPeople(labels)];
  return new Map(letters.map((letter) => [letter, register.ofInitial(letter) ?? register.unclear(letter)]));
}

/** A certain surname whose only bearers stand in the same list ("Bush and George W. Bush"). */
function unclear(candidate: Candidate, register: PersonRegister, cues: ReadonlyMap<string, number>): Named | undefined {
  const [word, ...more] = candidate.words;
  if (word === undefined || more.length > 0 || candidate.rule === undefined) return undefined;
  if (candidate.rule === 'subject' && (cues.get(formKey(candidate.words)) ?? 0) < subjectCues) return undefined;
  return { person: register.unclear(word), rule: candidate.rule };
}

const enoughCues = 4;
const subjectCues = 1;

/** What all the neighbours of a word say together, of words that nothing introduces; by `formKey`. */
function cuesOf(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const cues = new Map<string, number>();
  for (const candidate of candidates) {
    const bare = candidate.rule === undefined || candidate.rule === 'subject';
    if (!bare || candidate.doubtful || candidate.words.length > 2) continue;
    const key = formKey(candidate.words);
    cues.set(key, (cues.get(key) ?? 0) + candidate.cue);
  }
  return cues;
}

/** A word that nothing introduces but whose neighbours, taken together, speak for a person. */
function isCorroborated(candidate: Candidate, cues: ReadonlyMap<string, number>): boolean {
  if (candidate.doubtful || candidate.words.length > 2) return false;
  if ((cues.get(formKey(candidate.words)) ?? 0) < enoughCues) return false;
  return candidate.words.every((word) => (kindOf(word) & againstName) === 0 && word.length > 2);
}

/**
 * "Kyprianou-Denktash", "Demirel-Erbakan-Turkes": people joined by hyphens, of whom the text names one elsewhere or one is
 * well known; the others are people too unless they are words of another kind ("Sadat-like", "Haig-Davos").
 */
function hyphenedOf(candidate: Candidate, register: PersonRegister): Resolved[] {
  const [word = '', ...more] = candidate.words;
  const parts = word.split('-', mostHyphened + 1);
  if (more.length > 0 || parts.length < 2 || parts.length > mostHyphened) return [];
  const resolved: Resolved[] = [];
  const unknown: Resolved[] = [];
  let start = candidate.start;
  for (const part of parts) {
    const kind = kindOf(part);
    const person = nearest(register.ofFamily(part));
    const place = { start, end: start + part.length, words: [part], role: undefined };
    const named = (whose: Person): Resolved => ({
      candidate: { ...candidate, ...place },
      person: whose,
      rule: 'known-surname',
    });
    start += part.length + 1;
    if (person !== undefined) resolved.push(named(person));
    else if ((kind & Kind.figure) !== 0) resolved.push(named(register.add([part], part) ?? register.unclear(part)));
    else if ((kind & againstName) === 0 && part !== part.toLowerCase() && part.length > 2)
      unknown.push(named(register.unclear(part)));
  }
  if (resolved.length === 0) return [];
  return [...resolved, ...unknown].sort((one, other) => one.candidate.start - other.candidate.start);
}

const mostHyphened = 3;

function sureOf(candidate: Candidate): Candidate {
  return { ...candidate, doubtful: false };
}
