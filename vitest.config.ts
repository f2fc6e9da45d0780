import { defineConfig } from 'vitest/config';

// Vitest leaves one processor free by default; on two that would be one worker for everything. Most files of a worker share
// their modules: loading them anew for each took a third of the time, and no module keeps state that a test could see.
// Those that talk to servers keep to themselves: the libraries of platforms share connections through the process.
const talking = ['test/adapters/{discord,slack}/**/*.test.ts'];
const rendering = [
  'test/adapters/{discord,slack}/{hostile,hostile-documents,long,render,render-schema,definitions}.test.ts',
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'engine', include: ['test/**/*.test.ts'], exclude: talking, isolate: false } },
      { extends: true, test: { name: 'adapters', include: talking, exclude: rendering } },
      { extends: true, test: { name: 'renderers', include: rendering, isolate: false } },
    ],
  },
});
