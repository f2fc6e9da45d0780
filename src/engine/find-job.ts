import { FlatCorrections, type PackedCorrections } from '../search/corrections.ts';
import type { Store } from '../store/store.ts';
import type { FindAnswer } from './answers.ts';
import type { Ground } from './climbing.ts';
import { type Asked, foundFor } from './finding.ts';
import type { Kept } from './kept.ts';
import type { Dictionary } from './knowledge.ts';

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

/** The ground, and its dictionary as it is handed on. */
export interface SharedGround extends Ground {
  readonly dictionary: Pick<Kept<Dictionary>, 'value' | 'present'>;
}

/**
 * Answers a question by whoever reads the store: in a thread, where there are some. The dictionary of typing errors goes with it
 * when it is there, and is made only when it is needed.
 */
export async function foundNearby(ground: SharedGround, asked: Asked): Promise<FindAnswer> {
  const { store, access, documents, paragraphs, dictionary } = ground;
  if (store.nearby === undefined) return foundFor(ground, asked);
  const module = import.meta.url;
  const given = (corrections: PackedCorrections | undefined): Given => ({
    ...{ access, documents, paragraphs, asked },
    ...(corrections === undefined ? {} : { corrections }),
  });
  const ask = async (corrections: PackedCorrections | undefined) =>
    store.nearby?.({ module, name: 'find', given: given(corrections) }) as Promise<FindAnswer | undefined>;
  const answer = await ask((await dictionary.present())?.packed);
  return answer ?? ((await ask((await dictionary.value()).packed)) as FindAnswer);
}
