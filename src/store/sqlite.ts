import type { Access } from '../access/access.ts';
import { StoreError } from '../errors.ts';
import type { Query } from '../search/query.ts';
import type { ConnectionOptions } from './connection-options.ts';
import type { Decisions } from './decisions.ts';
import type { Digests } from './digests.ts';
import type { Files } from './files.ts';
import type { Notes } from './notes.ts';
import type { Outbox } from './outbox.ts';
import type { Removal, Unput } from './removals.ts';
import { added } from './sqlite/added.ts';
import { card, cards, cardsBySerial, cardsOnDay } from './sqlite/cards.ts';
import { companions } from './sqlite/companions.ts';
import type { Connection } from './sqlite/connection.ts';
import { decide, decisions, undo } from './sqlite/decisions.ts';
import {
  changeDigest,
  createDigest,
  digest,
  digests,
  dueDigests,
  forgetDigests,
  removeDigest,
  runDigest,
} from './sqlite/digests.ts';
import { type Driver, openDriver } from './sqlite/driver.ts';
import { events } from './sqlite/events.ts';
import { failedFiles, filesBelow, knownFile } from './sqlite/files.ts';
import { foresee } from './sqlite/foreseeing.ts';
import { idCandidates } from './sqlite/id-candidates.ts';
import { IndexReader } from './sqlite/index/reading.ts';
import { Upkeep } from './sqlite/index/upkeep.ts';
import { mentions } from './sqlite/mentions.ts';
import { claimNote, listNotes, readNote, removeNote, sweepNotes, writeNote } from './sqlite/notes.ts';
import { passages, view } from './sqlite/opening.ts';
import { addPosts, forgetPosts, holdPost, releasePost, settlePost, sweepPosts, takePosts } from './sqlite/outbox.ts';
import { names, otherForms, roles } from './sqlite/people.ts';
import { citedBy, references } from './sqlite/references.ts';
import { search } from './sqlite/searching.ts';
import { size, stats } from './sqlite/statistics.ts';
import { takeOut } from './sqlite/taking-out.ts';
import { tombstone, tombstones } from './sqlite/tombstones.ts';
import { versions } from './sqlite/versions.ts';
import { completions, dictionary, wordCounts } from './sqlite/vocabulary.ts';
import { WatchMatching } from './sqlite/watch-matching.ts';
import { pauseWatch, postWatches, takeBackWatchPost } from './sqlite/watch-posts.ts';
import { createWatch, forgetWatches, removeWatch, watch, watches, watchHits } from './sqlite/watches.ts';
import { forget, put, remove } from './sqlite/writing.ts';
import type { Batch, EventFilter, Page, SearchPage, Span, Store } from './store.ts';
import type { Watches } from './watches.ts';

/**
 * Opens or makes a store in an SQLite file, with its folder; `:memory:` keeps nothing.
 * @throws StoreError that names the path: not readable or writable, no database, or written by a newer version
 */
export function openSqliteStore(path: string, options: ConnectionOptions = {}): Store {
  return new SqliteStore(openDriver(path, options), options);
}

/** The driver is synchronous: what it throws becomes a rejection here, a `StoreError` when it is the driver's own. */
class SqliteStore implements Store {
  readonly #driver: Driver;
  readonly #index: IndexReader;
  readonly #upkeep: Upkeep;
  readonly #matching: WatchMatching;
  #written = false;

  constructor(driver: Driver, { listBytes, sharing }: ConnectionOptions) {
    this.#driver = driver;
    this.#index = new IndexReader(driver.connection, listBytes, sharing);
    this.#upkeep = new Upkeep(driver.connection);
    this.#matching = new WatchMatching(driver.connection);
  }

  async #ask<Answer>(work: (connection: Connection) => Answer): Promise<Answer> {
    try {
      return work(this.#driver.connection);
    } catch (error) {
      throw this.#driver.refused(error);
    }
  }

