import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkId, columnCode, rowCodes, sectionCode } from './codes.ts';

describe('R11 codes proposed for what is new', () => {
  test.each([
    ['A', 2, [], ['A01', 'A02']],
    ['A', 2, ['A01', 'A09'], ['A10', 'A11']],
    ['A', 1, ['A1', 'A9'], ['A10']],
    ['B', 1, ['B03', 'TONG'], ['B04']],
    ['A', 1, ['TONG'], ['A01']],
    ['A', 2, ['CT_08', 'CT_09'], ['CT_10', 'CT_11']],
  ] as const)('rows of %s, %i new beside %j', (section, count, own, expected) => {
    expect(rowCodes(section, count, own, new Set(own))).toEqual(expected);
  });

  test('a row never gets the code of a row in another section', () => {
    expect(rowCodes('A', 2, ['A01'], new Set(['A01', 'A02', 'A04']))).toEqual(['A03', 'A05']);
  });

  test.each([
    ['Tày', [], 'TAY'],
    ['Tổng số', [], 'TS'],
    ['Tổng số', ['TS'], 'TS2'],
    ['Sán Chỉ (Sán Chay)', [], 'SCSC'],
    ['Or', [], 'OR2'],
    ['', [], 'COT'],
    ['2021', [], 'C2021'],
    ['Đường giao thông nông thôn được cứng hóa theo quy định của Bộ', [], 'DGTNTDCHTQ'],
  ] as const)('a column “%s” beside %j is %s', (label, taken, expected) => {
    expect(columnCode(label, new Set(taken))).toBe(expected);
  });

  test('sections and checks go on counting', () => {
    expect(sectionCode(new Set(['A', 'B', 'D']))).toBe('C');
    expect(sectionCode(new Set('ABCDEFGHIJKLMNOPQRSTUVWXYZ'))).toBe('M1');
    expect(checkId(new Set(['KT1', 'KT2']))).toBe('KT3');
  });

  test('whatever the words are, the code is one that a form may have, and free', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(fc.constantFrom('A', 'AB', 'COT', 'TS', 'TAY')),
        (label, taken) => {
          const code = columnCode(label, new Set(taken));
          expect(code).toMatch(/^[A-Z][A-Z0-9_]{0,19}$/);
          expect(taken).not.toContain(code);
        },
      ),
    );
  });
});
