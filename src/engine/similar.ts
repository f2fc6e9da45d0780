import type { Document, Paragraph } from '../document.ts';
import { folded } from '../search/folding.ts';
import type { Term } from '../search/telling.ts';
import { inSlices, type Sliced } from '../slices.ts';
import type { DocumentCard, SearchHit } from '../store/store.ts';
import { paragraphsNamed } from './cite.ts';
import type { Knowledge } from './climbing.ts';
import { withCitations } from './hits.ts';
import type { PeopleRegistry } from './people.ts';
import type { Shared, SimilarAnswer, SimilarDocument } from './similar-answer.ts';
import { anyOf, type Candidate, candidatesFor } from './similar-candidates.ts';
import { placesIn, type SimilarSource, sourceOf } from './similar-source.ts';
import { telling, traitsOf } from './traits.ts';

/** Documents that are read as a whole, of the same kind and of others. */
const [mostRead, mostReadOfOthers] = [30, 12];
/** What a document has to share of what tells, and how many things; a person or a day counts for two. */
const [leastShare, leastReasons] = [0.1, 3];
/** Documents of another kind that come before all others. */
const othersFirst = 2;
/** What is written on the same day counts twice; with so many days between, a third of that more. */
const daysNear = 30;
const msInDay = 86_400_000;
const mostAgain = 10;
const mostWordsShown = 12;
/** Paragraphs of the source that are compared for copies. */
const mostOwnTexts = 200;

/** What is asked about and which page of the answer. */
export interface SimilarQuestion {
  /** Printed label or range; absent: the whole document. */
  readonly paragraph?: string;
  readonly limit: number;
  readonly offset: number;
}

interface Compared {
  readonly candidate: Candidate;
  readonly share: number;
  readonly daysApart: number | undefined;
  readonly shared: readonly Shared[];
}

/**
 * Documents that share the rare words, people and dates of a document or of some of its paragraphs. The index is asked for
 * the most telling words; the best of what it finds are read and weighed exactly.
 * @throws AskError for a paragraph that is not there
 */
export async function similarTo(
  knowledge: Knowledge,
  { document, card }: { readonly document: Document; readonly card: DocumentCard },
  { paragraph, limit, offset }: SimilarQuestion,
): Promise<SimilarAnswer> {
  const people = await knowledge.people();
  const asked = paragraph === undefined ? document.paragraphs : paragraphsNamed(document, paragraph);
  const source = await sourceOf(knowledge, people, document, asked);
  const candidates = await candidatesFor(knowledge, source, card);
  const compared = await comparedWith(knowledge, people, source, card, best(candidates, card));
  const { again, folds } = foldedBeneath(asked, compared);
  const ordered = inOrder(folds, card);
  const documents: SimilarDocument[] = [];
  for (const fold of ordered.slice(offset, offset + limit)) documents.push(await cited(knowledge, fold));
  return {
    source: card,
    ...(paragraph === undefined ? {} : { paragraphs: asked.map(({ label }) => label) }),
    documents,
    total: ordered.length,
    again: await citationsOf(knowledge, again.slice(0, mostAgain)),
    words: source.terms.slice(0, mostWordsShown).map(({ text }) => text),
    searched: knowledge.documents,
  };
}

function best(candidates: readonly Candidate[], own: DocumentCard): Candidate[] {
  const same = candidates.filter(({ card }) => card.kind === own.kind).slice(0, mostRead);
  return [...same, ...candidates.filter(({ card }) => card.kind !== own.kind).slice(0, mostReadOfOthers)];
}

/** Those that share enough, the most like first. */
async function comparedWith(
  { store, access }: Knowledge,
  people: PeopleRegistry,
  source: SimilarSource,
  own: DocumentCard,
  candidates: readonly Candidate[],
): Promise<Compared[]> {
  const read: { readonly candidate: Candidate; readonly document: Document }[] = [];
  for (const candidate of candidates) {
    const view = await store.view(candidate.card.id, access);
    if (view !== undefined) read.push({ candidate, document: view.document });
  }
  function* all(): Sliced<Compared[]> {
    const compared: Compared[] = [];
    for (const { candidate, document } of read) {
      compared.push(compare(source, own, candidate, document, people));
      yield;
    }
    return compared;
  }
  return (await inSlices(all()))
    .filter(({ share, shared, candidate }) => isEnough(share, shared, candidate.card.kind !== source.document.kind))
    .sort(
      (one, other) => nearnessOf(other) - nearnessOf(one) || (one.candidate.card.id < other.candidate.card.id ? -1 : 1),
    );
}

/** What tells of one event is often written in the same days. */
function nearnessOf({ share, daysApart }: Pick<Compared, 'share' | 'daysApart'>): number {
  return daysApart === undefined ? share : share * (1 + Math.exp(-daysApart / daysNear));
}

function daysBetween(one: DocumentCard, other: DocumentCard): number | undefined {
  const days = [one, other].map(({ first, last }) => (first === last ? Date.parse(first ?? '') / msInDay : Number.NaN));
  const apart = Math.abs((days[0] ?? 0) - (days[1] ?? 0));
  return Number.isNaN(apart) ? undefined : apart;
}

