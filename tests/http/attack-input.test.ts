import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAuditEvents } from '../../src/audit/contract.ts';
import { excuseUnit, extendDueDates } from '../../src/campaigns/contract.ts';
import { printEmptyForm } from '../../src/forms/contract.ts';
import { printTotal } from '../../src/reports/contract.ts';
import { returnSubmission } from '../../src/review/contract.ts';
import { signIn } from '../../src/sign-in/contract.ts';
import { listSubmissions, saveDraft } from '../../src/submissions/contract.ts';
import { getTotal } from '../../src/totals/contract.ts';
import { importUnits, listUnits } from '../../src/units/contract.ts';
import { seenSheet } from '../world/decide.ts';
import { submitAs } from '../world/round.ts';
import { openWorld, type World } from '../world/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const round = { form: 'DT01', period: '2022' };
const placeOf = ({ status, problem }: { status: number; problem: Record<string, unknown> }) => {
  const [first] = (problem.findings ?? []) as { at: string; message: string }[];
  return `${status} ${first?.at ?? ''}: ${first?.message ?? ''}`;
};
const noDay = 'ngày không có trong lịch (từ 1900 đến 2100)';

describe('days that do not exist', () => {
  it.each(['2022-02-31', '2023-02-29', '0000-01-01', '9999-12-31'])(
    'R15 %s is refused where it stands, in addresses and bodies',
    (day) =>
      world.rollback(async () => {
        const [ban, minh, lan] = [await world.as('ban'), await world.as('minh'), await world.as('lan')];
        await world.openCampaign({ forms: ['DT01'], period: '2022' });
        const { id } = await submitAs(lan, 'lan', round);
        const seen = await seenSheet(minh, id);
        const body = { seen, reason: 'Xem lại', cells: [{ cell: 'A01.TAY', reason: 'Sai' }], dueOn: day };
        expect(placeOf(await minh.call(returnSubmission, { params: { id }, body }))).toBe(`400 body/dueOn: ${noDay}`);
        expect(placeOf(await ban.call(getTotal, { query: { ...round, asOf: day } }))).toBe(
          `400 querystring/asOf: ${noDay}`,
        );
        expect(placeOf(await ban.call(printTotal, { query: { ...round, format: 'xlsx', day } }))).toBe(
          `400 querystring/day: ${noDay}`,
        );
      }),
  );
});

describe('numbers out of bounds', () => {
  it('R27 a page of the trail before a number that none has is refused, not a fault of the system', () =>
    world.rollback(async () => {
      const ngoc = await world.as('ngoc');
      for (const before of [1e21, Number.POSITIVE_INFINITY])
        expect(placeOf(await ngoc.call(listAuditEvents, { query: { before } }))).toMatch(/^400 querystring\/before/);
    }));

  it('R35 a version that no form has is refused or not found', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const print = (version: number) => lan.call(printEmptyForm, { params: { code: 'DT01', version } });
      expect((await print(99_999_999_999)).status).toBe(400);
      expect((await print(9_999)).status).toBe(404);
    }));

  it('R50 wrong types are named in Vietnamese', () =>
    world.rollback(async () => {
      const answer = await (await world.as('ban')).call(getTotal, { query: { ...round, unit: 'x' as never } });
      expect(placeOf(answer)).toBe('400 querystring/unit: sai kiểu dữ liệu, cần số nguyên');
    }));
});

describe('characters that cannot be kept', () => {
  it('R4 in a name at the door they are refused, and nothing breaks', () =>
    world.rollback(async () => {
      for (const username of ['\ud800', 'a\0b'])
        expect(placeOf(await world.stranger().call(signIn, { body: { username, password: 'x' } }))).toMatch(
          /^400 body\/username: có ký tự không lưu được/,
        );
    }));

  it('R16 in a sheet they are refused with the cell, and the draft stays as it was', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const [sheet] = (await lan.call(listSubmissions, { query: round })).body.submissions;
      const save = (cells: Record<string, string>) =>
        lan.call(saveDraft, { params: { id: sheet?.id ?? '' }, body: { baseVersion: 1, cells } });
      expect(placeOf(await save({ 'A01.TAY': '1', 'A01.NUNG': '2\0' }))).toMatch(/^400 body\/cells\/A01.NUNG/);
      expect(placeOf(await save({ 'A\ud800': '1' }))).toMatch(/^400 body\/cells:/);
      const { rows } = await sql`select 1 from change_set where submission_id = ${sheet?.id}::uuid`.execute(world.db);
      expect(rows).toEqual([]);
    }));
});

