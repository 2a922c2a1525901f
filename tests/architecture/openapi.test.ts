import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';

const text = readFileSync(join(projectRoot, 'openapi.json'), 'utf8');

/** Names under which a schema says one of a few words. */
const CHOICES = /^(state|kind|unitKind|duties|actions|calendar|filledBy|periodKinds)$/;
/** Words of the page for a state of one of several records, and kinds that grow with each release. */
const OPEN = [
  '/components/schemas/Task/state',
  '/components/schemas/Notice/kind',
  '/components/schemas/LostPasswordRow/account/state',
];

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
const isFreeText = (schema: unknown): boolean =>
  isSchema(schema) &&
  ((schema.type === 'string' && !('enum' in schema)) ||
    isFreeText(schema.items) ||
    (Array.isArray(schema.anyOf) && schema.anyOf.some(isFreeText)));

const freeChoices = (value: unknown, at: string): string[] =>
  Array.isArray(value)
    ? value.flatMap((one) => freeChoices(one, at))
    : isSchema(value)
      ? Object.entries(value).flatMap(([name, one]) => {
          const here = name === 'properties' || name === 'anyOf' || name === 'items' ? at : `${at}/${name}`;
          return CHOICES.test(name) && isFreeText(one) ? [here] : freeChoices(one, here);
        })
      : [];

it('openapi.json names the words of every choice', () => {
  expect(freeChoices(JSON.parse(text), '').filter((at) => !OPEN.includes(at))).toEqual([]);
});

/** The document with every schema written out where it is used. */
const writtenOut = (value: unknown, schemas: Schema): unknown => {
  if (Array.isArray(value)) return value.map((one) => writtenOut(one, schemas));
  if (!isSchema(value)) return value;
  const name = /^#\/components\/schemas\/(\w+)$/.exec(String(value.$ref ?? ''))?.[1];
  if (name !== undefined) return writtenOut(schemas[name], schemas);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, writtenOut(one, schemas)]));
};

it('openapi.json is far below what it would be without names for what it says often', () => {
  const { paths, components } = JSON.parse(text);
  const whole = JSON.stringify(writtenOut(paths, components.schemas), null, 2);
  expect(text.length / whole.length).toBeLessThanOrEqual(0.4);
});
