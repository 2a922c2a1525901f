import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedConnection, openInMemory } from '../../../tests/world/in-memory.ts';
import { overConnection } from '../../../tests/world/single-connection.ts';
import { projectRoot } from '../../platform/config/project-root.ts';
import { migrate } from '../../platform/db/migrate.ts';
import type { Database, Db } from '../../platform/db/open.ts';
import { Problem } from '../../platform/problems/catalogue.ts';
import type { ImportedUnit } from '../contract.ts';
import { findUnitByCode, importUnits, provinceId, unitPaths, unitsAbove, unitsAsOf } from './index.ts';

const now = new Date('2022-04-22T01:00:00Z');
const from = '2019-01-01';

let database: Database;
beforeAll(async () => {
  database = overConnection(await embeddedConnection(await openInMemory()), 'embedded');
  await migrate(database.db, join(projectRoot, 'migrations'));
});
afterAll(() => database.close());

class Undo extends Error {}
const inTransaction = async (work: (tx: Db) => Promise<void>): Promise<void> => {
  const run = database.db.transaction().execute(async (tx) => {
    await work(tx);
    throw new Undo();
  });
  await run.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
};

const catalogue = (): ImportedUnit[] => {
  const file: { units: ImportedUnit[] } = JSON.parse(
    readFileSync(join(projectRoot, 'catalog/units-2022.json'), 'utf8'),
  );
  return file.units.map(({ code, name, fullName, kind, parent }) => ({ code, name, fullName, kind, parent }));
};
const province: ImportedUnit = {
  code: '04',
  name: 'Cao Bằng',
  fullName: 'Tỉnh Cao Bằng',
  kind: 'province',
  parent: null,
};
const district: ImportedUnit = {
  code: '047',
  name: 'Trùng Khánh',
  fullName: 'Huyện Trùng Khánh',
  kind: 'district',
  parent: '04',
};
const commune: ImportedUnit = {
  code: '01495',
  name: 'Đàm Thủy',
  fullName: 'Xã Đàm Thủy',
  kind: 'commune',
  parent: '047',
};
const file = (units: ImportedUnit[], day = from) => ({ from: day, legalBasis: 'Nghị quyết 864/NQ-UBTVQH14', units });

const findingsOf = async (tx: Db, units: ImportedUnit[], day = from): Promise<string[]> => {
  try {
    await importUnits(tx, file(units, day), now);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid-content') throw error;
    const { findings } = error.facts;
    return Array.isArray(findings) ? findings.map(({ message }) => String(message)) : [];
  }
  return [];
};

