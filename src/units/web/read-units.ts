import type { Body } from '../../platform/contract/route.ts';
import { readJson } from '../../platform/ui/json-words.ts';
import type { importUnits } from '../contract.ts';
import { words } from './messages.ts';

type ImportedUnits = Body<typeof importUnits>['units'];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Only that it is a list of objects is seen here; what is in them the server judges, place by place. */
const isUnits = (value: unknown): value is ImportedUnits => Array.isArray(value) && value.every(isObject);

/** The units in a JSON text: a list, or an object holding one under `units`. */
export const readUnits = (text: string): { readonly units: ImportedUnits } | { readonly problem: string } => {
  const read = readJson(text);
  if ('problem' in read) return read;
  const { value } = read;
  const list: unknown = isObject(value) && 'units' in value ? value.units : value;
  return isUnits(list) ? { units: list } : { problem: words.notList };
};
