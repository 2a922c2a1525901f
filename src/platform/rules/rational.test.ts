import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, compare, divide, isZero, multiply, parseRational, round, subtract, toFixed, toText } from './rational.ts';

const rational = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
  .map(([n, d]) => divide({ n, d: 1n }, { n: d, d: 1n }));
const read = (text: string) => parseRational(text) ?? expect.fail(`not a number: ${text}`);

describe('R30 exact figures', () => {
  test.each([
    ['0.1', '0.2', '0.3'],
    ['999999999999999', '0.01', '999999999999999.01'],
    ['1/3', '1/6', '0.5'],
    ['-1/3', '1/3', '0'],
  ])('R30 %s + %s = %s, without floating point', (a, b, sum) => {
    expect(toText(add(read(a), read(b)))).toBe(sum);
  });

  test.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['1.005', 2, '1.01'],
    ['29.414999', 2, '29.41'],
    ['2/3', 2, '0.67'],
    ['-0.004', 2, '0.00'],
    ['12', 2, '12.00'],
  ])('R30 %s at %i decimals shows %s, half-up', (text, places, shown) => {
    expect(toFixed(read(text), places)).toBe(shown);
  });

  test.each(['', ' 1', '1,5', '1.', '.5', '1/0', '1e5', 'NaN', '--1', '1/-2', '0x1'])(
    'R12 %j is not a number',
    (text) => {
      expect(parseRational(text)).toBeUndefined();
    },
  );

  test('R30 text and value are the same thing', () => {
    fc.assert(fc.property(rational, (a) => compare(read(toText(a)), a) === 0));
  });

  test('R30 addition and multiplication undo', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        expect(compare(subtract(add(a, b), b), a)).toBe(0);
        if (!isZero(b)) expect(compare(multiply(divide(a, b), b), a)).toBe(0);
      }),
    );
  });

  test('R30 rounding moves a figure by half a unit at most', () => {
    fc.assert(
      fc.property(rational, fc.integer({ min: 0, max: 6 }), (a, places) => {
        const moved = subtract(round(a, places), a);
        const half = { n: 1n, d: 2n * 10n ** BigInt(places) };
        expect(compare(moved, half)).toBeLessThanOrEqual(0);
        expect(compare(moved, { n: -half.n, d: half.d })).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
