import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AxisNode, FormDefinition } from '../definition.ts';
import { applyAll } from '../edit/apply.ts';
import { codeOf, isGroup, nodesOf, walk } from '../edit/tree.ts';
import { check, definitionOf, table } from '../small-form.fixture.ts';
import { addHeadingOps, addOps, intoOps, outOps, shiftOps, unwrapOps, wrapOps } from './arrange.ts';
import { pastedOps } from './paste.ts';
import { keepingTheirs, rebased } from './rebase.ts';
import { renameOps } from './rename.ts';
import { readSetting, settingOps } from './settings.ts';

const row = (code: string, more: Partial<AxisNode> = {}): AxisNode => ({
  code,
  label: 'Tên',
  type: 'integer',
  ...more,
});
const start: FormDefinition = definitionOf(
  [
    table(
      [
        row('A01'),
        { code: '_g', label: 'Nhóm', children: [row('A02'), row('A03', { formula: 'A01 + A02' })] },
        row('A04'),
      ],
      [
        { code: 'TS', label: 'Tổng số', formula: 'sum(TAY:DAO)' },
        { code: 'TAY', label: 'Tày' },
        { code: 'DAO', label: 'Dao', condition: 'A02 > 0' },
      ],
      { 'A02.TAY': { greyed: true }, 'A04.DAO': { formula: 'A02.TAY + TAY' } },
    ),
  ],
  [check('A02 <= A01', { sentence: 'Có {A02}', except: ['TS'] })],
);

const outline = (nodes: readonly AxisNode[]): string =>
  nodes.map((node) => (isGroup(node) ? `${codeOf(node)}(${outline(node.children)})` : codeOf(node))).join(' ');
const rowsOf = ({ sections: [section] }: FormDefinition): readonly AxisNode[] =>
  section ? nodesOf(section, 'rows') : [];
const rows = (codes: readonly string[]) => ({ section: 'A', axis: 'rows' as const, codes });
const handle = () => '_neu';
const after = (ops: Parameters<typeof applyAll>[1]): string => outline(rowsOf(applyAll(start, ops)));

describe('R11 rows and columns are arranged', () => {
  test.each([
    ['behind a row', addOps(start, 'A', 'rows', 'A01', [{ label: 'Mới' }], handle), 'A01 A05 _g(A02 A03) A04'],
    [
      'inside a heading, first',
      addOps(start, 'A', 'rows', '_g', [{ label: 'Mới' }], handle),
      'A01 _g(A05 A02 A03) A04',
    ],
    [
      'at the end',
      addOps(start, 'A', 'rows', undefined, [{ label: 'a' }, { label: 'b' }], handle),
      'A01 _g(A02 A03) A04 A05 A06',
    ],
    ['a heading behind a row', addHeadingOps(start, 'A', 'rows', 'A01', 'N', handle), 'A01 _neu() _g(A02 A03) A04'],
    ['up among neighbours', shiftOps(start, rows(['A04']), -1), 'A01 A04 _g(A02 A03)'],
    ['down past a heading', shiftOps(start, rows(['A01']), 1), '_g(A02 A03) A01 A04'],
    ['out of its heading at the edge', shiftOps(start, rows(['A02']), -1), 'A01 A02 _g(A03) A04'],
    ['several together', shiftOps(start, rows(['_g', 'A04']), -1), '_g(A02 A03) A04 A01'],
    ['nowhere at the edge of the table', shiftOps(start, rows(['A01']), -1), 'A01 _g(A02 A03) A04'],
    ['into the heading before it', intoOps(start, rows(['A04'])), 'A01 _g(A02 A03 A04)'],
    ['out of its heading', outOps(start, rows(['A02'])), 'A01 _g(A03) A02 A04'],
    ['under a heading of their own', wrapOps(start, rows(['A02', 'A03']), 'N', handle), 'A01 _g(_neu(A02 A03)) A04'],
    ['without their heading', unwrapOps(start, 'A', 'rows', '_g'), 'A01 A02 A03 A04'],
  ])('%s', (_name, ops, expected) => {
    expect(after(ops)).toBe(expected);
  });

  test('into nothing is refused with a sentence', () => {
    expect(() => intoOps(start, rows(['A01']))).toThrow('chưa có nhóm nào');
  });

  test('whatever is moved, no row is lost and none comes twice', () => {
    const move = fc.record({ code: fc.constantFrom('A01', 'A02', 'A03', 'A04', '_g'), how: fc.nat(3) });
    const all = (form: FormDefinition) =>
      walk(rowsOf(form))
        .map(({ node }) => codeOf(node))
        .toSorted();
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let form = start;
        for (const { code, how } of moves) {
          const make = [
            () => shiftOps(form, rows([code]), 1),
            () => shiftOps(form, rows([code]), -1),
            () => outOps(form, rows([code])),
            () => intoOps(form, rows([code])),
          ][how];
          try {
            form = applyAll(form, make?.() ?? []);
          } catch (error) {
            expect(error).toMatchObject({ message: expect.stringMatching(/nhóm|cấp/) });
          }
        }
        expect(all(form)).toEqual(all(start));
      }),
    );
  });
});

