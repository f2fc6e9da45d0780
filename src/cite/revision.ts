import { diffArrays } from 'diff';
import type { Citation, Document } from '../document.ts';
import { paired } from './pairing.ts';
import { type Passage, type PassagePlace, passagesOf, restOf } from './passages.ts';

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

/** More insertions and deletions than these are not told one by one. */
const mostPassageEdits = 2_000;
const mostWordEdits = 1_000;

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
  return { changed, same, elsewhere: restOf(before) !== restOf(after) };
}
