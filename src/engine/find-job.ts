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

/** `answer` is missing where the question needs the dictionary, and none was given. */
interface Made {
  readonly answer?: FindAnswer;
  readonly neededDictionary: boolean;
}

/** Thrown where a question needs the dictionary and has none. */
const missing = new Error('the dictionary is needed');

/** What a thread that reads the store does with a question, see `Store.nearby`. */
export const jobs = {
  async find(store: Store, { asked, corrections, ...known }: Given): Promise<Made> {
    let neededDictionary = false;
    const dictionary = async () => {
      neededDictionary = true;
      if (corrections === undefined) throw missing;
      return FlatCorrections.unpacked(corrections);
    };
    try {
      const answer = await foundFor({ ...known, store, corrections: dictionary }, asked);
      return { answer, neededDictionary };
    } catch (thrown) {
      if (thrown !== missing) throw thrown;
      return { neededDictionary };
    }
  },
};

/** How a question is put to another thread. */
export type FindJob = typeof jobs.find;
