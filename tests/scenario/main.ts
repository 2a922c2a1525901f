import { parseArgs } from 'node:util';
import { type ServerProcess, startServer } from '../machine/server-process.ts';
import { collect, openRound } from './collect.ts';
import { decide, tryAfterLock, verifyAndApprove } from './decide.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { compareTotals, type GroupTotal, printPapers, readTrail } from './outcome.ts';
import { found, loadCatalogue, staff } from './province.ts';

const play = async (url: string, secret: string, ledger: Ledger): Promise<GroupTotal[]> => {
  const founder = await ledger.stage('first operator', () => found(url, secret, ledger));
  await ledger.stage('units and forms loaded', () => loadCatalogue(founder));
  const offices = await ledger.stage('accounts opened, passwords changed', () => staff(url, founder, ledger));
  await ledger.stage('campaign opened', () => openRound(offices, ledger));
  const sent = await ledger.stage('161 communes submit', () => collect(offices, ledger));
  const accepted = await decide(offices, ledger, sent);
  await ledger.stage('verified and approved', () => verifyAndApprove(offices, ledger));
  await ledger.stage('attempts after the lock', () => tryAfterLock(offices, ledger, accepted));
  const totals = await ledger.stage('totals compared', () => compareTotals(offices, ledger, accepted));
  await ledger.stage('papers printed', () => printPapers(offices, ledger, accepted));
  await ledger.stage('audit trail read', () => readTrail(offices, ledger, accepted));
  return totals;
};

const print = (ledger: Ledger, totals: readonly GroupTotal[]): void => {
  const line = (text: string) => process.stdout.write(`${text}\n`);
  line('People by ethnic group        census     total');
  for (const { group, census, total } of totals)
    line(`${group.padEnd(26)}${String(census).padStart(10)}${total.padStart(10)}`);
  line(
    `${'TS'.padEnd(26)}${String(totals.reduce((sum, { census }) => sum + census, 0)).padStart(10)}${String(totals.reduce((sum, { total }) => sum + Number(total), 0)).padStart(10)}`,
  );
  line('');
  for (const { name, seconds } of ledger.stages) line(`${name.padEnd(44)}${seconds.toFixed(2).padStart(8)} s`);
  line('');
  const asExpected = ledger.refusals.filter(({ expected, got }) => expected === got).length;
  line(`refusals as expected: ${asExpected} of ${ledger.refusals.length}`);
  for (const difference of ledger.differences) line(`DIFFERENCE ${difference}`);
  line(ledger.differences.length === 0 ? 'no difference' : `${ledger.differences.length} differences`);
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { url: { type: 'string' }, secret: { type: 'string' }, json: { type: 'boolean' } },
  });
  if ((values.url === undefined) !== (values.secret === undefined))
    throw new Error('--url and --secret go together: the address of an empty server and its one-time secret');
  const own: ServerProcess | undefined =
    values.url === undefined ? await startServer({ args: ['--empty'] }) : undefined;
  const ledger = openLedger();
  try {
    const totals = await play(values.url ?? own?.url ?? '', values.secret ?? own?.secret ?? '', ledger);
    if (values.json)
      process.stdout.write(
        `${JSON.stringify({ totals, stages: ledger.stages, refusals: { expected: ledger.refusals.length, asExpected: ledger.refusals.filter(({ expected, got }) => expected === got).length, list: ledger.refusals }, differences: ledger.differences }, null, 2)}\n`,
      );
    else print(ledger, totals);
  } finally {
    await own?.stop();
  }
  process.exitCode = ledger.differences.length === 0 ? 0 : 1;
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
