import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstallationSecrets } from '../../../src/app/installation-secrets.ts';
import { readConfig } from '../../../src/platform/config/config.ts';
import { projectRoot } from '../../../src/platform/config/project-root.ts';
import { migrate } from '../../../src/platform/db/migrate.ts';
import { type Database, openServer } from '../../../src/platform/db/open.ts';
import { listConsolidations } from '../../../src/review/contract.ts';
import { changePassword, signIn } from '../../../src/sign-in/contract.ts';
import { type OwnServer, startPostgres } from '../../machine/postgres.ts';
import { PASSWORD, type PersonName, people } from '../../world/people.ts';
import { buildSmallProvince, WORLD_DAY } from '../../world/small-province.ts';
import { areaName, askAll, everySubmission, type Questions, staying } from '../asks.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { packFiles, type WorldName, writeReleased } from '../released.ts';
import { dumpRows } from '../rows.ts';
import { playCollected } from './collected.ts';

const release: string = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')).version;
let server: OwnServer;
const migrations = join(projectRoot, 'migrations');

const emptyDatabase = async (name: string): Promise<Database> => {
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return openServer({ url: server.url(name), connections: 4 });
};

const directory = (): string => mkdtempSync(join(tmpdir(), 'dan-toc-made-'));
const minuteAfter = ({ clock }: Installation): Date => new Date(clock.now.getTime() + 60_000);

/** Sealed, written down, and asked a minute later what the coming releases will be asked; one session stays open. */
const keep = async (
  world: WorldName,
  installation: Installation,
  questions: () => Promise<Questions>,
): Promise<void> => {
  const openSession = (await installation.as('lan')).cookie ?? '';
  await installation.runJobs();
  const rows = await dumpRows(installation.database.owner);
  const { 'tai-khoan-minh-hoa.csv': _, ...files } = packFiles(installation.dataDirectory);
  installation.clock.now = minuteAfter(installation);
  const asked = await questions();
  const answers = await askAll(asked, staying(installation.as));
  const now = installation.clock.now.toISOString();
  const migrations = readdirSync(join(projectRoot, 'migrations')).sort();
  const { secondFactors } = installation;
  writeReleased(release, world, {
    rows,
    files,
    recorded: { now, migrations, secondFactors, openSession, questions: asked, answers },
  });
};

const roundsIn = (rows: readonly { form: string; period: string }[]) =>
  [...new Set(rows.map(({ form, period }) => `${form} ${period}`))].sort().map((text) => {
    const [form = '', period = ''] = text.split(' ');
    return { form, period };
  });

/** Every cell that changed more than once, and one in five of the others. */
const changedCells = async ({ owner }: Database, ids: readonly string[]) => {
  const { rows } = await sql<{ id: string; cell: string; changes: number }>`
    select submission_id as id, cell, count(*)::integer as changes from cell_change
    where submission_id = any(${ids}::uuid[]) group by 1, 2 order by 1, 2`.execute(owner);
  return rows.filter(({ changes }, index) => changes > 1 || index % 5 === 0).map(({ id, cell }) => ({ id, cell }));
};

const versionsOf = async ({ owner }: Database) => {
  const { rows } = await sql<{ code: string; version: number }>`
    select f.code, v.number as version from form_version v join form f on f.id = v.form_id order by 1, 2`.execute(
    owner,
  );
  return rows.map(({ code, version }) => ({ code, version }));
};

const unitsOf = async ({ owner }: Database, kinds: readonly string[]) => {
  const { rows } = await sql<{
    id: number;
  }>`select unit_id as id from unit_version where kind = any(${kinds}) order by 1`.execute(owner);
  return rows.map(({ id }) => id);
};

/** One consolidation in so many. */
const areasOf = async ({ as }: Installation, each: number): Promise<string[]> => {
  const { body } = await (await as('vinh')).call(listConsolidations, {});
  return body.consolidations
    .map(areaName)
    .sort()
    .filter((_, index) => index % each === 0);
};

beforeAll(async () => {
  server = await startPostgres({ durable: false });
});
afterAll(() => server.stop());

it('a small province with rounds in every state', async () => {
  const database = await emptyDatabase('collected');
  const dataDirectory = directory();
  await migrate(database.owner, migrations);
  const secrets = await openInstallationSecrets(database.owner, readConfig({ DATA_DIR: dataDirectory }), true);
  await database.owner.transaction().execute((tx) => buildSmallProvince(tx, secrets));
  const installation = await openInstallation({ database, dataDirectory, now: WORLD_DAY, demonstration: false });
  await playCollected(installation);
  await keep('collected', installation, async () => {
    const rows = await everySubmission(await installation.as('vinh'));
    const sheets = rows.map(({ id }) => id);
    return {
      people: Object.keys(people).filter((name) => name !== 'nga') as PersonName[],
      sheets,
      cells: await changedCells(database, sheets),
      rounds: roundsIn(rows),
      areas: await areasOf(installation, 1),
      units: await unitsOf(database, ['province', 'district', 'commune']),
      forms: await versionsOf(database),
    };
  });
  await installation.close();
}, 600_000);

/** Some who work there, with a password of their own in place of the first one. */
const workers = [
  'lan',
  'kim',
  'sen',
  'dao',
  'minh',
  'hai',
  'thu',
  'binh',
  'sy',
  'ban',
  'tuan',
  'mai',
  'quan',
  'ngoc',
  'vinh',
] as const;

const takePasswords = async ({ stranger, dataDirectory }: Installation): Promise<void> => {
  const issued = new Map(
    readFileSync(join(dataDirectory, 'tai-khoan-minh-hoa.csv'), 'utf8')
      .split('\r\n')
      .map((line) =>
        line
          .split('","')
          .slice(1)
          .map((text) => text.replaceAll('"', '')),
      )
      .map(([username = '', password = '']) => [username, password]),
  );
  for (const name of workers) {
    const { username } = people[name];
    const password = issued.get(username) ?? '';
    const client = stranger();
    const { status, problem } = await client.call(signIn, { body: { username, password } });
    expect(status, `${name}: ${JSON.stringify(problem)}`).toBe(200);
    const changed = await client.call(changePassword, { body: { current: password, next: PASSWORD } });
    expect(changed.status, JSON.stringify(changed.problem)).toBe(200);
  }
};

/** Two communes, and whoever has no commune: offices and the board. */
const lookedAt = /Đàm Thủy|Vinh Quý|^(?!.*(Xã|Phường|Thị trấn))/;

it('the demonstration, as a first start loads it', async () => {
  const database = await emptyDatabase('demonstration');
  const now = new Date('2026-11-30T02:00:00Z');
  const installation = await openInstallation({ database, dataDirectory: directory(), now, demonstration: true });
  await takePasswords(installation);
  await keep('demonstration', installation, async () => {
    const rows = await everySubmission(await installation.as('vinh'));
    const sheets = rows.filter(({ subject }) => lookedAt.test(subject.name)).map(({ id }) => id);
    return {
      people: ['lan', 'minh', 'thu', 'sy', 'tuan', 'mai', 'vinh'],
      sheets,
      cells: (
        await changedCells(
          database,
          rows.map(({ id }) => id),
        )
      ).filter((_, index) => index % 4 === 0),
      rounds: roundsIn(rows),
      areas: await areasOf(installation, 4),
      units: await unitsOf(database, ['province', 'district']),
      forms: await versionsOf(database),
    };
  });
  await installation.close();
}, 600_000);
