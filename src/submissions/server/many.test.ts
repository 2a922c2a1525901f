import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { approveSeen, returnSeen } from '../../../tests/world/decide.ts';
import { approvalOf } from '../../../tests/world/round.ts';
import { WORLD_DAY } from '../../../tests/world/small-province.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getOwnSheets, saveDrafts, submitSheets } from '../contract/many.ts';
import { getRevision, getSheet, listSubmissions, saveDraft, submitSheet } from '../contract.ts';
import { amount, publish, smallForm } from './small-forms.fixture.ts';

let world: World;
let sy: Client;
beforeAll(async () => {
  world = await openWorld();
  await publish(world, definition, '2022-01-01');
});
afterAll(() => world.close());

/** Sở Y tế reports for each commune; Cục Thống kê looks at each sheet. */
const definition = smallForm('BT1', [amount('A01'), amount('A02'), amount('A03')], {
  filledBy: 'department',
  reportsFor: 'commune',
  verifier: 'SYT',
  furtherVerifiers: ['CTK'],
  checks: [
    { id: 'K1', section: 'A', per: 'column', expression: 'A02 <= A01', severity: 'error', message: 'Lớn hơn A01' },
    { id: 'K2', section: 'A', per: 'column', expression: 'A03 <= 100', severity: 'warning', message: 'Quá 100' },
  ],
});
const asSy = (test: () => Promise<void>) =>
  world.rollback(async () => {
    sy = await world.as('sy');
    await test();
  });

const open = async () => {
  await world.openCampaign({ forms: ['BT1', 'DT04'], period: '2022' });
  return own();
};
const own = async () => {
  const { body } = await sy.call(getOwnSheets, { query: { form: 'BT1', period: '2022' } });
  return body.sheets.map(({ sheet, unit }) => ({ ...sheet, unit, id: sheet.submission.id }));
};
const cells = (a01: string, a02: string, a03: string) => ({ 'A01.X': a01, 'A02.X': a02, 'A03.X': a03 });
const fill = async (values: readonly Record<string, string>[]) => {
  const sheets = (await own()).slice(0, values.length);
  const { body } = await sy.call(saveDrafts, {
    body: {
      sheets: sheets.map(({ id, submission }, at) => ({
        id,
        baseVersion: submission.dataVersion,
        cells: values[at] ?? {},
      })),
    },
  });
  return body.sheets.map(({ id, saved }) => ({ id, baseVersion: saved?.dataVersion ?? 0 }));
};
const GOOD = cells('10', '5', '7');

describe('the sheets of an office that reports for each commune', () => {
  it('R16 are read at once, with the codes and districts by which spreadsheets name them', () =>
    asSy(async () => {
      const sheets = await open();
      expect(sheets.map(({ unit }) => [unit.code, unit.name, unit.district])).toEqual([
        ['01477', 'Thị trấn Trùng Khánh', 'Huyện Trùng Khánh'],
        ['01495', 'Xã Đàm Thủy', 'Huyện Trùng Khánh'],
        ['01501', 'Xã Chí Viễn', 'Huyện Trùng Khánh'],
        ['01558', 'Thị trấn Thanh Nhật', 'Huyện Hạ Lang'],
        ['01561', 'Xã Vinh Quý', 'Huyện Hạ Lang'],
      ]);
      for (const { unit: _unit, id, ...sheet } of sheets)
        expect(sheet).toEqual((await sy.call(getSheet, { params: { id } })).body);
    }));

  it('R9 nobody else is shown them: another department has none of its own', () =>
    asSy(async () => {
      await open();
      const thu = await world.as('thu');
      expect((await thu.call(getOwnSheets, { query: { form: 'BT1', period: '2022' } })).body).toEqual({ sheets: [] });
      const ngoc = await world.as('ngoc');
      expect((await ngoc.call(getOwnSheets, { query: { form: 'BT1', period: '2022' } })).status).toBe(403);
    }));
});

