import * as T from 'typebox';
import type { Changes } from '../rules/changed.ts';

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
/** What a finished thing must have; how large it may grow and of what type it is stay demanded. */
const DEMANDS = new Set(['pattern', 'minLength', 'minItems', 'uniqueItems']);
const LONGEST = 200;

const loosen = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(loosen);
  if (!isSchema(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) if (!DEMANDS.has(name)) kept[name] = loosen(part);
  if (value.type === 'string' && !('enum' in value) && !('maxLength' in value)) kept.maxLength = LONGEST;
  return kept;
};

/**
 * The same schema for something that is still being made: texts may be empty or wrongly written, lists empty. Types, names of fields and
 * upper bounds stay, so that it can be read as the finished thing and grows no further.
 */
export const loosened = <S extends T.TSchema>(schema: S): S => loosen(schema) as S;

/** Changes to an object of this schema, loosened: each field may be given, null takes an optional one away. */
export const changesOf = <P extends T.TProperties>(
  object: T.TObject<P>,
): T.TUnsafe<Changes<T.Static<T.TObject<P>>>> => {
  const demanded = new Set((object as { required?: readonly string[] }).required ?? []);
  const fields = Object.entries(object.properties).map(([name, schema]) => {
    const field = loosened(schema as T.TSchema);
    return [name, demanded.has(name) ? field : { anyOf: [field, { type: 'null' }] }] as const;
  });
  return T.Unsafe({ type: 'object', properties: Object.fromEntries(fields), additionalProperties: false });
};
