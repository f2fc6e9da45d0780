// Measures the built program, as it runs for those who use it: a loader of TypeScript would be most of what is measured.
// What is told is described in opening.ts.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

const longest = 300_000;
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
await collection.close();
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ first, bare, before, opened, after, peak, questions: asked })}\n`);
process.stdin.destroy();
