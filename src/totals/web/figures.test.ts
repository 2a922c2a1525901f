import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPublishedForm } from '../../forms/rules/published-form.ts';
import { firstPeriod, formChoices, periodChoices } from '../rules/choices.ts';
import { changeText, figureText } from './figures.ts';

const form = readPublishedForm(JSON.parse(readFileSync('catalog/forms/DT07.json', 'utf8')), []);
const at = (code: string) => form.cells.filter((cell) => cell.code === code);

describe('R30 totals as they are read', () => {
  it('R12 missing is blank, 0 is 0, not applicable is a dash; fractions are rounded half-up at the declared places', () => {
    const [people] = at('A01.TAY').map((cell) => [null, '0', '-', '1234567'].map((value) => figureText(cell, value)));
    expect(people).toEqual(['', '0', '–', '1.234.567']);
    expect(at('A06.TS').map((cell) => figureText(cell, '200/3'))).toEqual(['66,67']);
  });

  it.each([
    ['1200', '1000', '+200'],
    ['1000', '2200', '−1.200'],
    ['5', '5', '0'],
    [null, '5', ''],
    ['-', '5', ''],
  ])('R30 change from %s against %s: %s', (now, before, words) => {
    expect(at('A01.TAY').map((cell) => changeText(cell, now, before))).toEqual([words]);
  });

  it('R31 periods of a form, the latest first, with every wider period that they make up', () => {
    const collected = ['2020-Q1', '2020-Q2', '2021-Q1'].map((period) => ({ form: 'DT02', title: 'Biến động', period }));
    expect(periodChoices(collected, 'DT02').map(({ value }) => value)).toEqual([
      '2021..2025',
      '2021',
      '2021-9M',
      '2021-H1',
      '2021-Q1',
      '2020',
      '2020-9M',
      '2020-H1',
      '2020-Q2',
      '2020-Q1',
      '2016..2020',
    ]);
    const ofKind = (period: string) =>
      periodChoices([{ form: 'F', title: 'f', period }], 'F').map(({ value }) => value);
    expect(ofKind('2022-M05')).toEqual(['2022', '2022-9M', '2022-H1', '2022-Q2', '2022-M05', '2021..2025']);
    // Nine months are not made of half-years, nor a year of school years.
    expect(ofKind('2022-H1')).toEqual(['2022', '2022-H1', '2021..2025']);
    expect(ofKind('2022')).toEqual(['2022', '2021..2025']);
    expect(ofKind('SY2022')).toEqual(['SY2022']);
    expect(formChoices(collected)).toEqual([{ value: 'DT02', label: 'DT02 · Biến động' }]);
  });

  it('R30 the first view is the latest period in which somebody has sent something', () => {
    const rounds = (sent: readonly number[]) =>
      ['2020-Q4', '2021-Q1', '2021-Q2'].map((period, at) => ({
        form: 'DT02',
        title: 'Biến động',
        period,
        submitted: sent[at] ?? 0,
      }));
    expect(firstPeriod(rounds([161, 3, 0]), 'DT02')).toBe('2021-Q1');
    expect(firstPeriod(rounds([161, 3, 1]), 'DT02')).toBe('2021-Q2');
    expect(firstPeriod(rounds([0, 0, 0]), 'DT02')).toBe('2021');
    expect(firstPeriod(rounds([9, 9, 9]), 'DT99')).toBeUndefined();
  });
});
