import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { importUnits, listUnits } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const codes = async (name: Parameters<World['as']>[0], query = {}) =>
  (await (await world.as(name)).call(listUnits, { query })).body.units.map(({ code }) => code);

describe('the tree somebody sees', () => {
  it('R9 a commune sees itself, a district its communes, departments and the board the province', () =>
    world.rollback(async () => {
      expect(await codes('lan')).toEqual(['01495']);
      expect(await codes('minh')).toEqual(['047', '01477', '01495', '01501']);
      expect(await codes('hai')).toEqual(['048', '01558', '01561']);
      const whole = await codes('vinh');
      expect(whole).toEqual(expect.arrayContaining(['04', '047', '048', '01495', '01558', 'BDT', 'SYT']));
      for (const name of ['thu', 'ban', 'tuan'] as const) expect(await codes(name)).toEqual(whole);
    }));

  it('R1 is asked as of a day, a commune always with its district', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const { body } = await lan.call(listUnits, { query: { asOf: '2022-04-22' } });
      expect(body).toMatchObject({
        asOf: '2022-04-22',
        units: [{ path: 'xã Đàm Thủy, huyện Trùng Khánh', kind: 'commune' }],
      });
      expect((await lan.call(listUnits, { query: { asOf: '1990-01-01' } })).body.units).toEqual([]);
      expect((await lan.call(listUnits, { query: { asOf: '2022-02-31' } })).status).toBe(400);
    }));

  it('R9 only the catalogue duty brings units in; a refused file leaves nothing', () =>
    world.rollback(async () => {
      const units = [
        { code: '01600', name: 'Thử', fullName: 'Xã Thử', kind: 'commune' as const, parent: '047' },
        { code: '01601', name: 'Thử Hai', fullName: 'Xã Thử Hai', kind: 'commune' as const, parent: '999' },
      ];
      const body = { from: '2022-01-01', legalBasis: 'Thử nghiệm', units };
      expect((await (await world.as('minh')).call(importUnits, { body })).status).toBe(403);
      const tuan = await world.as('tuan');
      const refused = await tuan.call(importUnits, { body });
      expect([refused.status, refused.problem.code]).toEqual([422, 'invalid-content']);
      expect(await codes('minh')).not.toContain('01600');
      expect((await tuan.call(importUnits, { body: { ...body, units: units.slice(0, 1) } })).body).toEqual({
        added: 1,
        changed: 0,
        unchanged: 0,
      });
      expect(await codes('minh')).toContain('01600');
    }));
});
