import type { Node, Query } from '../search/query.ts';
import { type Term, termsIn } from '../search/telling.ts';
import { inSlices, type Sliced } from '../slices.ts';
import type { DocumentCard, SearchHit } from '../store/store.ts';
import type { Knowledge } from './climbing.ts';
import type { SimilarSource } from './similar-source.ts';

/** Words that the index is asked for: any of them. */
const mostAsked = 24;
/** Paragraphs that are weighed, of any kind of document and of other kinds than the one asked about. */
const [mostHits, mostOfOtherKinds] = [300, 100];
/** Its own paragraphs are found first: so many of them are allowed for. */
const mostOwn = 300;
/** Paragraphs that speak for a document, and the least share of its weight that a further one has to add. */
const [mostPassages, leastGain] = [4, 0.08];

const kinds: readonly DocumentCard['kind'][] = ['cable', 'article', 'report'];

/** A document with the paragraphs that have most of what is looked for, together. */
export interface Candidate {
  readonly card: DocumentCard;
  readonly passages: readonly SearchHit[];
  /** Of the terms that its passages have. */
  readonly weight: number;
}

/** Documents whose paragraphs have the source's most telling words, by the weight of what they have; the source is not among them. */
export async function candidatesFor(
  { store, access }: Knowledge,
  source: SimilarSource,
  own: DocumentCard,
): Promise<Candidate[]> {
  const asked = source.terms.slice(0, mostAsked);
  if (asked.length === 0) return [];
  const all = anyOf(asked);
  const search = (filters: Query['filters'], limit: number) =>
    store.search({ all, none: [], filters }, access, { limit }).then(({ hits }) => hits);
  const hits = [
    ...(await search({}, mostHits + Math.min(own.paragraphs, mostOwn))),
    ...(await search({ kind: kinds.filter((kind) => kind !== own.kind) }, mostOfOtherKinds)),
  ];
  const byDocument = new Map<string, Map<number, SearchHit>>();
  for (const hit of hits) {
    if (hit.card.id === own.id) continue;
    const known = byDocument.get(hit.card.id) ?? new Map<number, SearchHit>();
    byDocument.set(hit.card.id, known.set(hit.paragraph, hit));
  }
  function* weighed(): Sliced<Candidate[]> {
    const candidates: Candidate[] = [];
    for (const found of byDocument.values()) {
      const candidate = candidateOf([...found.values()], source);
      if (candidate !== undefined) candidates.push(candidate);
      yield;
    }
    return candidates;
  }
  return (await inSlices(weighed())).sort(
    (one, other) => other.weight - one.weight || (one.card.id < other.card.id ? -1 : 1),
  );
}

/** A question for any of the words. */
export function anyOf(terms: readonly Pick<Term, 'forms' | 'also'>[]): Node {
  return {
    kind: 'or',
    of: terms.map(({ forms: [text = '', ...others], also }) => ({
      kind: 'word',
      text,
      prefix: false,
      also: [...others, ...also],
    })),
  };
}

/** Takes the paragraph with most weight, then what adds most to it. */
function candidateOf(hits: readonly SearchHit[], { stems }: SimilarSource): Candidate | undefined {
  const read = hits.map((hit) => ({ hit, terms: [...termsIn(hit.text, stems).keys()] }));
  const has = new Set<Term>();
  const passages: SearchHit[] = [];
  let weight = 0;
  while (passages.length < mostPassages) {
    let best: { hit: SearchHit; terms: readonly Term[]; gain: number } | undefined;
    for (const { hit, terms } of read) {
      const gain = terms.reduce((sum, term) => sum + (has.has(term) ? 0 : term.weight), 0);
      if (gain > (best?.gain ?? 0) || (gain === best?.gain && hit.paragraph < best.hit.paragraph))
        best = { hit, terms, gain };
    }
    if (best === undefined || best.gain < leastGain * weight || best.gain === 0) break;
    passages.push(best.hit);
    weight += best.gain;
    for (const term of best.terms) has.add(term);
  }
  const [first] = passages;
  return first === undefined ? undefined : { card: first.card, passages, weight };
}