describe('saving in many sheets', () => {
  it('R16 each on its own version; what is wrong with one holds no other up', () =>
    asSy(async () => {
      const [first, second, third] = await open();
      await sy.call(saveDraft, { params: { id: first?.id ?? '' }, body: { baseVersion: 1, cells: { 'A01.X': '1' } } });
      const sheets = [
        { id: first?.id ?? '', baseVersion: 1, cells: { 'A01.X': '2', 'A02.X': '1' } },
        { id: second?.id ?? '', baseVersion: 9, cells: { 'A01.X': '2' } },
        { id: third?.id ?? '', baseVersion: 1, cells: { 'A01.X': '3', 'A02.X': 'ba' } },
      ];
      const { body } = await sy.call(saveDrafts, { body: { sheets } });
      expect(body.sheets).toMatchObject([
        { saved: { dataVersion: 3, notTaken: [{ cell: 'A01.X', why: 'conflict', theirs: '1' }] }, refused: null },
        { saved: null, refused: { code: 'stale-version', status: 409 } },
        { saved: { dataVersion: 2, filled: 1, notTaken: [{ cell: 'A02.X', why: 'invalid' }] }, refused: null },
      ]);
      const values = (await own()).map((sheet) => sheet.values.cells);
      expect(values.slice(0, 3)).toEqual([{ 'A01.X': '1', 'A02.X': '1' }, {}, { 'A01.X': '3' }]);
      // Whoever never heard the answer sends the same again: nothing is a conflict with oneself, nothing is written twice.
      const again = await sy.call(saveDrafts, {
        body: { sheets: [{ id: third?.id ?? '', baseVersion: 1, cells: { 'A01.X': '3' } }] },
      });
      expect(again.body.sheets[0]?.saved).toMatchObject({ dataVersion: 2, notTaken: [] });
    }));

  it('R9 a sheet of somebody else in the batch is refused as it would be by itself', () =>
    asSy(async () => {
      const [first] = await open();
      const lan = await world.as('lan');
      const foreign = (await lan.call(listSubmissions, { query: { form: 'DT04' } })).body.submissions[0]?.id ?? '';
      const sheets = [foreign, '00000000-0000-4000-8000-000000000000', first?.id ?? ''].map((id) => ({
        id,
        baseVersion: 1,
        cells: { 'A01.X': '4' },
      }));
      const { body } = await sy.call(saveDrafts, { body: { sheets } });
      expect(body.sheets.map(({ saved, refused }) => saved?.dataVersion ?? refused?.status)).toEqual([404, 404, 2]);
      // Who sees it but does not fill it is told so.
      const thu = await world.as('thu');
      const seen = await thu.call(saveDrafts, {
        body: { sheets: [{ id: first?.id ?? '', baseVersion: 2, cells: {} }] },
      });
      expect(seen.body.sheets[0]?.refused).toMatchObject({ code: 'not-allowed', status: 403 });
    }));

  it('R16 too many at once, or one twice, is refused as a whole with the limit', () =>
    asSy(async () => {
      const [first] = await open();
      const one = { id: first?.id ?? '', baseVersion: 1 };
      const many = Array.from({ length: 201 }, (_, at) => ({
        id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
        baseVersion: 1,
      }));
      const refused = await sy.call(saveDrafts, { body: { sheets: many } });
      expect([refused.status, refused.problem.detail]).toEqual([
        413,
        'Mỗi lần gửi nhiều nhất 200 phiếu; lần này có 201. Chia thành nhiều lần rồi gửi.',
      ]);
      expect((await sy.call(submitSheets, { body: { sheets: [one, one] } })).status).toBe(422);
      expect((await sy.call(submitSheets, { body: { sheets: [] } })).status).toBe(400);
    }));
});

