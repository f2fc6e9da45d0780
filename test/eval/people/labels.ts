import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/data.ts';

/** A name in a text, UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A paragraph of a document's body, labelled twice; null where one labeller has no mark. */
export interface LabelledParagraph {
  readonly volume: string;
  readonly document: string;
  /** Where the paragraph begins in the body. */
  readonly at: number;
  readonly length: number;
  readonly mentions: readonly (Span & {
    readonly text: string;
    readonly first: 'person' | 'designation' | null;
    readonly second: 'person' | 'designation' | null;
  })[];
}

/** The labelled paragraphs of test/fixtures/labels/people.json. */
export function labelledParagraphs(): readonly LabelledParagraph[] {
  const file = join(packageRoot, 'test', 'fixtures', 'labels', 'people.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { paragraphs: LabelledParagraph[] }).paragraphs;
}

/** What was found against the labels: with the same offsets (strict), or overlapping. */
export class Score {
  gold = 0;
  found = 0;
  strict = 0;
  overlapFound = 0;
  overlapGold = 0;
  /** A line for each thing found that is nobody, and each person not found. */
  readonly faults: string[] = [];

  /** Takes a paragraph in; `found` are spans of the body, of any paragraph. */
  add(paragraph: LabelledParagraph, body: string, found: readonly Span[]): void {
    const end = paragraph.at + paragraph.length;
    const here = found
      .filter((span) => span.start >= paragraph.at && span.end <= end)
      .map((span) => ({ start: span.start - paragraph.at, end: span.end - paragraph.at }));
    const isGold = (mention: LabelledParagraph['mentions'][number]): boolean =>
      mention.first === 'person' && mention.second === 'person';
    const persons = paragraph.mentions.filter(isGold);
    const open = paragraph.mentions.filter((mention) => !isGold(mention));
    const counted = here.filter((span) => {
      const same = persons.some((person) => meet(person, span));
      return same || !open.some((mention) => meet(mention, span));
    });
    const where = `${paragraph.volume} ${paragraph.document}`;
    const text = body.slice(paragraph.at, end);
    this.gold += persons.length;
    this.found += counted.length;
    for (const span of counted) {
      const strict = persons.some((person) => person.start === span.start && person.end === span.end);
      const overlap = persons.some((person) => meet(person, span));
      if (strict) this.strict += 1;
      if (overlap) this.overlapFound += 1;
      if (!strict) this.faults.push(`${overlap ? '≠' : '+'} ${where}  ${inContext(text, span)}`);
    }
    for (const person of persons) {
      if (counted.some((span) => meet(person, span))) this.overlapGold += 1;
      else this.faults.push(`- ${where}  ${inContext(text, person)}`);
    }
  }

  /** Precision, recall and F1: strict, then overlap. */
  line(): string {
    const strict = ratios(this.strict / Math.max(1, this.found), this.strict / Math.max(1, this.gold));
    const overlap = ratios(this.overlapFound / Math.max(1, this.found), this.overlapGold / Math.max(1, this.gold));
    return `gold ${String(this.gold).padStart(3)}  found ${String(this.found).padStart(4)}  strict ${strict}  overlap ${overlap}`;
  }
}

function ratios(precision: number, recall: number): string {
  const f1 = (2 * precision * recall) / Math.max(Number.EPSILON, precision + recall);
  return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}`;
}

function meet(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

function inContext(text: string, span: Span): string {
  const before = text.slice(Math.max(0, span.start - 50), span.start);
  return `${before}⟦${text.slice(span.start, span.end)}⟧${text.slice(span.end, span.end + 40)}`.replace(/\s+/gu, ' ');
}
