import { defineConfig } from 'vitest/config';

const shared = { pool: 'forks', maxWorkers: 2, testTimeout: 60_000, hookTimeout: 120_000 } as const;
const alone = { ...shared, fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 } as const;

/**
 * `pure` needs no database; `http` speaks to the real server over the small province, on the engine that TEST_ENGINE names, its files
 * sharing what they import (half of its time was reading the product anew for each);
 * `process` starts and kills the built server; `browser` drives it with Chromium.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'pure',
          include: [
            'src/**/rules/**/*.test.ts',
            'src/platform/**/*.test.ts',
            'src/app/demo/**/*.test.ts',
            'tests/architecture/**/*.test.ts',
            'tests/corpus/**/*.test.ts',
            'src/**/web/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'http',
          isolate: false,
          include: [
            'src/**/server/**/*.test.ts',
            'tests/http/**/*.test.ts',
            'tests/edge/**/*.test.ts',
            'tests/migrations/*.test.ts',
          ],
          globalSetup: ['tests/world/setup.ts'],
        },
      },
      { test: { ...alone, name: 'process', include: ['tests/process/**/*.test.ts'] } },
      {
        test: {
          ...alone,
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/setup.ts'],
        },
      },
    ],
  },
});
