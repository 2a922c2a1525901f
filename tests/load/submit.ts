import { randomUUID } from 'node:crypto';
import { submitValues } from '../../src/submissions/contract.ts';
import type { Connection } from '../machine/connection.ts';
import type { ServerProcess } from '../machine/server-process.ts';
import { inParallel } from '../scenario/ledger.ts';
import { draftIds, readPattern, submitBare } from './bare-submit.ts';
import { openClient } from './http-client.ts';
import { type Measured, medianPair, type Pair } from './measured.ts';
import { type Due, sheetsDue, signedIn } from './round.ts';
import { type Site, withServer } from './site.ts';
import { sixtyCellValues } from './sixty-cells.ts';

/**
 * Submissions per second over HTTP (60 cells sent and frozen in one request: scope, checks, cell history, audit, request key)
 * against bare transactions that write the same rows in one statement, on the same database (of the embedded one, on a copy) over as
 * many connections. The two take turns in short runs, so that whatever else the machine does falls on both.
 */
const CLIENTS = 16;
const COMMUNES = 161;
const TURNS = 11;
/** So long a fresh server goes on compiling what it runs (a quarter of its time at 500, a fifth at 2,000); one that is up since yesterday is through. */
const WARM_UP = 12 * COMMUNES;
/** Sent before, so that the bare side finds out what the product writes. */
const FIRST = 16;

/** Months of sheets that the whole measurement uses up. */
export const MONTHS_SENT = Math.ceil((FIRST + WARM_UP + (2 * TURNS + 1) * COMMUNES) / COMMUNES) + 1;

/** Things done per second. */
const rate = async (count: number, work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
};

const sendOver = (server: ServerProcess, cookie: string) => {
  const client = openClient(server.url, cookie, CLIENTS);
  const cells = sixtyCellValues();
  const send = async ({ id, dataVersion }: Due): Promise<void> => {
    const path = submitValues.path.replace(':id', id);
    const { status, text } = await client.send(
      submitValues.method,
      path,
      { 'idempotency-key': randomUUID() },
      { baseVersion: dataVersion, cells },
    );
    if (status !== 200) throw new Error(`${path}: ${status} ${text.slice(0, 500)}`);
  };
  return { all: (due: readonly Due[]) => inParallel(due, CLIENTS, send), close: client.close };
};

/** The product's side; sheets of the other side are left to it. */
const openOurs = async (server: ServerProcess, others: readonly string[] = []) => {
  const session = await signedIn(server, 'ctk');
  const taken = new Set(others);
  const due = (await sheetsDue(session)).filter(({ id }) => !taken.has(id));
  const sending = sendOver(server, session.cookie ?? '');
  return { send: (count: number) => sending.all(due.splice(0, count)), close: sending.close };
};

/** The bare side, with sheets of its own. */
const openBare = async (connections: readonly Connection[]) => {
  const [first] = connections;
  if (!first) throw new Error('no connection');
  const pattern = await readPattern(first);
  const ids = await draftIds(first, (TURNS + 1) * COMMUNES);
  const write = async (count: number): Promise<void> => {
    const queue = ids.splice(0, count);
    await Promise.all(
      connections.map(async (connection) => {
        for (let id = queue.pop(); id !== undefined; id = queue.pop()) await submitBare(connection, pattern, id);
      }),
    );
  };
  return { write, ids: [...ids] };
};

export const measureSubmit = async (site: Site): Promise<Measured[]> => {
  await withServer(site, async (server) => {
    const ours = await openOurs(server);
    await ours.send(FIRST);
    ours.close();
  });
  const connections = await site.connectBeside(site.connections);
  try {
    const rates = await withServer(site, (server) => inTurns(server, connections));
    const hold = { of: 'ratio', bound: 'least', limit: 0.35 } as const;
    return [{ name: `submit.${site.engine}`, ...medianPair(rates), unit: '/s', hold }];
  } finally {
    await Promise.all(connections.map((one) => one.close()));
  }
};

const inTurns = async (server: ServerProcess, connections: readonly Connection[]): Promise<Pair[]> => {
  const bare = await openBare(connections);
  const ours = await openOurs(server, bare.ids);
  await ours.send(WARM_UP);
  await bare.write(COMMUNES);
  const rates: Pair[] = [];
  for (let turn = 0; turn < TURNS; turn++)
    rates.push({
      value: await rate(COMMUNES, () => ours.send(COMMUNES)),
      baseline: await rate(COMMUNES, () => bare.write(COMMUNES)),
    });
  ours.close();
  return rates;
};
