import { once } from 'node:events';
import type { Entry } from '../../src/store/store.ts';
import { Generator } from './generator.ts';
import { readMaterial } from './material.ts';
import { type Seconds, Stopwatch } from './measure.ts';
import { RawIndex } from './raw-index.ts';
import { WordCensus } from './vocabulary.ts';

/** What is to be made, and where raw FTS5 keeps it. */
export interface ToMake {
  readonly data: string;
  readonly seed: number;
  readonly documents: number;
  readonly batch: number;
  readonly raw: string;
}

/** Of all documents: counts, and what raw FTS5 took for them. `bytes` are those of the sources, UTF-8. */
export interface Census {
  readonly paragraphs: number;
  readonly bytes: number;
  readonly words: number;
  readonly rawStoring: Seconds;
  readonly zipf: { readonly words: number; readonly different: number; readonly head: number; readonly tail: number };
}

/** A batch, in order, or the end. */
export type Told = { readonly entries: readonly Entry[]; readonly rawClock: number } | { readonly census: Census };

/** Batches that lie ready. */
const ahead = 3;
/** Documents whose words are counted by rank. */
const counted = 2_500;

const tell = (told: Told) => void process.send?.(told);
const [{ data, seed, documents, batch, raw: path }] = (await once(process, 'message')) as [ToMake];
const material = readMaterial(data);
if (material === undefined) throw new Error(`no development data in ${data}`);
const generator = new Generator(material, seed);
const raw = new RawIndex(path);
const census = new WordCensus();
const rawStoring = new Stopwatch();
let [paragraphs, bytes, words, waiting] = [0, 0, 0, 0];
let taken: (() => void) | undefined;
// Every further message says that a batch was taken; whoever takes them ends the connection, and this process with it.
process.on('message', () => {
  waiting -= 1;
  taken?.();
});

for (let first = 0; first < documents; first += batch) {
  const made = Array.from({ length: Math.min(batch, documents - first) }, (_, at) => generator.document(first + at));
  for (const { text, entry } of made) {
    bytes += Buffer.byteLength(text);
    paragraphs += entry.document.paragraphs.length;
    for (const paragraph of entry.document.paragraphs) {
      words += paragraph.text.split(' ').length;
      if (first < counted) census.add(paragraph.text);
    }
  }
  await rawStoring.during(() => raw.add(made.map(({ entry }) => entry.document)));
  tell({ entries: made.map(({ entry }) => entry), rawClock: rawStoring.clock });
  waiting += 1;
  while (waiting >= ahead)
    await new Promise<void>((resolve) => {
      taken = resolve;
    });
}
raw.close();
const zipf = {
  words: census.words,
  different: census.different,
  head: census.slope(10, 2_000),
  tail: census.slope(2_000, 50_000),
};
tell({ census: { paragraphs, bytes, words, rawStoring: rawStoring.seconds, zipf } });
