// Measures the built program, as it runs for those who use it: a loader of TypeScript would be most of what is measured.
// What is told is described in opening.ts.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const longest = 300_000;
const atOnceInAll = 50;
/** Milliseconds: how finely the event loop is watched. */
const resolution = 1;
const threads = availableParallelism();
const bare = process.memoryUsage.rss();
const { openCollection } = await import('../../dist/src/index.js');

const [line] = await once(createInterface({ input: process.stdin }), 'line');
const { url, questions, threaded } = JSON.parse(line);
const before = process.memoryUsage.rss();
const start = performance.now();
const collection = await openCollection(threaded ? { url, threads } : { url });
await collection.find(questions[0] ?? '');
const first = performance.now() - start;
const opened = process.memoryUsage.rss();
let asked = 1;
// So many at once that every thread answers some of all kinds.
const atOnce = async () => {
  while (threaded && asked < questions.length && performance.now() - start < longest) {
    const question = questions[asked];
    asked += 1;
    await collection.find(question);
  }
};
await Promise.all(Array.from({ length: threads }, atOnce));
const after = process.memoryUsage.rss();
const peak = process.resourceUsage().maxRSS * 1024;
const { stall, all } = await stalled(questions.slice(0, threaded ? atOnceInAll : 0));
await collection.close();
process.stdout.write(`${JSON.stringify({ first, bare, before, opened, after, peak, stall, all, questions: asked })}\n`);
process.stdin.destroy();

async function stalled(together) {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  await setTimeout(20);
  delay.reset();
  // The first tick after a reset is not recorded.
  await setTimeout(20);
  const begun = performance.now();
  await Promise.all(together.map((question) => collection.find(question)));
  const all = performance.now() - begun;
  await setTimeout(20);
  delay.disable();
  return { stall: Math.max(0, delay.max / 1e6 - resolution), all };
}
