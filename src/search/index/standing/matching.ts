import type { Node } from '../../query.ts';
import { evaluate } from '../evaluation.ts';
import { Workspace } from '../found.ts';
import type { Complete, Completions, Sought } from '../sought.ts';
import { soughtBy } from '../sought.ts';
import { levelOfState } from '../states.ts';
import { stemOf } from '../stems.ts';
import { takingAll } from '../taking.ts';
import { fitting, namingOf, paragraphsOf } from './allowed.ts';
import type { Arrival } from './arrival.ts';
import { Arrivals } from './arrivals.ts';
import { Namesakes } from './people.ts';
import type { StandingQuestion } from './standing.ts';
import { StandingIndex } from './standing-index.ts';

/** Readers' levels. */
const readers: readonly number[] = [0, 1, 2, 3, 4];
const highest = 4;

/** A document that answers a question. */
export interface Match {
  /** Places of the question and of the document, in what was handed in. */
  readonly question: number;
  readonly document: number;
  /** By reader's level: `Paragraph.index` of the paragraph that answers it best; undefined where he sees none that does. */
  readonly at: readonly (number | undefined)[];
}

/** Words of the collection that begin so, of those that a reader of this level sees. */
export type CompleteFor = (level: number) => Complete;

/** A question as it is put to documents. */
interface Asked {
  readonly question: StandingQuestion;
  /** What is to be absent, as one. */
  readonly none: Node | undefined;
  /** Whether it has beginnings of words: what they stand for depends on the reader. */
  readonly completes: boolean;
}

/** What filters let through: keys of paragraphs in rising order, and keys of names; everything where they are absent. */
interface Narrowed {
  readonly among?: Uint32Array;
  readonly meant?: ReadonlySet<string>;
}

/** Standing questions, and which of them documents answer: with the same meaning as when each is put to a store that has them. */
export class StandingQuestions {
  readonly #asked: readonly Asked[];
  readonly #index: StandingIndex;
  readonly #workspace = new Workspace();
  readonly #sought = new Map<Node, Sought | undefined>();

  constructor(questions: readonly StandingQuestion[]) {
    this.#index = new StandingIndex(questions);
    this.#asked = questions.map((question) => {
      const { all, none } = question.query;
      const absent: Node | undefined = none.length === 0 ? undefined : { kind: 'or', of: none };
      return { question, none: absent, completes: [...none, ...(all === undefined ? [] : [all])].some(hasPrefix) };
    });
  }

  /** In order of question, then document. `only`: places of questions, the others are not asked. */
  match(documents: readonly Arrival[], complete: CompleteFor, only?: ReadonlySet<number>): Match[] {
    const arrivals = new Arrivals(documents);
    if (arrivals.paragraphs.length === 0) return [];
    const namesakes = new Namesakes(arrivals.names);
    const completes = completing(complete);
    const stemsOf = (prefix: string) => {
      const { words, more } = completes(highest)(prefix);
      const here = more === true ? [...arrivals.stems].filter((stem) => stem.startsWith(prefix)) : [];
      return [...[prefix, ...words].map(stemOf), ...here];
    };
    const matches: Match[] = [];
    for (const number of this.#index.candidates(arrivals, namesakes, stemsOf)) {
      const asked = this.#asked[number];
      if (asked === undefined || only?.has(number) === false) continue;
      const answers = this.#answers(arrivals, asked, narrowedBy(arrivals, asked.question, namesakes), completes);
      for (const document of [...answers.keys()].sort((one, other) => one - other))
        matches.push({ question: number, document, at: answers.get(document) ?? [] });
    }
    return matches;
  }

  /** By number of a document, what `Match.at` tells. Readers who see the same of the documents get the same answers. */
  #answers(arrivals: Arrivals, asked: Asked, narrowed: Narrowed, complete: CompleteFor) {
    const answers = new Map<number, (number | undefined)[]>();
    if (narrowed.among?.length === 0 || narrowed.meant?.size === 0) return answers;
    const steps = asked.completes ? readers : arrivals.steps;
    for (const [at, level] of steps.entries()) {
      const above = steps[at + 1] ?? readers.length;
      for (const [document, { index }] of this.#best(arrivals, asked, narrowed, level, complete(level))) {
        const places = answers.get(document) ?? readers.map(() => undefined);
        answers.set(document, places.fill(index, level, above));
      }
    }
    return answers;
  }

  /** By number of a document, its paragraph that answers best, to a reader of this level. */
  #best(arrivals: Arrivals, asked: Asked, narrowed: Narrowed, level: number, complete: Complete) {
    const best = new Map<number, { readonly score: number; readonly index: number }>();
    const take = (key: number, score: number) => {
      const placed = arrivals.paragraphs[key];
      if (placed === undefined) return;
      const { index } = placed.paragraph;
      const before = best.get(placed.document);
      // Paragraphs come in any order; of equals the first one answers, as in a search.
      if (before !== undefined && (score < before.score || (score === before.score && index > before.index))) return;
      best.set(placed.document, { score, index });
    };
    const { source } = arrivals;
    const { all: wanted } = asked.question.query;
    const keys =
      narrowed.meant === undefined ? narrowed.among : namingOf(arrivals, narrowed.meant, level, narrowed.among);
    if (keys?.length === 0) return best;
    const none = asked.none === undefined ? undefined : this.#soughtBy(asked.none, complete);
    const among = keys === undefined ? {} : { among: keys };
    if (wanted !== undefined) {
      const all = this.#soughtBy(wanted, complete);
      const question = { level, ...among, ...(none === undefined ? {} : { none }) };
      if (all !== undefined) evaluate(source, { ...question, all }, this.#workspace, takingAll(take));
      return best;
    }
    const excluded = new Set<number>();
    const exclude = takingAll((key) => excluded.add(key));
    if (none !== undefined)
      evaluate(source, { all: none, level, everywhere: true, ...among }, this.#workspace, exclude);
    for (const key of keys ?? arrivals.paragraphs.keys())
      if (!excluded.has(key) && levelOfState(source.states[key] ?? 0) <= level) take(key, 0);
    return best;
  }

  /** Kept from one batch to the next, unless it depends on the words that there are. */
  #soughtBy(node: Node, complete: Complete): Sought | undefined {
    if (this.#sought.has(node)) return this.#sought.get(node);
    const sought = soughtBy(node, complete);
    if (!hasPrefix(node)) this.#sought.set(node, sought);
    return sought;
  }
}

function narrowedBy(arrivals: Arrivals, { query, people }: StandingQuestion, namesakes: Namesakes): Narrowed {
  const { levelAtLeast: least = 0, levelAtMost: most = highest } = query.filters;
  const documents = fitting(arrivals, query.filters);
  const all = documents === undefined && least <= 0 && most >= highest;
  return {
    ...(all ? {} : { among: paragraphsOf(arrivals, documents ?? arrivals.documents.keys(), least, most) }),
    ...(people === undefined ? {} : { meant: new Set(people.flatMap((each) => [...namesakes.of(each)])) }),
  };
}

function hasPrefix(node: Node): boolean {
  return node.kind === 'and' || node.kind === 'or' ? node.of.some(hasPrefix) : node.prefix;
}

/** Each beginning is completed once for each level. */
function completing(complete: CompleteFor): CompleteFor {
  const known = new Map<string, Completions>();
  return (level) => (prefix) => {
    const name = `${level} ${prefix}`;
    const words = known.get(name) ?? complete(level)(prefix);
    known.set(name, words);
    return words;
  };
}
