import type { Access } from '../access/access.ts';
import type { Holding } from '../ingest/holding.ts';
import { canonicalId } from '../mrn/index.ts';
import type { Provenance, Tombstone } from '../store/removals.ts';
import type { Store } from '../store/store.ts';
import { typedId } from './typed-id.ts';

/** A note that speaks of a document. */
export interface NoteName {
  readonly space: string;
  readonly key: string;
}

/** What was taken out. `kept`: originals that stay because other documents came out of them. */
export interface TakenOutDocument {
  readonly tombstone: Tombstone;
  readonly kept: readonly string[];
}

/** Documents that are taken out for good, and what remains of them. */
export interface Removals {
  /**
   * Takes a document out, with its versions, its facts, these notes and its originals that nothing else came out of; a
   * tombstone remains. `id` is the very one it is kept under. Undefined when it is not there.
   */
  takeOut(
    id: string,
    by: Provenance & { readonly why: string },
    notes?: readonly NoteName[],
  ): Promise<TakenOutDocument | undefined>;
  /** What remains of the document that had this id, in any spelling; undefined when none was taken out, or it came back. */
  takenOut(id: string): Promise<Tombstone | undefined>;
}

/** Spellings under which a tombstone may stand; one that names no year may be of any. */
function spellings(text: string): readonly string[] {
  const typed = typedId(text);
  const number = canonicalId(typed);
  if (number !== undefined) return [typed, number];
  const some = canonicalId(typed, { year: 2000 });
  const years = Array.from({ length: 100 }, (_, year) => String(year).padStart(2, '0'));
  return [typed, ...(some === undefined ? [] : years.map((year) => year + some.slice(2)))];
}

/** `holding` is absent where the collection has no folder of originals. */
export function removalsOf(
  store: Store,
  access: Access,
  holding: () => Promise<Holding | undefined>,
  during: <Result>(writing: () => Promise<Result>) => Promise<Result>,
): Removals {
  return {
    takeOut: (id, by, notes = []) =>
      during(async () => {
        if ((await store.card(id, access)) === undefined) return undefined;
        const folder = await holding();
        const taken = await store.takeOut({ ...by, id, notes });
        if (taken === undefined) return undefined;
        const { tombstone, emptied } = taken;
        for (const path of emptied)
          if (folder?.isOriginal(path) === true) {
            await store.files.forget(path, by.at);
            await folder.delete(path);
          }
        const left: string[] = [];
        for (const sha256 of tombstone.files) left.push(...((await folder?.originals(sha256)) ?? []));
        return { tombstone, kept: left };
      }),
    async takenOut(text) {
      for (const id of spellings(text.slice(0, 500))) {
        const found = await store.tombstone(id, access);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}
