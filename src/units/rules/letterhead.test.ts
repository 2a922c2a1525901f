import { expect, test } from 'vitest';
import { letterhead } from './letterhead.ts';

const unit = (kind: string, code: string, name: string, fullName: string, agencyName: string | null = null) => ({
  kind,
  code,
  name,
  fullName,
  agencyName,
});
const province = unit('province', '04', 'Cao Bằng', 'Tỉnh Cao Bằng');
const district = unit('district', '047', 'Trùng Khánh', 'Huyện Trùng Khánh', 'Phòng Dân tộc huyện Trùng Khánh');

test('R35 the head of a document names the superior and the issuer of every level', () => {
  const head = (own: typeof province, above: typeof province) => {
    const { superior, issuer, place, letters } = letterhead(own, above, province);
    return [superior, issuer, place, letters];
  };
  expect(head(unit('board', 'BDT', 'Ban Dân tộc', 'Ban Dân tộc tỉnh Cao Bằng'), province)).toEqual([
    'UBND TỈNH CAO BẰNG',
    'BAN DÂN TỘC',
    'Cao Bằng',
    'BDT',
  ]);
  expect(head(unit('department', 'SYT', 'Sở Y tế', 'Sở Y tế'), province)).toEqual([
    'UBND TỈNH CAO BẰNG',
    'SỞ Y TẾ',
    'Cao Bằng',
    'SYT',
  ]);
  expect(head(district, province)).toEqual(['UBND HUYỆN TRÙNG KHÁNH', 'PHÒNG DÂN TỘC', 'Trùng Khánh', 'PDT']);
  expect(head(unit('commune', '01495', 'Đàm Thủy', 'Xã Đàm Thủy'), district)).toEqual([
    'UBND HUYỆN TRÙNG KHÁNH',
    'UBND XÃ ĐÀM THỦY',
    'Đàm Thủy',
    'UBND',
  ]);
});
