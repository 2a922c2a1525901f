import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NamedUnit } from '../../../units/rules/unit-names.ts';
import { matchUnits } from './match-units.ts';

const unit = (code: string, name: string, district: string | null): NamedUnit => ({ key: code, code, name, district });
const units = [
  unit('01495', 'Xã Đàm Thủy', 'Huyện Trùng Khánh'),
  unit('01477', 'Thị trấn Trùng Khánh', 'Huyện Trùng Khánh'),
  unit('01501', 'Xã Chí Viễn', 'Huyện Trùng Khánh'),
  unit('01558', 'Thị trấn Thanh Nhật', 'Huyện Hạ Lang'),
  unit('01561', 'Xã Vinh Quý', 'Huyện Hạ Lang'),
  unit('01700', 'Xã Quang Trung', 'Huyện Trùng Khánh'),
  unit('01701', 'Xã Quang Trung', 'Huyện Hòa An'),
  unit('01702', 'Xã Hồng Việt', 'Huyện Hòa An'),
];

/** Whom each line means: a code; several where it is asked about; “?” for nobody. */
const meant = (...lines: readonly string[]): readonly string[] | undefined =>
  matchUnits(
    units,
    lines.map((line) => line.split('|')),
  )?.map(({ unit: one }) =>
    one.kind === 'certain' ? one.unit : one.kind === 'none' ? '?' : `?${one.units.join(' ')}`,
  );

describe('R16 lines of a pasted block are about the units that they name', () => {
  it.each([
    ['as the page writes it', 'Xã Đàm Thủy|5', ['01495']],
    ['without its kind', 'Đàm Thủy|5', ['01495']],
    ['the kind shortened', 'TT. Trùng Khánh|5', ['01477']],
    ['the tone set otherwise', 'Đàm Thuỷ|5', ['01495']],
    ['decomposed, in capitals, with blanks around', `  ${'XÃ ĐÀM THỦY'.normalize('NFD')} |5`, ['01495']],
    ['without diacritics', 'dam thuy|5', ['01495']],
    ['with its district', 'Đàm Thủy, huyện Trùng Khánh|5', ['01495']],
    ['with its district in brackets', 'Quang Trung (Hòa An)|5', ['01701']],
    ['one name of two communes', 'Quang Trung|5', ['?01700 01701']],
    ['the district in a column behind', 'Quang Trung|Hoà An|5', ['01701']],
    ['other diacritics than its own', 'Đạm Thúy|5', ['?01495']],
    ['another kind than its own', 'Xã Trùng Khánh|5', ['?01477']],
    ['a district that it does not lie in', 'Đàm Thủy, huyện Hạ Lang|5', ['?01495']],
    ['a letter wrong', 'Đàm Thuỳy|5', ['?01495']],
    ['letters changed round', 'Hồng Veịt|5', ['?01702']],
    ['a running number, a code without its zero, a name', '12|1495|Đàm Thủy|5', ['01495']],
  ])('%s', (_what, line, expected) => expect(meant(line)).toEqual(expected));

  it('R16 districts in front, in headings, with totals of their own', () => {
    expect(meant('Trùng Khánh|Đàm Thủy|5', 'Trùng Khánh|Chí Viễn|6', 'Hoà An|Quang Trung|7')).toEqual([
      '01495',
      '01501',
      '01701',
    ]);
    expect(meant('Huyện Hòa An', 'Quang Trung|5', 'Hồng Việt|6', 'Huyện Trùng Khánh', 'Quang Trung|1')).toEqual([
      '01701',
      '01702',
      '01700',
    ]);
    expect(
      meant('Xã|Số hộ năm 2021', 'Huyện Trùng Khánh|11', 'Thị trấn Trùng Khánh|5', 'Đàm Thủy|6', 'Tổng số|11'),
    ).toEqual(['?', '01477', '01495', '?']);
  });

  it('R16 codes alone, where every line has another one', () => {
    expect(meant('01495|5', '01501|6', '01561|7')).toEqual(['01495', '01501', '01561']);
    expect(meant('1495|5', '1501|6', '1561|7')).toEqual(['01495', '01501', '01561']);
    expect(meant('1495|5', '1501|6')).toBeUndefined();
    expect(meant('1495|5', '1495|6', '1501|7')).toBeUndefined();
  });

  it('R16 code and name that contradict each other, and one unit twice, are asked about', () => {
    expect(meant('01501|Đàm Thủy|5', '01561|Vinh Quý|6', '01702|Hồng Việt|6')).toEqual([
      '?01495 01501',
      '01561',
      '01702',
    ]);
    expect(meant('Đàm Thủy|5', 'Xã Đàm Thủy|6', 'Vinh Quý|7')).toEqual(['?01495', '?01495', '01561']);
  });

  it('R16 a block of figures names nobody', () => {
    expect(meant('5|6', '7|8')).toBeUndefined();
    expect(meant('-|6', '')).toBeUndefined();
    expect(meant('Nguyễn Văn A|6')).toBeUndefined();
  });

  it('R16 whatever the order, with or without diacritics, each line keeps its own figures', () => {
    const named = units.filter(({ name }) => name !== 'Xã Quang Trung');
    const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D');
    const writings = [(name: string) => name, plain, (name: string) => name.replace(/^(Xã|Thị trấn) /, '')];
    const line = fc.record({
      at: fc.constantFrom(...named),
      write: fc.constantFrom(...writings),
      figure: fc.nat(9999),
    });
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ({ at }) => at.key, minLength: 1 }), (lines) => {
        const block = lines.map(({ at, write, figure }) => [write(at.name), String(figure)]);
        expect(matchUnits(units, block)?.map(({ unit: one, figures }) => [one, figures])).toEqual(
          lines.map(({ at, figure }) => [{ kind: 'certain', unit: at.key }, [String(figure)]]),
        );
      }),
    );
  });
});
