import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Body } from '../../src/platform/contract/route.ts';
import { returnSubmission } from '../../src/review/contract.ts';
import { getCellHistory, getSheet, saveDraft, submitValues } from '../../src/submissions/contract.ts';
import { dt01Cells } from '../../src/submissions/server/sheets.fixture.ts';
import type { Client } from '../world/client.ts';
import { seenSheet } from '../world/decide.ts';
import { ownSubmission } from '../world/round.ts';
import { openWorld, type World } from '../world/world.ts';

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
const opened = async (forms: readonly [string] = ['DT01']): Promise<string> => {
  await world.openCampaign({ forms, period: '2022' });
  return (await ownSubmission(lan, { form: forms[0], period: '2022' })).id;
};

describe('each cell by itself', () => {
  const taking = (id: string, baseVersion: number, patch: Pick<Body<typeof saveDraft>, 'cells' | 'rows'>) =>
    lan.call(saveDraft, { params: { id }, body: { baseVersion, partial: true, ...patch } });
  const cellsOf = async (id: string) => (await lan.call(getSheet, { params: { id } })).body.values;

  it('R16 what cannot be taken is offered back with the reason, the rest is kept', () =>
    asLan(async () => {
      const id = await opened();
      await taking(id, 1, { cells: { 'A01.TAY': '120' } });
      const cells = {
        'A01.TAY': '121',
        'A01.NUNG': '80',
        'A01.MONG': '1,5',
        'A01.TS': '5',
        'A99.X': '1',
        'A01.DAO': null,
      };
      const { status, body } = await taking(id, 1, { cells });
      expect([status, body.dataVersion, body.filled]).toEqual([200, 3, 2]);
      expect(body.notTaken.map(({ cell, why, yours, theirs }) => [cell, why, yours, theirs])).toEqual([
        ['A01.MONG', 'invalid', '1,5', null],
        ['A01.TS', 'invalid', '5', null],
        ['A99.X', 'invalid', '1', null],
        ['A01.TAY', 'conflict', '121', '120'],
      ]);
      expect(body.notTaken.every(({ why, message, by }) => (why === 'conflict' ? by !== '' : message !== ''))).toBe(
        true,
      );
      expect((await cellsOf(id)).cells).toEqual({ 'A01.TAY': '120', 'A01.NUNG': '80' });
    }));

  it('R16 a patch of which nothing is taken changes nothing and leaves no line in the history', () =>
    asLan(async () => {
      const id = await opened();
      const { body } = await taking(id, 1, { cells: { 'A01.TAY': 'abc' } });
      expect([body.dataVersion, body.notTaken.length]).toEqual([1, 1]);
      expect((await lan.call(getCellHistory, { params: { id, cell: 'A01.TAY' } })).body.changes).toEqual([]);
    }));

  it('R16 two tabs that add a row each both keep it; a row taken away is not brought back by a late value', () =>
    asLan(async () => {
      const id = await opened(['DT19']);
      const row = (name: string) => ({ id: name, values: { HOTEN: `Người ${name}` }, added: true as const });
      expect((await taking(id, 1, { rows: { A: [row('a')] } })).body.notTaken).toEqual([]);
      expect((await taking(id, 1, { rows: { A: [row('b')] } })).body.notTaken).toEqual([]);
      const names = async () => ((await cellsOf(id)).lists.A ?? []).map((one) => [one.id, one.values.HOTEN]);
      expect(await names()).toEqual([
        ['a', 'Người a'],
        ['b', 'Người b'],
      ]);
      // One tab corrects row a while the other adds to row b: both stand.
      await taking(id, 3, { rows: { A: [{ id: 'a', values: { HOTEN: 'Người A' } }] } });
      await taking(id, 3, { rows: { A: [{ id: 'b', values: { NAMSINH: '1960' } }] } });
      expect((await cellsOf(id)).lists.A).toEqual([
        { id: 'a', values: { HOTEN: 'Người A' } },
        { id: 'b', values: { HOTEN: 'Người b', NAMSINH: '1960' } },
      ]);
      await taking(id, 5, { rows: { A: [{ id: 'a', removed: true }] } });
      const late = await taking(id, 5, { rows: { A: [{ id: 'a', values: { NAMSINH: '1955' } }] } });
      expect(late.body.notTaken).toMatchObject([{ cell: 'A#a.NAMSINH', why: 'conflict', yours: '1955', theirs: null }]);
      expect(await names()).toEqual([['b', 'Người b']]);
    }));

  it('R16 taking away a row that somebody corrected since is asked about, and the row stays', () =>
    asLan(async () => {
      const id = await opened(['DT19']);
      await taking(id, 1, { rows: { A: [{ id: 'a', values: { HOTEN: 'Người a' }, added: true }] } });
      await taking(id, 2, { rows: { A: [{ id: 'a', values: { HOTEN: 'Người A' } }] } });
      const { body } = await taking(id, 2, { rows: { A: [{ id: 'a', removed: true }] } });
      expect(body.notTaken).toMatchObject([{ cell: 'A#a.HOTEN', why: 'conflict', yours: null, theirs: 'Người A' }]);
      expect((await cellsOf(id)).lists.A).toHaveLength(1);
    }));

  it('R21 of a returned sheet the open cells are kept, a closed one is offered back', () =>
    asLan(async () => {
      const id = await opened();
      await lan.call(submitValues, { params: { id }, body: { baseVersion: 1, cells: dt01Cells() } });
      const minh = await world.as('minh');
      const back = {
        seen: await seenSheet(minh, id),
        reason: 'Xem lại',
        cells: [{ cell: 'A01.TAY', reason: 'Sai' }],
        dueOn: '2022-12-20',
      };
      const returned = await minh.call(returnSubmission, { params: { id }, body: back });
      const { dataVersion, openedCells } = returned.body;
      expect(openedCells).not.toContain('B01.TS');
      const { body } = await taking(id, dataVersion, { cells: { 'A01.TAY': '55', 'B01.TS': '7' } });
      expect(body.notTaken).toMatchObject([{ cell: 'B01.TS', why: 'closed', yours: '7' }]);
      expect((await cellsOf(id)).cells['A01.TAY']).toBe('55');
    }));
});
