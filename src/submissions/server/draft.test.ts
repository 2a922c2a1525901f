import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getCellHistory, getSheet, listSubmissions, saveDraft, submitSheet, submitValues } from '../contract.ts';
import { dt01Cells, dt07Cells } from './sheets.fixture.ts';

let world: World;
let lan: Client;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** A rolled-back transaction in which the clerk has signed in. */
const asLan = (test: () => Promise<void>) =>
  world.rollback(async () => {
    lan = await world.as('lan');
    await test();
  });

const sheetOf = async (client: Client, form = 'DT01', period = '2022'): Promise<string> => {
  const { body } = await client.call(listSubmissions, { query: { form, period } });
  return body.submissions[0]?.id ?? '';
};
const opened = async (forms = ['DT01'], period = '2022'): Promise<string> => {
  await world.openCampaign({ forms, period });
  return sheetOf(lan, forms[0], period);
};
const save = (id: string, baseVersion: number, cells: Record<string, string | null>) =>
  lan.call(saveDraft, { params: { id }, body: { baseVersion, cells } });

describe('saving while one types', () => {
  it('R16 cells that nobody else changed are merged into the draft; the version rises by one', () =>
    asLan(async () => {
      const id = await opened();
      expect((await save(id, 1, { 'A01.TAY': '120' })).body).toEqual({
        dataVersion: 2,
        filled: 1,
        required: 68,
        notTaken: [],
      });
      expect((await save(id, 1, { 'A01.NUNG': '80', 'A02.TAY': '-' })).body).toEqual({
        dataVersion: 3,
        filled: 3,
        required: 68,
        notTaken: [],
      });
      expect((await lan.call(getSheet, { params: { id } })).body.values.cells).toEqual({
        'A01.TAY': '120',
        'A01.NUNG': '80',
        'A02.TAY': '-',
      });
    }));

  it('R16 a cell changed elsewhere since is named with both values, and nothing of the patch is kept', () =>
    asLan(async () => {
      const id = await opened();
      await save(id, 1, { 'A01.TAY': '120' });
      const refused = await save(id, 1, { 'A01.TAY': '121', 'A01.NUNG': '80' });
      expect(refused.status).toBe(409);
      expect(refused.problem).toMatchObject({
        code: 'cell-conflict',
        currentVersion: 2,
        conflicts: [{ cell: 'A01.TAY', yours: '121', theirs: '120', by: 'Hoàng Thị Lan' }],
      });
      expect((await lan.call(getSheet, { params: { id } })).body.values.cells).toEqual({ 'A01.TAY': '120' });
      expect((await save(id, 1, { 'A01.TAY': '120', 'A01.NUNG': '80' })).body.dataVersion).toBe(3);
    }));

  it('R16 a figure is kept in its one writing, whoever sends it: 2.50 is 2.5, and sending 2.5 again changes nothing', () =>
    asLan(async () => {
      const id = await opened(['DT04']);
      await save(id, 1, { 'A01.GT': '2.50' });
      expect((await lan.call(getSheet, { params: { id } })).body.values.cells).toEqual({ 'A01.GT': '2.5' });
      expect((await save(id, 2, { 'A01.GT': '2.5' })).body.dataVersion).toBe(2);
      const { body } = await lan.call(getCellHistory, { params: { id, cell: 'A01.GT' } });
      expect(body.changes.map(({ after }) => after)).toEqual(['2.5']);
      // More places than the cell has are no figure of it, though they be zeros.
      expect((await save(id, 2, { 'A01.GT': '2.500' })).problem.code).toBe('invalid-values');
    }));

  it('R11 an untouched list is missing; “không phát sinh” fills it, and is taken back by the first row', () =>
    asLan(async () => {
      const id = await opened(['DT19']);
      const filled = async (baseVersion: number, body: object) => {
        const saved = await lan.call(saveDraft, { params: { id }, body: { baseVersion, ...body } });
        return [saved.status, saved.body.filled, saved.body.required];
      };
      expect(await filled(1, { cells: { 'B04.GT': '0' } })).toEqual([200, 1, 5]);
      expect(await filled(2, { cells: { A: '-' } })).toEqual([200, 2, 5]);
      const row = { id: 'r1', values: { HOTEN: 'Bế Văn Minh' }, added: true };
      expect((await filled(3, { rows: { A: [row] } }))[0]).toBe(422);
      expect((await filled(3, { cells: { A: null }, rows: { A: [row] } }))[0]).toBe(200);
    }));

  it('R16 a version from the future is refused and names both', () =>
    asLan(async () => {
      const id = await opened();
      expect((await save(id, 5, { 'A01.TAY': '1' })).problem).toMatchObject({
        code: 'stale-version',
        yours: 5,
        current: 1,
      });
    }));

  it('R11 what a cell cannot hold is refused by cell; computed cells cannot be written', () =>
    asLan(async () => {
      const id = await opened();
      const { status, problem } = await save(id, 1, {
        'A01.TAY': '1,5',
        'A01.TS': '5',
        'A99.X': '1',
        'A01.NUNG': '12',
      });
      expect(status).toBe(422);
      expect(problem).toMatchObject({
        code: 'invalid-values',
        findings: [{ cell: 'A01.TAY' }, { cell: 'A01.TS' }, { cell: 'A99.X' }],
      });
      expect((await lan.call(getSheet, { params: { id } })).body.submission).toMatchObject({
        filled: 0,
        dataVersion: 1,
      });
    }));

  it('R26 every change stands in the history of its cell: who, when, before, after', () =>
    asLan(async () => {
      const id = await opened();
      await save(id, 1, { 'A01.TAY': '120' });
      await save(id, 2, { 'A01.TAY': '125', 'A01.DAO': '3' });
      await save(id, 3, { 'A01.TAY': null });
      const { body } = await lan.call(getCellHistory, { params: { id, cell: 'A01.TAY' } });
      expect(body.changes.map(({ before, after, custodian, source }) => [before, after, custodian, source])).toEqual([
        [null, '120', 'Hoàng Thị Lan', 'api'],
        ['120', '125', 'Hoàng Thị Lan', 'api'],
        ['125', null, 'Hoàng Thị Lan', 'api'],
      ]);
    }));

  it('R26 what is still being typed is not shown to the district', () =>
    asLan(async () => {
      const id = await opened();
      const minh = await world.as('minh');
      await save(id, 1, { 'A01.TAY': '120' });
      expect((await minh.call(getSheet, { params: { id } })).body).toMatchObject({
        values: { cells: {} },
        submission: { filled: 1 },
        actions: [],
      });
      expect((await minh.call(getCellHistory, { params: { id, cell: 'A01.TAY' } })).body.changes).toEqual([]);
    }));

  it('R10 rows of a list are kept, checked by column, and each change of a value is recorded', () =>
    asLan(async () => {
      const id = await opened(['DT19']);
      const row = { id: 'r1', values: { HOTEN: 'Người minh họa 01' } };
      const kept = await lan.call(saveDraft, {
        params: { id },
        body: { baseVersion: 1, rows: { A: [{ ...row, added: true }] } },
      });
      expect(kept.status, JSON.stringify(kept.problem)).toBe(200);
      const wrong = await lan.call(saveDraft, {
        params: { id },
        body: { baseVersion: 2, rows: { A: [{ id: 'r1', values: { NAMSINH: 'mai' } }] } },
      });
      expect(wrong.problem).toMatchObject({ code: 'invalid-values', findings: [{ cell: 'A#r1.NAMSINH' }] });
      expect((await lan.call(getSheet, { params: { id } })).body.values.lists).toEqual({ A: [row] });
    }));
});

