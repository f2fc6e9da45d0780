import type { Decisions } from '../decisions.ts';
import type { Digests } from '../digests.ts';
import type { Files } from '../files.ts';
import type { Job } from '../job.ts';
import type { Notes } from '../notes.ts';
import type { Outbox } from '../outbox.ts';
import type { Store } from '../store.ts';
import type { Watches } from '../watches.ts';
import { doneWith } from './doing.ts';

type Named<Part, Prefix extends string> = {
  [Name in keyof Part & string]: Part[Name] extends (...given: never[]) => Promise<unknown>
    ? `${Prefix}${Name}`
    : never;
}[keyof Part & string];

/** A method of a store, those of its parts with the part's name before them. */
export type Method =
  | Exclude<Named<Required<Store>, ''>, 'close' | 'elsewhere'>
  | Named<Files, 'files.'>
  | Named<Notes, 'notes.'>
  | Named<Digests, 'digests.'>
  | Named<Outbox, 'outbox.'>
  | Named<Watches, 'watches.'>
  | Named<Decisions, 'decisions.'>;

/**
 * Who answers: `here` what is one look-up by a key; `reader` in turn; `keystroke` a reader before all that waits;
 * `writer` one after the other; `note` the writer before all that waits.
 */
type Place = 'here' | 'reader' | 'keystroke' | 'writer' | 'note';

/** Every method of the port. What writes never runs here: it would stand still while another transaction is open. */
export const places: Readonly<Record<Method, Place>> = {
  put: 'writer',
  remove: 'writer',
  takeOut: 'writer',
  tombstone: 'here',
  tombstones: 'reader',
  foresee: 'reader',
  tidy: 'writer',
  'files.known': 'here',
  'files.failed': 'reader',
  'files.below': 'reader',
  'files.forget': 'writer',
  view: 'reader',
  passages: 'reader',
  versions: 'reader',
  card: 'here',
  cards: 'keystroke',
  cardsBySerial: 'keystroke',
  cardsOnDay: 'reader',
  added: 'reader',
  idCandidates: 'keystroke',
  search: 'reader',
  wordCounts: 'reader',
  completions: 'reader',
  dictionary: 'reader',
  names: 'reader',
  otherForms: 'reader',
  mentions: 'reader',
  roles: 'reader',
  companions: 'reader',
  events: 'reader',
  references: 'reader',
  citedBy: 'reader',
  size: 'reader',
  stats: 'reader',
  'notes.write': 'note',
  'notes.read': 'here',
  'notes.claim': 'note',
  'notes.remove': 'note',
  'notes.list': 'here',
  'notes.sweep': 'note',
  'decisions.decide': 'note',
  'decisions.undo': 'note',
  'decisions.list': 'reader',
  'digests.create': 'note',
  'digests.get': 'here',
  'digests.list': 'here',
  'digests.change': 'note',
  'digests.remove': 'note',
  'digests.due': 'here',
  'digests.run': 'note',
  'digests.forget': 'note',
  'outbox.add': 'note',
  'outbox.take': 'note',
  'outbox.hold': 'note',
  'outbox.settle': 'note',
  'outbox.release': 'note',
  'outbox.forget': 'note',
  'outbox.sweep': 'note',
  'watches.create': 'note',
  'watches.get': 'here',
  'watches.list': 'here',
  'watches.pause': 'note',
  'watches.remove': 'note',
  'watches.hits': 'reader',
  'watches.match': 'writer',
  'watches.post': 'note',
  'watches.takeBack': 'note',
  'watches.forget': 'note',
  generation: 'here',
  nearby: 'reader',
};

/** What crosses to a thread: a method and what it is given. */
export interface Call {
  readonly method: Method;
  readonly given: readonly unknown[];
}

/** Carries a call out on a store. */
export async function carriedOut(store: Store, { method, given }: Call): Promise<unknown> {
  if (method === 'nearby') return doneWith(store, given[0] as Job);
  const [part, name] = method.includes('.') ? method.split('.') : [undefined, method];
  const owner: object = part === undefined ? store : Reflect.get(store, part);
  return Reflect.apply(Reflect.get(owner, name ?? ''), owner, given);
}

/** A store whose calls go where `ask` sends them. */
export function storeOf(ask: (call: Call) => Promise<unknown>, close: () => Promise<void>): Store {
  const made: Record<string, unknown> = { close };
  const parts = new Map<string, Record<string, unknown>>();
  for (const method of Object.keys(places) as Method[]) {
    const asked = (...given: unknown[]) => ask({ method, given });
    const [part = '', name] = method.split('.');
    if (name === undefined) {
      made[method] = asked;
      continue;
    }
    const methods = parts.get(part) ?? {};
    parts.set(part, { ...methods, [name]: asked });
  }
  return { ...made, ...Object.fromEntries(parts) } as unknown as Store;
}
