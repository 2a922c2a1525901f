import { describe, expect, it } from 'vitest';
import { sources } from './sources.ts';

/** A moment: a column of timestamps by its name, whatever it is called after. */
const MOMENT = /^(?:[a-z]+\.)?(?:[a-z_]+_)?at$/;
const served = sources.filter(({ path }) => /\/server\//.test(path) && !/\.(test|fixture)\.ts$/.test(path));

/** The keys of every `order by` in SQL, as far as it goes on in one line; what is put together from parts is not read. */
const ordersInSql = (text: string): string[][] =>
  [...text.matchAll(/order by ([^`)]*?)(?=\)|`| limit\b| for (?:update|share)\b|\n|$)/g)].map(([, keys = '']) =>
    keys.split(',').map((key) => key.trim().replace(/ (?:asc|desc)(?: nulls (?:first|last))?$/, '')),
  );

/** The keys of every chain of `.orderBy(…)`. */
const ordersInChains = (text: string): string[][] =>
  [...text.matchAll(/(?:\.orderBy\('[^']+'(?:, 'desc')?\)\s*)+/g)].map(([chain]) =>
    [...chain.matchAll(/\.orderBy\('([^']+)'/g)].map(([, key = '']) => key),
  );

/** Read for the moment alone, or where a moment is once only: the last one, whichever of two it is. */
const forTheMomentAlone = new Set(['src/audit/server/verify-seal.ts', 'src/sign-in/server/new-password.ts']);

describe('lists in the order of moments', () => {
  it('have a key behind it that means something: two things of one moment stand in the order in which they were written', () => {
    const bare = served.flatMap(({ path, text }) =>
      forTheMomentAlone.has(path)
        ? []
        : [...ordersInSql(text), ...ordersInChains(text)]
            .filter((keys) => {
              const at = keys.findIndex((key) => MOMENT.test(key));
              if (at === -1) return false;
              const behind = keys.slice(at + 1);
              // An id is drawn by chance; alone behind the moment it orders nothing that anybody knows.
              return behind.length === 0 || (behind.length === 1 && /(?:^|\.)id$/.test(behind[0] ?? ''));
            })
            .map((keys) => `${path}: ${keys.join(', ')}`),
    );
    expect(bare).toEqual([]);
  });

  it('are found in both ways of writing them', () => {
    expect(ordersInSql('select 1 order by a.at desc, b limit 3')).toEqual([['a.at', 'b']]);
    expect(ordersInChains(".orderBy('x.asked_at', 'desc')\n    .orderBy('x.number', 'desc')")).toEqual([
      ['x.asked_at', 'x.number'],
    ]);
  });
});