describe('sending many sheets', () => {
  it('R16 the complete ones go, each other says why not and where', () =>
    asSy(async () => {
      await open();
      const [good, wrong, warned, short, ...rest] = await fill([
        GOOD,
        cells('5', '10', '7'),
        cells('5', '1', '200'),
        { 'A01.X': '1' },
        {},
      ]);
      const { body } = await sy.call(submitSheets, {
        body: { sheets: [good, wrong, warned, short, ...rest].flatMap((one) => one ?? []) },
      });
      expect(body.sheets.map(({ sent, refused }) => sent?.state ?? refused?.code)).toEqual([
        'submitted',
        'check-failed',
        'explanation-needed',
        'check-failed',
        'blank-form',
      ]);
      expect(body.sheets[1]?.refused?.cells).toEqual([
        { cell: 'A02.X', message: 'A02 · A02: A02 là 10, lớn hơn A01 (5)' },
      ]);
      expect(body.sheets[3]?.refused?.cells[0]).toEqual({ cell: 'A02.X', message: 'A02 · A02: Còn 2 ô trống' });
      expect((await own()).map(({ submission }) => [submission.state, submission.revision])).toEqual([
        ['submitted', 1],
        ['draft', 0],
        ['draft', 0],
        ['draft', 0],
        ['draft', 0],
      ]);
      const explained = [
        { ...(warned ?? { id: '', baseVersion: 1 }), explanations: [{ check: 'K2', at: 'X', text: 'Có biên bản.' }] },
      ];
      expect((await sy.call(submitSheets, { body: { sheets: explained } })).body.sheets[0]?.sent?.revision).toBe(1);
    }));

  it('R16 what changed since it was looked at is not sent: 409 for that one', () =>
    asSy(async () => {
      await open();
      const sheets = await fill([GOOD, GOOD]);
      const [first] = sheets;
      await sy.call(saveDraft, {
        params: { id: first?.id ?? '' },
        body: { baseVersion: first?.baseVersion ?? 0, cells: { 'A01.X': '11' } },
      });
      const { body } = await sy.call(submitSheets, { body: { sheets } });
      expect(body.sheets.map(({ sent, refused }) => sent?.state ?? refused?.status)).toEqual([409, 'submitted']);
    }));

  it('R16 freezes the same as sending it alone: figures, what was read from outside, digest of its content', () =>
    asSy(async () => {
      await open();
      const [together, alone] = await fill([GOOD, GOOD]);
      const batch = await sy.call(submitSheets, { body: { sheets: together ? [together] : [] } });
      const single = await sy.call(submitSheet, {
        params: { id: alone?.id ?? '' },
        body: { baseVersion: alone?.baseVersion ?? 0 },
      });
      const frozen = async (id: string | undefined) => {
        const { body } = await sy.call(getRevision, { params: { id: id ?? '', number: 1 } });
        const { digest: _own, submittedAt: _at, ...content } = body;
        return content;
      };
      expect(await frozen(together?.id)).toEqual(await frozen(alone?.id));
      expect(batch.body.sheets[0]?.sent).toMatchObject({
        state: single.body.state,
        revision: 1,
        dataVersion: single.body.dataVersion,
      });
    }));

  it('R20 a returned sheet takes its opened cells only, and goes back whole', () =>
    asSy(async () => {
      await open();
      const sheets = await fill([GOOD]);
      await sy.call(submitSheets, { body: { sheets } });
      const id = sheets[0]?.id ?? '';
      const back = {
        reason: 'Xem lại số liệu',
        cells: [{ cell: 'A03.X', reason: 'Khác năm trước' }],
        dueOn: '2022-12-05',
      };
      expect((await returnSeen(await world.as('thu'), id, back)).status).toBe(200);
      const [returned] = await own();
      expect(returned?.openedCells).toContain('A03.X');
      expect(returned?.openedCells).not.toContain('A01.X');
      const baseVersion = returned?.submission.dataVersion ?? 0;
      const { body } = await sy.call(saveDrafts, {
        body: { sheets: [{ id, baseVersion, cells: { 'A01.X': '99', 'A03.X': '8' } }] },
      });
      expect(body.sheets[0]?.saved?.notTaken).toMatchObject([{ cell: 'A01.X', why: 'closed' }]);
      const sent = await sy.call(submitSheets, { body: { sheets: [{ id, baseVersion: baseVersion + 1 }] } });
      expect(sent.body.sheets[0]?.sent).toMatchObject({ state: 'submitted', revision: 2 });
    }));

  it('R22 of an approved round nothing is saved and nothing sent; before it opens neither', () =>
    asSy(async () => {
      const { furtherVerifiers: _none, ...alone } = definition;
      await publish(world, { ...alone, code: 'BT2' }, '2022-01-01');
      await world.openCampaign({ forms: ['BT2'], period: '2022', opensOn: '2022-11-23' });
      const { body } = await sy.call(getOwnSheets, { query: { form: 'BT2', period: '2022' } });
      const all = body.sheets.map(({ sheet }) => sheet.submission.id);
      const save = async (baseVersion: number) => {
        const sheets = all.map((id) => ({ id, baseVersion, cells: GOOD }));
        return (await sy.call(saveDrafts, { body: { sheets } })).body.sheets.map(
          ({ saved, refused }) => refused?.code ?? saved?.dataVersion,
        );
      };
      world.clock.now = new Date('2022-11-22T02:00:00Z');
      expect(new Set(await save(1))).toEqual(new Set(['wrong-state']));
      world.clock.now = WORLD_DAY;
      expect(new Set(await save(1))).toEqual(new Set([2]));
      const send = async () => {
        const sheets = all.map((id) => ({ id, baseVersion: 2 }));
        return (await sy.call(submitSheets, { body: { sheets } })).body.sheets.map(
          ({ sent, refused }) => refused?.code ?? sent?.state,
        );
      };
      // Who fills verifies: each is accepted at once.
      expect(new Set(await send())).toEqual(new Set(['accepted']));
      const mai = await world.as('mai');
      const { id } = await approvalOf(mai, { form: 'BT2', period: '2022' });
      expect((await approveSeen(mai, id)).status).toBe(200);
      expect(new Set(await save(3))).toEqual(new Set(['locked']));
      expect(new Set(await send())).toEqual(new Set(['locked']));
      const refused = await world.db
        .selectFrom('audit_event')
        .select('reason')
        .where('action', '=', 'refused')
        .execute();
      expect(refused.filter(({ reason }) => reason === 'locked')).toHaveLength(10);
    }));
});
