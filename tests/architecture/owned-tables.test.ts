import { describe, expect, it } from 'vitest';
import { sources } from './sources.ts';

const code = sources.filter(({ path }) => !/\.(test|fixture)\.tsx?$/.test(path));
const nounOf = (path: string): string => path.split('/')[1] ?? '';

/** Table → who owns it, as the types of its rows say (`server/tables.ts` of a noun, beside its code in platform). */
const owners = new Map(
  code
    .filter(({ path }) => /\/(server\/tables|[\w-]+-table|db\/tables)\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/^ {2}(\w+): \{/gm)].map(([, table = '']): [string, string] => [table, nounOf(path)]),
    ),
);

/** Tables that a text inserts into, changes or deletes from: by Kysely's words, and in SQL. */
const written = (text: string): string[] =>
  [
    ...text.matchAll(/\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g),
    ...text.matchAll(/\b(?:insert\s+into|delete\s+from|merge\s+into)\s+(\w+)/g),
    ...text.matchAll(/\bupdate\s+(\w+)(?:\s+(?:as\s+)?\w+)?\s+set\b/g),
  ].flatMap(([, table = '']) => (owners.has(table) ? [table] : []));

/** Who writes what another owns. */
const foreign = new Set(
  code.flatMap(({ path, text }) =>
    written(text)
      .filter((table) => owners.get(table) !== nounOf(path))
      .map((table) => `${nounOf(path)} writes ${table}`),
  ),
);

/**
 * The route is one thing over four nouns: its records are made together, and a step moves its record, answers a return and is written down
 * in one statement. What may become of a record stands in one table all the same (`rounds/rules/actions.ts`).
 */
const ALONG_THE_ROUTE = [
  'campaigns writes review_step',
  'campaigns writes submission',
  'review writes round',
  'review writes submission',
  'rounds writes consolidation',
  'rounds writes submission',
  'submissions writes review_step',
  'submissions writes submission_return',
];

describe('only the owning noun writes a table', () => {
  it('every table has one owner', () => {
    expect(owners.size).toBeGreaterThan(40);
    const said = code
      .filter(({ path }) => /\/(server\/tables|[\w-]+-table|db\/tables)\.ts$/.test(path))
      .flatMap(({ text }) => [...text.matchAll(/^ {2}(\w+): \{/gm)].map(([, table = '']) => table));
    expect(said.length).toBe(owners.size);
  });

  it('but along the route', () => {
    expect([...foreign].toSorted()).toEqual(ALONG_THE_ROUTE);
  });
});
