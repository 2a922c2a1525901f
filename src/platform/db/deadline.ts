import type pg from 'pg';

/** How long an answer of the server may be waited for, in milliseconds. */
export type Deadlines = {
  /** Of one statement: longer than the server itself lets it run, so that only silence runs into it. */
  readonly statement: number;
  /** From asking for a connection to the answer of the first statement on it. */
  readonly first: number;
  /** Of the question whether an idle connection still answers. */
  readonly probe: number;
  /** Between two such questions. */
  readonly between: number;
};

/** What the server itself ends after `statementTimeout` cannot take much longer, but for a network that carries nothing any more. */
export const deadlinesFor = (statementTimeout: number): Deadlines => ({
  statement: statementTimeout + 1_500,
  first: statementTimeout + 4_500,
  probe: 2_000,
  between: 3_000,
});

type WithStream = { readonly connection: { readonly stream: { destroy(cause?: Error): void } } };

/** Ends a connection that goes silent: everything that waits on it fails as lost, and the pool throws it away. */
export const cutOff = (client: pg.ClientBase): void =>
  (client as unknown as WithStream).connection.stream.destroy(
    Object.assign(new Error('Connection terminated: no answer in time'), { code: 'ETIMEDOUT' }),
  );

/** Waits for an answer no longer than the deadline; then the connection is cut off and the answer rejects with that. */
export const withDeadline = <R>(client: pg.ClientBase, answer: Promise<R>, ms: number): Promise<R> => {
  let settled = false;
  const timer = setTimeout(() => {
    // Where this process itself was held up, the answer may lie unread in the socket: it is read first.
    setImmediate(() => setImmediate(() => settled || cutOff(client)));
  }, ms);
  return answer.finally(() => {
    settled = true;
    clearTimeout(timer);
  });
};

/** Asks every idle connection from time to time whether it still answers; one that does not is gone before somebody needs it. */
export const probeIdle = (pool: pg.Pool, { probe, between }: Deadlines): (() => void) => {
  const one = async (): Promise<void> => {
    const client = await pool.connect();
    try {
      await withDeadline(client, client.query('select 1'), probe);
      client.release();
    } catch (cause) {
      client.release(cause instanceof Error ? cause : true);
    }
  };
  const all = (): void => {
    if (pool.waitingCount > 0) return;
    for (let at = pool.idleCount; at > 0; at--) one().catch(() => undefined);
  };
  const timer = setInterval(all, between);
  timer.unref();
  return () => clearInterval(timer);
};
