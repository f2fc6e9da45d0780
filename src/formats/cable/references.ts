import { sourceOffset, spansOf } from '../../citation.ts';
import type { Paragraph, Reference, ReferenceKind } from '../../document.ts';
import { findMrns, listedStation, yearOf } from '../../mrn/index.ts';
import type { Field, Part } from './labels.ts';
import { idsIn, type ListSender, type Owner } from './reference-ids.ts';
import { itemsOf, namesCable } from './reference-items.ts';

const longestList = 6_000;
const mostReferences = 500;
/** Where only the place of an id counts, and not which one it is. */
const anyOwner: Owner = { year: 2000, station: undefined, serial: undefined };
const listEnd =
  /^(?:-{3,}|={3,}|#{1,6}\s|SUMMARY\b|SENSITIVE BUT\b|INTRODUCTION\b|COMMENT\b|This (?:is an action|message|cable)\b)/iu;
const itemMark = /^(?:¶\s?)?(?:\(?[A-Z0-9]\)|\[[A-Z]\]|[A-Z]\s?[.):])/iu;
const unfinished = /(?:[,;(:/-]|\bAND|[A-Z][).:]|\b[A-Z]{3,})$/iu;

/** `03ANKARA:` in front of bare numbers. */
const listHeading = /^\W*(\d{4}|\d{2})?\s?([A-Z][A-Z .']{2,28}):\s*$/iu;

/** An item that is a number and nothing else: the sender is the one before's (`A) LIMA 3120 B) 3001`). */
const bareSerial = /^\s*\d{3,8}[\s,.]*$/u;

/** Kinds that a typed reference shows by its words; the first that fits. Anything else becomes a warning. */
const kinds: readonly (readonly [RegExp, ReferenceKind])[] = [
  [/\be-?\s?mails?\b/iu, 'email'],
  [/\btel(?:e|ephone\s?)?cons?\b|\bphone\b|\btelephone\b/iu, 'tel'],
  [/\bIIR\b|\bTDX?-?\s?\d|\bTD\b|\breports?\b|\b(?:OSC|FBIS)\b|\bEUP\d{6,}/iu, 'report'],
  [/\b\d{1,2} FA[MH]\b|\bhandbook\b|\bmanual\b|\bCFR\b/iu, 'book'],
  [
    /\bfax\b|\bmemo(?:randum|randa|s|con)?\b|\bletters?\b|\bmeetings?\b|\bhttps?:|\bwww\.|\bdip(?:lomatic)? note\b|\bDVC\b|\bSVTC\b/iu,
    'other',
  ],
];

/** The lines of the list: a blank line ends it unless an item follows, or the last one is unfinished. */
function listParts(field: Field): Part[] {
  const parts: Part[] = [];
  let length = 0;
  for (const part of field.parts) {
    const before = parts.at(-1)?.text;
    if (listEnd.test(part.text) || length > longestList) break;
    if (part.gap && before !== undefined) {
      const item = itemMark.test(part.text) || namesCable(part.text);
      if (!item && !unfinished.test(before)) break;
    }
    parts.push(part);
    length += part.text.length;
  }
  return parts;
}

function typed(text: string): ReferenceKind | undefined {
  return text.length > 200 ? undefined : kinds.find(([pattern]) => pattern.test(text))?.[1];
}

interface Segment {
  readonly text: string;
  /** Offset in its item. */
  readonly at: number;
}

/** The parts of an item: between semicolons, and where typed words follow a cable (`LONDON 12, SMITH EMAIL`). */
function segmentsOf(item: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const text of item.split(/;/u)) {
    const cable = typed(text) === undefined ? undefined : idsIn(text, anyOwner)[0];
    const between = cable === undefined ? undefined : /^\s?(?:,|AND\b|&)\s(?=\s?[A-Z])/iu.exec(text.slice(cable.end));
    const first = between != null && cable !== undefined && text.slice(0, cable.start).trim() === '';
    const cut = first ? cable.end + between[0].length : 0;
    if (cut > 0) segments.push({ text: text.slice(0, cable?.end), at });
    segments.push({ text: text.slice(cut), at: at + cut });
    at += text.length + 1;
  }
  return segments;
}

export interface References {
  readonly references: readonly Reference[];
  /** Lettered items that name neither a cable nor a kind of source that is known. */
  readonly unread: readonly string[];
  /** Index of the line behind the list. */
  readonly end: number;
}

/** Reads the REF field: cables with canonical ids, and typed text (e-mail, telcon, report, book), with list letters. */
export function referencesOf(field: Field | undefined, source: string, owner: Owner): References {
  if (field === undefined) return { references: [], unread: [], end: 0 };
  const parts = listParts(field);
  const flow = { index: 0, label: '', mark: undefined, heading: undefined, ...spansOf(source, parts) };
  const references: Reference[] = [];
  const add = (start: number, end: number, kind: ReferenceKind, label?: string, id?: string) => {
    const from = sourceOffset(flow, start);
    const to = sourceOffset(flow, end - 1) + 1;
    if (references.length < mostReferences)
      references.push({
        text: flow.text.slice(start, end),
        kind,
        ...(id === undefined ? {} : { id }),
        ...(label === undefined ? {} : { label }),
        start: from,
        end: to,
      });
  };
  const unread: string[] = [];
  let sender: ListSender | undefined;
  let previous: ListSender | undefined;
  for (const item of itemsOf(flow.text)) {
    const whole = flow.text.slice(item.start, item.end);
    const heading = item.label === undefined ? listHeading.exec(whole) : null;
    const station = heading === null ? undefined : listedStation(heading[2] ?? '');
    if (heading !== null && station !== undefined) {
      sender = { station, year: heading[1] === undefined ? undefined : yearOf(heading[1]) };
      continue;
    }
    for (const segment of segmentsOf(whole)) {
      const lead = /^\s*(?:REF(?:TEL)?S?\b:?(?:\s[A-Z](?=\s))?\s*)?/iu.exec(segment.text)?.[0].length ?? 0;
      const at = item.start + segment.at + lead;
      const words = segment.text.slice(lead);
      const kind = typed(words);
      const ids =
        kind === 'report' || kind === 'email' || kind === 'tel'
          ? []
          : idsIn(words, owner, sender ?? (bareSerial.test(words) ? previous : undefined));
      previous = ids.at(-1)?.sender;
      for (const id of ids) add(at + id.start, at + id.end, 'cable', item.label, id.id);
      const text = words.replace(/[\s,]+$/u, '');
      if (ids.length === 0 && kind !== undefined && text !== '') add(at, at + text.length, kind, item.label);
      if (ids.length === 0 && kind === undefined && item.label !== undefined && /\p{L}{3}/u.test(text))
        unread.push(text);
    }
  }
  return { references, unread, end: (parts.at(-1)?.line ?? -1) + 1 };
}

/** Cables that paragraphs name beside the list, once each. */
export function referencesInBody(
  paragraphs: readonly Paragraph[],
  year: number | undefined,
  known: ReadonlySet<string>,
) {
  const found: Reference[] = [];
  const seen = new Set(known);
  for (const paragraph of paragraphs) {
    for (const mrn of findMrns(paragraph.text, year === undefined ? {} : { year })) {
      if (mrn.id === undefined || seen.has(mrn.id) || found.length >= mostReferences) continue;
      seen.add(mrn.id);
      const start = sourceOffset(paragraph, mrn.start);
      found.push({ text: mrn.text, kind: 'cable', id: mrn.id, start, end: sourceOffset(paragraph, mrn.end - 1) + 1 });
    }
  }
  return found;
}
