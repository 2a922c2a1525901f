import { describe, expect, test } from 'vitest';
import { checkAgain, failures, check as runChecks } from './check.ts';
import { compileForm } from './compile.ts';
import { completeness } from './completeness.ts';
import { compute, figureOf, recompute } from './compute.ts';
import { openedBy } from './opened-by.ts';
import { check, definitionOf, peopleList, table } from './small-form.fixture.ts';
import type { FormValues } from './values.ts';

describe('a list that is asked only under a condition', () => {
  const helped = (condition: string, formula = 'count(L)') =>
    definitionOf(
      [
        table(
          [
            { code: 'A01', label: 'Có hỗ trợ', type: 'boolean' },
            { code: 'A02', label: 'Số người', type: 'integer', formula },
            { code: 'A03', label: 'Số hộ', type: 'integer' },
          ],
          [{ code: 'X', label: 'Số' }],
        ),
        { ...peopleList, condition },
      ],
      [
        { ...check('A03.X >= count(L)', { per: 'form' }), id: 'K1' },
        { ...check('TUOI <= 100', { per: 'row' }), id: 'K2', section: 'L' },
      ],
    );
  const form = compileForm(helped('A01.X = có'));
  const rows = [{ id: 'a', values: { TEN: 'Lan', GIOI: 'nữ', TUOI: '150' } }];
  const sheet = (answer: string | undefined, lists: FormValues['lists'] = { L: rows }): FormValues => ({
    cells: { 'A03.X': '0', ...(answer === undefined ? {} : { 'A01.X': answer }) },
    lists,
  });

  test.each([
    ['true', '1', ['K1', 'K2'], []],
    ['false', '0', [], []],
    [undefined, '0', [], ['A01.X']],
  ])(
    'R14 answered %s: what stands in it counts and is checked only where it is asked',
    (answer, counted, failed, missing) => {
      const values = sheet(answer);
      const computed = compute(form, values);
      expect(figureOf(computed.result('A02.X'))).toBe(counted);
      expect(failures(runChecks(form, computed, values)).map((one) => one.check)).toEqual(failed);
      expect(completeness(form, values).missing).toEqual(missing);
      expect(computed.listApplies('L')).toBe(answer === 'true');
    },
  );

  test('R14 an untouched list is missing only where it is asked', () => {
    expect(completeness(form, sheet('true', {})).missing).toEqual(['L']);
    expect(completeness(form, sheet('false', {})).missing).toEqual([]);
  });

  test('R14 the answer changed afterwards comes to the same as from the start; a return of it opens the list', () => {
    for (const [before, after] of [
      ['false', 'true'],
      ['true', 'false'],
    ] as const) {
      const [from, to] = [sheet(before), sheet(after)];
      const start = compute(form, from);
      const again = recompute(start, ['A01.X'], to);
      expect(again.results).toEqual(compute(form, to).results);
      const outcomes = checkAgain(runChecks(form, start, from), again, ['A01.X'], to);
      expect(outcomes).toEqual(runChecks(form, again, to));
    }
    expect(openedBy(form, ['A01.X'])).toContain('L');
  });

  test.each([
    ['A02.X > 0', 'count(L)', /đi vòng|không đọc danh sách/],
    ['count(L) > 0', 'A03 + 0', /không đọc danh sách/],
    ['A03.X', 'A03 + 0', /phép so sánh/],
  ])('R14 %s is no condition of it', (condition, formula, message) => {
    expect(() => compileForm(helped(condition, formula))).toThrow(message);
  });
});
