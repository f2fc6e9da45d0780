import type { PackedCorrections } from '../search/corrections.ts';
import type { FindAnswer } from './answers.ts';
import type { Ground } from './climbing.ts';
import type { FindJob } from './find-job.ts';
import { type Asked, foundFor } from './finding.ts';
import type { Kept } from './kept.ts';
import type { Dictionary } from './knowledge.ts';

const module = new URL('./find-job.ts', import.meta.url).href;

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
  const ask = async (corrections: PackedCorrections | undefined) => {
    const known: Parameters<FindJob>[1] = { access, documents, paragraphs, asked };
    const given = corrections === undefined ? known : { ...known, corrections };
    return store.nearby?.({ module, name: 'find', given }) as ReturnType<FindJob>;
  };
  const answer = await ask((await dictionary.present())?.packed);
  return answer ?? ((await ask((await dictionary.value()).packed)) as FindAnswer);
}
