import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryBackward, carryForward } from './carry.ts';
import { gapsAndOverlaps, overdrawnShares } from './timeline.ts';
import { ancestorsOf, pathNames, subtreeOf, treeAsOf } from './tree.ts';
import type { Succession, UnitKind, UnitVersion } from './unit.ts';

function version(
  unitId: string,
  fullName: string,
  parentId: string | null,
  more: Partial<UnitVersion> = {},
): UnitVersion {
  const kinds = new Map<string, UnitKind>([
    ['Tỉnh', 'province'],
    ['Huyện', 'district'],
  ]);
  const [first = '', ...rest] = fullName.split(' ');
  const kind = kinds.get(first) ?? 'commune';
  const base = { unitId, code: unitId, name: rest.join(' '), fullName, kind, parentId };
  return { ...base, validFrom: '2020-02-01', validTo: null, ...more };
}

function link(fromId: string, toId: string, share = '1', day = '2025-07-01'): Succession {
  return { fromId, toId, share, day, basis: 'Nghị quyết 1657/NQ-UBTVQH15' };
}

const ended = { validTo: '2025-06-30' };
const versions: UnitVersion[] = [
  version('p', 'Tỉnh Cao Bằng', null),
  version('tk', 'Huyện Trùng Khánh', 'p', ended),
  version('ha', 'Huyện Hoà An', 'p', ended),
  version('dt', 'Xã Đàm Thủy', 'tk', ended),
  version('cv', 'Xã Chí Viễn', 'tk', ended),
  version('qt1', 'Xã Quang Trung', 'tk', ended),
  version('qt2', 'Xã Quang Trung', 'ha', ended),
  version('dt25', 'Xã Đàm Thủy', 'p', { code: 'dt', validFrom: '2025-07-01' }),
];

describe('R1 units in time', () => {
  test('R1 the tree as of a day', () => {
    const before = treeAsOf(versions, '2025-06-30');
    const after = treeAsOf(versions, '2025-07-01');
    expect(subtreeOf(before, 'tk').map(({ unitId }) => unitId)).toEqual(['tk', 'cv', 'dt', 'qt1']);
    expect(subtreeOf(after, 'p').map(({ unitId }) => unitId)).toEqual(['p', 'dt25']);
    expect(subtreeOf(after, 'tk')).toEqual([]);
    expect(ancestorsOf(before, 'dt').map(({ unitId }) => unitId)).toEqual(['tk', 'p']);
    expect(treeAsOf(versions, '2020-01-31').units.size).toBe(0);
  });

  test('R1 a commune is named with its district, while there is one', () => {
    const before = treeAsOf(versions, '2022-04-10');
    expect(pathNames(before, 'dt')).toBe('xã Đàm Thủy, huyện Trùng Khánh');
    expect(pathNames(before, 'qt1')).not.toBe(pathNames(before, 'qt2'));
    expect(pathNames(before, 'tk')).toBe('huyện Trùng Khánh');
    expect(pathNames(treeAsOf(versions, '2026-01-01'), 'dt25')).toBe('xã Đàm Thủy');
    expect(pathNames(before, 'dt25')).toBeUndefined();
  });

  test('R1 an office keeps the capital of its name', () => {
    const office = version('syt', 'Sở Y tế', 'p', { kind: 'department' });
    expect(pathNames(treeAsOf([...versions, office], '2022-01-01'), 'syt')).toBe('Sở Y tế');
  });

  test('R1 a code may pass to a successor, not be held twice', () => {
    expect(gapsAndOverlaps(versions)).toEqual([]);
    const early = version('dt25', 'Xã Đàm Thủy', 'p', { code: 'dt', validFrom: '2025-06-01' });
    expect(gapsAndOverlaps([...versions.slice(0, -1), early])).toEqual([
      { kind: 'code-twice', unitId: 'dt25', from: '2025-06-01', to: '2025-06-30' },
    ]);
  });

  test('R1 gaps, overlaps, reversed days and lost parents are named with their days', () => {
    const root = version('p', 'Tỉnh Cao Bằng', null);
    const first = version('a', 'Xã A', 'p', { validTo: '2021-12-31' });
    const second = (validFrom: string) => version('a', 'Xã B', 'p', { validFrom });
    expect(gapsAndOverlaps([root, second('2022-01-01'), first])).toEqual([]);
    expect(gapsAndOverlaps([root, first, second('2022-01-03')])).toEqual([
      { kind: 'gap', unitId: 'a', from: '2022-01-01', to: '2022-01-02' },
    ]);
    expect(gapsAndOverlaps([root, first, second('2021-12-31')])).toEqual([
      { kind: 'overlap', unitId: 'a', from: '2021-12-31', to: '2021-12-31' },
    ]);
    expect(gapsAndOverlaps([root, version('a', 'Xã A', 'p', { validTo: '2019-01-01' })])).toEqual([
      { kind: 'reversed', unitId: 'a', from: '2020-02-01', to: '2019-01-01' },
    ]);
    expect(gapsAndOverlaps([version('tk', 'Huyện Trùng Khánh', null, ended), version('x', 'Xã X', 'tk')])).toEqual([
      { kind: 'parent-missing', unitId: 'x', from: '2020-02-01', to: null },
    ]);
  });
});

