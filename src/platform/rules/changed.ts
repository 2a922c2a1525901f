import { canonicalJson } from './canonical-json.ts';

/** New values of some fields of a record; null takes an optional one away. */
export type Changes<Whole extends object> = {
  readonly [Name in keyof Whole]?: Whole[Name] | (undefined extends Whole[Name] ? null : never);
};

const fieldsOf = (record: object): Record<string, unknown> => record as Record<string, unknown>;

/** A copy of a record with these fields changed; those given as null are taken away. */
export const changed = <Whole extends object>(whole: Whole, changes: object): Whole => {
  const copy: Record<string, unknown> = fieldsOf({ ...whole });
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined) delete copy[name];
    else copy[name] = value;
  }
  return copy as Whole;
};

/** The changes that lead back: what these fields are in the record now. */
export const changesBack = <Whole extends object>(whole: Whole, changes: Changes<Whole>): Changes<Whole> => {
  const now = fieldsOf(whole);
  return Object.fromEntries(Object.keys(changes).map((name) => [name, now[name] ?? null])) as Changes<Whole>;
};

/** The changes that make one record of the other, but for fields that are compared elsewhere; undefined where there are none. */
export const changesBetween = <Whole extends object>(
  from: Whole,
  to: Whole,
  elsewhere: readonly string[] = [],
): Changes<Whole> | undefined => {
  const was = fieldsOf(from);
  const is = fieldsOf(to);
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const differing = names.filter((name) => !elsewhere.includes(name) && !areAlike(was[name], is[name]));
  if (differing.length === 0) return undefined;
  return Object.fromEntries(differing.map((name) => [name, is[name] ?? null])) as Changes<Whole>;
};

/** Equal as JSON, whatever order their fields were written in. */
export const areAlike = (a: unknown, b: unknown): boolean => a === b || canonicalJson(a) === canonicalJson(b);
