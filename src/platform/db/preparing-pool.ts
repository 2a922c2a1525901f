import pg from 'pg';
import { LAST } from './last-mark.ts';
import { prepared } from './prepared.ts';

type Ask = (query: unknown, values?: unknown) => Promise<unknown>;

/** Runs what `send` asks in one write to the socket. */
const together = <R>({ connection }: pg.Client, send: () => R): R => {
  const { stream } = connection as unknown as { stream: { cork(): void; uncork(): void } };
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
};

const quiet = (asked: Promise<unknown>): Promise<unknown> => {
  asked.catch(() => undefined);
  return asked;
};

/** Values that the client cannot fail to write: a statement that fails before it reaches the server would not stop the commit behind it. */
const isSure = (values: unknown): boolean =>
  Array.isArray(values) &&
  values.every(
    (value) => typeof value !== 'object' || value === null || value instanceof Date || Buffer.isBuffer(value),
  );

const NOTHING = Promise.resolve({ command: '', rows: [], rowCount: 0, fields: [] });

/**
 * Three round trips a write instead of five: `begin` goes with the first statement of its transaction, `commit` with the one that says
 * it is the last (it commits nothing when that one fails: the server rolls back). Each write to a socket costs as much as 60 rows.
 */
const savingTrips = (client: pg.Client, plain: Ask, beginning: () => string): Ask => {
  let begin = false;
  let commit: Promise<unknown> | undefined;
  const ask: Ask = (text, values) =>
    plain(typeof text === 'string' && Array.isArray(values) ? prepared(text, values) : text, values);
  const send: Ask = (text, values) => {
    if (!begin) return ask(text, values);
    begin = false;
    return together(client, () => {
      quiet(plain(beginning()));
      return ask(text, values);
    });
  };
  const sendLast: Ask = (text, values) => {
    if (!isSure(values)) return send(text, values);
    return together(client, () => {
      const answer = send(text, values);
      commit = quiet(plain('commit'));
      return answer;
    });
  };
  return (text, values) => {
    if (text === 'begin') {
      begin = true;
      commit = undefined;
      return NOTHING;
    }
    const ends = text === 'commit' || text === 'rollback';
    if (ends && begin) {
      begin = false;
      return NOTHING;
    }
    if (ends && commit) {
      const done = commit;
      commit = undefined;
      return text === 'commit' ? done : NOTHING;
    }
    return typeof text === 'string' && text.startsWith(LAST) ? sendLast(text, values) : send(text, values);
  };
};

/**
 * A pool whose statements are prepared once a connection: parsing and planning a verb's statement costs more than running it.
 * (A pooler between must keep prepared statements, as PgBouncer 1.21 does.) `beginning` is the text that begins a transaction: where it
 * puts on a role and cannot, nothing of the transaction is done.
 */
export const preparingPool = (config: pg.PoolConfig, beginning = () => 'begin'): pg.Pool => {
  const pool = new pg.Pool({ ...config, pipeline: true } as pg.PoolConfig);
  pool.on('connect', (client) => {
    // The pool hears only idle connections: one that is lost at work would otherwise end the process. Its query fails by itself.
    client.on('error', () => undefined);
    const plain = client.query.bind(client) as Ask;
    Object.assign(client, { query: savingTrips(client as pg.Client, plain, beginning) });
  });
  return pool;
};
