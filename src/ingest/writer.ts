import type { Put, Store } from '../store/store.ts';
import type { Looked } from './looked.ts';
import type { IngestOptions, IngestReport } from './report.ts';

/** A transaction is closed after so many documents, records of files, or characters of source text. */
const mostEntries = 100;
const mostRecords = 1_000;
const mostText = 4_000_000;

/** Counts while they grow. */
export type Counts = { -readonly [Field in keyof IngestReport]: number };

/** Writes what was looked at in transactions of a bounded size, counts it, and tells of it once it is written. */
export class Writer {
  readonly #store: Store;
  readonly #options: IngestOptions;
  readonly #counts: Counts;
  #waiting: Looked[] = [];
  #entries = 0;
  #records = 0;
  #text = 0;

  constructor(store: Store, options: IngestOptions, counts: Counts) {
    this.#store = store;
    this.#options = options;
    this.#counts = counts;
  }

  async add(looked: Looked): Promise<void> {
    this.#waiting.push(looked);
    this.#entries += looked.entries.length;
    this.#records += looked.records.length;
    for (const { document } of looked.entries) this.#text += document.source.text.length;
    const nothing = this.#entries === 0 && this.#records === 0;
    const full = this.#entries >= mostEntries || this.#records >= mostRecords || this.#text >= mostText;
    if (nothing || full || looked.forget !== undefined) await this.flush();
  }

  /** Closes the transaction. */
  async flush(): Promise<void> {
    const waiting = this.#waiting;
    const entries = waiting.flatMap((looked) => looked.entries);
    const files = waiting.flatMap((looked) => looked.records);
    this.#waiting = [];
    this.#entries = 0;
    this.#records = 0;
    this.#text = 0;
    const written = files.length + entries.length > 0 ? await this.#store.put({ entries, files }, this.#now()) : [];
    // Far more than these documents will ever need, and never much at a time.
    for (let step = 0; step < entries.length && (await this.#store.tidy()); step += 1);
    let at = 0;
    for (const looked of waiting) {
      this.#tell(looked, written.slice(at, at + looked.entries.length));
      at += looked.entries.length;
      if (looked.forget !== undefined) await this.#store.files.forget(looked.forget, this.#options.now);
    }
  }

  #now(): string {
    return this.#options.clock?.() ?? this.#options.now;
  }

  #tell(looked: Looked, written: readonly Put[]): void {
    const { path, outcome, entries, failures, knownBefore } = looked;
    const counts = this.#counts;
    for (const put of written) {
      if (put.outcome === 'added') counts.added += 1;
      else if (put.outcome === 'changed') counts.changed += 1;
      else if (!knownBefore) counts.same += 1;
    }
    const warnings = entries.flatMap(({ document }) => document.warnings);
    counts.warnings += warnings.length;
    counts.failed += failures.length;
    if (outcome === 'unchanged') counts.unchanged += 1;
    if (outcome === 'set aside') counts.setAside += 1;
    const own = failures.find((each) => each.path === path);
    const documents = written.map((put) => ({ id: put.id, outcome: put.outcome }));
    const failure = own === undefined ? {} : { failure: own.why };
    for (const each of failures)
      if (each.path !== path)
        this.#options.onFile?.({ path: each.path, outcome: 'failed', documents: [], warnings: [], failure: each.why });
    this.#options.onFile?.({ path, outcome, documents, warnings, ...failure });
  }
}
