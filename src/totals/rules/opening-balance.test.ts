import { expect, test } from 'vitest';
import { addSheets, type Sheet } from '../../forms/rules/add-sheets.ts';
import { compileForm } from '../../forms/rules/compile.ts';
import { definitionOf, table } from '../../forms/rules/small-form.fixture.ts';

const leaf = (code: string, overTime: 'first' | 'flow' | 'stock') => ({
  code,
  label: code,
  type: 'integer' as const,
  overTime,
});
/** Ordinals: 0 carried over from before, 1 received, 2 left at the end. */
const form = compileForm(
  definitionOf(
    [table([leaf('TON', 'first'), leaf('NHAN', 'flow'), leaf('CON', 'stock')], [{ code: 'TS', label: 'Số' }])],
    [],
    { code: 'TN01', periodKinds: ['quarter'] },
  ),
);
const quarters = ['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4'];
const addMembers = (sheets: readonly Sheet[]) =>
  addSheets(
    form,
    quarters.map((id) => ({ id, form })),
    sheets,
  ).added;
const sheet = (period: string, figures: string[]) => ({ unit: 1, period, form, figures, notApplicable: null });

test('R31 a year’s opening balance is that of its first quarter, its flow the sum, its stock the last', () => {
  const all = quarters.map((period, index) => sheet(period, [String(10 + index), '1', String(20 + index)]));
  expect(addMembers(all)).toMatchObject({ figures: ['10', '4', '23'], partial: [] });
});

test('R31 without the first quarter the opening balance is marked as lacking it, without the last the flow alone', () => {
  const late = quarters.slice(1).map((period) => sheet(period, ['7', '1', '5']));
  expect(addMembers(late).partial).toEqual([0, 1]);
  const early = quarters.slice(0, 3).map((period) => sheet(period, ['7', '1', '5']));
  expect(addMembers(early).partial).toEqual([1]);
});
