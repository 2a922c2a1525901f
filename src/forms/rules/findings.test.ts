import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckOutcome, failures, check as runChecks } from './check.ts';
import { compileForm } from './compile.ts';
import { compute } from './compute.ts';
import type { AxisNode, CheckDefinition } from './definition.ts';
import { randomRule } from './random-rule.fixture.ts';
import { check, definitionOf, peopleList, table, valuesOf } from './small-form.fixture.ts';
import type { Context, FormValues, ListRow } from './values.ts';

const rows: AxisNode[] = ['A02', 'A04', 'A05', 'A06'].map((code) => ({ code, label: code, type: 'integer' }));
const columns: AxisNode[] = [
  { code: 'TAY', label: 'Tày' },
  { code: 'MONG', label: 'Mông' },
];
const outcomes = (checks: CheckDefinition[], values: FormValues, context: Context = {}): CheckOutcome[] => {
  const form = compileForm(definitionOf([table(rows, columns), peopleList], checks));
  return runChecks(form, compute(form, values, context), values);
};
const person = (id: string, values: Record<string, string>): ListRow => ({ id, values });

describe('R13 whatever a rule says, a finding has words', () => {
  const aged = (...ages: string[]) =>
    ages.map((TUOI, at) => person(`r${at}`, { TUOI, XOM: 'Bản Giốc', DV: `${at === 0}` }));
  const L = aged('5', '7');
  test.each([
    ['sum(L.TUOI) = A02.TAY', 'tổng L.TUOI = A02.TAY: 12 ≠ 83'],
    ['sum(L.TUOI, TUOI > 5) = A02.TAY', 'tổng L.TUOI (chỉ tính dòng có TUOI > 5) = A02.TAY: 7 ≠ 83'],
    ['sum(L.TUOI, DV) = A02.TAY', 'tổng L.TUOI (chỉ tính dòng có DV) = A02.TAY: 5 ≠ 83'],
    ['sum(L.TUOI, (filled(XOM))) > A02.TAY', 'tổng L.TUOI (chỉ tính dòng có (XOM đã nhập)) > A02.TAY: 12 ≤ 83'],
    [
      'count(L, not DV) + 1 = A02.TAY',
      'số dòng của danh sách L (chỉ tính dòng có không phải DV) + 1 = A02.TAY: 1 + 1 = 2 ≠ 83',
    ],
    ['unique(L.XOM) = true', 'L.XOM không trùng nhau = có: không ≠ có'],
    ['A02.TAY > 0 and unique(L.XOM)', 'A02.TAY > 0 và L.XOM không trùng nhau: bị trùng: Bản Giốc (2 dòng)'],
    ['not (sum(L.TUOI) = 12)', 'không phải (tổng L.TUOI = 12)'],
    ['sum(L.TUOI) between 20 and A02.TAY', 'tổng L.TUOI từ 20 đến A02.TAY: 12, ngoài khoảng từ 20 đến 83'],
  ])('R13 %s', (expression, words) => {
    const values = valuesOf({ 'A02.TAY': '83' }, { L });
    const [outcome] = outcomes([check(expression, { per: 'form' })], values);
    expect(outcome).toMatchObject({ status: 'failed', words });
  });

  test('R13 DT20: two hamlets of five households beside 83 of the commune are a finding on B2', () => {
    const definition = JSON.parse(readFileSync('catalog/forms/DT20.json', 'utf8'));
    const form = compileForm(definition);
    const hamlet = (id: string) => ({ id, values: { HO: '5' } });
    const values = valuesOf({ 'A02.GT': '83' }, { B: [hamlet('a'), hamlet('b')] });
    const found = failures(runChecks(form, compute(form, values), values));
    expect(found.map((one) => one.check)).toContain('B2');
    expect(found.find((one) => one.check === 'B2')?.words).toContain('10 ≠ 83');
  });

  test('R13 every rule that can be published, run into failure, says what it found', () => {
    const figure = fc.constantFrom('0', '1', '5', '12', '-', undefined);
    const row = fc.record({
      TUOI: figure,
      XOM: fc.constantFrom('Bản Giốc', 'Đồng Tâm', '-'),
      GIOI: fc.constantFrom('nam', 'nữ'),
      DV: fc.constantFrom('true', 'false', '-'),
    });
    const given = (record: Record<string, string | undefined>) =>
      Object.fromEntries(Object.entries(record).flatMap(([code, text]) => (text === undefined ? [] : [[code, text]])));
    let failed = 0;
    fc.assert(
      fc.property(
        randomRule,
        fc.array(row, { maxLength: 3 }),
        fc.array(figure, { minLength: 8, maxLength: 8 }),
        (rule, list, figures) => {
          const cells = ['A02', 'A04', 'A05', 'A06'].flatMap((one) => [`${one}.TAY`, `${one}.MONG`]);
          const values = valuesOf(given(Object.fromEntries(cells.map((code, at) => [code, figures[at]]))), {
            L: list.map((one, at) => person(`r${at}`, given(one))),
          });
          const all = outcomes([check(rule, { per: 'form' })], values, {
            previous: { 'A05.TAY': '4' },
            lastYear: { 'A06.MONG': '1/3' },
          });
          expect(all).toHaveLength(1);
          for (const { words, status } of all) {
            expect(words.length).toBeGreaterThan(0);
            expect(words).not.toContain('undefined');
            if (status === 'failed') failed++;
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(failed).toBeGreaterThan(40);
  });
});