describe('due dates and excuses', () => {
  it('R15 an extension into the past is refused, and who is excused has no due date to move', () =>
    world.rollback(async () => {
      const id = await world.openCampaign({ forms: ['DT01'], period: '2022' });
      world.clock.now = new Date('2022-12-01T03:00:00Z');
      const tuan = await world.as('tuan');
      const { submissions } = (await tuan.call(listSubmissions, { query: round })).body;
      const [unit = 0, other = 0] = submissions.map(({ reporter }) => reporter.id);
      const extend = (dueOn: string, units: number[]) =>
        tuan.call(extendDueDates, { params: { id }, body: { form: 'DT01', units, dueOn, reason: 'Mưa lũ' } });
      const past = await extend('2022-11-30', [unit]);
      expect([past.status, past.problem.detail]).toEqual([422, 'Hạn mới (30/11/2022) đã qua; hôm nay là 01/12/2022.']);
      const excuse = { form: 'DT01', period: '2022', unit, reason: 'Thiên tai' };
      expect((await tuan.call(excuseUnit, { params: { id }, body: excuse })).status).toBe(200);
      const excused = await extend('2022-12-10', [unit]);
      expect([excused.status, excused.problem.code]).toEqual([409, 'wrong-state']);
      expect((await extend('2022-12-10', [unit, other])).body).toEqual({ extended: 1 });
    }));
});

describe('a file of units', () => {
  it('R1 an office that bears the code of the area it stands in is no circle', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const units = [{ code: '047', name: 'Trạm', fullName: 'Trạm dân tộc', kind: 'agency' as const, parent: '047' }];
      const answer = await tuan.call(importUnits, { body: { from: '2022-04-22', legalBasis: 'Thử', units } });
      expect([answer.status, answer.body]).toEqual([200, { added: 1, changed: 0, unchanged: 0 }]);
      const listed = (await tuan.call(listUnits, { query: { asOf: '2022-04-22' } })).body.units;
      const district = listed.find(({ code, kind }) => code === '047' && kind === 'district');
      expect(listed.find(({ kind, code }) => kind === 'agency' && code === '047')?.parentId).toBe(district?.id);
    }));

  it('R1 thousands of units are named, renamed and corrected as a set', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const file = (name: string, from: string) => ({
        from,
        legalBasis: 'Thử',
        units: Array.from({ length: 3000 }, (_, index) => ({
          code: `X${index}`,
          name: `${name} ${index}`,
          fullName: `Xã ${name} ${index}`,
          kind: 'commune' as const,
          parent: '047',
          sectors: ['a"b', 'c\\d'],
        })),
      });
      expect((await tuan.call(importUnits, { body: file('Cũ', '2021-01-01') })).body).toMatchObject({ added: 3000 });
      expect((await tuan.call(importUnits, { body: file('Sai', '2022-01-01') })).body).toMatchObject({ changed: 3000 });
      expect((await tuan.call(importUnits, { body: file('Mới', '2022-01-01') })).body).toMatchObject({ changed: 3000 });
      expect((await tuan.call(importUnits, { body: file('Mới', '2022-01-01') })).body).toMatchObject({
        unchanged: 3000,
      });
      const nameOn = async (asOf: string) =>
        (await tuan.call(listUnits, { query: { asOf } })).body.units.find(({ code }) => code === 'X7');
      expect(await nameOn('2021-12-31')).toMatchObject({ name: 'Cũ 7', sectors: ['a"b', 'c\\d'] });
      expect(await nameOn('2022-01-01')).toMatchObject({ name: 'Mới 7', sectors: ['a"b', 'c\\d'], validTo: null });
    }));
});
