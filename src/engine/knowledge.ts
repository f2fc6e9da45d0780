import type { Access, Level } from '../access/access.ts';
import { FlatCorrections, type PackedCorrections } from '../search/corrections.ts';
import type { Store } from '../store/store.ts';
import { dictionaryOf } from './dictionary.ts';
import { type DocumentTitles, titlesOf } from './document-titles.ts';
import { elsewhereOf } from './elsewhere.ts';
import { few, Kept, type Writing } from './kept.ts';
import { PeopleRegistry } from './people.ts';
import { type Values, valuesOf } from './values.ts';

/** What is known of all that readers of one level may see: each is made when it is first asked for. */
export interface LevelKnowledge {
  readonly people: Kept<PeopleRegistry>;
  readonly corrections: Kept<Dictionary>;
  readonly values: Kept<Values>;
  readonly titles: DocumentTitles;
}

/** The dictionary of typing errors, as it is handed to other threads too, and of how many documents it is. */
export interface Dictionary {
  readonly corrections: FlatCorrections;
  readonly packed: PackedCorrections;
  readonly documents: number;
}

/** Registries weigh tens of megabytes: beyond so many levels the one that was not asked for the longest is let go. */
const mostLevels = 3;

/** Knowledge by level: everybody who may see the same shares it. */
export class SharedKnowledge {
  readonly #store: Store;
  readonly #levels = new Map<Level, LevelKnowledge>();
  readonly #writing: Writing = { ended: Number.NEGATIVE_INFINITY };

  constructor(store: Store) {
    this.#store = store;
  }

  of(access: Access): LevelKnowledge {
    const known = this.#levels.get(access.level) ?? knowledgeOf(this.#store, access, this.#writing);
    this.#levels.delete(access.level);
    this.#levels.set(access.level, known);
    const [oldest] = this.#levels.keys();
    if (this.#levels.size > mostLevels && oldest !== undefined) this.#levels.delete(oldest);
    return known;
  }

  /** Does some writing: what it brings is known to every question after its end. */
  async during<Result>(writing: () => Promise<Result>): Promise<Result> {
    try {
      return await writing();
    } finally {
      this.#writing.ended = performance.now();
    }
  }
}

function knowledgeOf(store: Store, access: Access, writing: Readonly<Writing>): LevelKnowledge {
  const people = new Kept<PeopleRegistry>(store, writing, {
    make: (former) => PeopleRegistry.read(store, access, former),
    sizeOf: ({ size }) => size,
  });
  const corrections = new Kept<Dictionary>(store, writing, {
    make: () => madeDictionary(store, access, people),
    sizeOf: ({ documents }) => documents,
  });
  const values = new Kept<Values>(store, writing, {
    make: async () => valuesOf(await store.stats(access)),
    sizeOf: ({ documents }) => documents,
  });
  return { people, corrections, values, titles: titlesOf(store, access) };
}

/** Of a large collection in another thread, where the store has others. */
async function madeDictionary(store: Store, access: Access, people: Kept<PeopleRegistry>): Promise<Dictionary> {
  const { documents } = await store.size(access);
  const elsewhere = elsewhereOf(store);
  const packed =
    elsewhere === undefined || documents <= few
      ? (await dictionaryOf(store, access, documents, (await people.value()).names())).pack()
      : await elsewhere('corrections', { access, documents });
  return { documents, packed, corrections: FlatCorrections.unpacked(packed) };
}
