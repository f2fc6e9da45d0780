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
  const { answer, neededDictionary } = await ask((await dictionary.present())?.packed);
  if (answer !== undefined && !neededDictionary) return answer;
  const latest = dictionary.value();
  if (answer === undefined) return (await ask((await latest).packed)).answer as FindAnswer;
  // Who leaned on a former one has had the next begun; who can't do without it meets its failure again.
  latest.catch(() => undefined);
  return answer;
}
