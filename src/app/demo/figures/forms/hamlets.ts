import { type FormValues, type ListRow, NOT_APPLICABLE } from '../../../../forms/rules/values.ts';
import { apportion } from '../apportion.ts';
import { type Cells, chanceOf, hundredths, withList } from '../cells.ts';
import { ethnicCodes, type Group, minorities } from '../groups.ts';
import { closingPoor } from '../poverty.ts';
import type { CommuneYear } from '../province.ts';
import { draw, drawCount, drawOne } from '../random.ts';

/** Names nobody bears: real hamlets and people have no place in the demonstration. */
export function hamletName(place: CommuneYear, index: number): string {
  return `${place.urban ? 'Tổ dân phố' : 'Xóm'} minh họa ${`${index + 1}`.padStart(2, '0')}`;
}

const standings = [
  'già làng',
  'trưởng dòng họ',
  'trưởng xóm, bí thư chi bộ',
  'cán bộ nghỉ hưu',
  'nhân sĩ, trí thức, nghệ nhân',
  'người sản xuất giỏi, doanh nhân',
] as const;

/** DT19: one person of prestige per hamlet, all with made-up names; some have left the list. */
export function prestigeForm(place: CommuneYear): FormValues {
  const chance = chanceOf('DT19', place);
  const inForce = Array.from({ length: place.hamlets }, (_, index) => person(place, index, undefined));
  const left = draw(...chance.key('A'), place.year) < 0.3 ? [person(place, 0, 'chết')] : [];
  const cells: Cells = {
    'B04.GT': `${left.length}`,
    'B05.GT': `${left.length}`,
    'B06.GT': `${place.hamlets * 2 + drawCount(2, ...chance.key('B06'), place.year)}`,
    'B07.GT': hundredths(100 * (place.hamlets * 1.2 + drawCount(4, ...chance.key('B07'), place.year))),
  };
  return withList(cells, 'A', [...inForce, ...left]);
}

function person(place: CommuneYear, index: number, reason: string | undefined): ListRow {
  const number = reason === undefined ? index + 1 : place.hamlets + index + 1;
  const key = (what: string) => ['DT19', place.commune.code, number, what];
  const values = {
    HOTEN: `Người minh họa ${`${number}`.padStart(2, '0')}`,
    NAMSINH: `${1945 + Math.floor(35 * draw(...key('NAMSINH')))}`,
    GIOI: draw(...key('GIOI')) < 0.1 ? 'nữ' : 'nam',
    DANTOC: ethnicCodes[groupOfHamlet(place, key('DANTOC'))],
    XOM: hamletName(place, index),
    TPHAN: drawOne(standings, ...key('TPHAN')),
    VANHOA: drawOne(['5/10', '7/10', '9/12', '12/12'], ...key('VANHOA')),
    DANGVIEN: draw(...key('DANGVIEN')) < 0.7 ? 'true' : 'false',
    QD: '00/QĐ-MH (minh họa)',
    NGAYCN: '2018-11-15',
    TRANGTHAI: reason === undefined ? 'đang công nhận' : 'đưa ra khỏi danh sách',
    LYDO: reason ?? NOT_APPLICABLE,
  };
  return { id: `p${number}`, values };
}

/** A group of the commune, as often as it is there. */
function groupOfHamlet(place: CommuneYear, key: (string | number)[]): Group {
  let point = draw(...key) * place.people.DTTS;
  for (const group of minorities) {
    point -= place.byGroup[group].people;
    if (point < 0) return group;
  }
  return 'TAY';
}

/** DT20: the commune and each of its hamlets; the hamlets' households make up the commune's. */
export function areaForm(place: CommuneYear): FormValues {
  const key = (what: string, index: number | string) => ['DT20', place.commune.code, what, index];
  const poor = poorOf(place);
  const sizes = Array.from({ length: place.hamlets }, (_, index) => 0.6 + draw(...key('HO', index)));
  const households = apportion(place.households.TS, sizes);
  const minority = apportionWithin(place.households.DTTS, households);
  const poorHouseholds = apportionWithin(poor, households);
  const hard = (index: number) => (poorHouseholds[index] ?? 0) > 0.35 * (households[index] ?? 0);
  const hamlets = households.map((count, index) => ({
    id: `h${index + 1}`,
    values: {
      XOM: hamletName(place, index),
      HO: `${count}`,
      HO_DTTS: `${minority[index] ?? 0}`,
      HN: `${poorHouseholds[index] ?? 0}`,
      DUONG: `${draw(...key('DUONG', index)) > 0.45 * place.remoteness}`,
      DIEN: `${draw(...key('DIEN', index)) > 0.1 * place.remoteness}`,
      DBKK: `${hard(index)}`,
    },
  }));
  const share = poor / Math.max(1, place.households.TS);
  const cells: Cells = {
    'A01.GT': `${place.hamlets}`,
    'A02.GT': `${place.households.TS}`,
    'A03.GT': `${place.households.DTTS}`,
    'A05.GT': `${poor}`,
    'A07.GT': `${share < 0.14}`,
    'A08.GT': share < 0.15 ? 'I' : share < 0.2 ? 'II' : 'III',
  };
  return withList(cells, 'B', hamlets);
}

/** In proportion to sizes of which none can be exceeded, since the total is not more than their sum. */
function apportionWithin(total: number, sizes: readonly number[]): number[] {
  return apportion(total, sizes).map((value, index) => Math.min(value, sizes[index] ?? 0));
}

function poorOf(place: CommuneYear): number {
  return minorities.reduce((sum, group) => sum + closingPoor(place, group), closingPoor(place, 'KINH'));
}
