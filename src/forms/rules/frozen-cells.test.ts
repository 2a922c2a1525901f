import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileForm } from './compile.ts';
import type { FrozenCell } from './compiled.ts';
import { compute } from './compute.ts';
import type { EthnicGroup, FormDefinition } from './definition.ts';
import { ENGINE } from './engine.ts';
import { frozenCellsOf } from './frozen-cells.ts';
import { definitionOf, peopleList, table, valuesOf } from './small-form.fixture.ts';
import { fromStored, toStored } from './stored-figures.ts';

const integer = (code: string, more: object = {}) => ({ code, label: code, type: 'integer' as const, ...more });
const column = { code: 'X', label: 'Số' };
const definition = definitionOf([
  table(
    [
      integer('A'),
      integer('B'),
      integer('T', { formula: 'A + B' }),
      integer('N', { formula: 'count(L)' }),
      integer('C'),
    ],
    [column],
  ),
  peopleList,
]);
const form = compileForm(definition);
const kept = frozenCellsOf(form);
const frozen = (cells: readonly FrozenCell[]) => ({ engine: 1, cells });

/** The same version as another engine would have put its figures. */
const reordered = (order: readonly number[]): FrozenCell[] =>
  kept.map((cell) => ({ ...cell, ordinal: cell.ordinal === null ? null : (order[cell.ordinal] ?? null) }));
const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });

describe('R10 R16 a published version is read by what was kept of it', () => {
  test('R16 figures stand where they were put when the version was published, whatever order this engine would choose', () => {
    fc.assert(
      fc.property(orders, fc.array(fc.nat(999), { minLength: 3, maxLength: 3 }), (order, [a, b, c]) => {
        const then = compileForm(definition, {}, frozen(reordered(order)));
        const values = valuesOf({ 'A.X': String(a), 'B.X': String(b), 'C.X': String(c) });
        const stored = toStored(then, compute(then, values));
        expect(stored.figures[order[0] ?? -1]).toBe(String(a));
        expect(fromStored(then, stored).values.cells).toEqual(values.cells);
        expect(then.ordinals.map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3]);
      }),
    );
  });

  test('R10 type, decimals, unit and adding kinds are those of the day of publishing', () => {
    const other = kept.map((cell) =>
      cell.code === 'A.X'
        ? { ...cell, type: 'decimal' as const, decimals: 3, unit: 'ha', overTime: 'mean' as const }
        : cell,
    );
    const then = compileForm(definition, {}, { engine: 0, cells: other });
    expect(then.cell('A.X')).toMatchObject({
      type: 'decimal',
      decimals: 3,
      unit: 'ha',
      overTime: 'mean',
      stored: true,
    });
    expect([then.engine, form.engine]).toEqual([0, ENGINE]);
  });

  test('R10 a definition that this engine would refuse is still read; a new one is refused', () => {
    const weighted: FormDefinition = definitionOf([
      table([integer('W', { overUnits: 'max' }), integer('M', { overUnits: { mean: 'W' } })], [column]),
    ]);
    expect(() => compileForm(weighted)).toThrow('Trọng số W.X');
    const allowed = compileForm(
      definitionOf([table([integer('W'), integer('M', { overUnits: { mean: 'W' } })], [column])]),
    );
    const read = compileForm(weighted, {}, frozen(frozenCellsOf(allowed)));
    expect(read.cell('M.X')?.overUnits).toEqual({ mean: 'W.X' });
  });

  test('R10 a formula that cannot be read any more is no reason to guess', () => {
    const broken = definitionOf([table([integer('A'), integer('T', { formula: 'A + Z' })], [column])]);
    const cells = frozenCellsOf(
      compileForm(definitionOf([table([integer('A'), integer('T', { formula: 'A' })], [column])])),
    );
    expect(() => compileForm(broken, {}, frozen(cells))).toThrow('Không có “Z”');
  });

  test('R10 a list of ethnic groups that has grown adds no column to a published version', () => {
    const group = (code: string): EthnicGroup => ({
      code,
      censusCode: code,
      name: `Nhóm ${code}`,
      otherNames: [],
      isMinority: true,
    });
    const all = definitionOf([table([integer('A')], [{ ethnicGroups: 'all' }])]);
    const then = compileForm(all, { ethnicGroups: [group('02'), group('07')] });
    const now = { ethnicGroups: [group('01'), group('02'), group('07'), group('55')] };
    expect(compileForm(all, now).cells).toHaveLength(4);
    expect(compileForm(all, now, frozen(frozenCellsOf(then))).cells.map(({ code }) => code)).toEqual([
      'A.E02',
      'A.E07',
    ]);
  });

  test.each<[string, FrozenCell[]]>([
    ['a cell that was not kept', kept.slice(1)],
    ['a kept cell that is not there', [...kept, ...kept.slice(0, 1).map((cell) => ({ ...cell, code: 'Z.X' }))]],
    ['a gap between ordinals', kept.map((cell) => (cell.ordinal === 3 ? { ...cell, ordinal: 7 } : cell))],
    ['nothing kept at all', []],
  ])('R16 %s is never read by guess', (_what, cells) => {
    expect(() => compileForm(definition, {}, frozen(cells))).toThrow();
  });

  test('R10 two cells of one series are refused, those that differ in breakdown or measure are not', () => {
    const rice = (columns: object[]) =>
      definitionOf([
        table(
          [integer('LUA', { indicator: 'LUA' })],
          columns.map((more, at) => ({ code: `C${at}`, label: 'c', ...more })),
        ),
      ]);
    expect(() => compileForm(rice([{}, {}]))).toThrow('Ô này và ô LUA.C0 cùng một chỉ tiêu (LUA)');
    const apart = compileForm(rice([{ measure: 'AREA' }, { measure: 'YIELD' }, { breakdown: { sex: 'F' } }, {}]));
    expect(apart.cells.map(({ series }) => series)).toEqual(['LUA#AREA', 'LUA#YIELD', 'LUA[sex=F]', 'LUA']);
    expect(apart.ofSeries('LUA[sex=F]')?.code).toBe('LUA.C2');
  });
});
