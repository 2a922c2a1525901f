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

/** Tables that a text asks, by Kysely's words and in SQL; of tables alone, since owners are known by their names. */
const asked = (text: string): string[] =>
  [
    ...text.matchAll(/\b(?:from|join|using|into)\s+(?:lateral\s+)?([a-z_]+)\b/g),
    ...text.matchAll(/(?:selectFrom|[jJ]oin)\(\s*'(\w+)/g),
  ].flatMap(([, table = '']) => (owners.has(table) ? [table] : []));

/** Who writes what another owns. */
const foreign = new Set(
  code.flatMap(({ path, text }) =>
    written(text)
      .filter((table) => owners.get(table) !== nounOf(path))
      .map((table) => `${nounOf(path)} writes ${table}`),
  ),
);

describe('only the owning noun writes a table', () => {
  it('every table has one owner', () => {
    expect(owners.size).toBeGreaterThan(40);
    const said = code
      .filter(({ path }) => /\/(server\/tables|[\w-]+-table|db\/tables)\.ts$/.test(path))
      .flatMap(({ text }) => [...text.matchAll(/^ {2}(\w+): \{/gm)].map(([, table = '']) => table));
    expect(said.length).toBe(owners.size);
  });

  it('and nobody else', () => {
    expect([...foreign].toSorted()).toEqual([]);
  });

  it('platform asks no noun’s table, the trail none of a noun after it', () => {
    const foreignTo = (noun: string, known: readonly string[]): string[] =>
      code.flatMap(({ path, text }) =>
        nounOf(path) === noun
          ? asked(text).flatMap((table) => (known.includes(owners.get(table) ?? '') ? [] : [`${path} asks ${table}`]))
          : [],
      );
    expect(foreignTo('platform', ['platform'])).toEqual([]);
    expect(foreignTo('audit', ['audit', 'units', 'platform'])).toEqual([]);
  });
});
