import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseRational, toFixed } from '../../platform/rules/rational.ts';
import { sheetNumber } from './sheet-number.ts';

test.each([
  ['530341', 0, 530341],
  ['-12.5', 2, -12.5],
  ['0.125', 2, 0.125],
  // No decimal is exact, or more digits than a number there holds: as the paper shows it, rounded once.
  ['50/3', 2, 16.67],
  ['0.0049999999999999999', 2, 0],
  ['0.0050000000000000001', 2, 0.01],
  ['-2/3', 0, -1],
  ['100', 0, 100],
  ['0', 0, 0],
  ['999999999999999', 0, 999999999999999],
  ['9999999999999999', 0, null],
  ['-', 0, null],
])('R35 the figure %s with %i decimals is %s in a workbook', (figure, decimals, number) =>
  expect(sheetNumber(figure, decimals)).toBe(number),
);

/** The 15 digits that a spreadsheet goes by. */
const digitsOf = (number: number): string => Number(number.toPrecision(15)).toString();
/** What it shows: half-up on these digits. */
const shownBySheet = (number: number, decimals: number): string => {
  const value = parseRational(digitsOf(number));
  return value ? toFixed(value, decimals) : '';
};

test('R35 workbook and paper show the same digits, whatever the figure', () => {
  const figure = fc
    .tuple(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.integer({ min: 1, max: 3_000 }))
    .map(([n, d]) => `${n}/${d}`);
  fc.assert(
    fc.property(figure, fc.integer({ min: 0, max: 4 }), (text, decimals) => {
      const number = sheetNumber(text, decimals);
      const value = parseRational(text);
      if (number === null || !value || /e/.test(digitsOf(number))) return;
      expect(shownBySheet(number, decimals)).toBe(toFixed(value, decimals));
    }),
    { numRuns: 2_000 },
  );
});
