import type { Stated } from '../../extract.ts';
import { canonicalId } from '../../mrn/index.ts';
import { classificationValue, dateValue, wordsValue } from '../field-values.ts';
import { blocksOf } from './blocks.ts';
import { childrenOf, isElement, type Page, type PageElement } from './dom.ts';

const mostPairs = 500;
const latestYear = 2100;
const cellNames: ReadonlySet<string> = new Set(['td', 'th']);
const definition: ReadonlySet<string> = new Set(['dd']);

type Field = 'id' | 'date' | 'classification' | 'title' | 'outlet';
type Pair = readonly [label: string, value: string];

const labels: readonly (readonly [RegExp, Field])[] = [
  [
    /^(?:ref(?:erence)? id|canonical id|cable (?:id|number)|message reference number|mrn|document (?:number|nbr)|reference number|identifier)$/u,
    'id',
  ],
  [/^(?:created|date|sent(?: date| on)?|date sent|cable date|(?:cable )?dated|date of origin)$/u, 'date'],
  [/^(?:original )?classification(?: level)?$/u, 'classification'],
  [/^(?:subject|title)$/u, 'title'],
  [/^(?:collection|archive|source|publisher|repository)$/u, 'outlet'],
];

function fieldOf(label: string): Field | undefined {
  const words = wordsValue(label, 60)?.toLowerCase().replace(/\s*:$/u, '') ?? '';
  return labels.find(([form]) => form.test(words))?.[1];
}

/**
 * What an archive's page states of the cable on it: in a table whose labels stand beside or above the values, in a
 * definition list, or in lines of "Label: value". Of several values the first counts.
 */
export function statedInTables(page: Page): Stated {
  const values = new Map<Field, string>();
  for (const [label, value] of pairsOf(page).slice(0, mostPairs)) {
    const field = fieldOf(label);
    const words = wordsValue(value);
    if (field !== undefined && words !== undefined && fieldOf(words) === undefined && !values.has(field))
      values.set(field, words);
  }
  const id = canonicalId(values.get('id') ?? '', { year: latestYear }) ?? values.get('id');
  const date = dateValue(values.get('date'))?.edtf;
  const classification = classificationValue(values.get('classification'));
  const [title, outlet] = [values.get('title'), values.get('outlet')];
  return {
    ...(id === undefined || !/\d/u.test(id) ? {} : { id }),
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(classification === undefined ? {} : { classification }),
  };
}

function pairsOf(page: Page): readonly Pair[] {
  const pairs: Pair[] = [];
  let header: readonly string[] = [];
  for (const row of page.querySelectorAll('tr')) {
    const cells = [...childrenOf(row)].filter((node) => isElement(node, cellNames)).map((cell) => cell.textContent);
    if (cells.length === header.length) pairs.push(...cells.map((cell, at): Pair => [header[at] ?? '', cell]));
    for (let at = 0; at + 1 < cells.length; at += 2) pairs.push([cells[at] ?? '', cells[at + 1] ?? '']);
    header = cells.filter((cell) => fieldOf(cell) !== undefined).length > 1 ? cells : [];
  }
  for (const term of page.querySelectorAll('dt')) pairs.push([term.textContent, definitionOf(term)]);
  for (const { text } of blocksOf(page.body))
    for (const line of text.split(/[\n\t]/u)) {
      const [, label = '', value = ''] = /^([^:]{2,40}):\s*(.{1,300})$/u.exec(line) ?? [];
      pairs.push([label, value]);
    }
  return pairs;
}

function definitionOf(term: PageElement): string {
  for (let next = term.nextSibling; next !== null; next = next.nextSibling) {
    if (isElement(next)) return isElement(next, definition) ? next.textContent : '';
  }
  return '';
}
