import { availableParallelism } from 'node:os';
import { openCollection } from '../../src/index.ts';
import { answer, nextMessage } from './parent.ts';

/** Opens a kept store in a new process, as a single command does, and then in threads, as `reftel start` does. Milliseconds and bytes. */
export interface Opening {
  /** From opening to the first answer. */
  readonly first: number;
  /** Of the process before it opened the store, after the first answer in threads, and when all questions were answered. */
  readonly before: number;
  readonly opened: number;
  readonly after: number;
  readonly peak: number;
  readonly questions: number;
}

const longest = 20_000;

const { url, questions } = await nextMessage<{ url: string; questions: readonly string[] }>();
const before = process.memoryUsage.rss();
const start = performance.now();
const single = await openCollection({ url });
await single.find(questions[0] ?? '');
const first = performance.now() - start;
await single.close();
const collection = await openCollection({ url, threads: availableParallelism() });
await collection.find(questions[0] ?? '');
const opened = process.memoryUsage.rss();
let asked = 0;
for (const question of questions) {
  await collection.find(question);
  asked += 1;
  if (performance.now() - start > longest) break;
}
const after = process.memoryUsage.rss();
await collection.close();
const result: Opening = { first, before, opened, after, peak: process.resourceUsage().maxRSS * 1024, questions: asked };
answer(result);
