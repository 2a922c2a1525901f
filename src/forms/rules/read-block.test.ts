import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Field } from './compiled.ts';
import type { ValueType } from './definition.ts';
import { parseInput } from './parse-input.ts';
import { readBlock } from './read-block.ts';
import { canonicalDecimal, type MarkStyle, readNumber } from './read-number.ts';

const field = (type: ValueType, decimals = 0): Field => ({
  code: 'A01.TS',
  label: 'Ô thử',
  type,
  decimals,
  unit: '',
  choices: [],
  format: undefined,
  allowNegative: true,
  required: true,
  personal: false,
  learnt: false,
  guidance: undefined,
});
const decimal = (texts: readonly string[]) => texts.map((text) => ({ field: field('decimal', 3), text }));
const valueIn = (one: Field, text: string, marks?: MarkStyle): string => {
  const parsed = parseInput(one, text, { marks });
  return 'problem' in parsed ? `! ${parsed.problem}` : (parsed.value ?? '');
};

describe('R16 numbers are judged as they were written', () => {
  test.each([
    ['12,000', ['12000', '12']],
    ['2,000', ['2000', '2']],
    ['1,234', ['1234', '1.234']],
  ])('%s in a cell of whole numbers has two meanings and is asked', (text, readings) => {
    expect(parseInput(field('integer'), text)).toMatchObject({ readings });
  });

  test.each([
    ['12.000', '12000'],
    ['1.234', '1234'],
    ['0,000', '0'],
    ['5,00', '5'],
    ['1 234', '1234'],
    ['1 234,0', '1234'],
    ['- 5', '-5'],
  ])('%s in a cell of whole numbers is %s', (text, value) => {
    expect(valueIn(field('integer'), text)).toBe(value);
  });

  test.each(['12 34', '1 2', '12\n34', '1\t2', '1  234', '1 234 5', '12,5 00', '1\u00a02', '12\r\n34'])(
    'two numbers are never made one: %j is refused',
    (text) => {
      expect(valueIn(field('decimal', 2), text)).toMatch(/^! Có khoảng trắng hoặc xuống dòng/);
    },
  );

  it('in a cell of three places both 1.234 and 1,234 are asked', () => {
    expect(parseInput(field('decimal', 3), '1.234')).toMatchObject({ readings: ['1234', '1.234'] });
    expect(parseInput(field('decimal', 3), '1,234')).toMatchObject({ readings: ['1234', '1.234'] });
  });
});

describe('R16 a pasted block is read as a whole', () => {
  it('0.25, 1.5, 12.345, 1234.5 are English: 12.345 is not twelve thousand', () => {
    const { written, open } = readBlock(decimal(['0.25', '', '1.5', '12.345', '', '1234.5']));
    expect(written.marks).toBe('en');
    expect(open).toEqual({});
    expect(valueIn(field('decimal', 3), '12.345', written.marks)).toBe('12.345');
    expect(valueIn(field('decimal', 2), '12.345', written.marks)).toMatch(/^! .*2 chữ số thập phân/);
    expect(valueIn(field('integer'), '12.345', written.marks)).toMatch(/^! .*số nguyên/);
  });

  test.each<[string, string[], MarkStyle | undefined, string | undefined]>([
    ['Vietnamese by a comma', ['12,5', '1.234'], 'vi', undefined],
    ['English by grouping', ['1,234,567', '2,000'], 'en', undefined],
    ['nothing tells', ['12,000', '5'], undefined, '12,000'],
    ['both are told', ['12,5', '0.5', '1.234'], undefined, '1.234'],
    ['both are told, nothing is open', ['12,5', '0.5'], undefined, undefined],
    ['no number', ['', 'abc'], undefined, undefined],
  ])('%s', (_name, texts, marks, open) => {
    const style = readBlock(decimal(texts));
    expect([style.written.marks, style.open.marks]).toEqual([marks, open]);
  });

  it('nothing is asked about 1.234 in cells of whole numbers: it has one meaning there', () => {
    const whole = ['3.893', '455', '1.800'].map((text) => ({ field: field('integer'), text }));
    expect(readBlock(whole)).toEqual({ written: { marks: undefined, days: undefined }, open: {} });
    expect(readBlock([...whole, { field: field('integer'), text: '2,000' }]).open).toEqual({ marks: '2,000' });
  });

  it('days alike: 2/15/2022 makes 5/2/2022 the second of May', () => {
    const { written } = readBlock(['5/2/2022', '2/15/2022'].map((text) => ({ field: field('date'), text })));
    expect(parseInput(field('date'), '5/2/2022', written)).toEqual({ value: '2022-05-02' });
    const both = readBlock(['5/2/2022', '2/15/2022', '15/2/2022'].map((text) => ({ field: field('date'), text })));
    expect(both).toEqual({ written: { marks: undefined, days: undefined }, open: { days: '5/2/2022' } });
  });

  it('a sheet of one style with one telling number is read exactly as it was written', () => {
    const thousandths = fc.integer({ min: 0, max: 10 ** 9 });
    fc.assert(
      fc.property(fc.constantFrom<MarkStyle>('vi', 'en'), fc.array(thousandths, { minLength: 1 }), (style, numbers) => {
        const locale = style === 'vi' ? 'de-DE' : 'en-US';
        const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
        const texts = [...numbers.map((number) => written.format(number / 1000)), written.format(0.5)];
        const { written: found } = readBlock(decimal(texts));
        expect(found.marks).toBe(style);
        for (const [at, number] of numbers.entries()) {
          const exact = { whole: String(Math.floor(number / 1000)), places: String(number % 1000).padStart(3, '0') };
          expect(valueIn(field('decimal', 3), texts[at] ?? '', found.marks)).toBe(canonicalDecimal(false, exact));
        }
      }),
    );
  });

  it('no text of digits, marks and spaces is read with more or fewer digits than it has', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9., ]{1,12}$/), (text) => {
        const reading = readNumber(text);
        if (reading.kind !== 'read') return;
        const { whole, places } = reading.digits;
        expect(whole + places).toBe(text.replace(/[^0-9]/g, ''));
      }),
    );
  });
});
