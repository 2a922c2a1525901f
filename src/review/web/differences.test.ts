import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compute } from '../../forms/rules/compute.ts';
import { readPublishedForm } from '../../forms/rules/published-form.ts';
import type { FormValues } from '../../forms/rules/values.ts';
import { againstPeriod, againstRevision } from './differences.ts';

const form = readPublishedForm(JSON.parse(readFileSync('catalog/forms/DT01.json', 'utf8')), []);
const values = (cells: Record<string, string>): FormValues => ({ cells, lists: {} });
const cell = (code: string) => form.cells.filter((one) => one.code === code);

describe('R21 the reviewer sees what changed', () => {
  it('R21 against the revision before: what was typed and what follows from it, previous value beside', () => {
    const now = compute(form, values({ 'A02.TAY': '1200', 'A02.DAO': '5' }));
    const differences = againstRevision(form, now, {
      values: values({ 'A02.TAY': '1000', 'A02.DAO': '5' }),
      context: {},
    });
    expect(cell('A02.TAY').map(differences)).toEqual([{ before: '1.000', changed: true }]);
    expect(cell('A02.TS').map(differences)).toEqual([{ before: '1.005', changed: true }]);
    expect(cell('A02.DAO').map(differences)).toEqual([{ before: '', changed: false }]);
  });

  it.each([
    ['100', '109', false],
    ['100', '110', true],
    ['100', '90', true],
    ['0', '0', false],
    ['0', '3', true],
  ])('R21 against the period before: %s → %s is worth a look: %s', (before, after, changed) => {
    const now = compute(form, values({ 'A02.TAY': after }), { previous: { 'A02.TAY': before } });
    expect(cell('A02.TAY').map(againstPeriod(now))).toEqual([{ before, changed }]);
  });
});