describe('R11 a code that is changed is changed wherever it is named', () => {
  test('of a row: formulas, cells, checks, their sentences', () => {
    const form = applyAll(start, renameOps(start, { section: 'A', axis: 'rows', from: 'A02', to: 'B2' }));
    expect(outline(rowsOf(form))).toBe('A01 _g(B2 A03) A04');
    const text = JSON.stringify(form);
    expect(text).not.toMatch(/A02/);
    expect(text).toContain('A01 + B2');
    expect(text).toContain('B2.TAY + TAY');
    expect(text).toContain('B2 > 0');
    expect(form.checks[0]).toMatchObject({ expression: 'B2 <= A01', sentence: 'Có {B2}' });
  });

  test('of a column: a bare name in a row’s formula is a row and stays', () => {
    const form = applyAll(start, renameOps(start, { section: 'A', axis: 'columns', from: 'TAY', to: 'T' }));
    const text = JSON.stringify(form);
    expect(text).toContain('sum(T:DAO)');
    expect(text).toContain('A02.T + T');
    expect(text).toContain('"A02.T":{"greyed":true}');
  });
});

describe('R11 settings of what is chosen', () => {
  test('a cell follows its row, then its column, unless it says it itself', () => {
    const cells = { on: 'cells', section: 'A', cells: ['A01.TS'] } as const;
    expect(readSetting(start, cells, 'type')).toEqual({ value: 'integer', mixed: false, from: 'rows' });
    expect(readSetting(start, cells, 'formula')).toEqual({ value: 'sum(TAY:DAO)', mixed: false, from: 'columns' });
    expect(readSetting(start, { ...cells, cells: ['A02.TAY'] }, 'greyed')).toMatchObject({ value: true, from: 'own' });
    expect(readSetting(start, { ...cells, cells: ['A02.TAY', 'A02.DAO'] }, 'greyed')).toMatchObject({ mixed: true });
  });

  test('many at once; headings are left alone', () => {
    const target = { on: 'rows', section: 'A', codes: ['A01', '_g', 'A04'] } as const;
    const form = applyAll(start, settingOps(start, target, { unit: 'hộ' }));
    expect(readSetting(form, target, 'unit')).toEqual({ value: 'hộ', mixed: false, from: 'own' });
  });
});

describe('R11 a pasted block becomes edits', () => {
  const paste = (text: string, form = start) => {
    const pasted = pastedOps(
      form,
      'A',
      { kind: 'row', name: 'A01' },
      text.split('\n').map((line) => line.split('\t')),
      handle,
    );
    return 'problem' in pasted ? pasted.problem : outline(rowsOf(applyAll(form, pasted.ops)));
  };
  test('rows behind the one where one stands; columns that are there stay', () => {
    expect(paste('Hộ nghèo\thộ\nHộ cận nghèo\thộ')).toBe('A01 A05 A06 _g(A02 A03) A04');
    expect(paste('Chỉ tiêu\tMới\nHộ\t5')).toBe('A01 A05 _g(A02 A03) A04');
  });
  test('nothing to add is said', () => {
    expect(paste(' ')).toContain('không có chữ nào');
  });
});

describe('two people in one draft', () => {
  const label = (code: string, text: string) => ({
    op: 'set-node' as const,
    section: 'A',
    axis: 'rows' as const,
    code,
    values: { label: text },
  });
  test('edits are made anew on what others changed; those whose place is gone are counted', () => {
    const base = applyAll(start, [{ op: 'remove-node', section: 'A', axis: 'rows', code: 'A04' }]);
    const { ops, lost, definition } = rebased(base, [label('A01', 'Mới'), label('A04', 'Mất')]);
    expect([ops.length, lost]).toEqual([1, 1]);
    expect(JSON.stringify(definition)).toContain('Mới');
  });
  test('where the others’ value is to stay, one’s own edit goes, and no other', () => {
    const own = [label('A01', 'a'), label('A04', 'b')];
    expect(keepingTheirs(start, own, ['sections/A/rows/A01/label'])).toEqual([own[1]]);
  });
});
