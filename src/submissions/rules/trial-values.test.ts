import { expect, test } from 'vitest';
import { compileForm } from '../../forms/rules/compile.ts';
import { definitionOf, table } from '../../forms/rules/small-form.fixture.ts';
import { trialValues } from './trial-values.ts';

const columns = [{ code: 'X', label: 'Số' }];
const from = compileForm(
  definitionOf([
    table(
      [
        { code: 'A01', label: 'Hộ', type: 'integer', indicator: 'HO' },
        { code: 'A02', label: 'Khẩu', type: 'integer' },
        { code: 'A03', label: 'Bỏ', type: 'integer' },
      ],
      columns,
    ),
  ]),
);
/** The households stand elsewhere, under their code stands something new. */
const to = compileForm(
  definitionOf([
    table(
      [
        { code: 'B01', label: 'Hộ', type: 'integer', indicator: 'HO' },
        { code: 'A01', label: 'Khác', type: 'integer', indicator: 'KHAC' },
        { code: 'A02', label: 'Khẩu', type: 'integer' },
      ],
      columns,
    ),
  ]),
);

test('R14 a form is tried with what a unit has sent: each value where its cell lives on, also of the period before', () => {
  const values = { cells: { 'A01.X': '12', 'A02.X': '50', 'A03.X': '7' }, lists: {} };
  const context = {
    period: '2022',
    previous: { 'A01.X': '11', 'A02.X': '-', 'A03.X': '6' },
    firstOfYear: true,
  } as const;
  expect(trialValues(from, to, { values, context })).toEqual({
    values: { cells: { 'B01.X': '12', 'A02.X': '50' }, lists: {} },
    left: 1,
    context: { period: '2022', firstOfYear: true, previous: { 'B01.X': '11', 'A02.X': '-' } },
  });
  expect(values.cells['A01.X']).toBe('12');
});
