import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileForm } from './compile.ts';
import type { FormDefinition } from './definition.ts';
import { apply } from './edit/apply.ts';
import { type EditOperation, EditRefused } from './edit/operation.ts';
import { moveValues } from './move-values.ts';
import type { FormValues } from './values.ts';

const row = (at: number) => ({
  code: `R${at}`,
  label: `Dòng ${at}`,
  ...(at % 2 === 0 ? { indicator: `I${at}` } : {}),
  ...(at === 7 ? { type: 'text' as const } : { type: 'integer' as const }),
});
const start: FormDefinition = {
  code: 'TN01',
  title: 'Phiếu thử',
  sector: 'dan-so',
  periodKinds: ['year'],
  calendar: 'statistical',
  basis: '',
  provenance: 'official',
  filledBy: 'commune',
  verifier: 'CTK',
  sections: [
    {
      code: 'A',
      title: 'Bảng',
      shape: 'table',
      rows: Array.from({ length: 8 }, (_, at) => row(at)),
      columns: [
        { code: 'X', label: 'Nam', breakdown: { sex: 'M' } },
        { code: 'Y', label: 'Nữ', breakdown: { sex: 'F' } },
      ],
    },
    {
      code: 'B',
      title: 'Danh sách',
      shape: 'list',
      columns: [
        { code: 'TEN', label: 'Tên', type: 'text' },
        { code: 'TUOI', label: 'Tuổi', type: 'integer' },
      ],
    },
  ],
  checks: [],
};

const rowCode = fc.nat(7).map((at) => `R${at}`);
const site = { section: 'A', axis: 'rows' } as const;
const randomEdit: fc.Arbitrary<EditOperation> = fc.oneof(
  fc
    .record({ code: rowCode, to: fc.oneof(rowCode, fc.constantFrom('S1', 'S2')) })
    .map(({ code, to }): EditOperation => ({ op: 'rename-node', ...site, code, to })),
  rowCode.map((code): EditOperation => ({ op: 'remove-node', ...site, code })),
  fc
    .record({ code: rowCode, indicator: fc.constantFrom('I0', 'I2', 'MOI', null) })
    .map(({ code, indicator }): EditOperation => ({ op: 'set-node', ...site, code, values: { indicator } })),
  fc
    .record({ code: rowCode, type: fc.constantFrom('text' as const, 'integer' as const) })
    .map(({ code, type }): EditOperation => ({ op: 'set-node', ...site, code, values: { type } })),
  fc
    .record({ code: rowCode, after: fc.option(rowCode) })
    .map(({ code, after }): EditOperation => ({ op: 'move-node', ...site, under: null, code, after })),
  fc.constantFrom<EditOperation>(
    { op: 'remove-node', section: 'A', axis: 'columns', code: 'Y' },
    { op: 'remove-node', section: 'B', axis: 'columns', code: 'TUOI' },
    { op: 'set-node', section: 'B', axis: 'columns', code: 'TUOI', values: { type: 'text' } },
    { op: 'remove-section', section: 'B' },
    { op: 'set-cells', section: 'A', cells: ['R0.X', 'R3.Y'], values: { greyed: true } },
  ),
);

const edited = (edits: readonly EditOperation[]): FormDefinition =>
  edits.reduce((now, edit) => {
    try {
      const next = apply(now, edit);
      compileForm(next);
      return next;
    } catch (error) {
      if (error instanceof EditRefused || error instanceof Error) return now;
      throw error;
    }
  }, start);

const from = compileForm(start);
const randomValues: fc.Arbitrary<FormValues> = fc
  .record({
    cells: fc.dictionary(
      fc.constantFrom(...from.cells.filter(({ type }) => type === 'integer').map(({ code }) => code)),
      fc.oneof(fc.nat(99).map(String), fc.constant('-')),
    ),
    text: fc.option(fc.constantFrom('Ghi chú', '12')),
    rows: fc.array(fc.record({ TEN: fc.constantFrom('An', 'Bình'), TUOI: fc.nat(90).map(String) }), { maxLength: 3 }),
  })
  .map(({ cells, text, rows }) => ({
    cells: { ...cells, ...(text === null ? {} : { 'R7.X': text }) },
    lists: rows.length === 0 ? {} : { B: rows.map((values, at) => ({ id: String(at), values })) },
  }));

const countOf = ({ cells, lists }: FormValues): number =>
  Object.keys(cells).length +
  Object.values(lists)
    .flat()
    .reduce((sum, { values }) => sum + Object.keys(values).length, 0);

test('R10 a draft moved to a new version keeps every value whose cell lives on, and loses none of the others', () => {
  let left = 0;
  fc.assert(
    fc.property(fc.array(randomEdit, { maxLength: 6 }), randomValues, (edits, values) => {
      const to = compileForm(edited(edits));
      const moved = moveValues(from, to, values);
      for (const [code, value] of Object.entries(values.cells)) {
        const cell = from.cell(code);
        const same = cell?.indicator
          ? to.cells.find(({ series, input }) => series === cell.series && input)
          : undefined;
        if (same?.type === 'integer') expect(moved.values.cells[same.code]).toBe(value);
      }
      expect(countOf(moved.values) + moved.left.length).toBe(countOf(values));
      expect(moved.kept).toBe(countOf(moved.values));
      left += moved.left.length;
      // A figure never comes to stand for something else.
      for (const [code, value] of Object.entries(moved.values.cells)) {
        const target = to.cell(code);
        const source = from.cells.find(
          (cell) => values.cells[cell.code] === value && (cell.series === target?.series || cell.code === code),
        );
        expect(source).toBeDefined();
      }
    }),
    { numRuns: 400 },
  );
  expect(left).toBeGreaterThan(50);
});

test('R10 the same version keeps everything where it is', () => {
  fc.assert(
    fc.property(randomValues, (values) => {
      const { values: kept, left } = moveValues(from, compileForm(start), values);
      expect([kept, left]).toEqual([values, []]);
    }),
  );
});

test('R10 where a figure moves to the place of a cell without a meaning of its own, it comes first, whatever the order', () => {
  const to = compileForm(
    edited([
      { op: 'set-node', ...site, code: 'R0', values: { indicator: 'MOI' } },
      { op: 'set-node', ...site, code: 'R3', values: { indicator: 'I0' } },
    ]),
  );
  const moved = moveValues(from, to, { cells: { 'R3.Y': '-', 'R0.Y': '0' }, lists: {} });
  expect(moved.values.cells).toEqual({ 'R3.Y': '0' });
  expect(moved.left).toEqual([{ cell: 'R3.Y', label: expect.any(String), value: '-' }]);
});
