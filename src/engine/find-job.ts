import { FlatCorrections, type PackedCorrections } from '../search/corrections.ts';
import type { Store } from '../store/store.ts';
import type { FindAnswer } from './answers.ts';
import type { Ground } from './climbing.ts';
import { type Asked, foundFor } from './finding.ts';

/** What goes with a question. */
interface Given extends Pick<Ground, 'access' | 'documents' | 'paragraphs'> {
  readonly asked: Asked;
  readonly corrections?: PackedCorrections;
}

/** Thrown where a question needs the dictionary and has none. */
const needed = new Error('the dictionary is needed');

/** What a thread that reads the store does with a question, see `Store.nearby`. */
export const jobs = {
  /** Undefined where it needs the dictionary, and was given none. */
  async find(store: Store, { asked, corrections, ...known }: Given): Promise<FindAnswer | undefined> {
    const dictionary = async () => {
      if (corrections === undefined) throw needed;
      return FlatCorrections.unpacked(corrections);
    };
    return foundFor({ ...known, store, corrections: dictionary }, asked).catch((thrown) => {
      if (thrown !== needed) throw thrown;
      return undefined;
    });
  },
};

/** How a question is put to another thread. */
export type FindJob = typeof jobs.find;
