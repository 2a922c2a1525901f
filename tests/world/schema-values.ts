import fc from 'fast-check';
import { TEXT_KEYWORD } from '../../src/platform/contract/schemas.ts';

/** A JSON schema as the contracts write them. */
export type Schema = {
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly [TEXT_KEYWORD]?: string;
};

const text = ({ minLength = 0, maxLength = 200, ...schema }: Schema): fc.Arbitrary<string> =>
  schema.pattern !== undefined
    ? fc.stringMatching(new RegExp(schema.pattern)).filter((one) => one.length >= minLength && one.length <= maxLength)
    : // Letters that no text type takes away, so that what is made stays as long as it was made.
      fc.string({
        unit: fc.constantFrom('a', 'đ', 'Ủ', '7'),
        minLength,
        maxLength: Math.min(maxLength, minLength + 12),
      });

const list = ({ items = {}, minItems = 0, maxItems = 50, uniqueItems = false }: Schema): fc.Arbitrary<unknown> => {
  const length = { minLength: minItems, maxLength: Math.min(maxItems, minItems + 2) };
  return uniqueItems
    ? fc.uniqueArray(valuesOf(items), { ...length, selector: (one) => JSON.stringify(one) })
    : fc.array(valuesOf(items), length);
};

const record = ({ properties = {}, required = [], patternProperties = {} }: Schema): fc.Arbitrary<unknown> => {
  const named = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valuesOf(schema)])),
    { requiredKeys: [...required] },
  );
  const [open] = Object.entries(patternProperties);
  if (!open) return named;
  // Names that mean something to a JavaScript object are no names of ours.
  const name = fc.stringMatching(new RegExp(open[0])).filter((one) => one !== '' && !(one in {}) && one.length <= 20);
  return fc.dictionary(name, valuesOf(open[1]), { maxKeys: 2 });
};

/** Values that a schema takes. */
export const valuesOf = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valuesOf));
  if (schema.allOf) return fc.tuple(...schema.allOf.map(valuesOf)).map((parts) => Object.assign({}, ...parts));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'string':
      return schema.format === 'date' ? fc.constantFrom('2022-11-23', '2024-02-29') : text(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 2_000_000_000) });
    case 'number':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 100 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return list(schema);
    case 'object':
      return record(schema);
    default:
      return fc.constant('anything');
  }
};

const ANYTHING = [7, -1, 1.5, true, null, 'x', '', [], {}, [[]], { $gt: 0 }] as const;

const isOf = (type: string | undefined, value: unknown): boolean => {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'number':
      return typeof value === type;
    case 'integer':
      return Number.isInteger(value);
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return true;
  }
};

const isOneOf = (schema: Schema, value: unknown): boolean => {
  if (schema.anyOf) return schema.anyOf.some((one) => isOneOf(one, value));
  if (schema.allOf) return schema.allOf.every((one) => isOneOf(one, value));
  if ('const' in schema) return schema.const === value;
  if (schema.enum) return schema.enum.includes(value);
  return isOf(schema.type, value);
};

/** What is no value of a schema: another kind of thing, one more than its bounds, blanks where something is to be said. */
export const strangersTo = (schema: Schema): readonly unknown[] => [
  ...ANYTHING.filter((value) => !isOneOf(schema, value)),
  ...(schema.type === 'string' && schema.maxLength !== undefined ? ['7'.repeat(schema.maxLength + 1)] : []),
  ...(schema[TEXT_KEYWORD] !== undefined && (schema.minLength ?? 0) > 0 ? ['', '   ', '\u200b\u2060 \n\t\ufeff'] : []),
  ...(schema.type === 'string' && schema.pattern !== undefined ? ["'; drop table account; --", '\u0000'] : []),
  ...(schema.type === 'integer' && schema.minimum !== undefined ? [schema.minimum - 1] : []),
  ...(schema.type === 'integer' && schema.maximum !== undefined ? [schema.maximum + 1, 1e21] : []),
  ...(schema.format === 'date' ? ['2022-02-31', '0000-01-01', '2022-2-3', '23/11/2022'] : []),
];
