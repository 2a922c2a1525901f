import { expect, it } from 'vitest';
import { sources } from './sources.ts';

/** Who keeps the dates themselves may set them against each other. */
const KEEPERS = [
  'src/platform/db/stands-on.ts',
  'src/units/server/closure.ts',
  'src/units/server/import.ts',
  'src/units/server/revise.ts',
  'src/forms/server/form-route.ts',
  'src/accounts/server/custodians.ts',
  'src/classifications/server/lists.ts',
];
/** A comparison of a dated row's first or last day, as SQL or through the query builder. */
const ASKED = /valid_(?:from|to)\b(?:'\s*,)?\s*'?(?:<=|>=|<|>|is\b)|valid_from\s+desc/;

it('whether something holds on a day is asked by standsOn, standsAt, holdsStill and nearestTo alone', () => {
  const askers = sources.filter(
    ({ path, text }) =>
      path.includes('/server/') &&
      !path.endsWith('.test.ts') &&
      !KEEPERS.includes(path) &&
      // Choices of a policy end with the next one: they have no last day.
      !path.startsWith('src/policy/') &&
      ASKED.test(text),
  );
  expect(askers.map(({ path }) => path)).toEqual([]);
});
