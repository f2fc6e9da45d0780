import type { Citation } from '../document.ts';
import type { Climbed, Part, Plan, Reason } from '../search/ladder.ts';
import type { Node } from '../search/query.ts';
import { ranked, type Weighed } from '../search/ranking.ts';
import type { CompletedPrefix, SearchHit } from '../store/store.ts';
import { type Ground, passageOf } from './climbing.ts';

/** A part of a question: a word, a phrase, a beginning, or alternatives. */
export interface ExplainedPart {
  /** As typed. */
  readonly text: string;
  /** That have it, by itself and as it was asked for. */
  readonly paragraphs: number;
  /** Spellings it was asked for in as well, as no paragraph has it as typed. */
  readonly spellings: readonly string[];
  /** Why it was left out, when it was. */
  readonly left?: Reason;
  /** What a beginning stands for; the commonest words. */
  readonly completed?: CompletedPrefix;
}

/** Why a hit stands where it does. */
export interface ExplainedHit {
  readonly citation: Citation;
  /** How often its text, its heading and its title have each part that was asked for. */
  readonly parts: readonly {
    readonly part: string;
    readonly text: number;
    readonly heading: number;
    readonly title: number;
  }[];
  readonly score: number;
  /** `score` = `words` × `coverage` + `nearness` + `document`; absent when the words alone decide. */
  readonly made?: {
    readonly words: number;
    readonly coverage: number;
    readonly nearness: number;
    readonly document: number;
  };
}

/** How a question was understood and searched. Every count is of what the reader may see. */
export interface Explanation {
  /** Plans tried, in order, with the parts asked for and the paragraphs found. */
  readonly steps: readonly { readonly plan: Plan; readonly parts: readonly string[]; readonly total: number }[];
  /** The first parts of the question, and how many more there are. */
  readonly parts: readonly ExplainedPart[];
  readonly more: number;
  /** What filters and exclusions let through, of all paragraphs; absent when there are none. */
  readonly filtered?: { readonly left: number; readonly of: number };
  /** How many of the best were put in order by all that they and their documents say. */
  readonly ranked: number;
  /** Of the first page. */
  readonly first?: ExplainedHit;
}

/** Each part is asked for by itself. */
const mostExplained = 16;
const mostCompletions = 3;

/** The explanation of a question whose filters name nobody and nothing. */
export function filteredOut({ paragraphs }: Pick<Ground, 'paragraphs'>): Explanation {
  return { steps: [], parts: [], more: 0, filtered: { left: 0, of: paragraphs }, ranked: 0 };
}

/** Tells how a climb went; `weights` are those of the hits that were put in order, `first` cites the best hit, if that is wanted. */
export async function explained(
  ground: Ground,
  climbed: Climbed<SearchHit>,
  weights: ReadonlyMap<SearchHit, Weighed<unknown>>,
  first: Citation | undefined,
): Promise<Explanation> {
  const { store, access } = ground;
  const { filters, none } = climbed.query;
  const count = async (query: { readonly all?: Node }, conditions = false) => {
    const all = { none: conditions ? none : [], filters: conditions ? filters : {}, ...query };
    return (await store.search(all, access, { limit: 1 })).total;
  };
  const parts: ExplainedPart[] = [];
  for (const { item, node, spellings, left } of climbed.parts.slice(0, mostExplained)) {
    const prefix = prefixOf(item.node);
    parts.push({
      text: textOf(item.node),
      paragraphs: await count({ all: node }),
      spellings,
      ...(left === undefined ? {} : { left }),
      ...(prefix === undefined ? {} : { completed: await store.completions(prefix, access, mostCompletions) }),
    });
  }
  const conditions = none.length > 0 || Object.keys(filters).length > 0;
  const [fold] = climbed.folds;
  return {
    steps: climbed.steps.map((step) => ({ ...step, parts: step.parts.map(({ node }) => textOf(node)) })),
    parts,
    more: climbed.parts.length - parts.length,
    ...(conditions ? { filtered: { left: await count({}, true), of: ground.paragraphs } } : {}),
    ranked: climbed.ranked,
    ...(first === undefined || fold === undefined
      ? {}
      : { first: explainedHit(fold.hit, first, climbed.parts, weights) }),
  };
}

function explainedHit(
  found: SearchHit,
  citation: Citation,
  parts: readonly Part[],
  weights: ReadonlyMap<SearchHit, Weighed<unknown>>,
): ExplainedHit {
  const asked = parts.filter(({ left }) => left === undefined).map(({ node }) => node);
  const known = { documents: 1, paragraphs: 1, counts: [] };
  const places = ranked([passageOf(found)], asked, known)[0]?.places ?? [];
  const weight = weights.get(found);
  return {
    citation,
    parts: places.map((place, at) => ({ part: textOf(asked[at]), ...place })),
    score: weight?.score ?? found.score,
    ...(weight === undefined
      ? {}
      : {
          made: {
            words: found.score,
            coverage: weight.coverage,
            nearness: weight.nearness,
            document: weight.document,
          },
        }),
  };
}

/** A part as one would type it, with the spellings that it was asked for in. */
function textOf(node: Node | undefined): string {
  if (node === undefined) return '';
  switch (node.kind) {
    case 'word':
      return `${(node.also ?? [node.text]).join(' or ')}${node.prefix ? '*' : ''}`;
    case 'phrase':
      return `"${node.words.join(' ')}${node.prefix ? '*' : ''}"`;
    case 'and':
    case 'or':
      return node.of.map(textOf).join(node.kind === 'and' ? ' ' : ' OR ');
  }
}

/** The beginning of a word that a part ends in. */
function prefixOf(node: Node): string | undefined {
  if (node.kind === 'word') return node.prefix ? node.text : undefined;
  if (node.kind === 'phrase') return node.prefix ? node.words.at(-1) : undefined;
  return node.of.map(prefixOf).find((each) => each !== undefined);
}
