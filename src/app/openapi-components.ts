import * as custodians from '../accounts/contract/custodians.ts';
import * as handover from '../accounts/contract/handover.ts';
import * as life from '../accounts/contract/life.ts';
import * as lostPassword from '../accounts/contract/lost-password.ts';
import * as accountPolicy from '../accounts/contract/policy.ts';
import * as requests from '../accounts/contract/requests.ts';
import * as secondFactor from '../accounts/contract/second-factor.ts';
import * as session from '../accounts/contract/session.ts';
import * as accounts from '../accounts/contract.ts';
import * as retention from '../audit/contract/retention.ts';
import * as seal from '../audit/contract/seal.ts';
import * as audit from '../audit/contract.ts';
import * as campaigns from '../campaigns/contract.ts';
import * as documents from '../documents/contract.ts';
import * as forms from '../forms/contract.ts';
import * as monitoring from '../monitoring/contract.ts';
import * as print from '../platform/contract/print.ts';
import * as shared from '../platform/contract/schemas.ts';
import { TEXT_KEYWORD } from '../platform/contract/schemas.ts';
import * as policy from '../policy/contract.ts';
import * as reports from '../reports/contract.ts';
import * as review from '../review/contract.ts';
import * as submissions from '../submissions/contract.ts';
import * as totals from '../totals/contract.ts';
import * as units from '../units/contract.ts';

/** Every contract. What one exports as a schema is known to clients by the name of the export. */
const contracts: readonly Readonly<Record<string, unknown>>[] = [
  shared,
  print,
  documents,
  units,
  policy,
  accounts,
  custodians,
  handover,
  life,
  lostPassword,
  accountPolicy,
  requests,
  secondFactor,
  session,
  audit,
  retention,
  seal,
  forms,
  campaigns,
  submissions,
  review,
  totals,
  reports,
  monitoring,
];

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
/** What tells a schema from others: `{ type: 'string' }` alone could be anything. */
const TELLING = ['description', 'pattern', 'enum', 'properties', 'items', TEXT_KEYWORD];
/** Routes, functions and lists of words are no schemas. */
const isSchema = (value: unknown): value is Json =>
  isObject(value) && ['type', 'anyOf', 'enum'].some((key) => key in value);

/** A schema by its name; the first export of one wins. Throws where two different schemas have the same name. */
const byName = (): ReadonlyMap<string, Json> => {
  const found = new Map<string, Json>();
  const texts = new Set<string>();
  for (const [name, schema] of contracts.flatMap((contract) => Object.entries(contract))) {
    if (!isSchema(schema)) continue;
    if (!TELLING.some((key) => key in schema)) throw new Error(`${name} says too little to be told from other schemas`);
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
export const openComponents = () => {
  const names = new Map([...byName()].map(([name, schema]) => [JSON.stringify(schema), name]));
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
