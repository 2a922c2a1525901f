import { expect, test } from 'vitest';
import { compileForm } from '../compile.ts';
import { compute } from '../compute.ts';
import { layout } from '../layout.ts';
import type { FormValues } from '../values.ts';
import { built, columns, failing, rows, table } from './new-forms.fixture.ts';
import type { EditOperation } from './operation.ts';

test('R14 rows under headings five deep', () => {
  const headings = [1, 2, 3, 4, 5].map(
    (level): EditOperation => ({
      op: 'add-node',
      ...rows,
      under: level === 1 ? null : `_${level - 1}`,
      after: null,
      node: { code: `_${level}`, label: `Cấp ${level}`, children: [] },
    }),
  );
  const definition = built(
    table('A'),
    ...headings,
    { op: 'add-node', ...rows, under: '_5', after: null, node: { code: 'A01', label: 'Đáy', type: 'integer' } },
    { op: 'add-node', ...columns, under: null, after: null, node: { code: 'X', label: 'Số' } },
  );
  const [section] = compileForm(definition).sections;
  expect(section && layout(section).body.map(({ depth, group }) => [depth, group])).toEqual([
    [0, true],
    [1, true],
    [2, true],
    [3, true],
    [4, true],
    [5, false],
  ]);
});

test('R14 plan, done and rate under each of ten projects', () => {
  const projects = Array.from({ length: 10 }, (_, at) => at + 1);
  const definition = built(
    table('A'),
    { op: 'add-node', ...rows, under: null, after: null, node: { code: 'A01', label: 'Vốn', unit: 'triệu đồng' } },
    ...projects.map(
      (at): EditOperation => ({
        op: 'add-node',
        ...columns,
        under: null,
        after: at === 1 ? null : `_da${at - 1}`,
        node: {
          code: `_da${at}`,
          label: `Dự án ${at}`,
          children: [
            { code: `KH${at}`, label: 'Kế hoạch', type: 'decimal' },
            { code: `TH${at}`, label: 'Thực hiện', type: 'decimal' },
            { code: `TL${at}`, label: 'Tỷ lệ', type: 'percent', unit: '%', formula: `TH${at} / KH${at} * 100` },
          ],
        },
      }),
    ),
  );
  const form = compileForm(definition);
  expect(form.cells).toHaveLength(30);
  expect(compute(form, { cells: { 'A01.KH7': '200', 'A01.TH7': '50' }, lists: {} }).result('A01.TL7')).toMatchObject({
    kind: 'number',
    value: { n: 25n, d: 1n },
  });
  expect(layout(form.sections[0] ?? expect.unreachable()).head.map((line) => line.length)).toEqual([10, 30]);
});

test('R14 figures that add up over the months may not fall; each row is compared with the period before', () => {
  const definition = built(
    table('A'),
    {
      op: 'add-node',
      ...rows,
      under: null,
      after: null,
      node: { code: 'A01', label: 'Lũy kế hộ', type: 'integer', overTime: 'stock' },
    },
    {
      op: 'add-node',
      ...rows,
      under: null,
      after: 'A01',
      node: { code: 'A02', label: 'Lũy kế vốn', type: 'integer', overTime: 'stock' },
    },
    { op: 'add-node', ...columns, under: null, after: null, node: { code: 'X', label: 'Lũy kế' } },
    {
      op: 'add-check',
      after: null,
      check: {
        id: 'LK',
        section: 'A',
        per: 'row',
        expression: 'X >= previous(X)',
        severity: 'error',
        message: 'Lũy kế không giảm',
      },
    },
    {
      op: 'add-check',
      after: 'LK',
      check: {
        id: 'BD',
        section: 'A',
        per: 'row',
        expression: 'abs(X - previous(X)) <= previous(X) * 0.5',
        floor: '5',
        severity: 'warning',
        message: 'Biến động lớn',
      },
    },
  );
  const values: FormValues = { cells: { 'A01.X': '9', 'A02.X': '100' }, lists: {} };
  expect(failing(definition, values, { previous: { 'A01.X': '10', 'A02.X': '20' } })).toEqual(['LK A01', 'BD A02']);
});

test('R14 a list of people with a cap for each in the year, and nobody twice', () => {
  const definition = built(
    {
      op: 'add-section',
      after: null,
      section: {
        code: 'B',
        title: 'Người được hỗ trợ',
        shape: 'list',
        columns: [
          { code: 'TEN', label: 'Họ tên', type: 'text', personal: true },
          { code: 'TIEN', label: 'Đã nhận trong năm', type: 'integer', unit: 'nghìn đồng' },
        ],
      },
    },
    {
      op: 'add-check',
      after: null,
      check: {
        id: 'TRAN',
        section: 'B',
        per: 'row',
        expression: 'TIEN <= 3000',
        severity: 'error',
        message: 'Quá mức năm',
      },
    },
    {
      op: 'add-check',
      after: 'TRAN',
      check: {
        id: 'TRUNG',
        section: 'B',
        per: 'form',
        expression: 'unique(B.TEN)',
        severity: 'error',
        message: 'Một người ghi hai lần',
      },
    },
  );
  const person = (id: string, TEN: string, TIEN: string) => ({ id, values: { TEN, TIEN } });
  const values: FormValues = {
    cells: {},
    lists: { B: [person('1', 'An', '3500'), person('2', 'Bình', '100'), person('3', 'Bình', '5')] },
  };
  expect(failing(definition, values)).toEqual(['TRAN B#1', 'TRUNG ']);
});
