import { defineConfig } from 'vitest/config';
import { enginePart } from './tests/engine-part.ts';

const shared = { pool: 'forks', maxWorkers: 2, testTimeout: 60_000, hookTimeout: 120_000 } as const;
/** Each file starts servers or browsers of its own; two at a time keep both processors busy. */
const apart = { ...shared, testTimeout: 120_000, hookTimeout: 320_000 } as const;
const http = [
  'src/**/server/**/*.test.ts',
  'tests/http/**/*.test.ts',
  'tests/edge/**/*.test.ts',
  'tests/migrations/*.test.ts',
];

/**
 * `pure` needs no database; `http` speaks to the real server over the small province, on the engine that TEST_ENGINE names, its files
 * sharing what they import (half of its time was reading the product anew for each), whole or, where TEST_PART says so, the part that is
 * about the engine; `process` starts and kills the built server; `browser` drives it with Chromium, each file as people of its own.
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
          include: process.env.TEST_PART === 'engine' ? [...enginePart] : http,
          globalSetup: ['tests/world/setup.ts'],
        },
      },
      { test: { ...apart, name: 'process', include: ['tests/process/**/*.test.ts'] } },
      {
        test: {
          ...apart,
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/setup.ts'],
        },
      },
    ],
  },
});
