import { defineConfig } from 'vitest/config';

/** Not a test: writes down a release's own databases for the releases after it. See ../README.md. */
export default defineConfig({
  test: {
    include: ['tests/migrations/make/make.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
});
