import type { Access } from '../access/access.ts';
import type { Citation } from '../document.ts';
import { givenOf } from '../names/index.ts';
import { documentOfKey } from '../store/name-key.ts';
import type { DatedMention, DatedRole, Store } from '../store/store.ts';
import type { Person, PersonRole, Variant, WhoAnswer } from './answers.ts';
import { bySurname, sortSurnames } from './by-surname.ts';
import { type PersonDecision, typedKey } from './deciding.ts';
import { type PeopleRegistry, type PersonCluster, peopleNamed, type Resolved, resolveName } from './people.ts';

const mostMentions = 5_000;
const mostRoles = 2_000;
const mostCompanionRows = 20_000;
const mostPeople = 10;
const mostCompanions = 25;
const mostNear = 5;
/** People that each of several typed words offers, and words that are looked at. */
const [mostByWord, mostWords] = [2, 4];
/** People of one name who are looked for in one document. */
const mostLookedAt = 500;

function variantsOf(mentions: readonly DatedMention[]): Variant[] {
  const forms = new Map<string, Citation[]>();
  for (const { text, citation } of mentions) {
    const citations = forms.get(text);
    if (citations === undefined) forms.set(text, [citation]);
    else citations.push(citation);
  }
  return [...forms]
    .map(([text, citations]) => ({ text, count: citations.length, citations }))
    .sort((a, b) => b.count - a.count || a.text.localeCompare(b.text));
}