describe('sending', () => {
  const send = (
    id: string,
    cells: Record<string, string>,
    explanations?: { check: string; at: string; text: string }[],
  ) =>
    lan.call(submitValues, {
      params: { id },
      body: { baseVersion: 1, cells, ...(explanations ? { explanations } : {}) },
    });

  it('R16 an all-blank form cannot be sent', () =>
    asLan(async () => {
      const id = await opened();
      expect((await lan.call(submitSheet, { params: { id }, body: { baseVersion: 1 } })).problem.code).toBe(
        'blank-form',
      );
    }));

  it('R12 missing cells stop the sending and are all named; "không phát sinh" fills a cell', () =>
    asLan(async () => {
      const id = await opened();
      const { 'A01.LOLO': _, 'A02.LOLO': __, ...rest } = dt01Cells();
      const missing = await send(id, rest);
      expect(missing.status).toBe(422);
      expect(missing.problem).toMatchObject({
        code: 'check-failed',
        failures: [{ check: 'required', cells: ['A01.LOLO', 'A02.LOLO'] }],
      });
      const none = Object.fromEntries(
        Object.keys(dt01Cells())
          .filter((cell) => cell.endsWith('.LOLO'))
          .map((cell) => [cell, '-']),
      );
      expect((await send(id, { ...dt01Cells(), ...none })).status).toBe(200);
    }));

  it('R11 a failed check stops the sending with its words and the cells to go to', () =>
    asLan(async () => {
      const id = await opened();
      const { problem } = await send(id, { ...dt01Cells(), 'A02.MONG': '99' });
      expect(problem.code).toBe('check-failed');
      expect(problem.failures).toContainEqual(
        expect.objectContaining({
          check: 'A-SUM',
          at: 'MONG',
          sentence:
            'Mông: nhân khẩu là 99, khác tổng của dưới 16 tuổi, từ 16 đến dưới 60 tuổi và từ 60 tuổi trở lên (96)',
          words: 'A02 = A04 + A05 + A06 · cột Mông: 99 ≠ 24 + 48 + 24 = 96',
        }),
      );
      expect(JSON.stringify(problem.failures)).toContain('A02.MONG');
    }));

  it('R12 a warning is kept with its explanation, which stays with the revision', () =>
    asLan(async () => {
      const id = await opened();
      const cells = {
        ...dt01Cells(),
        'A01.TAY': '80',
        'A02.TAY': '80',
        'A03.TAY': '40',
        'A04.TAY': '20',
        'A05.TAY': '40',
        'A06.TAY': '20',
      };
      const refused = await send(id, cells);
      expect(refused.problem).toMatchObject({ code: 'explanation-needed', failures: [{ check: 'A-HO', at: 'TAY' }] });
      const explanation = { check: 'A-HO', at: 'TAY', text: 'Nhiều hộ độc thân tại khu tập thể' };
      const idle = { check: 'A-HO', at: 'NUNG', text: 'Không cần' };
      expect((await send(id, cells, [explanation, idle])).status).toBe(200);
      expect((await lan.call(getSheet, { params: { id } })).body.explanations).toEqual([explanation]);
    }));

  it('R16 a stale version is refused and names both; a second sending finds the wrong state', () =>
    asLan(async () => {
      const id = await opened();
      await save(id, 1, { 'A01.TAY': '1' });
      expect((await send(id, dt01Cells())).problem).toMatchObject({ code: 'stale-version', yours: 1, current: 2 });
      const body = { baseVersion: 2, cells: dt01Cells() };
      expect((await lan.call(submitValues, { params: { id }, body })).status).toBe(200);
      expect(
        (await lan.call(submitValues, { params: { id }, body: { ...body, baseVersion: 3 } })).problem,
      ).toMatchObject({ code: 'wrong-state', state: 'submitted', allowed: [] });
    }));

  it('R16 the same request again gives the same answer and no second effect', () =>
    asLan(async () => {
      const id = await opened();
      const key = '7b9e2a34-58b1-4f0e-9f39-0f8d1a2b3c4d';
      const input = { params: { id }, body: { baseVersion: 1, cells: dt01Cells() } };
      const [first, again] = [
        await lan.call(submitValues, input, { key }),
        await lan.call(submitValues, input, { key }),
      ];
      expect(first.status).toBe(200);
      expect(again.body).toEqual(first.body);
      expect((await lan.call(getSheet, { params: { id } })).body.revisions).toHaveLength(1);
      const other = { ...input, body: { ...input.body, baseVersion: 2 } };
      expect((await lan.call(submitValues, other, { key })).problem.code).toBe('idempotency-key-reused');
    }));

  it('R13 other forms are read while one enters and frozen into the revision', () =>
    asLan(async () => {
      await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022' });
      const [dt01, dt07] = [await sheetOf(lan), await sheetOf(lan, 'DT07')];
      expect((await send(dt01, dt01Cells())).status).toBe(200);
      const context = (await lan.call(getSheet, { params: { id: dt07 } })).body.context;
      expect(context.forms?.DT01?.['A01.TS']).toBe('216');
      const wrong = await send(dt07, { ...dt07Cells(), 'A01.TAY': '500' });
      expect(wrong.problem.code).toBe('explanation-needed');
      const sent = await send(dt07, dt07Cells());
      expect(sent.status, JSON.stringify(sent.problem)).toBe(200);
    }));

  it('R31 last period stands beside the cell, and warns of a jump', () =>
    asLan(async () => {
      const before = await opened(['DT01'], '2021');
      expect((await send(before, dt01Cells(20))).status).toBe(200);
      const now = await opened(['DT01'], '2022');
      const { body } = await lan.call(getSheet, { params: { id: now } });
      expect(body.previousPeriodName).toBe('Năm 2021');
      expect(body.context.previous?.['A02.TAY']).toBe('80');
      expect((await send(now, dt01Cells(40))).problem).toMatchObject({ code: 'explanation-needed' });
      const { body: history } = await lan.call(getCellHistory, { params: { id: now, cell: 'A02.TAY' } });
      expect(history.periods).toEqual([
        { period: '2021', periodName: 'Năm 2021', asked: true, value: '80', state: 'submitted' },
      ]);
    }));
});
