import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addUnits } from '../../forms/rules/add-up.ts';
import { formulaForm } from '../../forms/rules/small-form.fixture.ts';
import { type StoredFigures, storedOf } from '../../forms/rules/stored-figures.ts';
import { addPacked } from './add-packed.ts';

const form = formulaForm('A + B', ['A', 'B', 'C', 'D']);
const cells = form.ordinals.length;

/** As the database prints the two arrays. */
const packed = (members: readonly StoredFigures[]): string =>
  members
    .map(({ figures, notApplicable }) => {
      const blanks = notApplicable
        ? `{${notApplicable.map((blank) => (blank === null ? 'NULL' : blank ? 't' : 'f')).join()}}`
        : '';
      return `{${figures.map((figure) => figure ?? 'NULL').join()}}${blanks}`;
    })
    .join(';');

type Cellish = string | null;
/** `-` is not applicable, `*` not asked. */
const member = (...parts: readonly Cellish[]): StoredFigures => {
  return storedOf(parts.map((part) => part ?? undefined));
};

const column = (parts: readonly Cellish[]) => {
  const { figures, notApplicable, partial } = addPacked(1, packed(parts.map((part) => member(part))));
  const why = notApplicable?.[0];
  return [why === null ? '*' : why ? '-' : figures[0], partial.length > 0];
};

test.each<[string, Cellish[], Cellish, boolean]>([
  ['whole numbers', ['1', '20', '0'], '21', false],
  ['negative ones', ['5', '-8', '-0'], '-3', false],
  ['decimals', ['0.1', '0.2', '1.70'], '2', false],
  ['decimals of different places', ['1', '-0.25', '0.005', '-3.5'], '-2.745', false],
  ['a missing one', ['4', null], '4', true],
  ['nothing but missing ones', [null, null], null, false],
  ['not applicable beside a number', ['-', '7'], '7', false],
  ['not applicable beside missing', ['-', null], null, false],
  ['not applicable alone', ['-', '-'], '-', false],
  ['not asked beside a number', ['*', '7'], '7', false],
  ['not asked beside missing', ['*', null], null, false],
  ['not asked beside not applicable', ['*', '-'], '-', false],
  ['not asked alone', ['*', '*'], '*', false],
  ['not asked beside a number and missing', ['*', '7', null], '7', true],
  ['all mixed', ['-', '7.5', null, '-2'], '5.5', true],
  ['nobody', [], null, false],
  ['what no floating point holds', ['9007199254740991', '1', '1'], '9007199254740993', false],
  [
    'what leaves floating point and comes back',
    ['999999999999999', '0.00000001', '-999999999999999'],
    '0.00000001',
    false,
  ],
  ['many great ones', Array.from({ length: 30 }, () => '999999999999999'), '29999999999999970', false],
  [
    'longer than floating point reads',
    ['123456789012345678901234.5', '-0.00000000000000000001', '1'],
    '123456789012345678901235.49999999999999999999',
    false,
  ],
])('R30 adding packed figures: %s', (_what, parts, sum, partial) => {
  expect(column(parts)).toEqual([sum, partial]);
});

const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: most });
const whole = fc.integer({ min: 0, max: 100_000 }).map(String);
const long = fc.tuple(fc.integer({ min: 1, max: 9 }), digits(24)).map(([first, rest]) => `${first}${rest}`);
const unsigned = fc.oneof(
  { weight: 4, arbitrary: whole },
  { weight: 2, arbitrary: fc.tuple(whole, digits(4)).map(([before, behind]) => `${before}.${behind}`) },
  fc.constantFrom('9007199254740991', '9007199254740992', '999999999999999', '1000000000000000'),
  long,
  fc.tuple(fc.oneof(whole, long), digits(20)).map(([before, behind]) => `${before}.${behind}`),
);
const figure = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom('', '-'), unsigned).map(([sign, text]) => sign + text) },
  fc.constant(null),
);

/** Also sheets whose arrays are shorter or longer than the form's, and blanks beside a number. */
const sheet: fc.Arbitrary<StoredFigures> = fc.record({
  figures: fc.array(figure, { minLength: cells - 1, maxLength: cells + 1 }),
  notApplicable: fc.option(fc.array(fc.boolean(), { minLength: cells - 1, maxLength: cells + 1 })),
});

describe('R30 packed figures', () => {
  test('R30 packed figures add up exactly as the engine adds them: decimals, negatives, missing, not applicable, mixed', () => {
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 12 }), (members) => {
        expect(addPacked(cells, packed(members))).toEqual(addUnits(form, members));
      }),
      { numRuns: 500 },
    );
  });

  test('R30 where every unit says the same of a cell, a total says it too', () => {
    const alike = fc.constantFrom<Cellish>('-', null, '0', '12.50', '-3');
    fc.assert(
      fc.property(
        fc.array(alike, { minLength: cells, maxLength: cells }),
        fc.integer({ min: 1, max: 9 }),
        (parts, units) => {
          const members = Array.from({ length: units }, () => member(...parts));
          expect(addPacked(cells, packed(members))).toEqual(addUnits(form, members));
        },
      ),
    );
  });
});
