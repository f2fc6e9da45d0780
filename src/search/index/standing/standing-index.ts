import type { Anchor } from './anchors.ts';
import { anchorsOf } from './anchors.ts';
import type { Arrivals } from './arrivals.ts';
import type { Namesakes } from './people.ts';
import type { SoughtPerson, StandingQuestion } from './standing.ts';

/**
 * Standing questions by what a document must have one of to answer them: of documents that come, only the questions are
 * met whose anchors they have.
 */
export class StandingIndex {
  readonly #byAnchor = new Map<Anchor['of'], Map<string, number[]>>();
  readonly #unanchored: number[] = [];
  readonly #people = new Map<string, SoughtPerson[]>();

  /** Questions are numbered by their places. */
  constructor(questions: readonly StandingQuestion[]) {
    for (const [number, question] of questions.entries()) {
      const anchors = anchorsOf(question);
      if (anchors === undefined) this.#unanchored.push(number);
      for (const { of, value } of anchors ?? []) {
        const values = this.#byAnchor.get(of) ?? new Map<string, number[]>();
        this.#byAnchor.set(of, values);
        values.set(value, [...(values.get(value) ?? []), number]);
      }
      for (const person of question.people ?? [])
        this.#people.set(person.name, [...(this.#people.get(person.name) ?? []), person]);
    }
  }

  /**
   * Numbers, in rising order, of the questions that these documents may answer; every other one they don't.
   * @param stemsOf the stems of the words that a beginning stands for
   */
  candidates(arrivals: Arrivals, namesakes: Namesakes, stemsOf: (prefix: string) => readonly string[]): number[] {
    const found = new Set(this.#unanchored);
    const meet = (of: Anchor['of'], value: string) => {
      for (const number of this.#byAnchor.get(of)?.get(value) ?? []) found.add(number);
    };
    for (const stem of arrivals.stems) meet('stem', stem);
    for (const prefix of this.#byAnchor.get('prefix')?.keys() ?? [])
      if (stemsOf(prefix).some((stem) => arrivals.stems.has(stem))) meet('prefix', prefix);
    for (const name of this.#byAnchor.get('person')?.keys() ?? [])
      if (this.#people.get(name)?.some((person) => namesakes.of(person).size > 0) === true) meet('person', name);
    for (const { id, kind, tags, from, to } of arrivals.documents) {
      meet('in', id.toLowerCase());
      meet('kind', kind);
      for (const tag of tags) meet('tag', tag);
      for (const word of from) meet('from', word);
      for (const word of to) meet('to', word);
    }
    return [...found].sort((one, other) => one - other);
  }
}
