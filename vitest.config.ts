import { defineConfig } from 'vitest/config';

// Vitest leaves one processor free by default; on two that would be one worker for everything. Files of a worker share their
// modules: loading them anew for each file took a third of the time, and no module keeps state that a test could see.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, maxWorkers: 2, isolate: false },
});
