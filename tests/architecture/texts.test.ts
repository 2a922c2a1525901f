import { expect, it } from 'vitest';
import { bindings } from '../../src/app/bindings.ts';
import { TEXT_KEYWORD } from '../../src/platform/contract/schemas.ts';

type Schema = Readonly<Record<string, unknown>>;
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** Secrets are taken letter by letter; the rest are codes and keys that only a program writes, and figures with rules of their own. */
const MACHINE =
  /(password|secret|token|pending|code|next|current|digest|sectors|parent|action|presets|secondFactorKinds|check|\bat|section|period|cells|lists|values)(\b|$)/i;

const isText = (schema: Schema): boolean => schema.type === 'string';
const isBound = (schema: Schema): boolean =>
  ['pattern', 'format', 'const', 'enum', TEXT_KEYWORD].some((keyword) => keyword in schema);

/** Places of free text that is not of the one text type. */
const looseTexts = (schema: unknown, at: string): string[] => {
  if (Array.isArray(schema)) return schema.flatMap((each) => looseTexts(each, at));
  if (!isSchema(schema)) return [];
  if (isText(schema)) return isBound(schema) || MACHINE.test(at.split('/').slice(1).join('/')) ? [] : [at];
  const properties = isSchema(schema.properties) ? Object.entries(schema.properties) : [];
  return [
    ...properties.flatMap(([name, each]) => looseTexts(each, `${at}/${name}`)),
    ...looseTexts(schema.items, `${at}/items`),
    ...looseTexts(schema.anyOf, at),
    ...looseTexts(schema.allOf, at),
  ];
};

it('what a person writes comes in through one text type: composed, trimmed, without invisible characters, then measured', () => {
  const loose = bindings.flatMap(({ route }) =>
    [route.params, route.query, route.body].flatMap((part) => looseTexts(part, route.path)),
  );
  expect(loose).toEqual([]);
});
