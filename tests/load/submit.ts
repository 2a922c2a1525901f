import { randomUUID } from 'node:crypto';
import { submitValues } from '../../src/submissions/contract.ts';
import type { ServerProcess } from '../machine/server-process.ts';
import { inParallel } from '../scenario/ledger.ts';
import { draftIds, readPattern, submitBare } from './bare-submit.ts';
import { openClient } from './http-client.ts';
import { type Measured, median } from './measured.ts';
import { type Due, sheetsDue, signedIn } from './round.ts';
import { type Site, withConnections, withServer } from './site.ts';
import { sixtyCellValues } from './sixty-cells.ts';

/**
 * Submissions per second over HTTP (60 cells sent and frozen in one request: scope, checks, cell history, audit, request key)
 * against bare transactions that write the same rows in one statement, on the same database over as many connections.
 * The two take turns, so that whatever else the machine does falls on both.
 */
const CLIENTS = 16;
const ROUNDS = 3;
const WARM_UP = 322;
const BARE_WARM_UP = 80;
const COUNTED = 322;
const COMMUNES = 161;

/** Months of sheets that the whole measurement uses up. */
export const MONTHS_SENT = Math.ceil((ROUNDS * (WARM_UP + BARE_WARM_UP + 2 * COUNTED)) / COMMUNES) + 1;

/** Things done per second. */
const rate = async (count: number, work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
};

const sendOver = (server: ServerProcess, cookie: string, due: readonly Due[]) => {
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
  return { all: (from: number, to: number) => inParallel(due.slice(from, to), CLIENTS, send), close: client.close };
};

const ours = (site: Site): Promise<number> =>
  withServer(site, async (server) => {
    const session = await signedIn(server, 'ctk');
    const sending = sendOver(server, session.cookie ?? '', await sheetsDue(session));
    await sending.all(0, WARM_UP);
    const measured = await rate(COUNTED, () => sending.all(WARM_UP, WARM_UP + COUNTED));
    sending.close();
    return measured;
  });

const bare = (site: Site): Promise<number> =>
  withConnections(site, site.connections, async (connections) => {
    const [first] = connections;
    if (!first) throw new Error('no connection');
    const pattern = await readPattern(first);
    const ids = await draftIds(first, BARE_WARM_UP + COUNTED);
    const write = async (from: number, to: number): Promise<void> => {
      const queue = ids.slice(from, to);
      await Promise.all(
        connections.map(async (connection) => {
          for (let id = queue.pop(); id !== undefined; id = queue.pop()) await submitBare(connection, pattern, id);
        }),
      );
    };
    await write(0, BARE_WARM_UP);
    return rate(COUNTED, () => write(BARE_WARM_UP, BARE_WARM_UP + COUNTED));
  });

export const measureSubmit = async (site: Site): Promise<Measured[]> => {
  const rates: { ours: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) rates.push({ ours: await ours(site), bare: await bare(site) });
  const value = median(rates.map((one) => one.ours));
  const baseline = median(rates.map((one) => one.bare));
  return [
    { name: `submit.${site.engine}`, value, baseline, unit: '/s', hold: { of: 'ratio', bound: 'least', limit: 0.5 } },
  ];
};
