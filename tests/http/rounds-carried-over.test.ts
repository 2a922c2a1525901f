import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { arrayLiteral } from '../../src/platform/db/arrays.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import type { Database } from '../../src/platform/db/open.ts';
import { type PlannedStep, planRound, type RouteFacts, type StandingUnit } from '../../src/rounds/rules/plan.ts';
import { extendClosure } from '../../src/units/server/closure.ts';
import { embeddedConnection, openInMemory } from '../world/in-memory.ts';
import { overConnection } from '../world/single-connection.ts';

const [PROVINCE, BOARD, STATISTICS, HEALTH] = [1, 2, 3, 4];
const [TRUNG_KHANH, HA_LANG, DAM_THUY, CHI_VIEN, VINH_QUY] = [10, 11, 20, 21, 22];
/** The level of districts ends on this day. */
const REFORM = '2025-07-01';
type Row = readonly [id: number, kind: string, parent: number | null, from: string, to: string | null];
const unitRows: readonly Row[] = [
  [PROVINCE, 'province', null, '2019-01-01', null],
  [BOARD, 'board', PROVINCE, '2019-01-01', null],
  [STATISTICS, 'department', PROVINCE, '2019-01-01', null],
  [HEALTH, 'department', PROVINCE, '2019-01-01', null],
  [TRUNG_KHANH, 'district', PROVINCE, '2019-01-01', REFORM],
  [HA_LANG, 'district', PROVINCE, '2019-01-01', REFORM],
  ...[DAM_THUY, CHI_VIEN, VINH_QUY].flatMap((id): Row[] => [
    [id, 'commune', id === VINH_QUY ? HA_LANG : TRUNG_KHANH, '2019-01-01', REFORM],
    [id, 'commune', PROVINCE, REFORM, null],
  ]),
];
const standing = (day: string): StandingUnit[] =>
  unitRows
    .filter(([, , , from, to]) => from <= day && (to === null || to > day))
    .map(([id, kind, parentId]) => ({ id, kind, parentId }));

const due = {
  dueCommune: '2022-01-10',
  dueDistrict: '2022-01-20',
  dueDepartment: '2022-01-30',
  dueBoard: '2022-02-05',
};
const OPENS = '2022-01-02';
const EXTENDED = '2022-01-18';

/** Each form once, by who fills it; DT01 changes its verifier between its periods. */
type Case = Pick<RouteFacts, 'filledBy' | 'reportsFor'> & {
  form: number;
  period: string;
  verifier: number;
  state: string;
};
const cases: readonly Case[] = [
  { form: 1, period: '2021', filledBy: 'commune', reportsFor: null, verifier: STATISTICS, state: 'approved' },
  { form: 1, period: '2022', filledBy: 'commune', reportsFor: null, verifier: HEALTH, state: 'open' },
  { form: 1, period: '2025', filledBy: 'commune', reportsFor: null, verifier: HEALTH, state: 'open' },
  { form: 2, period: '2022', filledBy: 'district', reportsFor: null, verifier: STATISTICS, state: 'open' },
  { form: 3, period: '2022', filledBy: 'department', reportsFor: 'commune', verifier: HEALTH, state: 'open' },
  { form: 4, period: '2022', filledBy: 'department', reportsFor: null, verifier: HEALTH, state: 'open' },
  { form: 5, period: '2022', filledBy: 'board', reportsFor: null, verifier: STATISTICS, state: 'open' },
  { form: 6, period: '2022', filledBy: 'board', reportsFor: null, verifier: BOARD, state: 'open' },
];
const planOf = ({ filledBy, reportsFor, verifier, period }: Case) =>
  planRound(
    {
      filledBy,
      reportsFor,
      verifierUnitIds: [verifier],
      boardUnitId: BOARD,
      provinceUnitId: PROVINCE,
      units: standing(`${period}-12-31`),
    },
    due,
  );

let database: Database;
let approvals: string[];
const released = mkdtempSync(join(tmpdir(), 'released-'));
const migrations = join(projectRoot, 'migrations');