describe('importing units', () => {
  it('R1 takes the whole province in, and changes nothing the second time', () =>
    inTransaction(async (tx) => {
      expect(await importUnits(tx, file(catalogue()), now)).toEqual({ added: 172, changed: 0, unchanged: 0 });
      expect(await importUnits(tx, file(catalogue()), now)).toEqual({ added: 0, changed: 0, unchanged: 172 });
      const units = await unitsAsOf(tx, await provinceId(tx), '2022-04-22');
      expect(units).toHaveLength(172);
      expect(units[0]?.kind).toBe('province');
    }));

  it('R1 asks the tree as of a day: a district holds its communes, nothing before it began', () =>
    inTransaction(async (tx) => {
      await importUnits(tx, file(catalogue()), now);
      const trungKhanh = await findUnitByCode(tx, '047', '2022-04-22');
      const below = await unitsAsOf(tx, trungKhanh?.id ?? 0, '2022-04-22');
      expect(below.filter(({ kind }) => kind === 'commune')).toHaveLength(21);
      expect(await unitsAsOf(tx, trungKhanh?.id ?? 0, '2018-12-31')).toEqual([]);
      const damThuy = await findUnitByCode(tx, '01495', '2022-04-22');
      expect((await unitsAbove(tx, damThuy?.id ?? 0, '2022-04-22')).map(({ code }) => code)).toEqual(['047', '04']);
      expect(unitPaths(await unitsAsOf(tx, await provinceId(tx), '2022-04-22')).get(damThuy?.id ?? 0)).toBe(
        'xã Đàm Thủy, huyện Trùng Khánh',
      );
    }));

  it('R1 takes children before their parents, and later files under units that are there', () =>
    inTransaction(async (tx) => {
      expect(await importUnits(tx, file([commune, district, province]), now)).toMatchObject({ added: 3 });
      const nga: ImportedUnit = {
        code: '01477',
        name: 'Trùng Khánh',
        fullName: 'Thị trấn Trùng Khánh',
        kind: 'commune',
        parent: '047',
      };
      expect(await importUnits(tx, file([nga], '2020-02-01'), now)).toMatchObject({ added: 1 });
      const root = await provinceId(tx);
      expect((await unitsAsOf(tx, root, '2020-01-31')).map(({ code }) => code)).not.toContain('01477');
      expect((await unitsAsOf(tx, root, '2020-02-01')).map(({ code }) => code)).toContain('01477');
    }));

  it('R1 a name that differs is corrected on the same day and holds from a later day on otherwise', () =>
    inTransaction(async (tx) => {
      await importUnits(tx, file([province, district, commune]), now);
      expect(await importUnits(tx, file([{ ...commune, name: 'Đàm Thuỷ' }]), now)).toEqual({
        added: 0,
        changed: 1,
        unchanged: 0,
      });
      expect(
        await importUnits(tx, file([{ ...commune, name: 'Bản Giốc', fullName: 'Xã Bản Giốc' }], '2021-01-01'), now),
      ).toMatchObject({ changed: 1 });
      expect((await findUnitByCode(tx, '01495', '2020-12-31'))?.name).toBe('Đàm Thuỷ');
      const renamed = await findUnitByCode(tx, '01495', '2021-01-01');
      expect(renamed?.name).toBe('Bản Giốc');
      expect(
        (await unitsAsOf(tx, await provinceId(tx), '2021-01-01')).filter(({ id }) => id === renamed?.id),
      ).toHaveLength(1);
    }));

  it.each<[string, ImportedUnit[], RegExp]>([
    [
      'an unknown parent',
      [province, { ...commune, parent: '999' }],
      /Dòng 2 \(01495 Xã Đàm Thủy\): không tìm thấy đơn vị cấp trên 999/,
    ],
    [
      'a commune under a commune',
      [province, district, commune, { ...commune, code: '01496', parent: '01495' }],
      /Dòng 4 .*xã không đứng dưới xã \(01495\)/,
    ],
    [
      'a circle',
      [province, { ...district, parent: '048' }, { ...district, code: '048', parent: '047' }],
      /Dòng 2 .*vòng cấp trên \(047, 048\)/,
    ],
    ['a code twice', [province, district, commune, commune], /Dòng 4 .*mã đã có ở dòng 3/],
    ['a second province', [province, { ...province, code: '05' }], /Dòng 1 .*chỉ có một tỉnh/],
    ['no parent', [province, { ...district, parent: null }], /Dòng 2 .*thiếu mã đơn vị cấp trên/],
    ['a province with a parent', [{ ...province, parent: '04' }], /vòng cấp trên|không có cấp trên/],
  ])('R1 refuses %s, naming the row', (_, units, message) =>
    inTransaction(async (tx) => {
      expect((await findingsOf(tx, units)).join('\n')).toMatch(message);
    }),
  );

  it('R1 refuses to move a unit or to bring it forward: that is a reform', () =>
    inTransaction(async (tx) => {
      await importUnits(tx, file([province]), now);
      await importUnits(
        tx,
        file(
          [district, { ...district, code: '048', name: 'Hạ Lang', fullName: 'Huyện Hạ Lang' }, commune],
          '2020-01-01',
        ),
        now,
      );
      expect(await findingsOf(tx, [{ ...commune, parent: '048' }], '2021-01-01')).toEqual([
        expect.stringMatching(/Dòng 1 .*đang thuộc 047, không thể chuyển sang 048/),
      ]);
      expect(await findingsOf(tx, [district], '2019-06-01')).toEqual([
        expect.stringMatching(/đã có từ ngày 01\/01\/2020/),
      ]);
    }));
});
