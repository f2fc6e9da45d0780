import { AskError } from '../errors.ts';
import type { CsvMapping } from '../files/csv/columns.ts';
import type { Holding } from '../ingest/holding.ts';
import { type Handing, isNews, type Upload, type UploadedFile, uploadLimits, uploadWaits } from '../ingest/upload.ts';
import type { Provenance } from '../store/removals.ts';
import type { Store } from '../store/store.ts';
import { type AddedDocument, addedFrom } from './adding.ts';

/** What became of an upload that waits no longer. */
export interface UploadEnd {
  readonly outcome: 'added' | 'discarded';
  readonly documents: readonly AddedDocument[];
  readonly failures: Upload['failures'];
}

/**
 * Documents that come from a conversation: files are received and held, looked at, and added when somebody says so. What
 * waits outlives the process, for an hour. Every method throws an `AskError` where the collection has no folder.
 */
export interface Uploads {
  /**
   * Receives files one after the other and reads them without storing anything. A file that can't be had or read is one of
   * the failures. An upload with nothing to add does not wait. `by.at` is now.
   */
  receive(files: readonly Handing[], by: Provenance, options?: { readonly signal?: AbortSignal }): Promise<Upload>;
  /** One that waits at this instant, or what became of it. @throws AskError for one that is gone */
  find(key: string, at: string): Promise<Upload | UploadEnd>;
  /** Adds what is new in it, once: who asks again is told the same. @throws AskError for one that is gone, or is being added */
  add(key: string, by: Provenance): Promise<UploadEnd>;
  /** Lets go of it. */
  discard(key: string, at: string): Promise<UploadEnd>;
  /** Deletes what waited too long, and what was left behind where a process was killed. */
  sweep(at: string): Promise<void>;
}

/** What uploads work with. */
export interface UploadTools {
  readonly store: Store;
  readonly holding: () => Promise<Holding | undefined>;
  readonly during: <Result>(writing: () => Promise<Result>) => Promise<Result>;
  readonly csv?: CsvMapping | undefined;
  /** ISO instant, empty where nobody knows the time. */
  readonly clock: () => string;
}

const space = 'upload';
/** How long the end of an upload is told, and how long nobody else adds what is being added, milliseconds. */
const told = 86_400_000;
const claimed = 120_000;
/** Looked at in one sweep: the next goes on behind them. */
const mostTombstones = 1_000;

function after(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}

/** The files of an upload that have something new, with their sidecars. */
function worthKeeping({ files, documents, more }: Upload): readonly UploadedFile[] {
  const news = new Set(documents.filter(isNews).map(({ file }) => file));
  const kept = files.filter((_, at) => more > 0 || news.has(at));
  const sidecars = new Set(kept.map(({ place }) => `${place}.meta.json`));
  return files.filter((file) => kept.includes(file) || sidecars.has(file.place));
}

export function uploadsOf({ store, holding, during, csv, clock }: UploadTools): Uploads {
  const { notes } = store;
  const folder = async (): Promise<Holding> => {
    const found = await holding();
    if (found === undefined) throw new AskError('this collection is kept in memory; nothing can be added to it here');
    return found;
  };
  const endOf = async (key: string, at: string): Promise<UploadEnd | undefined> => {
    const note = await notes.read(space, key, at);
    return note === undefined || note.expired ? undefined : (JSON.parse(note.value) as UploadEnd);
  };
  const waiting = async (key: string, at: string): Promise<Upload> => {
    const upload = await (await folder()).read(key);
    if (upload !== undefined && Date.parse(at) - Date.parse(upload.by.at) < uploadWaits) return upload;
    throw new AskError('these files do not wait any more: after an hour they are let go of; add them again');
  };
  /** Alone with an upload; undefined while somebody else is. */
  const alone = async <Result>(key: string, at: string, work: () => Promise<Result>): Promise<Result | undefined> => {
    const claim = `claim:${key}`;
    if (!(await notes.claim(space, claim, at, after(at, claimed)))) return undefined;
    try {
      return await work();
    } finally {
      await notes.remove(space, claim);
    }
  };
  const close = async (key: string, end: UploadEnd, at: string): Promise<UploadEnd> => {
    await notes.write(space, key, JSON.stringify(end), after(at, told));
    await (await folder()).drop(key);
    return end;
  };

  let swept = 0;
  const sweep = async (at: string): Promise<void> => {
    const found = await holding();
    if (found === undefined) return;
    const deleteUnknown = async (paths: readonly string[]) => {
      for (const path of paths)
        if ((await store.files.known(path)) === undefined && !path.endsWith('.meta.json')) await found.delete(path);
    };
    // What is being added lies there already, though nothing is written of it.
    const spared = await found.expected();
    /** Of what was taken out: a file that still counts as set aside was left behind where a process was killed. */
    const deleteLeft = async (path: string) => {
      if (spared.has(path) || path.endsWith('.meta.json')) return;
      const known = await store.files.known(path);
      if (known !== undefined && known.failure === undefined) return;
      if (known !== undefined) await store.files.forget(path, at);
      await found.delete(path);
    };
    for (const key of await found.late(Date.parse(at)))
      await alone(key, at, async () => {
        const { files = [] } = (await found.read(key)) ?? {};
        await deleteUnknown(files.map((file) => found.original(file, files)));
        await found.drop(key);
      });
    const looked = await store.tombstones({ limit: mostTombstones, offset: swept });
    swept = looked.length < mostTombstones ? 0 : swept + mostTombstones;
    for (const { files } of looked)
      for (const sha256 of files) for (const path of await found.originals(sha256)) await deleteLeft(path);
  };

  return {
    sweep,
    async receive(handings, by, { signal } = {}) {
      const held = await folder();
      await sweep(by.at);
      if ((await held.count()) >= uploadLimits.waiting)
        throw new AskError(
          `${uploadLimits.waiting} uploads wait already; add or discard one of them, or try again later`,
        );
      const key = await held.begin();
      try {
        const { received } = await import('../ingest/receiving.ts');
        const upload = await received(store, held, key, handings, by, {
          ...(csv === undefined ? {} : { csv }),
          ...(signal === undefined ? {} : { signal }),
        });
        if (!upload.documents.some(isNews) && upload.more === 0) await held.drop(key);
        else await held.write(upload);
        return upload;
      } catch (error) {
        await held.drop(key);
        throw error;
      }
    },
    async find(key, at) {
      return (await endOf(key, at)) ?? waiting(key, at);
    },
    async add(key, by) {
      const ended = await endOf(key, by.at);
      if (ended !== undefined) return ended;
      const upload = await waiting(key, by.at);
      const held = await folder();
      const end = await alone(key, by.at, async () => {
        const meanwhile = await endOf(key, by.at);
        if (meanwhile !== undefined) return meanwhile;
        const files = worthKeeping(upload);
        const originals = new Map<string, string>();
        for (const file of files) originals.set(await held.keep(key, file, files), file.name);
        const done = await during(() =>
          addedFrom(store, upload, originals, by, { csv, clock: () => clock() || by.at }),
        );
        return close(key, { outcome: 'added', ...done }, by.at);
      });
      if (end === undefined) throw new AskError('these files are being added just now; look again in a moment');
      return end;
    },
    async discard(key, at) {
      const ended = await endOf(key, at);
      if (ended !== undefined) return ended;
      await waiting(key, at);
      const end = await alone(key, at, () => close(key, { outcome: 'discarded', documents: [], failures: [] }, at));
      if (end === undefined) throw new AskError('these files are being added just now');
      return end;
    },
  };
}