/** The words of a name in no order: "SARKIS, Elias" and "Elias Sarkis" have the same. */
function wordsOf(name: string): string {
  return (name.toLowerCase().match(/[\p{L}\p{M}'’.-]+/gu) ?? []).sort().join(' ');
}

/**
 * Commonest written form with a given name; mentions come by date, so of equal ones the earliest dated wins. One in capitals
 * or with its surname first is shown as the person is named everywhere else.
 */
function canonicalName(mentions: readonly DatedMention[], fallback: string): string {
  const counts = new Map<string, number>();
  const several = mentions.filter(({ text }) => /\s/u.test(text));
  const given = several.filter(({ text }) => givenOf(text) !== '');
  for (const { text } of given.length > 0 ? given : several) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best: string | undefined;
  for (const [text, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = text;
  return best === undefined || wordsOf(best) === wordsOf(fallback) ? fallback : best;
}

function rolesOf(rows: readonly DatedRole[]): PersonRole[] {
  const groups = new Map<string, DatedRole[]>();
  for (const row of rows) {
    const key = `${row.title.toLowerCase()}|${row.judgement ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const roles = [...groups.values()].map((group): PersonRole => {
    const dates = group.flatMap(({ date }) => (date.edtf === undefined ? [] : [date.edtf])).sort();
    const [first] = dates;
    const last = dates.at(-1);
    const judgement = group[0]?.judgement;
    return {
      title: group[0]?.title ?? '',
      ...(first === undefined ? {} : { first }),
      ...(last === undefined ? {} : { last }),
      citations: group.map(({ citation }) => citation),
      ...(judgement === undefined ? {} : { judgement }),
    };
  });
  return roles.sort((a, b) => (a.first ?? '9999').localeCompare(b.first ?? '9999'));
}

/** A function that works each answer out once. */
function remembering<Asked, Answer>(work: (asked: Asked) => Answer): (asked: Asked) => Answer {
  const known = new Map<Asked, Answer>();
  return (asked) => {
    const answer = known.get(asked) ?? work(asked);
    known.set(asked, answer);
    return answer;
  };
}

/** When a person is first and last seen: mentions come by date, the undated last, but only the first of many are read. */
function seen(mentions: readonly DatedMention[], total: number, { names }: PersonCluster) {
  const dated = mentions.flatMap(({ date }) => (date.edtf === undefined ? [] : [date.edtf]));
  const latest = names.flatMap((row) => (row.latest === undefined ? [] : [row.latest])).sort();
  return { first: dated[0], last: mentions.length < total ? latest.at(-1) : dated.at(-1) };
}

/** Decisions about a person, each with the name on its other side; both names, where both are his by now. */
function decisionsOn(people: PeopleRegistry, number: number): PersonDecision[] {
  return people.decidedOf(number).map(({ decision: { kind, at }, one, other }) => {
    const sides = [one, other].map((place) => people.keyAt(place ?? 0));
    const others = kind === 'merge' ? sides : sides.filter((key) => people.numberOf(key) !== number);
    return { kind, at, name: others.map(typedKey).join(' = ') };
  });
}

/** All that is known of one person. */
export async function personOf(
  store: Store,
  access: Access,
  people: PeopleRegistry,
  resolved: Resolved,
): Promise<Person> {
  const { cluster, tier, why } = resolved;
  const names = cluster.names.map((row) => row.key);
  const { items, total } = await store.mentions(names, access, { limit: mostMentions });
  const together = new Map<string, Set<number>>();
  const { first, last } = seen(items, total, cluster);
  const decisions = decisionsOn(people, cluster.number);
  const nameOf = remembering((number: number) => people.cluster(number).name);
  for (const { key, paragraph } of await store.companions(names, access, mostCompanionRows)) {
    const other = people.numberOf(key);
    if (other === undefined || other === cluster.number) continue;
    const name = nameOf(other);
    const paragraphs = together.get(name);
    if (paragraphs === undefined) together.set(name, new Set([paragraph]));
    else paragraphs.add(paragraph);
  }
  return {
    name: canonicalName(items, cluster.name),
    variants: variantsOf(items),
    roles: rolesOf(await store.roles(names, access, mostRoles)),
    mentions: items.map(({ citation, date, documentTitle }) => ({ ...citation, date, documentTitle })),
    with: [...together]
      .map(([name, paragraphs]) => ({ name, paragraphs: paragraphs.size }))
      .sort((a, b) => b.paragraphs - a.paragraphs || a.name.localeCompare(b.name))
      .slice(0, mostCompanions),
    documents: new Set(items.map(({ citation }) => citation.document)).size,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    total,
    ...(decisions.length === 0 ? {} : { decisions }),
    tier,
    why,
  };
}

/** Whether the person is called by one of his names in a document. */
async function isIn(store: Store, access: Access, { names }: PersonCluster, document: string): Promise<boolean> {
  const own = names.map(({ key }) => documentOfKey(key));
  if (own.every((each) => each !== undefined)) return own.includes(document);
  const { items } = await store.mentions(
    names.map(({ key }) => key),
    access,
    { limit: mostMentions },
  );
  return items.some(({ citation }) => citation.document === document);
}

/** Near names, each once: those like the whole name, and where several words were typed, people called by one of them. */
async function nearOf(people: PeopleRegistry, name: string, chosen: ReadonlySet<number>): Promise<PersonCluster[]> {
  const words = name.trim().split(/\s+/u).slice(0, mostWords);
  const near = new Map<string, PersonCluster>();
  const note = ({ cluster }: Resolved) => {
    if (!chosen.has(cluster.number) && !near.has(cluster.name)) near.set(cluster.name, cluster);
  };
  if (chosen.size === 0 && words.length > 1)
    for (const word of words) (await peopleNamed(people, word)).slice(0, mostByWord).forEach(note);
  (await resolveName(people, name)).forEach(note);
  return [...near.values()].slice(0, mostNear);
}

/** Who a name is: one person, a choice of several, or the names that are near when nobody fits; in one document, or in all. */
export async function whoIs(
  store: Store,
  access: Access,
  people: PeopleRegistry,
  name: string,
  searched: number,
  document?: string,
): Promise<WhoAnswer> {
  const named = await peopleNamed(people, name);
  const here: Resolved[] = [];
  for (const each of document === undefined ? [] : named.slice(0, mostLookedAt))
    if (await isIn(store, access, each.cluster, document ?? '')) here.push(each);
  const { people: all, bare } = document === undefined ? sortSurnames(named) : { people: here, bare: new Map() };
  const fitting = all.slice(0, mostPeople);
  const answers: Person[] = [];
  for (const resolved of fitting) {
    const person = await personOf(store, access, people, resolved);
    const alone = await bySurname(store, access, bare.get(resolved.cluster.number));
    answers.push(alone === undefined ? person : { ...person, bySurname: alone });
  }
  const chosen = new Set(fitting.map((each) => each.cluster.number));
  const near = (await nearOf(people, name, chosen)).map(({ name, mentions }) => ({ name, mentions }));
  return { people: answers, more: all.length - fitting.length, near, searched };
}