/** A database of the release before, in its own shape: units over a reform, forms with dated routes, rounds half done. */
const fillReleased = async (): Promise<void> => {
  const db = database.owner;
  const ids = [...new Set(unitRows.map(([id]) => id))];
  await sql`insert into unit (id) overriding system value select * from unnest(${arrayLiteral(ids)}::integer[])`.execute(
    db,
  );
  for (const [id, kind, parent, from, to] of unitRows)
    await sql`insert into unit_version (unit_id, code, name, full_name, kind, parent_id, valid_from, valid_to)
      values (${id}, ${String(id)}, ${String(id)}, ${String(id)}, ${kind}, ${parent}, ${from}::date, ${to}::date)`.execute(
      db,
    );
  await extendClosure(db, ids);
  await sql`insert into account (username, kind, unit_id, password_hash, password_set_at, created_at)
    values ('bdt', 'unit', ${BOARD}, 'x', now(), now())`.execute(db);
  await sql`insert into letter (id, number, day, subject, unit_id, created_by, created_at)
    values ('00000000-0000-4000-8000-000000000001', '1', '2022-01-01', 'x', ${BOARD}, (select id from account), now())`.execute(
    db,
  );
  await sql`insert into campaign (id, title, letter_id, opens_on, due_commune, due_district, due_department, due_board, created_by, created_at)
    select '00000000-0000-4000-8000-000000000002', 'x', id, ${OPENS}::date, ${due.dueCommune}::date, ${due.dueDistrict}::date, ${due.dueDepartment}::date,
      ${due.dueBoard}::date, (select id from account), now() from letter`.execute(db);
  for (const one of cases) await fillRound(one);
  for (const { form, verifier } of cases.filter(({ form: id }) => id !== 1))
    await sql`insert into form_route (form_id, valid_from, verifier_unit_id) values (${form}, '2019-01-01', ${verifier})`.execute(
      db,
    );
  await sql`insert into form_route (form_id, valid_from, valid_to, verifier_unit_id, district_reads)
    values (1, '2019-01-01', '2022-06-01', ${STATISTICS}, true), (1, '2022-06-01', null, ${HEALTH}, false)`.execute(db);
};

const fillRound = async (one: Case): Promise<void> => {
  const db = database.owner;
  const { form, period, filledBy, reportsFor, state } = one;
  await sql`insert into form (id, code) overriding system value values (${form}, ${`DT0${form}`}) on conflict do nothing`.execute(
    db,
  );
  await sql`insert into form_version (id, form_id, number, title, sector, filled_by, reports_for, definition, digest, effective_from, published_at)
    overriding system value values (${form}, ${form}, 1, 'x', 'x', ${filledBy}, ${reportsFor}, '{}', 'x', '2019-01-01', now()) on conflict do nothing`.execute(
    db,
  );
  await sql`insert into campaign_form (campaign_id, form_version_id, period, period_start, period_end, reads_periods)
    select c.id, ${form}::integer, ${period}, ${`${period}-01-01`}::date, ${`${period}-12-31`}::date, '{2020}' from campaign c`.execute(
    db,
  );
  const { submissions, consolidations, steps } = planOf(one);
  for (const unit of consolidations)
    await sql`insert into consolidation (campaign_id, form_version_id, form_id, period, unit_id, state, due_on)
      select c.id, ${form}::integer, ${form}::integer, ${period}, ${unit}::integer, ${state === 'approved' ? 'approved' : 'signed'},
        ${unit === PROVINCE ? due.dueDepartment : due.dueDistrict}::date from campaign c`.execute(db);
  for (const { reporterId, subjectId } of submissions)
    await sql`insert into submission (campaign_id, form_version_id, form_id, period, reporter_unit_id, subject_unit_id, required, due_on)
      select c.id, ${form}::integer, ${form}::integer, ${period}, ${reporterId}::integer, ${subjectId}::integer, 9,
        ${subjectId === DAM_THUY && filledBy === 'commune' ? EXTENDED : dueOfFill(steps, subjectId)}::date from campaign c`.execute(
      db,
    );
  await sql`insert into approval (campaign_id, form_version_id, form_id, period, state, version, digest)
    select c.id, ${form}::integer, ${form}::integer, ${period}, ${state}, 3, 'sha256:x' from campaign c`.execute(db);
};

