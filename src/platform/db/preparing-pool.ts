import { createHash } from 'node:crypto';
import pg from 'pg';

type Prepared = { readonly text: string; readonly values: unknown[]; readonly name?: string };

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

const prepared = (text: string, values: unknown[]): Prepared =>
  values.length === 0 || (names.size >= MOST && !names.has(text))
    ? { text, values }
    : { text, values, name: nameOf(text) };

/**
 * A pool whose statements are prepared once a connection: parsing and planning a verb's statement costs more than running it.
 * (A pooler between must keep prepared statements, as PgBouncer 1.21 does.)
 */
export const preparingPool = (config: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool(config);
  pool.on('connect', (client) => {
    // The pool hears only idle connections: one that is lost at work would otherwise end the process. Its query fails by itself.
    client.on('error', () => undefined);
    const plain = client.query.bind(client) as (query: unknown, values?: unknown) => unknown;
    const query = (text: unknown, values?: unknown): unknown =>
      typeof text === 'string' && Array.isArray(values) ? plain(prepared(text, values)) : plain(text, values);
    Object.assign(client, { query });
  });
  return pool;
};
