import { cite, citeSource } from '../../citation.ts';
import type { Citation, Document, Paragraph } from '../../document.ts';
import type { Candidate } from './candidates.ts';
import { nameIn, type Resolved, resolve } from './coreference.ts';
import { Kind, kindOf } from './lexicon.ts';
import { titleCased } from './name-case.ts';
import { candidatesIn } from './reading.ts';
import { type Person, PersonRegister } from './register.ts';
import { type Vouched, vouchedBy } from './vouched.ts';

/** A person named in a document's body, with the paragraph and the place in that paragraph's text. */
export interface BodyPerson {
  readonly resolved: Resolved;
  readonly paragraph: Paragraph;
  /** What has to be taken from an offset of the joined text to get one of the paragraph's text. */
  readonly offset: number;
  readonly text: string;
}

/** A document's people: those of the body, and the name that each is known by in the document. */
export interface DocumentPeople {
  readonly body: readonly BodyPerson[];
  readonly classifier: Person | undefined;
  nameOf(person: Person): string;
  /** The one person of the body with this family name. */
  ofFamily(word: string): Person | undefined;
}

const separator = '\n\n';
const readings = new WeakMap<Document, DocumentPeople>();

/** Reads a document's people once; later questions about the same document get the same answer. */
export function peopleIn(document: Document): DocumentPeople {
  const known = readings.get(document);
  if (known !== undefined) return known;
  const read = readDocument(document);
  readings.set(document, read);
  return read;
}

/** Reads documents that share their people (those of one file): later questions about each of them get this answer. */
export function readDocuments(documents: readonly Document[]): void {
  const all = documents.map((document) => ({ document, candidates: candidatesIn(textOf(document)) }));
  const vouched = vouchedBy(all.map(({ document, candidates }) => resolve(textOf(document), candidates)));
  for (const { document, candidates } of all) readings.set(document, readDocument(document, candidates, vouched));
}

function textOf(document: Document): string {
  return document.paragraphs.map((paragraph) => paragraph.text).join(separator);
}

function readDocument(document: Document, candidates?: readonly Candidate[], vouched?: Vouched): DocumentPeople {
  const text = textOf(document);
  const register = new PersonRegister();
  const header = document.cable?.classifiedBy?.name;
  const classifier = header === undefined ? undefined : register.add(header.split(/\s+/u), header);
  const body = inParagraphs(document, text, resolve(text, candidates ?? candidatesIn(text), register, vouched));
  const names = commonestNames(body, classifier, header);
  return {
    body,
    classifier,
    nameOf: (person) => names.get(person) ?? titleCased(person.name),
    ofFamily: (word) => {
      const persons = register.ofFamily(word);
      return persons.length === 1 ? persons[0] : undefined;
    },
  };
}

/** A single letter whose bearer the document doesn't name is no name to know anybody by. */
function isLetter(name: string): boolean {
  return name.length === 1;
}

function inParagraphs(document: Document, text: string, found: readonly Resolved[]): BodyPerson[] {
  const body: BodyPerson[] = [];
  let next = 0;
  let offset = 0;
  for (const paragraph of document.paragraphs) {
    const end = offset + paragraph.text.length;
    for (; next < found.length; next += 1) {
      const resolved = found[next] as Resolved;
      if (resolved.candidate.start >= end) break;
      if (resolved.candidate.end <= end && !isLetter(resolved.person.name))
        body.push({ resolved, paragraph, offset, text: nameIn(text, resolved.candidate) });
    }
    offset = end + separator.length;
  }
  return body;
}

/** "De Gaulle": a family name of two words, without a given name. */
function opensFamilyName(word: string | undefined): boolean {
  return (kindOf(word ?? '') & Kind.particle) !== 0;
}

/** For each person the form with a given name that the document uses most; the first of several. */
function commonestNames(
  body: readonly BodyPerson[],
  classifier: Person | undefined,
  header: string | undefined,
): Map<Person, string> {
  const forms = new Map<Person, Map<string, number>>();
  const tally = (person: Person, form: string): void => {
    const counts = forms.get(person) ?? new Map<string, number>();
    counts.set(form, (counts.get(form) ?? 0) + 1);
    forms.set(person, counts);
  };
  if (classifier !== undefined && header?.includes(' ')) tally(classifier, titleCased(header));
  for (const { resolved, text } of body)
    if (resolved.candidate.words.length > 1 && !opensFamilyName(resolved.candidate.words[0]))
      tally(resolved.person, titleCased(resolved.candidate.rewritten ? resolved.candidate.words.join(' ') : text));
  const names = new Map<Person, string>();
  for (const [person, counts] of forms) {
    let best: [string, number] = ['', 0];
    for (const form of counts) if (form[1] > best[1]) best = form;
    names.set(person, best[0]);
  }
  return names;
}

/** Cites a stretch of the joined text that lies in one paragraph; a piece with `anchor` where a page marker splits it. */
export function citeBody(document: Document, at: BodyPerson, start: number, end: number, anchor: number): Citation {
  return cite(document, at.paragraph, start - at.offset, end - at.offset, anchor - at.offset);
}

/** Cites words of the header: from the first to the last of the parts that stand in source [start, end), else all of it. */
export function citeHeader(
  document: Document,
  start: number,
  end: number,
  parts: readonly (string | undefined)[],
): Citation {
  const source = document.source.text.slice(start, end);
  const places = parts.map((part) => (part === undefined ? undefined : placeOf(source, part)));
  const known = places.filter((place) => place !== undefined);
  if (known.length === 0) return citeSource(document, start, end);
  const from = Math.min(...known.map((place) => place.start));
  const to = Math.max(...known.map((place) => place.end));
  return citeSource(document, start + from, start + to);
}

/** Where words stand in a source whatever white space is between them. */
function placeOf(source: string, part: string): { start: number; end: number } | undefined {
  const words = part.trim().split(/\s+/u).slice(0, 40);
  const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join('\\s+');
  const match = new RegExp(pattern, 'iu').exec(source);
  return match === null ? undefined : { start: match.index, end: match.index + match[0].length };
}
