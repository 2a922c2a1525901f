import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryBackward, carryForward } from './carry.ts';
import { gapsAndOverlaps, overdrawnShares } from './timeline.ts';
import { ancestorsOf, pathNames, subtreeOf, treeAsOf } from './tree.ts';
import type { Succession, UnitKind, UnitVersion } from './unit.ts';

const id = {
  p: 1,
  tk: 2,
  ha: 3,
  dt: 4,
  cv: 5,
  qt1: 6,
  qt2: 7,
  dt25: 8,
  a: 9,
  x: 10,
  y: 11,
  z: 12,
  w: 13,
  n: 14,
  m: 15,
  k: 16,
  syt: 17,
};

function version(
  unitId: number,
  fullName: string,
  parentId: number | null,
  more: Partial<UnitVersion> = {},
): UnitVersion {
  const kinds = new Map<string, UnitKind>([
    ['Tỉnh', 'province'],
    ['Huyện', 'district'],
  ]);
  const [first = '', ...rest] = fullName.split(' ');
  const kind = kinds.get(first) ?? 'commune';
  const base = { unitId, code: `${unitId}`, name: rest.join(' '), fullName, kind, parentId };
  return { ...base, validFrom: '2020-02-01', validTo: null, ...more };
}

function link(fromId: number, toId: number, share = '1', day = '2025-07-01'): Succession {
  return { fromId, toId, share, day, basis: 'Nghị quyết 1657/NQ-UBTVQH15' };
}

const ended = { validTo: '2025-07-01' };
const versions: UnitVersion[] = [
  version(id.p, 'Tỉnh Cao Bằng', null),
  version(id.tk, 'Huyện Trùng Khánh', id.p, ended),
  version(id.ha, 'Huyện Hoà An', id.p, ended),
  version(id.dt, 'Xã Đàm Thủy', id.tk, ended),
  version(id.cv, 'Xã Chí Viễn', id.tk, ended),
  version(id.qt1, 'Xã Quang Trung', id.tk, ended),
  version(id.qt2, 'Xã Quang Trung', id.ha, ended),
  version(id.dt25, 'Xã Đàm Thủy', id.p, { code: `${id.dt}`, validFrom: '2025-07-01' }),
];

describe('R1 units in time', () => {
  test('R1 the tree as of a day', () => {
    const before = treeAsOf(versions, '2025-06-30');
    const after = treeAsOf(versions, '2025-07-01');
    expect(subtreeOf(before, id.tk).map(({ unitId }) => unitId)).toEqual([id.tk, id.cv, id.dt, id.qt1]);
    expect(subtreeOf(after, id.p).map(({ unitId }) => unitId)).toEqual([id.p, id.dt25]);
    expect(subtreeOf(after, id.tk)).toEqual([]);
    expect(ancestorsOf(before, id.dt).map(({ unitId }) => unitId)).toEqual([id.tk, id.p]);
    expect(treeAsOf(versions, '2020-01-31').units.size).toBe(0);
  });

  test('R1 a commune is named with its district, while there is one', () => {
    const before = treeAsOf(versions, '2022-04-10');
    expect(pathNames(before, id.dt)).toBe('xã Đàm Thủy, huyện Trùng Khánh');
    expect(pathNames(before, id.qt1)).not.toBe(pathNames(before, id.qt2));
    expect(pathNames(before, id.tk)).toBe('huyện Trùng Khánh');
    expect(pathNames(treeAsOf(versions, '2026-01-01'), id.dt25)).toBe('xã Đàm Thủy');
    expect(pathNames(before, id.dt25)).toBeUndefined();
  });

  test('R1 an office keeps the capital of its name', () => {
    const office = version(id.syt, 'Sở Y tế', id.p, { kind: 'department' });
    expect(pathNames(treeAsOf([...versions, office], '2022-01-01'), id.syt)).toBe('Sở Y tế');
  });

  test('R1 a code may pass to a successor, not be held twice', () => {
    expect(gapsAndOverlaps(versions)).toEqual([]);
    const early = version(id.dt25, 'Xã Đàm Thủy', id.p, { code: `${id.dt}`, validFrom: '2025-06-01' });
    expect(gapsAndOverlaps([...versions.slice(0, -1), early])).toEqual([
      { kind: 'code-twice', unitId: id.dt25, from: '2025-06-01', to: '2025-07-01' },
    ]);
  });

  test('R1 gaps, overlaps, reversed days and lost parents are named with their days', () => {
    const root = version(id.p, 'Tỉnh Cao Bằng', null);
    const first = version(id.a, 'Xã A', id.p, { validTo: '2022-01-01' });
    const second = (validFrom: string) => version(id.a, 'Xã B', id.p, { validFrom });
    expect(gapsAndOverlaps([root, second('2022-01-01'), first])).toEqual([]);
    expect(gapsAndOverlaps([root, first, second('2022-01-03')])).toEqual([
      { kind: 'gap', unitId: id.a, from: '2022-01-01', to: '2022-01-03' },
    ]);
    expect(gapsAndOverlaps([root, first, second('2021-12-31')])).toEqual([
      { kind: 'overlap', unitId: id.a, from: '2021-12-31', to: '2022-01-01' },
    ]);
    expect(gapsAndOverlaps([root, version(id.a, 'Xã A', id.p, { validTo: '2019-01-01' })])).toEqual([
      { kind: 'reversed', unitId: id.a, from: '2020-02-01', to: '2019-01-01' },
    ]);
    expect(gapsAndOverlaps([version(id.tk, 'Huyện Trùng Khánh', null, ended), version(id.x, 'Xã X', id.tk)])).toEqual([
      { kind: 'parent-missing', unitId: id.x, from: '2020-02-01', to: null },
    ]);
  });
});

