import { defineConfig } from 'vitest/config';

// Vitest leaves one processor free by default; on two that would be one worker for everything. All files of a worker share their
// modules: loading them anew for each took a third of the time, and no module keeps state that a test could see. What waits
// for something waits for half a minute, a whole test for three, since a machine may have much else to do.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    maxWorkers: 2,
    isolate: false,
    setupFiles: ['adapters/own-connections.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
