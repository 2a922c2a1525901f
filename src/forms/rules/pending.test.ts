import { describe, expect, test } from 'vitest';
import { check as runChecks } from './check.ts';
import { compileForm } from './compile.ts';
import { compute } from './compute.ts';
import { pendingCells, pendingOutcomes } from './pending.ts';
import { check, definitionOf, table, valuesOf } from './small-form.fixture.ts';
import type { Context } from './values.ts';

const number = (code: string, formula?: string) => ({
  code,
  label: code,
  type: 'integer' as const,
  ...(formula === undefined ? {} : { formula }),
});
const form = compileForm(
  definitionOf(
    [
      table(
        [
          number('A'),
          number('Q', 'DT01.A01.TS'),
          number('R', 'Q + A'),
          number('P', 'previous(A)'),
          number('S', 'A + 1'),
        ],
        [{ code: 'X', label: 'x' }],
      ),
    ],
    [check('A.X <= DT07.A01.TS', { per: 'form' })],
  ),
);
const context = (...from: string[]): Context => ({
  forms: { DT01: { 'A01.TS': '7' } },
  pending: from.map((one) => ({ from: one, period: '2022' })),
});

describe('R13 what is quoted from a sheet that was not sent', () => {
  test('R13 stands against sending as a warning, with the cells that quote it', () => {
    expect(pendingOutcomes(form, context('DT01'))).toMatchObject([
      { check: 'quoted', at: 'DT01', severity: 'warning', status: 'failed', section: 'A', cells: ['Q.X'] },
    ]);
    expect(pendingOutcomes(form, context('DT01'))[0]?.words).toContain('Phiếu DT01 của kỳ “Năm 2022” còn đang nhập');
    expect(pendingOutcomes(form, context('previous'))[0]?.cells).toEqual(['P.X']);
    // Only a check quotes it: the cells that it sets beside it.
    expect(pendingOutcomes(form, context('DT07'))[0]?.cells).toEqual(['A.X']);
    expect(pendingOutcomes(form, context())).toEqual([]);
  });

  test('R13 is among the outcomes of the checks, first and after each edit', () => {
    const values = valuesOf({ 'A.X': '1' });
    const outcomes = runChecks(form, compute(form, values, context('DT01')), values);
    expect(outcomes.at(-1)).toMatchObject({ check: 'quoted', at: 'DT01' });
  });

  test('R13 is marked wherever it goes, through formulas too', () => {
    expect([...pendingCells(form, context('DT01'))].sort()).toEqual(['Q.X', 'R.X']);
    expect([...pendingCells(form, context('previous', 'lastYear'))]).toEqual(['P.X']);
    expect([...pendingCells(form, {})]).toEqual([]);
  });
});
