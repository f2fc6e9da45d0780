import type { Access } from '../access/access.ts';
import { type PackedNameIndex, packedNameIndex, unpackedNameIndex } from '../names/index.ts';
import type { PackedCorrections } from '../search/corrections.ts';
import type { Store } from '../store/store.ts';
import { dictionaryOf, namesOf } from './dictionary.ts';
import { type PackedKnownPeople, packedKnownPeople } from './known-people.ts';
import { type PackedRegistry, PeopleRegistry } from './people.ts';

/** What is made of large collections in a thread of its own, see `Store.elsewhere`. */
export const jobs = {
  async people(store: Store, given: { readonly access: Access; readonly former?: PackedRegistry }) {
    const former = given.former === undefined ? undefined : PeopleRegistry.unpacked(given.former);
    return (await PeopleRegistry.read(store, given.access, former)).pack();
  },

  async index(
    _: Store,
    given: { readonly registry: PackedRegistry; readonly former?: PackedNameIndex },
  ): Promise<PackedNameIndex> {
    const former = given.former === undefined ? undefined : unpackedNameIndex(given.former);
    return packedNameIndex(await PeopleRegistry.unpacked(given.registry).index(former));
  },

  async known(_: Store, { registry }: { readonly registry: PackedRegistry }): Promise<PackedKnownPeople> {
    return packedKnownPeople(await PeopleRegistry.unpacked(registry).known());
  },

  async corrections(
    store: Store,
    { access, documents }: { readonly access: Access; readonly documents: number },
  ): Promise<PackedCorrections> {
    return (await dictionaryOf(store, access, documents, await namesOf(store, access))).pack();
  },
};

type Jobs = typeof jobs;
type GivenTo<Name extends keyof Jobs> = Parameters<Jobs[Name]>[1];
type MadeBy<Name extends keyof Jobs> = Awaited<ReturnType<Jobs[Name]>>;
/** Has a job done in another thread. */
export type Elsewhere = <Name extends keyof Jobs>(name: Name, given: GivenTo<Name>) => Promise<MadeBy<Name>>;
