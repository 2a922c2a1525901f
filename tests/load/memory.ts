import { listCampaigns } from '../../src/campaigns/contract.ts';
import { listForms } from '../../src/forms/contract.ts';
import { getProgress, getWorkList } from '../../src/monitoring/contract.ts';
import { printSubmission, printTotal } from '../../src/reports/contract.ts';
import { getMe } from '../../src/sign-in/contract.ts';
import { getSheet, listSubmissions } from '../../src/submissions/contract.ts';
import { getOrigin, getTotal, getTotalTable } from '../../src/totals/contract.ts';
import type { ServerProcess } from '../machine/server-process.ts';
import type { Session } from '../scenario/api.ts';
import { openBare } from './bare-process.ts';
import type { Demonstration } from './demonstration.ts';
import type { Measured } from './measured.ts';
import { memoryOf, watchTree } from './process-memory.ts';

/**
 * Megabytes resident of the server process on the embedded demonstration (the most it ever held) while people work and print,
 * against a bare node process that holds the same directory open. `.tree` counts the processes it starts for printing too.
 */
const LIMIT = 700;
const ROUNDS = 5;
const query = { form: 'DT01', period: '2020' };

const file = async (what: string, answer: Promise<{ status: number; bytes: Uint8Array }>): Promise<void> => {
  const { status, bytes } = await answer;
  if (status !== 200 || bytes.length < 1000) throw new Error(`${what}: ${status}, ${bytes.length} bytes`);
};

/** What somebody of the board does in a morning. */
const boardWorks = async (session: Session): Promise<void> => {
  await session.must(getMe);
  await session.must(getWorkList);
  await session.must(listForms);
  await session.must(listCampaigns, { query: {} });
  await session.must(getProgress, { query });
  await session.must(getTotal, { query });
  await session.must(getTotalTable, { query: { ...query, cells: 'A02.TS,A02.MONG' } });
  await session.must(getOrigin, { query: { ...query, cell: 'A02.MONG' } });
  await file('total as PDF', session.send(printTotal, { query: { ...query, format: 'pdf' } }));
  await file('total as Excel', session.send(printTotal, { query: { ...query, format: 'xlsx' } }));
};

const officeWorks = async (session: Session): Promise<void> => {
  await session.must(getWorkList);
  const { submissions } = await session.must(listSubmissions, { query });
  const first = submissions[0];
  if (!first) throw new Error('an office without a sheet');
  await session.must(getSheet, { params: { id: first.id } });
  await file('filled form as PDF', session.send(printSubmission, { params: { id: first.id } }));
};

const work = async (demonstration: Demonstration, server: ServerProcess): Promise<void> => {
  const board = await demonstration.signIn(server, 'bdt');
  const district = await demonstration.signIn(server, 'trungkhanh');
  const commune = await demonstration.signIn(server, 'damthuy.trungkhanh');
  for (let round = 0; round < ROUNDS; round++) {
    await boardWorks(board);
    await officeWorks(district);
    await officeWorks(commune);
  }
};

const bareMemory = async ({ directory }: Demonstration) => {
  const bare = await openBare(directory);
  const memory = memoryOf(bare.process.pid ?? 0);
  await bare.stop();
  return memory;
};

export const measureMemory = async (demonstration: Demonstration): Promise<Measured[]> => {
  const bare = await bareMemory(demonstration);
  const server = await demonstration.start();
  const pid = server.process.pid ?? 0;
  const watch = watchTree(pid);
  try {
    await work(demonstration, server);
    const { peak, now } = memoryOf(pid);
    const hold = { of: 'value', bound: 'most', limit: LIMIT } as const;
    return [
      { name: 'memory.embedded', value: peak, baseline: bare.peak, unit: 'MB', hold },
      { name: 'memory.embedded.now', value: now, baseline: bare.now, unit: 'MB' },
      { name: 'memory.embedded.tree', value: watch.stop(), baseline: bare.peak, unit: 'MB', hold },
      { name: 'memory.embedded.load', value: demonstration.loadPeak, baseline: bare.peak, unit: 'MB', hold },
    ];
  } finally {
    watch.stop();
    await server.stop();
  }
};