  put(batch: Batch, now: string) {
    this.#written = true;
    return this.#ask((connection) => {
      const written = put(connection, batch, now);
      this.#tidyBehind();
      return written;
    });
  }

  /** One document after another, small ones are merged a step at a time. What is refused here is done later: all is written. */
  #tidyBehind(): void {
    try {
      this.#upkeep.step();
    } catch (error) {
      if (!(this.#driver.refused(error) instanceof StoreError)) throw error;
    }
  }

  remove(id: string) {
    this.#written = true;
    return this.#ask((connection) => remove(connection, id));
  }

  takeOut(removal: Removal) {
    this.#written = true;
    return this.#ask((connection) => takeOut(connection, removal));
  }

  tombstone(id: string, access: Access) {
    return this.#ask((connection) => tombstone(connection, id, access));
  }

  tombstones(page: Page) {
    return this.#ask((connection) => tombstones(connection, page));
  }

  foresee(texts: readonly Unput[]) {
    return this.#ask((connection) => foresee(connection, texts));
  }

  readonly files: Files = {
    known: (path) => this.#ask((each) => knownFile(each, path)),
    failed: (page) => this.#ask((each) => failedFiles(each, page)),
    below: (path, page) => this.#ask((each) => filesBelow(each, path, page)),
    forget: (path) => {
      this.#written = true;
      return this.#ask((each) => forget(each, path));
    },
  };

  view(id: string, access: Access, version?: number) {
    return this.#ask((connection) => view(connection, id, access, version));
  }

  passages(id: string, access: Access, paragraphs: readonly number[]) {
    return this.#ask((connection) => connection.snapshot(() => passages(connection, id, access, paragraphs)));
  }

  versions(id: string, access: Access, page: Page) {
    return this.#ask((connection) => versions(connection, id, access, page));
  }

  card(id: string, access: Access) {
    return this.#ask((connection) => card(connection, id, access));
  }

  cards(access: Access, page: Page & { readonly prefix?: string; readonly after?: string }) {
    return this.#ask((connection) => cards(connection, access, page));
  }

  cardsBySerial(serial: string, access: Access, limit: number) {
    return this.#ask((connection) => cardsBySerial(connection, serial, access, limit));
  }

  cardsOnDay(day: string, access: Access, limit: number) {
    return this.#ask((connection) => cardsOnDay(connection, day, access, limit));
  }

  added(span: Span, access: Access, page: Page) {
    return this.#ask((connection) => connection.snapshot(() => added(connection, span, access, page)));
  }

  idCandidates(text: string, access: Access, limit: number) {
    return this.#ask((connection) => idCandidates(connection, text, access, limit));
  }

  search(query: Query, access: Access, page: SearchPage) {
    return this.#ask((connection) => search(connection, this.#index, query, access, page));
  }

  wordCounts(words: readonly string[], access: Access) {
    return this.#ask((connection) => wordCounts(connection, words, access));
  }

  completions(prefix: string, access: Access, limit: number) {
    return this.#ask((connection) => completions(connection, prefix, access, limit));
  }

  dictionary(access: Access, least: number, from?: string) {
    return this.#ask((connection) => dictionary(connection, access, least, from));
  }

  names(access: Access, from?: string) {
    return this.#ask((connection) => names(connection, access, from));
  }

  otherForms(access: Access, from?: string) {
    return this.#ask((connection) => otherForms(connection, access, from));
  }

  mentions(wanted: readonly string[], access: Access, page: Page) {
    return this.#ask((connection) => mentions(connection, this.#index, wanted, access, page));
  }

  roles(wanted: readonly string[], access: Access, limit: number) {
    return this.#ask((connection) => roles(connection, wanted, access, limit));
  }

  companions(wanted: readonly string[], access: Access, limit: number) {
    return this.#ask((connection) => companions(connection, wanted, access, limit));
  }

  events(filter: EventFilter, access: Access, page: SearchPage) {
    return this.#ask((connection) => events(connection, this.#index, filter, access, page));
  }

  references(id: string, access: Access) {
    return this.#ask((connection) => references(connection, id, access));
  }

  citedBy(id: string, access: Access, limit: number) {
    return this.#ask((connection) => citedBy(connection, id, access, limit));
  }

  size(access: Access) {
    return this.#ask((connection) => size(connection, this.#index, access));
  }

  stats(access: Access) {
    return this.#ask((connection) => stats(connection, this.#index, access));
  }

  readonly notes: Notes = {
    write: (space, key, value, expires) => this.#ask((each) => writeNote(each, space, key, value, expires)),
    read: (space, key, now) => this.#ask((each) => readNote(each, space, key, now)),
    claim: (space, key, now, expires) => this.#ask((each) => claimNote(each, space, key, now, expires)),
    remove: (space, key) => this.#ask((each) => removeNote(each, space, key)),
    list: (space, prefix, now, limit) => this.#ask((each) => listNotes(each, space, prefix, now, limit)),
    sweep: (before) => this.#ask((each) => sweepNotes(each, before)),
  };

  readonly decisions: Decisions = {
    decide: (ruling) => this.#ask((each) => decide(each, ruling)),
    undo: (number, signed) => this.#ask((each) => undo(each, number, signed)),
    list: (page) => this.#ask((each) => decisions(each, page)),
  };

  readonly digests: Digests = {
    create: (plan, told, next, most) => this.#ask((each) => createDigest(each, plan, told, next, most)),
    get: (number) => this.#ask((each) => digest(each, number)),
    list: (prefix, page) => this.#ask((each) => digests(each, prefix, page)),
    change: (number, changes) => this.#ask((each) => changeDigest(each, number, changes)),
    remove: (number) => this.#ask((each) => removeDigest(each, number)),
    due: (now, limit) => this.#ask((each) => dueDigests(each, now, limit)),
    run: (run, after, post) => this.#ask((each) => runDigest(each, run, after, post)),
    forget: (prefix) => this.#ask((each) => forgetDigests(each, prefix)),
  };

  readonly outbox: Outbox = {
    add: (posts) => this.#ask((each) => addPosts(each, posts)),
    take: (taking) => this.#ask((each) => takePosts(each, taking)),
    hold: (key, holder, seconds) => this.#ask((each) => holdPost(each, key, holder, seconds)),
    settle: (key, holder, settled) => this.#ask((each) => settlePost(each, key, holder, settled)),
    release: (key, holder, seconds, untouched) =>
      this.#ask((each) => releasePost(each, key, holder, seconds, untouched)),
    forget: (prefix) => this.#ask((each) => forgetPosts(each, prefix)),
    sweep: (before) => this.#ask((each) => sweepPosts(each, before)),
  };

  readonly watches: Watches = {
    create: (plan, now, limits) => this.#ask((each) => createWatch(each, plan, now, limits)),
    get: (number) => this.#ask((each) => watch(each, number)),
    list: (prefix, page) => this.#ask((each) => watches(each, prefix, page)),
    pause: (number, why) => this.#ask((each) => pauseWatch(each, number, why)),
    remove: (number) => this.#ask((each) => removeWatch(each, number)),
    hits: (number, access, page) => this.#ask((each) => watchHits(each, number, access, page)),
    match: (now) => this.#ask(() => this.#matching.step(now)),
    post: (now, pace) => this.#ask((each) => postWatches(each, now, pace)),
    takeBack: (post) => this.#ask((each) => takeBackWatchPost(each, post)),
    forget: (prefix) => this.#ask((each) => forgetWatches(each, prefix)),
  };

  generation() {
    return this.#ask(
      (connection) => connection.one<{ value: number }>(`SELECT value FROM meta WHERE name = 'generation'`)?.value ?? 0,
    );
  }

  tidy() {
    return this.#ask(() => this.#upkeep.step());
  }

  async close(): Promise<void> {
    try {
      if (this.#driver.isOpen() && this.#written) while (await this.tidy());
    } catch (error) {
      // What is left to tidy up is left to the next who writes.
      if (!(error instanceof StoreError)) throw error;
    } finally {
      this.#driver.close();
    }
  }
}