describe('R72 figures carried along succession', () => {
  const merge = [link('dt', 'n'), link('cv', 'n')];

  test('R72 shares of 1 add up exactly', () => {
    const figures = new Map([
      ['dt', '0.1'],
      ['cv', '0.2'],
      ['qt1', '7'],
    ]);
    const carried = carryForward(figures, merge, '2024-12-31', '2025-12-31');
    expect(carried.get('n')).toEqual({ value: '0.3', unknown: [], complete: true });
    expect(carried.get('qt1')?.value).toBe('7');
    expect(carried.has('dt')).toBe(false);
  });

  test('R72 links outside the days asked do nothing', () => {
    const figures = new Map([['dt', '5']]);
    expect(carryForward(figures, merge, '2025-07-01', '2025-12-31').get('dt')?.value).toBe('5');
    expect(carryForward(figures, merge, '2024-01-01', '2025-06-30').get('dt')?.value).toBe('5');
    expect(carryForward(figures, merge, '2025-06-30', '2025-07-01').get('n')?.value).toBe('5');
  });

  test('R72 a part of a figure is said to be unknown, never guessed', () => {
    const figures = new Map([
      ['dt', '100'],
      ['cv', '30'],
    ]);
    const split = [link('dt', 'n', '1/3'), link('dt', 'm', '2/3'), link('cv', 'n')];
    const carried = carryForward(figures, split, '2025-01-01', '2026-01-01');
    expect(carried.get('n')).toEqual({ value: '30', unknown: [{ unitId: 'dt', share: '1/3' }], complete: false });
    expect(carried.get('m')).toEqual({ value: undefined, unknown: [{ unitId: 'dt', share: '2/3' }], complete: false });
  });

  test('R72 what was split in three and joined again is known again', () => {
    const links = [
      ...['x', 'y', 'z'].map((id) => link('dt', id, '1/3', '2023-01-01')),
      ...['x', 'y', 'z'].map((id) => link(id, 'w', '1', '2025-07-01')),
    ];
    const carried = carryForward(new Map([['dt', '100']]), links, '2022-01-01', '2026-01-01');
    expect([...carried]).toEqual([['w', { value: '100', unknown: [], complete: true }]]);
  });

  test('R72 a unit keeps what it does not give away', () => {
    const carried = carryForward(new Map([['dt', '10']]), [link('dt', 'cv', '0.25')], '2025-01-01', '2026-01-01');
    expect(carried.get('dt')?.unknown).toEqual([{ unitId: 'dt', share: '0.75' }]);
    expect(carried.get('cv')?.unknown).toEqual([{ unitId: 'dt', share: '0.25' }]);
  });

  test('R72 backward, a merged figure is not taken apart and a renamed unit is known', () => {
    const links = [...merge, link('qt1', 'k')];
    const figures = new Map([
      ['n', '12'],
      ['k', '7'],
    ]);
    const carried = carryBackward(figures, ['dt', 'cv', 'qt1'], links, '2025-12-31', '2024-12-31');
    expect(carried.get('dt')).toEqual({ value: undefined, unknown: [{ unitId: 'n', share: '1' }], complete: false });
    expect(carried.get('qt1')).toEqual({ value: '7', unknown: [], complete: true });
  });

  test('R72 more than the whole cannot be given away', () => {
    const thirds = ['x', 'y', 'z'].map((id) => link('dt', id, '1/3'));
    expect(overdrawnShares(thirds)).toEqual([]);
    expect(overdrawnShares([...thirds, link('dt', 'w', '0.01')])).toEqual([
      { kind: 'shares-over-one', unitId: 'dt', from: '2025-07-01', to: '2025-07-01' },
    ]);
  });

  test('R72 merging loses nothing: the sum over successors is the sum over predecessors', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const merged = fc.array(fc.record({ cents, target: fc.nat(3) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(merged, (units) => {
        const figures = new Map(units.map((unit, index) => [`u${index}`, decimal(unit.cents)]));
        const links = units.map(({ target }, index) => link(`u${index}`, `n${target}`));
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
