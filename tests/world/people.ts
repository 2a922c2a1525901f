import type { Duty } from '../../src/sign-in/rules/permissions.ts';

/** The people of the tests, by first name. All have changed their first password already. */
type Person = {
  readonly username: string;
  readonly unit: string;
  readonly fullName: string;
  readonly position: string;
  readonly duties?: readonly Duty[];
};

export const people = {
  lan: {
    username: 'damthuy.trungkhanh',
    unit: '01495',
    fullName: 'Hoàng Thị Lan',
    position: 'Công chức Văn hóa - Xã hội',
  },
  nga: {
    username: 'trungkhanh-tt.trungkhanh',
    unit: '01477',
    fullName: 'Nông Thị Nga',
    position: 'Công chức Văn hóa - Xã hội',
  },
  kim: {
    username: 'chivien.trungkhanh',
    unit: '01501',
    fullName: 'Lý Thị Kim',
    position: 'Công chức Văn phòng - Thống kê',
  },
  sen: {
    username: 'thanhnhat.halang',
    unit: '01558',
    fullName: 'Triệu Thị Sen',
    position: 'Công chức Văn hóa - Xã hội',
  },
  dao: { username: 'vinhquy.halang', unit: '01561', fullName: 'Bế Văn Đào', position: 'Công chức Văn hóa - Xã hội' },
  minh: { username: 'trungkhanh', unit: '047', fullName: 'Nông Văn Minh', position: 'Chuyên viên Phòng Dân tộc' },
  hai: { username: 'halang', unit: '048', fullName: 'Đàm Văn Hải', position: 'Chuyên viên Phòng Dân tộc' },
  thu: { username: 'ctk', unit: 'CTK', fullName: 'Phạm Thị Thu', position: 'Thống kê viên' },
  binh: { username: 'sldtbxh', unit: 'SLDTBXH', fullName: 'Hà Văn Bình', position: 'Chuyên viên' },
  sy: { username: 'syt', unit: 'SYT', fullName: 'Vũ Thị Sỹ', position: 'Chuyên viên' },
  ban: { username: 'bdt', unit: 'BDT', fullName: 'Bế Thị Ban', position: 'Trưởng phòng' },
  tuan: {
    username: 'to.chuc',
    unit: 'BDT',
    fullName: 'Lê Anh Tuấn',
    position: 'Chuyên viên',
    duties: ['campaigns', 'catalogue'],
  },
  mai: {
    username: 'phe.duyet',
    unit: 'BDT',
    fullName: 'Đinh Thị Mai',
    position: 'Phó Trưởng ban',
    duties: ['approval'],
  },
  quan: {
    username: 'tai.khoan',
    unit: 'BDT',
    fullName: 'Nguyễn Văn Quân',
    position: 'Chuyên viên',
    duties: ['accounts'],
  },
  ngoc: { username: 'nhat.ky', unit: 'BDT', fullName: 'Trần Thị Ngọc', position: 'Thanh tra viên', duties: ['audit'] },
  vinh: { username: 'lanh.dao', unit: 'BDT', fullName: 'Bế Quang Vinh', position: 'Trưởng ban', duties: ['leader'] },
} as const satisfies Record<string, Person>;

export type PersonName = keyof typeof people;
export const allPeople: readonly (Person & { readonly name: PersonName })[] = Object.entries(people).map(
  ([name, person]) => ({ name: name as PersonName, ...person }),
);

/** One strong password for all of them. */
export const PASSWORD = 'Nui-Non-Nuoc-2022!';