/** What another kind of document tells is the same event only where they share a person or a date. */
function isEnough(share: number, shared: readonly Shared[], otherKind: boolean): boolean {
  const words = shared.filter(({ kind }) => kind === 'word').length;
  const certain = shared.length - words;
  return share >= leastShare && words + 2 * certain >= leastReasons && (!otherKind || certain > 0);
}

/** Everything that both have, what tells most first. */
function compare(
  source: SimilarSource,
  own: DocumentCard,
  candidate: Candidate,
  document: Document,
  people: PeopleRegistry,
): Compared {
  const indexes = new Set(candidate.passages.map(({ paragraph }) => paragraph));
  const traits = traitsOf(telling(document, indexes, source.clues), people);
  const shared: Shared[] = [];
  const named = new Set<string>();
  for (const [key, { citation: here }] of source.traits.people) {
    const other = traits.people.get(key);
    if (other === undefined) continue;
    shared.push({ kind: 'person', weight: source.weights.get(key) ?? 0, own: here, citation: other.citation });
    for (const part of source.nameStems.get(key) ?? []) named.add(part);
  }
  for (const [edtf, { citation: here }] of source.traits.dates) {
    const other = traits.dates.get(edtf);
    if (other !== undefined)
      shared.push({ kind: 'date', weight: source.weights.get(edtf) ?? 0, own: here, citation: other.citation });
  }
  const words: { readonly term: Term; readonly shared: Shared }[] = [];
  const passages = document.paragraphs.filter(({ index }) => indexes.has(index));
  for (const [term, citation] of placesIn(document, passages, source.stems)) {
    const here = source.places.get(term);
    if (here !== undefined && !named.has(term.stem))
      words.push({ term, shared: { kind: 'word', weight: term.weight, own: here, citation } });
  }
  const others = words.sort((one, other) => other.term.rarity - one.term.rarity || byPlace(one.shared, other.shared));
  const all = [
    ...shared.sort((one, other) => other.weight - one.weight || byPlace(one, other)),
    ...others.map((each) => each.shared),
  ];
  const weight = all.reduce((sum, each) => sum + each.weight, 0);
  return {
    candidate,
    daysApart: daysBetween(own, candidate.card),
    share: source.total === 0 ? 0 : Math.min(1, weight / source.total),
    shared: all,
  };
}

function byPlace(one: Shared, other: Shared): number {
  return one.citation.start - other.citation.start;
}

interface Folded extends Compared {
  readonly copies: readonly SearchHit[];
}

/** Takes apart what has the source's own words, and puts documents with the words of a nearer one beneath that. */
function foldedBeneath(own: readonly Paragraph[], compared: readonly Compared[]) {
  const texts = [
    ...own.slice(0, mostOwnTexts).map(({ text }) => ({ text, from: -1 })),
    ...compared.flatMap(({ candidate }, from) => candidate.passages.map(({ text }) => ({ text, from }))),
  ];
  const beneath = new Map<number, number[]>();
  for (const { hit, copies } of folded(texts, ({ text }) => text))
    for (const copy of copies) beneath.set(copy.from, [...(beneath.get(copy.from) ?? []), hit.from]);
  const again: SearchHit[] = [];
  const copies = new Map<number, SearchHit[]>();
  for (const [at, { candidate }] of compared.entries()) {
    const above = beneath.get(at) ?? [];
    const [first] = above;
    const whole = above.length === candidate.passages.length && above.every((each) => each === first && each < at);
    if (!whole || first === undefined) continue;
    if (first < 0) again.push(...candidate.passages.slice(0, 1));
    copies.set(first, [...(copies.get(first) ?? []), ...candidate.passages.slice(0, 1)]);
  }
  const hidden = new Set([...copies.values()].flat());
  const folds = compared.flatMap((each, at): Folded[] =>
    each.candidate.passages.some((passage) => hidden.has(passage)) ? [] : [{ ...each, copies: copies.get(at) ?? [] }],
  );
  return { again, folds };
}

function inOrder(folds: readonly Folded[], own: DocumentCard): Folded[] {
  const others = folds.filter(({ candidate }) => candidate.card.kind !== own.kind);
  const same = folds.filter(({ candidate }) => candidate.card.kind === own.kind);
  return [...others.slice(0, othersFirst), ...same, ...others.slice(othersFirst)];
}

/** The passages with the shared words around, cited. */
async function cited(
  { store, access }: Knowledge,
  { candidate, share, daysApart, shared, copies }: Folded,
): Promise<SimilarDocument> {
  const terms = shared.map(({ citation }) => ({ forms: citation.quote.split(/\s+/u), also: [] }));
  const query = { all: anyOf(terms), none: [], filters: {} };
  const folds = candidate.passages.map((hit, at) => ({ hit, copies: at === 0 ? copies : [] }));
  const passages = await withCitations(folds, query, store, access);
  return { card: candidate.card, share, ...(daysApart === undefined ? {} : { daysApart }), passages, shared };
}

async function citationsOf({ store, access }: Knowledge, hits: readonly SearchHit[]) {
  const query = { none: [], filters: {} };
  const found = await withCitations(
    hits.map((hit) => ({ hit, copies: [] })),
    query,
    store,
    access,
  );
  return found.map(({ citation }) => citation);
}
