import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalValues } from '../../forms/rules/canonical.ts';
import { compileForm } from '../../forms/rules/compile.ts';
import { compute } from '../../forms/rules/compute.ts';
import { definitionOf, table } from '../../forms/rules/small-form.fixture.ts';
import { validateValues } from '../../forms/rules/validate-values.ts';
import type { FormValues } from '../../forms/rules/values.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { freeze, thaw } from './frozen.ts';

const decimal = (code: string) => ({ code, label: code, type: 'decimal' as const, decimals: 4, allowNegative: true });
const form = compileForm(
  definitionOf([
    table([decimal('A'), { ...decimal('R'), formula: 'A * 2' }], [{ code: 'X', label: 'x' }]),
    {
      code: 'L',
      title: 'Danh sách',
      shape: 'list',
      columns: [{ code: 'DT', label: 'Diện tích', type: 'decimal', decimals: 4 }],
    },
  ]),
);
const frozen = (values: FormValues) => freeze(form, values, compute(form, values));
const filled = (figure: string, listed: string): FormValues => ({
  cells: { 'A.X': figure },
  lists: { L: [{ id: 'r1', values: { DT: listed } }] },
});

test('R16 equal figures give equal digests: 2.5 and 2.50, in cells and in lists', () => {
  const [short, long] = [filled('2.5', '1.2'), filled('2.50', '1.2000')];
  expect(validateValues(form, long)).toEqual([]);
  expect(canonicalValues(form, long)).toEqual(short);
  expect(frozen(long)).toEqual(frozen(short));
  expect(digestOf(frozen(long))).toBe(digestOf(frozen(short)));
});

test('R16 whatever the writing of a figure that a cell takes, one digest', () => {
  const written = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.integer({ min: 1, max: 9_999 }),
      fc.integer({ min: 0, max: 99 }),
      fc.nat(2),
      fc.nat(2),
    )
    .map(([sign, whole, hundredths, a, b]) => {
      const places = String(hundredths).padStart(2, '0');
      const text = (zeros: number) => `${sign}${whole}.${places}${'0'.repeat(zeros)}`;
      return [text(a), text(b)] as const;
    });
  fc.assert(
    fc.property(written, ([one, other]) => {
      const listed = (text: string) => filled(text, text.replace('-', ''));
      expect(digestOf(frozen(listed(one)))).toBe(digestOf(frozen(listed(other))));
      expect(canonicalValues(form, listed(one))).toEqual(canonicalValues(form, listed(other)));
      expect(thaw(form, frozen(listed(one))).values).toEqual(canonicalValues(form, listed(one)));
    }),
  );
});

test('R14 a list that is not asked is not sent, whatever was typed into it before', () => {
  const [section] = form.definition.sections;
  const list = form.definition.sections.find(({ code }) => code === 'L');
  if (!section || !list) return expect.unreachable();
  const asked = compileForm(definitionOf([section, { ...list, condition: 'A.X > 0' }]));
  const sent = (figure: string) => freeze(asked, filled(figure, '5'), compute(asked, filled(figure, '5'))).lists;
  expect([Object.keys(sent('1')), Object.keys(sent('0'))]).toEqual([['L'], []]);
});
