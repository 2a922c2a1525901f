import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { bindings } from '../../src/app/bindings.ts';
import { gate } from '../../src/app/gate.ts';
import { trailOf } from '../../src/audit/server/index.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import type { Database } from '../../src/platform/db/open.ts';
import { createHttpServer } from '../../src/platform/http/server.ts';
import { openQueue } from '../../src/platform/jobs/queue.ts';
import { openKeyFile } from '../../src/platform/secrets/key-file.ts';
import { openSecrets } from '../../src/platform/secrets/secrets.ts';
import { signIn } from '../../src/sign-in/contract.ts';
import { submitValues } from '../../src/submissions/contract.ts';
import { inParallel } from '../scenario/ledger.ts';
import { OWN_PASSWORD } from '../scenario/province.ts';
import { type Measured, medianPair, type Pair } from './measured.ts';
import type { Site } from './site.ts';
import { sixtyCellValues } from './sixty-cells.ts';

/**
 * What the trail costs a submission (60 cells): the same server twice in one process over one database, with its lines and with a
 * statement that writes none. They take turns, each beginning every other one, so that whatever else the machine does falls on both.
 */
const TURNS = 41;
const SHEETS = 48;
/** For each of the two; a fresh process goes on compiling for some 2,000 submissions (`submit.ts`), which is no cost of the trail. */
const WARM_UP = 1_000;
export const MONTHS_FOR_COST = Math.ceil((2 * (WARM_UP + TURNS * SHEETS)) / 161) + 1;

const serve = (database: Database, site: Site, trail: typeof trailOf): Promise<FastifyInstance> =>
  createHttpServer({
    database,
    bindings,
    clock: systemClock,
    logLevel: 'error',
    secrets: openSecrets(openKeyFile(join(site.directory, 'khoa-bi-mat')).ring()),
    queue: openQueue(systemClock),
    cookie: { name: 'session', device: 'device', secure: false },
    requestsPerMinute: 1_000_000,
    gate: { ...gate, trail },
  });

const signedIn = async (server: FastifyInstance): Promise<string> => {
  const answer = await server.inject({
    method: 'POST',
    url: signIn.path,
    headers: { 'idempotency-key': randomUUID() },
    payload: { username: 'ctk', password: OWN_PASSWORD },
  });
  const set = answer.headers['set-cookie'];
  const cookie = (Array.isArray(set) ? set[0] : set)?.split(';')[0];
  if (answer.statusCode !== 200 || cookie === undefined)
    throw new Error(`sign-in: ${answer.statusCode} ${answer.body}`);
  return cookie;
};

type Due = { readonly id: string; readonly version: number };

/** Milliseconds a submission. */
const sendAll = async (
  server: FastifyInstance,
  cookie: string,
  due: readonly Due[],
  clients: number,
): Promise<number> => {
  const cells = sixtyCellValues();
  const began = performance.now();
  await inParallel(due, clients, async ({ id, version }) => {
    const answer = await server.inject({
      method: 'PUT',
      url: submitValues.path.replace(':id', id),
      headers: { cookie, 'idempotency-key': randomUUID() },
      payload: { baseVersion: version, cells },
    });
    if (answer.statusCode !== 200) throw new Error(`submit: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
  });
  return (performance.now() - began) / due.length;
};

const dueSheets = ({ owner }: Database): Promise<Due[]> =>
  owner.selectFrom('submission').select(['id', 'version']).where('state', '=', 'draft').orderBy('id').execute();

export const measureAuditCost = async (site: Site): Promise<Measured[]> => {
  const database = await site.open();
  const [audited, silent] = [await serve(database, site, trailOf), await serve(database, site, () => sql`select 1`)];
  try {
    const cookie = await signedIn(audited);
    const due = await dueSheets(database);
    const some = (count: number) => due.splice(0, count);
    const send = (server: FastifyInstance, count: number) => sendAll(server, cookie, some(count), site.connections);
    for (const server of [audited, silent]) await send(server, WARM_UP);
    const turns: Pair[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const order = turn % 2 === 0 ? [audited, silent] : [silent, audited];
      const times = new Map<FastifyInstance, number>();
      for (const server of order) times.set(server, await send(server, SHEETS));
      turns.push({ value: times.get(audited) ?? Number.NaN, baseline: times.get(silent) ?? Number.NaN });
    }
    return [
      {
        name: `audit.cost.${site.engine}`,
        ...medianPair(turns),
        unit: 'ms',
        hold: { of: 'ratio', bound: 'most', limit: 1.1 },
      },
    ];
  } finally {
    await audited.close();
    await silent.close();
    await database.close();
  }
};
