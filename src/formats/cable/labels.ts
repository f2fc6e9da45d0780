import { matchesIn } from '../../matches.ts';
import { editDistance, stationLetters } from '../../mrn/index.ts';
import type { Line } from './lines.ts';

export type FieldKind = 'order' | 'tags' | 'subject' | 'references' | 'classifiedBy';

/** A stretch of a header line that belongs to a field. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly gap: boolean;
  readonly broken: boolean;
  /** Index of its line. */
  readonly line: number;
}

/** A labelled field of the header: from behind its label up to the next label. */
export interface Field {
  readonly kind: FieldKind;
  /** Source offset of the label. */
  readonly start: number;
  readonly parts: readonly Part[];
}

interface Label {
  readonly kind: FieldKind;
  readonly atStart: RegExp;
  readonly inside: RegExp;
}

/** Labels as they are printed and mistyped. In mid line (reflowed copies) only the ones that can't be ordinary words. */
const labels: readonly Label[] = [
  {
    kind: 'order',
    atStart: /^(?:(?:E\.?\s?[O0]\.?|EXECUTIVE ORDER)\s?:?\s{0,20}(?=1\d{4})|DECL\s?:)/iu,
    inside: /(?<=\s)E\.?\s?O\.?\s?:?\s?(?=1[1-3]\d{3}\s?:)/giu,
  },
  {
    kind: 'tags',
    atStart: /^TAGS?(?:\s?[:;.]|(?=\s))/iu,
    inside: /(?<=\s)(?:TAGS?|AGS)\s?[:;]/giu,
  },
  {
    kind: 'subject',
    atStart: /^(?:S?UBJECT|SUBJ8?)(?:\s?[:;.-]|(?=\s|$))(?:\s*SUBJ(?:ECT)?\s?:)?/iu,
    inside: /(?:SUBJECT|(?<=\s)(?:UBJECT|SUBJ8?))\s?[:;]/giu,
  },
  {
    kind: 'references',
    atStart:
      /^(?:(?=[A-Z]\.\s{1,3}REF\s)|(?:REFS?|REF\(S\)|REFTELS?)(?:\s?[:;.]|(?=\s|$))|(?:RETELS?|REFERENCES?)\s?[:;])/iu,
    inside: /(?<=\s)REF(?:S|\(S\)|TELS?)?\s?:/giu,
  },
  {
    kind: 'classifiedBy',
    atStart: /^CLASS{0,2}I?FI?E?I?D\s{1,3}BY(?!\s{1,3}LINE)\s?:?/iu,
    inside: /(?<!DE)(?<!DE-)CLASS?IFIED\s{1,3}BY(?!\s{1,3}LINE)\s?:?/giu,
  },
];
/** How the labels are spelled, with the typing errors that still leave no doubt in front of a colon. */
const spellings: readonly (readonly [string, FieldKind, number])[] = [
  ['SUBJECT', 'subject', 2],
  ['REFERENCE', 'references', 2],
  ['REFTEL', 'references', 1],
  ['TAGES', 'tags', 1],
  ['TAGS', 'tags', 1],
];
/** Letters changed places or were typed twice, as nothing else in a header is spelled. */
const shortReference = /^(?:RFE|REFF|REEF|RREF)S?$/iu;
const labelWord = /^([A-Z](?: ?[A-Z]){2,10})\s?[:;]/iu;

/** A label with typing errors, or with blanks between its letters, in front of a colon. */
function misspelledLabel(text: string): { kind: FieldKind; length: number } | undefined {
  const found = labelWord.exec(text.slice(0, 40));
  const letters = stationLetters(found?.[1] ?? '');
  if (found === null || /^DECL|ID$/u.test(letters)) return undefined;
  const kind = shortReference.test(letters)
    ? 'references'
    : spellings.find(([word, , limit]) => editDistance(letters, word, limit) <= limit)?.[1];
  return kind === undefined ? undefined : { kind, length: found[0].length };
}

const longestScanned = 4_000;
const longestPart = 20_000;

interface Hit {
  readonly kind: FieldKind;
  readonly line: number;
  readonly at: number;
  readonly from: number;
}

function hitsOf(line: Line, index: number): Hit[] {
  const text = line.text.slice(0, longestScanned);
  const hits: Hit[] = [];
  const misspelled = misspelledLabel(text);
  for (const label of labels) {
    const start = label.atStart.exec(text);
    if (start !== null) hits.push({ kind: label.kind, line: index, at: 0, from: start[0].length });
    else if (misspelled?.kind === label.kind)
      hits.push({ kind: label.kind, line: index, at: 0, from: misspelled.length });
    for (const found of matchesIn(text, label.inside))
      if (found.index > 0)
        hits.push({ kind: label.kind, line: index, at: found.index, from: found.index + found[0].length });
  }
  return hits.sort((left, right) => left.at - right.at);
}

/** Whether a line starts with the label of a header field. */
export function isHeaderLabel(text: string): boolean {
  return labels.some(({ atStart }) => atStart.test(text.slice(0, 80)));
}

/**
 * Each kind once, except that a label printed twice in a row (REF: REF:) stays inside the first; a second SUBJECT line
 * ends the first.
 */
function chosen(hits: readonly Hit[]): Hit[] {
  const seen = new Set<FieldKind>();
  const kept: Hit[] = [];
  for (const hit of hits) {
    const again = hit.kind === 'subject' && hit.at === 0 && kept.at(-1)?.line !== hit.line;
    if (seen.has(hit.kind) && !again) continue;
    if (hit.kind === 'order' && seen.has('classifiedBy')) continue;
    seen.add(hit.kind);
    kept.push(hit);
  }
  return kept;
}

/** The labelled fields of the header lines [0, end), in the order of the page. */
export function fieldsOf(lines: readonly Line[], end: number): Field[] {
  const hits = chosen(lines.slice(0, end).flatMap((line, index) => hitsOf(line, index)));
  return hits.map((hit, index) => {
    const next = hits[index + 1];
    const parts: Part[] = [];
    for (let at = hit.line; at <= (next === undefined ? end - 1 : next.line); at += 1) {
      const line = lines[at];
      if (line === undefined) break;
      const from = at === hit.line ? hit.from : 0;
      const to = next !== undefined && at === next.line ? next.at : line.text.length;
      const raw = line.text.slice(from, Math.min(Math.max(from, to), from + longestPart));
      const text = raw.trim();
      if (text === '') continue;
      const start = line.start + from + (raw.length - raw.trimStart().length);
      parts.push({
        start,
        end: start + text.length,
        text,
        gap: line.gap && at !== hit.line,
        broken: line.broken,
        line: at,
      });
    }
    return { kind: hit.kind, start: (lines[hit.line]?.start ?? 0) + hit.at, parts };
  });
}
