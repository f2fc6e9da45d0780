import { diffArrays } from 'diff';
import { citePieces, citeSource } from '../citation.ts';
import type { Citation, Document, Paragraph } from '../document.ts';
import { paired } from './pairing.ts';
import { typographyFolded } from './quotation.ts';

/** Words of one version, as they stand there; empty where it has none. */
export interface Side {
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** Words that are the same in both versions, or that became others. */
export interface Stretch {
  readonly kind: 'same' | 'changed';
  readonly before: Side;
  readonly after: Side;
}

/** Where something stands: its kind, and of a paragraph what is printed before it. */
export interface PassagePlace {
  readonly kind: 'title' | 'heading' | 'paragraph' | 'line';
  readonly label?: string;
  readonly mark?: string;
}

/** A passage that differs; `before` or `after` is absent where that version has none like it. */
export interface ChangedPassage {
  readonly before?: PassagePlace;
  readonly after?: PassagePlace;
  readonly stretches: readonly Stretch[];
}

/** What became of a text. */
export interface Revision {
  /** In order. */
  readonly changed: readonly ChangedPassage[];
  /** Paragraphs that are the same in both versions. */
  readonly same: number;
  /** Something differs that belongs to no passage: numbering, page marks, what the reading left out. */
  readonly elsewhere: boolean;
}

/** A passage of a document; `cite` takes offsets of its `text`. */
export interface Passage {
  readonly place: PassagePlace;
  readonly text: string;
  readonly words: readonly { readonly key: string; readonly start: number; readonly end: number }[];
  /** Equal for passages that say the same. */
  readonly key: string;
  cite(start: number, end: number): readonly Citation[];
}

/** A word with what is written within it (U.S., didn't), or the marks between two. */
const token = /[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*|[^\s\p{L}\p{N}\p{M}]+/gu;
/** More insertions and deletions than these are not told one by one. */
const mostPassageEdits = 2_000;
const mostWordEdits = 1_000;

function passage(place: PassagePlace, text: string, cite: Passage['cite']): Passage {
  const words = [...text.matchAll(token)].map((match) => ({
    key: typographyFolded(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const key = [place.kind, place.mark ?? '', ...words.map((word) => word.key)].join(' ');
  return { place, text, words, key, cite };
}

interface Located {
  readonly start: number;
  readonly passage: Passage;
}

function ofSource(document: Document, kind: 'title' | 'heading' | 'line', start: number, end: number): Located {
  const cite = (from: number, to: number) => [citeSource(document, start + from, start + to)];
  return { start, passage: passage({ kind }, document.source.text.slice(start, end), cite) };
}

function ofParagraph(document: Document, paragraph: Paragraph): Located {
  const { label, mark, text, start } = paragraph;
  const place: PassagePlace = { kind: 'paragraph', label, ...(mark === undefined ? {} : { mark }) };
  return { start, passage: passage(place, text, (from, to) => citePieces(document, paragraph, from, to)) };
}

/** The lines of a cable before and after its body: addresses, captions, TAGS, signature. */
function* linesAround(document: Document): Generator<Located> {
  const { text } = document.source;
  const body = [...document.paragraphs, ...document.headings];
  const first = body.reduce((least, each) => Math.min(least, each.start), text.length);
  const last = body.reduce((most, each) => Math.max(most, each.end), 0);
  const title = document.titleAt;
  for (const match of text.matchAll(/[^\r\n]+/gu)) {
    const start = match.index;
    const end = start + match[0].length;
    const isTitle = title !== undefined && start < title.end && title.start < end;
    if (match[0].trim() !== '' && !isTitle && (end <= first || start >= last))
      yield ofSource(document, 'line', start, end);
  }
}

/** Title, headings and paragraphs in the order of the source; of a cable also the lines around its body. */
function passagesOf(document: Document): Passage[] {
  const { titleAt, headings, paragraphs, cable } = document;
  const located = [
    ...(titleAt === undefined ? [] : [ofSource(document, 'title', titleAt.start, titleAt.end)]),
    ...headings.map(({ start, end }) => ofSource(document, 'heading', start, end)),
    ...paragraphs.map((each) => ofParagraph(document, each)),
    ...(cable === undefined ? [] : linesAround(document)),
  ];
  return located.sort((one, other) => one.start - other.start).map((each) => each.passage);
}

/** Runs of equal and of different items, as counts on both sides; one run of differences where there are too many. */
function runs(before: readonly string[], after: readonly string[], mostEdits: number) {
  const found: { same: boolean; before: number; after: number }[] = [];
  const changes = diffArrays([...before], [...after], { maxEditLength: mostEdits }) as
    | ReturnType<typeof diffArrays<string>>
    | undefined;
  if (changes === undefined) return [{ same: false, before: before.length, after: after.length }];
  for (const { added, removed, value } of changes) {
    const same = !added && !removed;
    const last = found.at(-1);
    const counts = { before: added ? 0 : value.length, after: removed ? 0 : value.length };
    if (last !== undefined && !last.same && !same) {
      last.before += counts.before;
      last.after += counts.after;
    } else found.push({ same, ...counts });
  }
  return found;
}

const nothing: Side = { text: '', citations: [] };

/** Words `from` to `to` (exclusive) of a passage. */
function side(of: Passage | undefined, from = 0, to = of?.words.length ?? 0): Side {
  const first = of?.words[from];
  const last = of?.words[to - 1];
  if (of === undefined || first === undefined || last === undefined || from >= to) return nothing;
  return { text: of.text.slice(first.start, last.end), citations: of.cite(first.start, last.end) };
}

function changedPassage(before: Passage | undefined, after: Passage | undefined): ChangedPassage {
  const places = {
    ...(before === undefined ? {} : { before: before.place }),
    ...(after === undefined ? {} : { after: after.place }),
  };
  if (before === undefined || after === undefined)
    return { ...places, stretches: [{ kind: 'changed', before: side(before), after: side(after) }] };
  const stretches: Stretch[] = [];
  const at = { before: 0, after: 0 };
  const keys = (of: Passage) => of.words.map((word) => word.key);
  for (const run of runs(keys(before), keys(after), mostWordEdits)) {
    const end = { before: at.before + run.before, after: at.after + run.after };
    stretches.push({
      kind: run.same ? 'same' : 'changed',
      before: side(before, at.before, end.before),
      after: side(after, at.after, end.after),
    });
    Object.assign(at, end);
  }
  return { ...places, stretches };
}

/** What no passage holds, blanks and typography folded. */
function rest(document: Document): string {
  const held = [
    ...(document.titleAt === undefined ? [] : [document.titleAt]),
    ...document.headings,
    ...document.paragraphs.flatMap(({ spans }) =>
      spans.map((span) => ({ start: span.start, end: span.start + span.length })),
    ),
  ].sort((one, other) => one.start - other.start);
  let left = '';
  let at = 0;
  for (const { start, end } of held) {
    left += `${document.source.text.slice(at, Math.max(at, start))} `;
    at = Math.max(at, end);
  }
  return typographyFolded(left + document.source.text.slice(at));
}

/** Word by word, what became of one version's passages in another; every word told is cited in the version it stands in. */
export function revisionOf(before: Document, after: Document): Revision {
  const [old, young] = [passagesOf(before), passagesOf(after)];
  const changed: ChangedPassage[] = [];
  let same = 0;
  const at = { before: 0, after: 0 };
  const keys = (passages: readonly Passage[]) => passages.map((each) => each.key);
  for (const run of runs(keys(old), keys(young), mostPassageEdits)) {
    const end = { before: at.before + run.before, after: at.after + run.after };
    const gone = old.slice(at.before, end.before);
    if (run.same) same += gone.filter(({ place }) => place.kind === 'paragraph').length;
    else
      for (const [one, other] of paired(gone, young.slice(at.after, end.after)))
        changed.push(changedPassage(one, other));
    Object.assign(at, end);
  }
  return { changed, same, elsewhere: rest(before) !== rest(after) };
}
