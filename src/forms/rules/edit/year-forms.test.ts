import { expect, test } from 'vitest';
import { check, failures } from '../check.ts';
import { compileForm } from '../compile.ts';
import { compute } from '../compute.ts';
import type { FormDefinition } from '../definition.ts';
import { inspect } from '../inspect.ts';
import { periodsRead } from '../periods-read.ts';
import type { Context, FormValues } from '../values.ts';
import { built, columns, failing, made, rows, table } from './new-forms.fixture.ts';
import type { EditOperation } from './operation.ts';

test('R14 figures that are cumulated within the year may not fall; with the year they begin anew', () => {
  const definition = built(
    table('A'),
    {
      op: 'add-node',
      ...rows,
      under: null,
      after: null,
      node: { code: 'A01', label: 'Lũy kế giải ngân', type: 'integer', overTime: 'stock' },
    },
    {
      op: 'add-node',
      ...rows,
      under: null,
      after: 'A01',
      node: { code: 'A02', label: 'Trong tháng', type: 'integer', formula: 'A01 - previousInYear(A01)' },
    },
    { op: 'add-node', ...columns, under: null, after: null, node: { code: 'X', label: 'Lũy kế' } },
    {
      op: 'add-check',
      after: null,
      check: {
        id: 'LK',
        section: 'A',
        per: 'column',
        expression: 'A01 >= previousInYear(A01)',
        severity: 'error',
        message: 'Lũy kế không giảm trong năm',
      },
    },
  );
  const form = compileForm(definition);
  const values: FormValues = { cells: { 'A01.X': '9' }, lists: {} };
  const later: Context = { period: '2022-M03', previous: { 'A01.X': '10' } };
  expect(failing(definition, values, later)).toEqual(['LK X']);
  expect(failures(check(form, compute(form, values, later), values, later))[0]?.sentence).toMatch(/tháng 2\/2022/i);
  expect(compute(form, values, later).result('A02.X')).toMatchObject({ value: { n: -1n } });
  // January: whatever December had, nothing has been cumulated yet, and the month is what there is.
  const first: Context = { period: '2022-M01', firstOfYear: true, previous: { 'A01.X': '120' } };
  expect(failing(definition, values, first)).toEqual([]);
  expect(compute(form, values, first).result('A02.X')).toMatchObject({ value: { n: 9n } });
  // Not known what came before: neither held nor broken.
  expect(failing(definition, values, { period: '2022-M03' })).toEqual([]);
  expect(['2022-M01', '2022-M02', '2022', '2022-Q1', '2022-H2'].map((id) => periodsRead(form, id).previous)).toEqual([
    undefined,
    '2022-M01',
    undefined,
    undefined,
    '2022-H1',
  ]);
});

const helped = (...checks: [string, string][]): FormDefinition =>
  made(
    {
      op: 'add-section',
      after: null,
      section: {
        code: 'B',
        title: 'Các lần hỗ trợ',
        shape: 'list',
        columns: [
          { code: 'TEN', label: 'Họ tên', type: 'text', personal: true },
          { code: 'NS', label: 'Năm sinh', type: 'integer', format: 'year' },
          { code: 'TIEN', label: 'Số tiền', type: 'integer', unit: 'nghìn đồng' },
        ],
      },
    },
    ...checks.map(
      ([id, expression]): EditOperation => ({
        op: 'add-check',
        after: null,
        check: { id, section: 'B', per: 'row', expression, severity: 'error', message: 'Quá mức năm' },
      }),
    ),
  );
const given = (id: string, TEN: string, NS: string, TIEN: string) => ({ id, values: { TEN, NS, TIEN } });

test('R14 several rows of one person count together against the cap of the year', () => {
  const definition = helped(['TRAN', 'sumSame(TIEN, TEN, NS) <= 3000']);
  const rowsOf = (...list: ReturnType<typeof given>[]): FormValues => ({ cells: {}, lists: { B: list } });
  const three = rowsOf(
    given('1', 'Hoàng Thị Lan', '1990', '2000'),
    given('2', 'hoàng  thị lan', '1990', '1500'),
    given('3', 'Hoàng Thị Lan', '1961', '2900'),
    given('4', 'Bế Văn Đào', '1970', '3000'),
  );
  expect(failing(definition, three)).toEqual(['TRAN B#1', 'TRAN B#2']);
  const form = compileForm(definition);
  const [first] = failures(check(form, compute(form, three, {}), three, {}));
  expect(first?.sentence).toBe('Dòng 1: tổng số tiền của các dòng cùng họ tên và năm sinh là 3.500, lớn hơn 3.000');
  // A row of which it is not known whose it is, or how much: nothing can be said yet.
  expect(failing(definition, rowsOf(given('1', 'An', '1990', '2000'), given('2', 'An', '1990', '')))).toEqual([]);
  expect(failing(definition, rowsOf(given('1', 'An', '1990', '9000'), given('2', '', '1990', '5')))).toEqual([]);
  expect(failing(definition, rowsOf(given('1', 'An', '1990', '-'), given('2', 'An', '1990', '3500')))).toHaveLength(
    1 + 1,
  );
});

test('R14 a cap over thousands of rows goes through them once', () => {
  const definition = helped(['TRAN', 'sumSame(TIEN, TEN) <= 3000']);
  const list = Array.from({ length: 5_000 }, (_, at) => given(String(at), `Người ${at % 2_500}`, '1990', '2000'));
  expect(failing(definition, { cells: {}, lists: { B: list } })).toHaveLength(5_000);
});

test.each([
  ['sumSame(TIEN) <= 1', /còn thiếu tham số/],
  ['sumSame(TIEN + 1, TEN) <= 1', /chỉ nhận mã cột/],
  ['sumSame(TEN, NS) <= 1', /cần một số/],
])('R14 %s is a finding', (expression, message) => {
  expect(inspect(helped(['TRAN', expression]), {}).map((one) => one.message)).toEqual([expect.stringMatching(message)]);
});
