import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCodeList } from './read-code-list.ts';

const codes = (rows: readonly (readonly unknown[])[]) =>
  readCodeList(rows).items.map(({ code, label }) => `${code} ${label}`);
const faults = (rows: readonly (readonly unknown[])[]) =>
  readCodeList(rows).problems.map(({ line, message }) => `${line}: ${message}`);

describe('R10 a code list read from a spreadsheet', () => {
  it.each<[string, (readonly unknown[])[], string[]]>([
    [
      'two columns without a head',
      [
        ['01', 'Phật giáo'],
        ['02', 'Công giáo'],
      ],
      ['01 Phật giáo', '02 Công giáo'],
    ],
    [
      'headed, in another order, under a title',
      [['Danh mục tôn giáo'], ['STT', 'Tên tôn giáo', 'Mã số'], [1, 'Phật giáo', 'PG'], [2, 'Tin lành', 'TL']],
      ['PG Phật giáo', 'TL Tin lành'],
    ],
    [
      'numbers as codes',
      [
        [1, 'Một'],
        [2, 'Hai'],
      ],
      ['1 Một', '2 Hai'],
    ],
    [
      'blank lines between',
      [
        ['01', 'Một'],
        [null, undefined],
        ['', ' '],
        ['02', 'Hai'],
      ],
      ['01 Một', '02 Hai'],
    ],
    [
      'letters composed anew, blanks and what nobody sees gone',
      [['01', ' Pha\u0302\u0323t\u200b  giáo ']],
      ['01 Phật giáo'],
    ],
    ['nothing', [], []],
  ])('%s', (_name, rows, items) => {
    expect(codes(rows)).toEqual(items);
    expect(faults(rows)).toEqual([]);
  });

  it('says by the number of its line what cannot be read, and reads the rest', () => {
    const rows = [
      ['Mã', 'Tên'],
      ['01', 'Một'],
      ['', 'Không mã'],
      ['02', ''],
      ['mã có dấu', 'Ba'],
      ['01', 'Lại một'],
      [{ formula: 1 }, 'Bốn'],
      ['03', 'Năm'],
    ];
    expect(codes(rows)).toEqual(['01 Một', '03 Năm']);
    expect(faults(rows)).toEqual([
      '3: Dòng này thiếu mã hoặc tên.',
      '4: Dòng này thiếu mã hoặc tên.',
      expect.stringMatching(/^5: Mã “mã có dấu” chỉ gồm/),
      '6: Mã “01” bị trùng.',
      '7: Dòng này thiếu mã hoặc tên.',
    ]);
  });

  it('a file of nothing but faults says two hundred of them', () => {
    expect(faults(Array.from({ length: 999 }, () => ['x y', 'Tên']))).toHaveLength(200);
  });

  it('whatever the cells: codes are once there and sound, and every line is read, at fault, blank or above the head', () => {
    const cell = fc.oneof(
      fc.constantFrom('01', '02', 'Mã', 'Tên', '', ' '),
      fc.string({ maxLength: 6 }),
      fc.integer(),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 15 }), (rows) => {
        const { items, problems } = readCodeList(rows);
        expect(new Set(items.map(({ code }) => code)).size).toBe(items.length);
        for (const { code, label } of items) {
          expect(code).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$/);
          expect(label.trim()).toBe(label);
          expect(label).not.toBe('');
        }
        expect(items.length + problems.length).toBeLessThanOrEqual(rows.length);
        for (const { line } of problems) expect(rows[line - 1]).toBeDefined();
      }),
    );
  });
});
