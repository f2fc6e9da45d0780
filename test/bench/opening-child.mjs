// Measures the built program, as it runs for those who use it: a loader of TypeScript would be most of what is measured.
// What is told is described in opening.ts.
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';

const longest = 20_000;
const bare = process.memoryUsage.rss();
const { openCollection } = await import('../../dist/src/index.js');

const [line] = await once(createInterface({ input: process.stdin }), 'line');
const { url, questions } = JSON.parse(line);
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
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ first, bare, before, opened, after, peak, questions: asked })}\n`);
process.stdin.destroy();