const dueOfFill = (steps: readonly PlannedStep[], subject: number): string =>
  steps.find(({ action, subjectUnitId }) => action === 'fill' && subjectUnitId === subject)?.dueOn ?? '';

beforeAll(async () => {
  for (const name of readdirSync(migrations)) if (name < '0010') cpSync(join(migrations, name), join(released, name));
  database = overConnection(await embeddedConnection(await openInMemory()), 'embedded');
  await migrate(database.owner, released);
  await fillReleased();
  const { rows } = await sql<{ id: string }>`select id from approval`.execute(database.owner);
  approvals = rows.map(({ id }) => id);
  await migrate(database.owner, migrations);
});
afterAll(async () => {
  await database.close();
  rmSync(released, { recursive: true, force: true });
});

const shown = ({ subjectUnitId, position, action, actorUnitId, dueOn }: PlannedStep): string =>
  `${subjectUnitId} ${position} ${action} ${actorUnitId} ${dueOn}`;

describe('rounds of a database of the release before', () => {
  it.each(cases)(
    'R20 DT0$form of $period, filled by $filledBy for $reportsFor: the steps are those that opening it today would plan',
    async (one) => {
      const { rows } = await sql<PlannedStep>`
        select t.subject_unit_id as "subjectUnitId", t.position, t.action, t.actor_unit_id as "actorUnitId", t.due_on as "dueOn"
        from round_step t join round r on r.id = t.round_id where r.form_id = ${one.form} and r.period = ${one.period}`.execute(
        database.owner,
      );
      const expected = planOf(one).steps.map((step) => {
        const extended = step.action === 'fill' && step.subjectUnitId === DAM_THUY && one.filledBy === 'commune';
        return extended ? { ...step, dueOn: EXTENDED } : step;
      });
      expect(expected.length).toBeGreaterThan(1);
      expect(rows.map(shown).sort()).toEqual(expected.map(shown).sort());
    },
  );

  it('R15 R20 a round keeps the id, state and version of its approval, its days, and the route of its last day', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select r.period, r.state, r.version, r.digest, r.period_end, r.opens_on, r.verifier_unit_ids, r.district_reads, r.reads_periods
      from round r where r.form_id = 1 order by r.period`.execute(database.owner);
    expect(rows).toMatchObject([
      { period: '2021', state: 'approved', version: 3, verifier_unit_ids: [STATISTICS], district_reads: true },
      { period: '2022', state: 'open', version: 3, verifier_unit_ids: [HEALTH], district_reads: false },
      { period: '2025', period_end: '2025-12-31', opens_on: OPENS, digest: 'sha256:x', reads_periods: ['2020'] },
    ]);
    expect(approvals.sort()).toEqual(
      (await database.owner.selectFrom('round').select('id').execute()).map(({ id }) => id).sort(),
    );
  });

  it('R20 every sheet and total stands in its round, and what was verified stays verified', async () => {
    const { rows } = await sql<{ form: number; period: string; sheets: number; totals: number; verified: number[] }>`
      select r.form_id as form, r.period, (select count(*)::integer from submission s where s.round_id = r.id) as sheets,
        count(c.id)::integer as totals, array_agg(distinct c.verified_to) as verified
      from round r left join consolidation c on c.round_id = r.id group by r.id order by r.form_id, r.period`.execute(
      database.owner,
    );
    expect(rows.map(({ form, period, sheets, totals }) => [form, period, sheets, totals])).toEqual(
      cases.map((one) => [one.form, one.period, planOf(one).submissions.length, planOf(one).consolidations.length]),
    );
    expect(rows.find(({ period }) => period === '2021')?.verified).toEqual([4]);
    expect(rows.find(({ form, period }) => form === 1 && period === '2022')?.verified).toEqual([0]);
  });

  it('R20 an approved round is locked again', async () => {
    for (const statement of [
      sql`update submission s set filled = 1 from round r where r.id = s.round_id and r.state = 'approved'`,
      sql`update consolidation c set version = 9 from round r where r.id = c.round_id and r.state = 'approved'`,
      sql`delete from round_step t using round r where r.id = t.round_id and r.state = 'approved'`,
      sql`update round set state = 'open' where state = 'approved'`,
    ])
      await expect(statement.execute(database.owner)).rejects.toThrow(/locked|stands/);
  });
});
