import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Field } from './compiled.ts';
import type { ValueType } from './definition.ts';
import { formatValue } from './format.ts';
import { parseInput } from './parse-input.ts';
import { valueProblem } from './validate-value.ts';

const field = (type: ValueType, more: Partial<Field> = {}): Field => ({
  code: 'A01.TS',
  label: 'Ô thử',
  type,
  decimals: type === 'decimal' || type === 'percent' ? 2 : 0,
  unit: '',
  choices: [],
  format: undefined,
  allowNegative: false,
  required: true,
  personal: false,
  learnt: false,
  guidance: undefined,
  ...more,
});
const choices = [
  { value: 'nam', label: 'nam', aliases: [] },
  { value: 'nữ', label: 'nữ', aliases: [] },
];
const groups = [
  { value: '02', label: 'Tày', aliases: ['Tày', 'Thổ'] },
  { value: '15', label: 'Sán Chỉ (Sán Chay)', aliases: ['Sán Chay', 'Sán Chỉ', 'Cao Lan'] },
];
const typedInto = (one: Field, text: string): string | null => {
  const parsed = parseInput(one, text);
  return 'problem' in parsed ? `! ${parsed.problem}` : parsed.value;
};

describe('R16 what a clerk types', () => {
  test.each<[ValueType, string, string | null]>([
    ['integer', '1234', '1234'],
    ['integer', '1.234', '1234'],
    ['integer', '1.234.567', '1234567'],
    ['integer', '1 234', '1234'],
    ['integer', '1\u00a0234', '1234'],
    ['integer', '007', '7'],
    ['integer', '0', '0'],
    ['integer', '5,0', '5'],
    ['integer', '1,234,567', '1234567'],
    ['integer', '', null],
    ['integer', '   ', null],
    ['integer', '-', '-'],
    ['integer', '–', '-'],
    ['integer', 'Không phát sinh', '-'],
    ['decimal', '1.234,5', '1234.5'],
    ['decimal', '1234,5', '1234.5'],
    ['decimal', '1.234', '1234'],
    ['decimal', '1.5', '1.5'],
    ['decimal', '0.25', '0.25'],
    ['decimal', '1,50', '1.5'],
    ['decimal', '1,234.5', '1234.5'],
    ['percent', '5%', '5'],
    ['percent', '29,41 %', '29.41'],
    ['boolean', 'có', 'true'],
    ['boolean', 'X', 'true'],
    ['boolean', 'Không', 'false'],
    ['boolean', '-', '-'],
    ['date', '5/2/2022', '2022-02-05'],
    ['date', '05-02-2022', '2022-02-05'],
    ['date', '2022-02-05', '2022-02-05'],
    ['text', '  Bản Giốc ', 'Bản Giốc'],
    ['text', 'Bản Giốc'.normalize('NFD'), 'Bản Giốc'.normalize('NFC')],
    ['richtext', 'một\r\nhai', 'một\nhai'],
  ])('R16 %s %j is %j', (type, typed, value) => {
    expect(typedInto(field(type), typed)).toBe(value);
  });

  test.each<[ValueType, string, string]>([
    ['integer', '1,234', '1234'],
    ['integer', '1,5', 'số nguyên'],
    ['integer', '1.23', 'số nguyên'],
    ['integer', 'abc', 'cần một số'],
    ['integer', '-5', 'số âm'],
    ['integer', '1234567890123456', '15 chữ số'],
    ['integer', '1.2.3', 'cần một số'],
    ['decimal', '1,234', 'có thể là 1.234 hoặc 1,234'],
    ['decimal', '1,2345', '2 chữ số thập phân'],
    ['integer', '12 34', 'khoảng trắng'],
    ['decimal', '5%', 'cần một số'],
    ['percent', '101', '0 đến 100'],
    ['percent', '-1', '0 đến 100'],
    ['boolean', 'có lẽ', 'Có hoặc Không'],
    ['date', '31/2/2022', 'Ngày không có thật'],
    ['date', '5/2/22', 'ngày/tháng/năm'],
    ['text', 'a\u0000b', 'ký tự'],
    ['text', 'x'.repeat(2_001), '2.000'],
  ])('R16 %s %j is refused with a sentence', (type, typed, words) => {
    expect(typedInto(field(type), typed)).toMatch(/^! /);
    expect(typedInto(field(type), typed)).toContain(words);
  });

  test('R16 choices and ethnic groups by name, in any case, with or without diacritics', () => {
    expect(typedInto(field('choice', { choices }), 'Nữ')).toBe('nữ');
    expect(typedInto(field('choice', { choices }), 'NU')).toBe('nữ');
    expect(typedInto(field('choice', { choices }), 'khác')).toContain('nam; nữ');
    for (const name of ['15', 'sán chỉ', 'San Chi', 'Cao Lan']) {
      expect(typedInto(field('ethnicGroup', { choices: groups }), name)).toBe('15');
    }
    expect(formatValue(field('ethnicGroup', { choices: groups }), '15')).toBe('Sán Chỉ (Sán Chay)');
  });

  test('R16 negatives where they may stand', () => {
    expect(typedInto(field('integer', { allowNegative: true }), '−1.234')).toBe('-1234');
    expect(typedInto(field('integer', { allowNegative: true }), '-0')).toBe('0');
  });
});

