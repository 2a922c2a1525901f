import { describe, expect, it } from 'vitest';
import { toText } from '../../platform/rules/rational.ts';
import type { Field } from './compiled.ts';
import { parseInput } from './parse-input.ts';
import { reckon } from './reckon.ts';

const field = (type: Field['type'], decimals = 0): Field => ({
  code: 'A01',
  label: '',
  type,
  decimals,
  unit: '',
  choices: [],
  format: undefined,
  allowNegative: false,
  required: true,
  personal: false,
  learnt: false,
  guidance: undefined,
});

describe('R16 a sum typed into a cell', () => {
  it.each([
    ['=12+30', '42'],
    ['= 12 + 30 ', '42'],
    ['=0,1+0,2', '0.3'],
    ['=1.234+1', '1235'],
    ['=1.234,5*2', '2469'],
    ['=2+3*4', '14'],
    ['=(2+3)*4', '20'],
    ['=10-2-3', '5'],
    ['=100/8', '12.5'],
    ['=10/3*3', '10'],
    ['=-5+8', '3'],
    ['=2×3÷4', '1.5'],
    ['=1.5+1', '2.5'],
  ])('%s is %s, exactly', (typed, value) => {
    const found = reckon(typed, true);
    expect('value' in found ? toText(found.value) : found.problem).toBe(value);
  });

  it.each(['=', '=12+', '=12++', '=(1+2', '=1)', '=A1+2', '=1+2;3', '=1 2', '=alert(1)', '=2^3', '=12,000+1', '=1/0'])(
    '%s is refused with a sentence',
    (typed) => expect(reckon(typed, true)).toHaveProperty('problem'),
  );

  it('R16 what has two meanings in the cell has two in a sum, and brackets end', () => {
    expect(reckon('=1.234+1', false)).toHaveProperty('problem');
    expect(reckon(`=${'('.repeat(300)}`, true)).toEqual({ problem: 'Phép tính này dài quá.' });
  });

  it.each([
    [field('integer'), '=12+30', { value: '42' }],
    [field('decimal', 2), '=10/4', { value: '2.5' }],
    [field('text'), '=12+30', { value: '=12+30' }],
    [field('integer'), '=5-8', { problem: 'Ô này không nhận số âm.' }],
    [field('integer'), '=5/2', { problem: 'Phép tính ra 2,5; ô này chỉ nhận số nguyên.' }],
    [
      field('percent', 2),
      '=100/3',
      {
        problem: 'Phép tính ra 33,3333…; ô này nhận nhiều nhất 2 chữ số thập phân, hãy gõ 33,33 nếu làm tròn được.',
      },
    ],
  ])('R16 the cell takes the result as it is, or says what to type: %#', (cell, typed, expected) =>
    expect(parseInput(cell, typed)).toEqual(expected),
  );
});
