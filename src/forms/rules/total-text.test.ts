import { describe, expect, test } from 'vitest';
import { addUnits, computeTotal } from './add-up.ts';
import { compileForm } from './compile.ts';
import { compute } from './compute.ts';
import { totalContents } from './filled-contents.ts';
import { definitionOf, table, valuesOf } from './small-form.fixture.ts';
import { toStored } from './stored-figures.ts';
import { rangesOf, totalText } from './total-text.ts';

/** N does not add; P is computed from it, Q from P; S adds. */
const form = compileForm(
  definitionOf([
    table(
      [
        { code: 'N', label: 'Khoảng cách', type: 'decimal', overUnits: 'none' },
        { code: 'S', label: 'Số hộ', type: 'integer', overTime: 'flow' },
        { code: 'P', label: 'Theo khoảng cách', type: 'decimal', formula: 'N * 2 + S' },
        { code: 'Q', label: 'Từ đó', type: 'decimal', formula: 'P - 1' },
        { code: 'R', label: 'Khác', type: 'integer', formula: 'S + 1' },
      ],
      [{ code: 'X', label: 'x' }],
    ),
  ]),
);
const sheet = (n: string | undefined, s: string | undefined) =>
  toStored(
    form,
    compute(form, valuesOf({ ...(n === undefined ? {} : { 'N.X': n }), ...(s === undefined ? {} : { 'S.X': s }) })),
  );
const shown = (...members: ReturnType<typeof sheet>[]): Record<string, string> => {
  const added = addUnits(form, members);
  const computed = computeTotal(form, added);
  const { show } = totalContents(computed, rangesOf(form, added, computed));
  return Object.fromEntries(form.cells.map((cell) => [cell.row, show(cell).text]));
};

describe('R31 a total never shows blank but for what is missing', () => {
  test('R31 several that do not add show their range, and what is computed from them says so', () => {
    expect(shown(sheet('4.5', '10'), sheet('12.25', '20'))).toEqual({
      N: '4,5 – 12,25',
      S: '30',
      P: 'không cộng',
      Q: 'không cộng',
      R: '31',
    });
  });
  test('R31 one alone shows its figure, and all that is computed from it', () => {
    expect(shown(sheet('4.5', '10'))).toEqual({ N: '4,5', S: '10', P: '19,00', Q: '18,00', R: '11' });
  });
  test('R31 missing is blank, not applicable a dash', () => {
    expect(shown(sheet(undefined, undefined), sheet(undefined, undefined))).toEqual({
      N: '',
      S: '',
      P: '',
      Q: '',
      R: '',
    });
    expect(shown(sheet('-', '1'), sheet('-', '2'))).toMatchObject({ N: '–', S: '3' });
  });
  test.each([
    ['5', ['1', '9'], '5'],
    [null, ['1', '9.5'], '1 – 9,5'],
    [null, [], 'không cộng'],
    [null, undefined, ''],
  ] as const)('R31 %s of %j shows as “%s”', (figure, range, text) => {
    const cell = form.cell('N.X');
    expect(cell && totalText(cell, figure, range)).toBe(text);
  });
});
