import { defineConfig } from 'vitest/config';

// Vitest leaves one processor free by default; on two that would be one worker for everything.
export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, maxWorkers: 2 } });
