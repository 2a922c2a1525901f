import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportRow, importFindings, type LivingUnit, parentOf, unitsByCode } from './import-plan.ts';
import type { UnitKind } from './unit.ts';

const row = (code: string, kind: UnitKind, parent: string | null): ImportRow => ({
  code,
  kind,
  parent,
  name: code,
  fullName: `đơn vị ${code}`,
});
const alive = (id: number, code: string, kind: UnitKind, parentId: number | null): LivingUnit => ({
  id,
  code,
  kind,
  parentId,
});

const province = row('04', 'province', null);
const board = row('BDT', 'board', '04');
const district = row('047', 'district', '04');
const commune = row('01495', 'commune', '047');
const living = [alive(1, '04', 'province', null), alive(2, 'BDT', 'board', 1), alive(3, '047', 'district', 1)];

const messages = (rows: readonly ImportRow[], standing: readonly LivingUnit[] = []) =>
  importFindings(rows, standing).map(({ at, message }) => `${at} ${message}`);

describe('R1 where a file of units goes wrong', () => {
  it.each<[string, readonly ImportRow[], readonly LivingUnit[], readonly string[]]>([
    ['a whole province', [province, board, district, commune], [], []],
    ['children before their parents', [commune, district, province], [], []],
    ['under units that are there', [commune], living, []],
    ['a commune under the province, as after 2025', [row('01495', 'commune', '04')], living, []],
    [
      'a code twice',
      [commune, { ...commune }],
      living,
      ['body/units/1 Dòng 2 (01495 đơn vị 01495): mã đã có ở dòng 1'],
    ],
    ['one code for two kinds is two units', [district, row('047', 'department', '04')], [...living.slice(0, 1)], []],
    [
      'a second province',
      [row('06', 'province', null)],
      living,
      ['body/units/0 Dòng 1 (06 đơn vị 06): chỉ có một tỉnh trong hệ thống, đã có 04'],
    ],
    [
      'a province with something above',
      [row('04', 'province', '047')],
      living,
      ['body/units/0 Dòng 1 (04 đơn vị 04): tỉnh là gốc của cây đơn vị, không có cấp trên'],
    ],
    [
      'nothing above',
      [row('01495', 'commune', null)],
      living,
      ['body/units/0 Dòng 1 (01495 đơn vị 01495): thiếu mã đơn vị cấp trên'],
    ],
    [
      'an unknown one above',
      [row('01495', 'commune', '999')],
      living,
      ['body/units/0 Dòng 1 (01495 đơn vị 01495): không tìm thấy đơn vị cấp trên 999 trong tệp hoặc trong danh mục'],
    ],
    [
      'a district under a district',
      [row('048', 'district', '047')],
      living,
      ['body/units/0 Dòng 1 (048 đơn vị 048): huyện không đứng dưới huyện (047)'],
    ],
    [
      'its own parent',
      [row('048', 'district', '048')],
      living,
      ['body/units/0 Dòng 1 (048 đơn vị 048): nằm trong một vòng cấp trên (048)'],
    ],
    [
      'a circle of two',
      [row('A1', 'district', 'A2'), row('A2', 'district', 'A1')],
      living,
      [
        'body/units/0 Dòng 1 (A1 đơn vị A1): nằm trong một vòng cấp trên (A1, A2)',
        'body/units/1 Dòng 2 (A2 đơn vị A2): nằm trong một vòng cấp trên (A1, A2)',
      ],
    ],
    ['an office that bears the code of its area', [row('047', 'agency', '047')], living, []],
  ])('%s', (_name, rows, standing, found) => {
    expect(messages(rows, standing)).toEqual(found);
  });

  it('of several units with one code the parent is the one of a fitting kind', () => {
    const both = unitsByCode([alive(3, '047', 'department', 1), alive(4, '047', 'district', 1)]);
    expect(parentOf(commune, both)?.id).toBe(4);
    expect(parentOf(row('X', 'department', '047'), both)).toBeUndefined();
  });

  const tree = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.array(fc.nat({ max: 5 }), { maxLength: 30 }), fc.nat())
    .map(([districts, communes]) => [
      province,
      board,
      ...Array.from({ length: districts }, (_, at) => row(`H${at}`, 'district', '04')),
      ...communes.map((under, at) => row(`X${at}`, 'commune', `H${under % districts}`)),
    ]);

  it('a sound tree is sound in any order, and beside itself', () => {
    fc.assert(
      fc.property(
        tree.chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
        (rows) => {
          expect(messages(rows)).toEqual([]);
          const standing = rows.map(({ code, kind }, at) => alive(at + 1, code, kind, null));
          expect(messages(rows, standing)).toEqual([]);
        },
      ),
    );
  });

  const anyKind = fc.constantFrom<UnitKind[]>('province', 'board', 'department', 'district', 'commune', 'agency');
  const anyRow = fc
    .record({
      code: fc.constantFrom('A', 'B', 'C', 'D'),
      kind: anyKind,
      parent: fc.constantFrom(null, 'A', 'B', 'C', 'Z'),
    })
    .map(({ code, kind, parent }) => row(code, kind, parent));

  it('whatever the file: one finding a row at most, each at a row that is there; without findings everything but the root hangs somewhere', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 8 }), (rows) => {
        const found = importFindings(rows, []);
        const places = found.map(({ at }) => Number(at.replace('body/units/', '')));
        expect(new Set(places).size).toBe(places.length);
        for (const place of places) expect(rows[place]).toBeDefined();
        if (found.length > 0) return;
        const all = unitsByCode(rows);
        for (const one of rows) expect(one.kind === 'province' || parentOf(one, all) !== undefined).toBe(true);
        expect(rows.filter(({ kind }) => kind === 'province').length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
