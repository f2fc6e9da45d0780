import type { Access } from '../access/access.ts';
import { Numbers } from '../flat-lists.ts';
import { correctionsOf, type FlatCorrections, leastCount } from '../search/corrections.ts';
import { inSlices } from '../slices.ts';
import { piecesOf } from '../store/pieces.ts';
import type { Count, Store } from '../store/store.ts';
import { Texts } from '../texts.ts';

/** The dictionary of typing errors over all that a reader may see: so many documents, and people's `names`. */
export async function dictionaryOf(
  store: Store,
  access: Access,
  documents: number,
  names: Iterable<string>,
): Promise<FlatCorrections> {
  const words = new Texts();
  const counts = new Numbers();
  for await (const rows of piecesOf((from) => store.dictionary(access, leastCount(documents), from)))
    for (const { value, count } of rows) {
      words.push(value);
      counts.push(count);
    }
  function* counted(): Generator<Count> {
    for (let at = 0; at < words.length; at += 1) yield { value: words.at(at), count: counts.at(at) };
  }
  return inSlices(correctionsOf(counted(), names));
}

/** Every name that a reader may see, as `PeopleRegistry.names` has them. */
export async function namesOf(store: Store, access: Access): Promise<Texts> {
  const names = new Texts();
  for await (const rows of piecesOf((from) => store.names(access, from))) for (const { name } of rows) names.push(name);
  return names;
}
