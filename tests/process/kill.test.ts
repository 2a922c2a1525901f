import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccounts } from '../../src/accounts/contract.ts';
import { listAuditEvents } from '../../src/audit/contract.ts';
import { openCampaign } from '../../src/campaigns/contract.ts';
import type { CellValues } from '../../src/forms/rules/values.ts';
import { signIn } from '../../src/sign-in/contract.ts';
import { listSubmissions, type SubmissionRow, submitValues } from '../../src/submissions/contract.ts';
import { getTotal } from '../../src/totals/contract.ts';
import { listUnits } from '../../src/units/contract.ts';
import { type OwnServer, startPostgres } from '../machine/postgres.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';
import { openSession, type Session } from '../scenario/api.ts';
import { roundDays } from '../scenario/days.ts';
import { inParallel, openLedger } from '../scenario/ledger.ts';
import { firstSignIn, found, loadCatalogue, OWN_PASSWORD } from '../scenario/province.ts';
import { healthCells } from './health-cells.ts';

const PERIODS = ['2019', '2020', '2021', '2022'];
const KILL_AFTER = 220;

/** The auditor signed in before the server is shot; the session outlives it. */
type Round = { readonly health: Session; readonly auditor: Session; readonly rows: readonly SubmissionRow[] };

/** One department owes a sheet for each of 161 communes and four years: 644 submissions by one account. */
const prepare = async (server: ServerProcess): Promise<Round> => {
  const founder = await found(server.url, server.secret ?? '', openLedger());
  await loadCatalogue(founder);
  const { units } = await founder.must(listUnits, { query: { asOf: '2022-04-22' } });
  const unitId = units.find(({ code }) => code === 'SYT')?.id ?? 0;
  const boardId = units.find(({ kind }) => kind === 'board')?.id ?? 0;
  const accounts = [
    { username: 'syt', kind: 'unit' as const, unitId },
    { username: 'nhat.ky', kind: 'operator' as const, unitId: boardId, duties: ['audit' as const] },
  ];
  const issued = (await founder.must(openAccounts, { body: { accounts } })).accounts;
  for (const period of PERIODS) {
    const letter = { number: `1/${period}`, day: '2022-04-25', subject: 'Đề nghị cập nhật', attachments: [] };
    await founder.must(openCampaign, {
      body: { title: `Y tế ${period}`, letter, forms: [{ form: 'DT11', period }], ...roundDays() },
    });
  }
  const auditor = await firstSignIn(
    server.url,
    'nhat.ky',
    issued.find(({ username }) => username === 'nhat.ky')?.oneTimePassword ?? '',
  );
  const health = await firstSignIn(
    server.url,
    'syt',
    issued.find(({ username }) => username === 'syt')?.oneTimePassword ?? '',
  );
  return { health, auditor, rows: await allRows(health) };
};

const allRows = async (session: Session): Promise<SubmissionRow[]> => {
  const { submissions } = await session.must(listSubmissions, { query: { form: 'DT11', limit: 1000 } });
  return submissions;
};

/** Sends until the server is shot in the middle; only what was answered counts as acknowledged. */
const sendUntilKilled = async (
  server: ServerProcess,
  { health, rows }: Round,
  cells: CellValues,
): Promise<Set<string>> => {
  const acknowledged = new Set<string>();
  await inParallel(rows, 16, async ({ id, dataVersion }) => {
    const answer = await health
      .send(submitValues, { params: { id }, body: { baseVersion: dataVersion, cells } })
      .catch(() => undefined);
    if (answer?.status === 200) acknowledged.add(id);
    if (acknowledged.size === KILL_AFTER) server.process.kill('SIGKILL');
  });
  return acknowledged;
};

const signedIn = async (url: string, username: string): Promise<Session> => {
  const session = openSession(url);
  await session.must(signIn, { body: { username, password: OWN_PASSWORD } });
  return session;
};

const countSubmitEvents = async (url: string, cookie: string | undefined): Promise<number> => {
  const auditor = openSession(url);
  auditor.cookie = cookie;
  let count = 0;
  for (let before: number | undefined; ; ) {
    const { events, next } = await auditor.must(listAuditEvents, {
      query: { action: 'submission.submit', limit: 500, ...(before ? { before } : {}) },
    });
    count += events.length;
    if (next === null) return count;
    before = next;
  }
};

/** After the restart: nothing acknowledged is gone, and what is there is whole (revision, total and audit line alike). */
const expectWhole = async (
  url: string,
  auditor: Session,
  acknowledged: Set<string>,
  cells: CellValues,
): Promise<void> => {
  const health = await signedIn(url, 'syt');
  const rows = await allRows(health);
  const sent = rows.filter(({ state }) => state === 'accepted');
  const lost = [...acknowledged].filter((id) => !sent.some((row) => row.id === id));
  expect(lost).toEqual([]);
  expect(sent.length).toBeLessThan(rows.length);
  expect(rows.filter(({ state, revision }) => (state === 'accepted') !== (revision === 1))).toEqual([]);
  for (const period of PERIODS) {
    const { cells: totals } = await health.must(getTotal, { query: { form: 'DT11', period } });
    const members = sent.filter((row) => row.period === period).length;
    expect(totals['A05.GT'] ?? '0').toBe(String(members * Number(cells['A05.GT'])));
  }
  expect(await countSubmitEvents(url, auditor.cookie)).toBe(sent.length);
};

describe.each(['embedded', 'postgres'] as const)('R50 kill -9 in the middle of submissions, %s', (engine) => {
  let postgres: OwnServer | undefined;
  let directory = '';
  const environment: Record<string, string> = {};

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'dan-toc-kill-'));
    if (engine === 'embedded') return;
    postgres = await startPostgres({ durable: true });
    const admin = new pg.Client({ connectionString: postgres.url('postgres') });
    await admin.connect();
    await admin.query('create database kill_test');
    await admin.end();
    environment.DATABASE_URL = postgres.url('kill_test');
  });
  afterAll(() => {
    postgres?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('R16 loses no acknowledged submission and leaves none half-written', async () => {
    const first = await startServer({ args: ['--empty'], environment, dataDirectory: directory });
    const round = await prepare(first);
    expect(round.rows.length).toBeGreaterThanOrEqual(500);
    const cells = healthCells();
    const acknowledged = await sendUntilKilled(first, round, cells);
    await first.stop('SIGKILL');
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILL_AFTER);
    const second = await startServer({ environment, dataDirectory: directory });
    try {
      await expectWhole(second.url, round.auditor, acknowledged, cells);
    } finally {
      await second.stop();
    }
  }, 240_000);
});
