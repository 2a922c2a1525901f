import { createHash } from 'node:crypto';

/** A query of the client, named where it is worth preparing. */
export type Prepared = { readonly text: string; readonly values: unknown[]; readonly name?: string };
const names = new Map<string, string>();

/** PostgreSQL shows 63 letters of a statement's name; the text's digest is one name for one text on every connection. */
const nameOf = (text: string): string => {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
};

/** Statements whose text is fixed by the code are few; past this many they are made of varying parts and stay unnamed. */
const MOST = 2000;

/** A statement under a name of its own: parsed once a connection, and planned once where one plan fits all values. */
export const prepared = (text: string, given: readonly unknown[]): Prepared => {
  const values = [...given];
  return values.length === 0 || (names.size >= MOST && !names.has(text))
    ? { text, values }
    : { text, values, name: nameOf(text) };
};