describe('R12 what the page shows', () => {
  test.each<[Field, string, string]>([
    [field('integer'), '1234567', '1.234.567'],
    [field('integer'), '0', '0'],
    [field('integer'), '', ''],
    [field('integer'), '-', '–'],
    [field('decimal'), '1234.5', '1.234,5'],
    [field('decimal'), '5/3', '1,67'],
    [field('decimal', { allowNegative: true }), '-1234.5', '-1.234,5'],
    [field('integer', { format: 'year' }), '1985', '1985'],
    [field('boolean'), 'true', 'Có'],
    [field('boolean'), 'false', 'Không'],
    [field('date'), '2022-02-05', '05/02/2022'],
  ])('R12 %#: %s', (one, value, shown) => {
    expect(formatValue(one, value)).toBe(shown);
  });

  test('R11 a computed figure shows its declared places, half-up', () => {
    const cell = { ...field('percent'), input: false };
    expect(formatValue(cell, { kind: 'number', value: { n: 1n, d: 2n }, partial: false })).toBe('0,50');
    expect(formatValue(cell, { kind: 'number', value: { n: 29415n, d: 1000n }, partial: false })).toBe('29,42');
    expect(formatValue(cell, { kind: 'notApplicable' })).toBe('–');
    expect(formatValue(cell, { kind: 'missing' })).toBe('');
  });

  test('R16 what is shown can be typed again', () => {
    const decimal = field('decimal', { decimals: 3, allowNegative: true });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (thousandths) => {
        const whole = thousandths / 1000n;
        const places = (thousandths < 0n ? -thousandths : thousandths) % 1000n;
        const sign = thousandths < 0n && whole === 0n ? '-' : '';
        const text = `${sign}${whole},${String(places).padStart(3, '0')}`;
        const canonical = typedInto(decimal, text) ?? '';
        expect(valueProblem(decimal, canonical)).toBeUndefined();
        expect(typedInto(decimal, formatValue(decimal, canonical))).toBe(canonical);
      }),
    );
  });

  test('R16 any text typed into any cell gives a good value or a sentence', () => {
    const fields = (['integer', 'decimal', 'percent', 'boolean', 'date', 'choice', 'text', 'richtext'] as const).map(
      (type) => field(type, { choices }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string({ unit: 'binary', maxLength: 40 }), (one, text) => {
        const parsed = parseInput(one, text);
        if ('problem' in parsed) expect(parsed.problem.length).toBeGreaterThan(10);
        else if (parsed.value !== null) expect(valueProblem(one, parsed.value)).toBeUndefined();
      }),
      { numRuns: 1_000 },
    );
  });
});
