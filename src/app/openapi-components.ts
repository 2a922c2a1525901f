import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { projectRoot } from '../platform/config/project-root.ts';
import { TEXT_KEYWORD } from '../platform/contract/schemas.ts';

/** `accounts/contract.ts`, `audit/contract/seal.ts`. */
const CONTRACT = /^([\w-]+\/contract(\/[\w-]+)?)\.ts$/;
/** `.js` where this runs compiled. */
const ending = extname(import.meta.url);

/** Every contract of the source, those of the platform first. */
const contracts = (): Promise<Readonly<Record<string, unknown>>[]> => {
  const paths = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' }).flatMap(
    (path) => CONTRACT.exec(path)?.[1] ?? [],
  );
  const place = (path: string): number => (path.startsWith('platform/') ? 0 : 1);
  const inOrder = paths.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return Promise.all(inOrder.map((path) => import(new URL(`../${path}${ending}`, import.meta.url).href)));
};

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
/** What tells a schema from others: one that only says `string` could be anything, and gets no name. */
const TELLING = ['description', 'pattern', 'enum', 'properties', 'items', TEXT_KEYWORD];
/** Routes, functions and lists of words are no schemas. */
const isSchema = (value: unknown): value is Json =>
  isObject(value) && ['type', 'anyOf', 'enum'].some((key) => key in value) && TELLING.some((key) => key in value);

/** What a contract exports as a schema, by the name of the export; the first one wins. Throws where two different schemas have the same name. */
const byName = async (): Promise<ReadonlyMap<string, Json>> => {
  const found = new Map<string, Json>();
  const texts = new Set<string>();
  for (const [name, schema] of (await contracts()).flatMap((contract) => Object.entries(contract))) {
    if (!isSchema(schema)) continue;
    const text = JSON.stringify(schema);
    if (!texts.has(text) && found.has(name)) throw new Error(`two schemas are exported as ${name}`);
    if (!texts.has(text)) found.set(name, schema);
    texts.add(text);
  }
  return found;
};

/** TypeBox writes a record as a pattern that every key fits; OpenAPI's clients know it as additional properties. */
const plain = (key: string, value: unknown): readonly [string, unknown] =>
  key === 'patternProperties' && isObject(value) && '^.*$' in value
    ? ['additionalProperties', value['^.*$']]
    : [key, value];

/**
 * Puts a reference in the place of each schema that a contract exports, wherever it stands, and keeps those that were needed.
 * Schemas are the same when they say the same.
 */
export const openComponents = async () => {
  const names = new Map([...(await byName())].map(([name, schema]) => [JSON.stringify(schema), name]));
  const needed = new Map<string, unknown>();
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(refer);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, one]) => plain(key, one))
        .map(([key, one]) => [key, refer(one)]),
    );
  };
  const refer = (value: unknown): unknown => {
    const name = isObject(value) ? names.get(JSON.stringify(value)) : undefined;
    if (name === undefined) return inside(value);
    if (!needed.has(name)) {
      needed.set(name, undefined);
      needed.set(name, inside(value));
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  return { refer, schemas: () => Object.fromEntries([...needed].sort(([a], [b]) => (a < b ? -1 : 1))) };
};
