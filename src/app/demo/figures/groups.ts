/** The columns by ethnic group of the forms, with the code of QĐ 121 and the people of the census of 1 April 2019. */
export const groups = ['TAY', 'NUNG', 'MONG', 'DAO', 'KINH', 'SANCHI', 'LOLO', 'KHAC'] as const;
export type Group = (typeof groups)[number];
export type ByGroup<T = number> = Readonly<Record<Group, T>>;

export const minorities = groups.filter((group) => group !== 'KINH');

/** People per group in the province (caobang.gov.vn, census 2019); together 530,341. */
export const census2019: ByGroup = {
  TAY: 216_577,
  NUNG: 158_114,
  MONG: 61_759,
  DAO: 54_947,
  KINH: 27_170,
  SANCHI: 7_908,
  LOLO: 2_861,
  KHAC: 1_005,
};

/** Code of QĐ 121-TCTK/PPCĐ; the others stand as Hoa, the most numerous of them. */
export const ethnicCodes: ByGroup<string> = {
  TAY: '02',
  NUNG: '07',
  MONG: '08',
  DAO: '09',
  KINH: '01',
  SANCHI: '15',
  LOLO: '43',
  KHAC: '04',
};

/** A value for every group. */
export function byGroup<T>(of: (group: Group) => T): ByGroup<T> {
  return {
    TAY: of('TAY'),
    NUNG: of('NUNG'),
    MONG: of('MONG'),
    DAO: of('DAO'),
    KINH: of('KINH'),
    SANCHI: of('SANCHI'),
    LOLO: of('LOLO'),
    KHAC: of('KHAC'),
  };
}

/** The sum over all groups, or over some. */
export function sumGroups(values: ByGroup, over: readonly Group[] = groups): number {
  return over.reduce((sum, group) => sum + values[group], 0);
}
