import type { Writable } from 'node:stream';
import type { IngestProgress } from '../../src/index.ts';
import { columns } from './ink.ts';

const eraseLine = '\r\u001b[K';
/** Drawn at most so often, milliseconds. */
const drawnEvery = 100;
/** Rates are those of the last so many milliseconds: a collection is not even. */
const looksBack = 15_000;
const barWidth = 20;

interface Sample {
  readonly at: number;
  readonly done: number;
  readonly documents: number;
}

/** Seconds as people say them: `40 s`, `3 min`, `2 h 10 min`. */
export function spokenDuration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** One line of at most `width` columns: a bar, then what fits of counts, speed, time left, warnings and failures. */
export function progressText(progress: IngestProgress, since: Sample, now: number, width: number): string {
  const { done, total, documents, warnings, failed } = progress;
  const filled = total === 0 ? barWidth : Math.floor((done / total) * barWidth);
  const seconds = (now - since.at) / 1_000;
  const [files, read] = [done - since.done, documents - since.documents];
  const pieces = [
    `${done.toLocaleString('en')}/${counted(total, 'file', 'files')}`,
    ...(seconds >= 1 ? [`${counted(Math.round(read / seconds), 'document/s', 'documents/s')}`] : []),
    ...(seconds >= 1 && files > 0 ? [`${spokenDuration(((total - done) / files) * seconds)} left`] : []),
    ...(failed > 0 ? [`${failed.toLocaleString('en')} failed`] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning', 'warnings')] : []),
  ];
  let line = `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}]`;
  for (const piece of pieces) if (columns(line) + 2 + piece.length < width) line += `  ${piece}`;
  return line;
}

/** Shows how far an ingest is, on one line that is drawn over itself. `now` gives milliseconds, `width` columns. */
export class ProgressLine {
  readonly #stream: Writable;
  readonly #now: () => number;
  readonly #width: () => number;
  #samples: Sample[] = [];
  #drawnAt = Number.NEGATIVE_INFINITY;
  #shown = false;

  constructor(stream: Writable, now: () => number, width: () => number) {
    this.#stream = stream;
    this.#now = now;
    this.#width = width;
  }

  draw(progress: IngestProgress): void {
    const now = this.#now();
    if (now - this.#drawnAt < drawnEvery) return;
    this.#drawnAt = now;
    const { done, documents } = progress;
    this.#samples = [...this.#samples.filter(({ at }) => at >= now - looksBack), { at: now, done, documents }];
    const since = this.#samples[0] ?? { at: now, done, documents };
    this.#stream.write(`${eraseLine}${progressText(progress, since, now, this.#width())}`);
    this.#shown = true;
  }

  /** Takes the line away, so that something else can be written; it comes back by itself. */
  clear(): void {
    if (this.#shown) this.#stream.write(eraseLine);
    this.#shown = false;
  }
}
