import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addUnits, computeTotal } from './add-up.ts';
import { notApplying } from './applies.ts';
import { check } from './check.ts';
import { compileForm, FormDefinitionError } from './compile.ts';
import { completeness } from './completeness.ts';
import { compute, recompute } from './compute.ts';
import type { FormDefinition } from './definition.ts';
import { openedBy } from './opened-by.ts';
import { toStored } from './stored-figures.ts';
import type { FormValues } from './values.ts';

const definition = (rows: object[], more: object = {}): FormDefinition =>
  JSON.parse(
    JSON.stringify({
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
          rows,
          columns: [
            { code: 'X', label: 'Số' },
            { code: 'Y', label: 'Số khác' },
          ],
        },
      ],
      checks: [],
      ...more,
    }),
  );
const row = (code: string, more: object = {}) => ({ code, label: code, type: 'integer', overTime: 'flow', ...more });
const yesNo = row('A01', { type: 'boolean' });
/** A02 is asked where A01 is yes, A03 where A02 in the same column is above 5, A04 sums both. */
const form = compileForm(
  definition(
    [
      yesNo,
      row('A02', { condition: 'A01 = có' }),
      row('A03', { condition: 'A02 > 5' }),
      row('A04', { formula: 'A02 + A03' }),
      row('A05', { formula: 'A02 * 2', condition: 'A01 = có', overUnits: 'sum' }),
    ],
    {
      checks: [{ id: 'K1', section: 'A', per: 'column', expression: 'A03 <= A02', severity: 'error', message: 'Sai' }],
    },
  ),
);
const values = (cells: Record<string, string>): FormValues => ({ cells, lists: {} });
const kinds = (filled: FormValues, ...codes: string[]) => codes.map((code) => compute(form, filled).result(code).kind);

describe('cells that are asked only under a condition', () => {
  test('R14 where it does not hold a cell is not required, not missing, not applicable; what was typed before does not count', () => {
    const no = values({ 'A01.X': 'false', 'A01.Y': 'true', 'A02.X': '9', 'A02.Y': '7' });
    expect(kinds(no, 'A02.X', 'A03.X', 'A04.X', 'A05.X')).toEqual(Array(4).fill('notApplicable'));
    expect([...notApplying(form, no)]).toEqual(['A02.X', 'A03.X', 'A05.X']);
    expect(completeness(form, no)).toMatchObject({ required: 4, filled: 3, missing: ['A03.Y'] });
    expect(compute(form, no).result('A05.Y')).toMatchObject({ kind: 'number', value: { n: 14n } });
  });

  test('R14 nobody is asked before the answer on which it hangs is there', () => {
    expect(completeness(form, values({})).missing).toEqual(['A01.X', 'A01.Y']);
    expect(completeness(form, values({ 'A01.X': '-', 'A01.Y': 'true' })).missing).toEqual(['A02.Y']);
  });

  test('R14 a check over what is not asked is skipped; it is made where it is', () => {
    const outcomes = (filled: FormValues) => check(form, compute(form, filled), filled).map(({ status }) => status);
    expect(outcomes(values({ 'A01.X': 'false', 'A01.Y': 'true', 'A02.Y': '7', 'A03.Y': '8' }))).toEqual([
      'skipped',
      'failed',
    ]);
  });

  test('R14 what is kept for adding up says who was not asked, and a total adds the others', () => {
    const asked = values({ 'A01.X': 'true', 'A02.X': '6', 'A03.X': '2' });
    const not = values({ 'A01.X': 'false', 'A02.X': '9' });
    const stored = [asked, not].map((filled) => toStored(form, compute(form, filled)));
    const total = computeTotal(form, addUnits(form, stored));
    expect(total.result('A02.X')).toMatchObject({ kind: 'number', value: { n: 6n } });
    expect(total.result('A05.X')).toMatchObject({ kind: 'number', value: { n: 12n } });
  });

  test('R14 computing again after a change is the same as computing anew', () => {
    const texts = fc.constantFrom('', '3', '7', '-');
    const cell = fc.record({ code: fc.constantFrom('A02.X', 'A03.X', 'A02.Y'), text: texts });
    const answer = fc.record({
      code: fc.constantFrom('A01.X', 'A01.Y'),
      text: fc.constantFrom('', 'true', 'false', '-'),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(cell, answer), { maxLength: 12 }), (changes) => {
        let filled = values({});
        let computed = compute(form, filled);
        for (const { code, text } of changes) {
          filled = values({ ...filled.cells, [code]: text });
          computed = recompute(computed, [code], filled);
          expect(computed.results).toEqual(compute(form, filled).results);
        }
      }),
    );
  });

  test('R14 a return of the answer opens what comes to be asked by it', () => {
    expect(openedBy(form, ['A01.X'])).toEqual(expect.arrayContaining(['A01.X', 'A02.X', 'A03.X']));
  });

  test('R14 a section as a whole, a column, a single cell; all that stand on a cell must hold', () => {
    const both = compileForm(
      definition([row('B01'), row('B02')], {
        sections: [
          { code: 'S', title: 'Hỏi', shape: 'table', rows: [yesNo], columns: [{ code: 'X', label: 'Số' }] },
          {
            code: 'B',
            title: 'Nếu có',
            shape: 'table',
            condition: 'A01.X = có',
            rows: [row('B01'), row('B02')],
            columns: [
              { code: 'X', label: 'Số' },
              { code: 'Y', label: 'Khác', condition: 'X > 0' },
            ],
            cells: { 'B02.X': { condition: 'B01.X = 1' } },
          },
        ],
      }),
    );
    const out = (cells: Record<string, string>) => [...notApplying(both, values(cells))];
    expect(out({ 'A01.X': 'false' })).toEqual(['B01.X', 'B01.Y', 'B02.X', 'B02.Y']);
    expect(out({ 'A01.X': 'true', 'B01.X': '1', 'B02.X': '0' })).toEqual(['B02.Y']);
    expect(both.conditions.get(both.cell('B02.X')?.index ?? -1)?.words).toMatch(/A01.*và.*B01/);
  });

  test.each([
    ['an unknown cell', { condition: 'A09 = có' }, /A09/],
    ['a number', { condition: 'A01.X', type: 'integer' }, /phép so sánh|đúng hoặc sai/],
    ['the period before', { condition: 'previous(A02.X) > 1' }, /kỳ này/],
    ['itself', { condition: 'A03 = 1' }, /đi vòng/],
    ['nothing', { condition: 'A01 =' }, /dừng giữa chừng/],
  ])('R14 a condition on %s is refused with its place', (_name, more, words) => {
    const rows = [row('A01'), row('A02'), row('A03', more)];
    try {
      compileForm(definition(rows));
      expect.unreachable();
    } catch (error) {
      expect(error instanceof FormDefinitionError ? error.message : error).toMatch(words);
    }
  });

  test('R11 a form without conditions asks for everything', () => {
    const plain = compileForm(definition([row('A01'), row('A02', { formula: 'A01 * 2' })]));
    expect([plain.conditions.size, plain.order.length]).toEqual([0, 2]);
  });
});