describe('R72 figures carried along succession', () => {
  const merge = [link(id.dt, id.n), link(id.cv, id.n)];

  test('R72 shares of 1 add up exactly', () => {
    const figures = new Map([
      [id.dt, '0.1'],
      [id.cv, '0.2'],
      [id.qt1, '7'],
    ]);
    const carried = carryForward(figures, merge, '2024-12-31', '2025-12-31');
    expect(carried.get(id.n)).toEqual({ value: '0.3', unknown: [], complete: true });
    expect(carried.get(id.qt1)?.value).toBe('7');
    expect(carried.has(id.dt)).toBe(false);
  });

  test('R72 links outside the days asked do nothing', () => {
    const figures = new Map([[id.dt, '5']]);
    expect(carryForward(figures, merge, '2025-07-01', '2025-12-31').get(id.dt)?.value).toBe('5');
    expect(carryForward(figures, merge, '2024-01-01', '2025-06-30').get(id.dt)?.value).toBe('5');
    expect(carryForward(figures, merge, '2025-06-30', '2025-07-01').get(id.n)?.value).toBe('5');
  });

  test('R72 a part of a figure is said to be unknown, never guessed', () => {
    const figures = new Map([
      [id.dt, '100'],
      [id.cv, '30'],
    ]);
    const split = [link(id.dt, id.n, '1/3'), link(id.dt, id.m, '2/3'), link(id.cv, id.n)];
    const carried = carryForward(figures, split, '2025-01-01', '2026-01-01');
    expect(carried.get(id.n)).toEqual({ value: '30', unknown: [{ unitId: id.dt, share: '1/3' }], complete: false });
    expect(carried.get(id.m)).toEqual({
      value: undefined,
      unknown: [{ unitId: id.dt, share: '2/3' }],
      complete: false,
    });
  });

  test('R72 what was split in three and joined again is known again', () => {
    const links = [
      ...[id.x, id.y, id.z].map((part) => link(id.dt, part, '1/3', '2023-01-01')),
      ...[id.x, id.y, id.z].map((part) => link(part, id.w, '1', '2025-07-01')),
    ];
    const carried = carryForward(new Map([[id.dt, '100']]), links, '2022-01-01', '2026-01-01');
    expect([...carried]).toEqual([[id.w, { value: '100', unknown: [], complete: true }]]);
  });

  test('R72 a unit keeps what it does not give away', () => {
    const carried = carryForward(new Map([[id.dt, '10']]), [link(id.dt, id.cv, '0.25')], '2025-01-01', '2026-01-01');
    expect(carried.get(id.dt)?.unknown).toEqual([{ unitId: id.dt, share: '0.75' }]);
    expect(carried.get(id.cv)?.unknown).toEqual([{ unitId: id.dt, share: '0.25' }]);
  });

  test('R72 backward, a merged figure is not taken apart and a renamed unit is known', () => {
    const links = [...merge, link(id.qt1, id.k)];
    const figures = new Map([
      [id.n, '12'],
      [id.k, '7'],
    ]);
    const carried = carryBackward(figures, [id.dt, id.cv, id.qt1], links, '2025-12-31', '2024-12-31');
    expect(carried.get(id.dt)).toEqual({ value: undefined, unknown: [{ unitId: id.n, share: '1' }], complete: false });
    expect(carried.get(id.qt1)).toEqual({ value: '7', unknown: [], complete: true });
  });

  test('R72 more than the whole cannot be given away', () => {
    const thirds = [id.x, id.y, id.z].map((part) => link(id.dt, part, '1/3'));
    expect(overdrawnShares(thirds)).toEqual([]);
    expect(overdrawnShares([...thirds, link(id.dt, id.w, '0.01')])).toEqual([
      { kind: 'shares-over-one', unitId: id.dt, from: '2025-07-01', to: null },
    ]);
  });

  test('R72 merging loses nothing: the sum over successors is the sum over predecessors', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const merged = fc.array(fc.record({ cents, target: fc.nat(3) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(merged, (units) => {
        const figures = new Map(units.map((unit, index) => [index, decimal(unit.cents)]));
        const links = units.map(({ target }, index) => link(index, 1000 + target));
        const carried = carryForward(figures, links, '2025-01-01', '2026-01-01');
        const sum = [...carried.values()].reduce((total, { value }) => total + Math.round(Number(value) * 100), 0);
        expect(sum).toBe(units.reduce((total, unit) => total + unit.cents, 0));
      }),
    );
  });

  function decimal(cents: number): string {
    const digits = `${Math.abs(cents)}`.padStart(3, '0');
    return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }
});
