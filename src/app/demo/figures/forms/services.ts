import type { FormValues } from '../../../../forms/rules/values.ts';
import { type Cells, chanceOf, hundredths, putRow } from '../cells.ts';
import type { CommuneYear } from '../province.ts';
import { draw, drawCount } from '../random.ts';
import { pairOf, partOf, type Quad, quadOf } from '../spread.ts';

/** DT11: health in one commune over a year, filled by Sở Y tế. */
export function healthForm(place: CommuneYear): FormValues {
  const cells: Cells = {};
  const chance = chanceOf('DT11', place);
  const { TS, DTTS } = place.people;
  const people = { TS, DTTS };
  const births = partOf(people, chance.rate('B02', 0.0164, 0.1), chance.nudge('B02'));
  const atHome = partOf(births, 0.16 * place.remoteness);
  const attended = { TS: births.TS - atHome.TS, DTTS: births.DTTS - atHome.DTTS };
  const children = partOf(people, 0.08 + 0.02 * place.remoteness, chance.nudge('B06'));
  const figures = {
    A01: 1,
    A02: draw(...chance.key('A02')) > 0.25 * place.remoteness ? 1 : 0,
    A03: draw(...chance.key('A03')) > 0.4 * place.remoteness ? 1 : 0,
    A04: Math.round(place.hamlets * (1 - 0.1 * place.remoteness)),
    A05: drawCount(1.2 * place.remoteness, ...chance.key('A05')),
  };
  for (const [row, value] of Object.entries(figures)) putRow(cells, row, { GT: value });
  putRow(cells, 'B01', partOf(people, 0.975 - 0.03 * place.remoteness, chance.nudge('B01')));
  putRow(cells, 'B02', births);
  putRow(cells, 'B03', partOf(attended, 0.97));
  putRow(cells, 'B04', atHome);
  putRow(cells, 'B05', partOf(births, 0.95 - 0.08 * place.remoteness));
  putRow(cells, 'B06', children);
  putRow(cells, 'B07', partOf(children, 0.14 + 0.16 * place.remoteness, chance.nudge('B07')));
  putRow(cells, 'B08', pairOf(drawCount(births.TS * 0.0004, ...chance.key('B08'), place.year), 1));
  return { cells, lists: {} };
}

/** Pupils of a hundred people, dropping out and repeating of a thousand pupils, by level. */
const levels = {
  A01: [5.4, 2, 0],
  A02: [9.6, 1, 8],
  A03: [6.6, 9, 7],
  A04: [2.9, 14, 9],
  A05: [0.5, 30, 5],
} satisfies Record<string, [number, number, number]>;

/** Special schools of a district: schools, classes in each, pupils in a class. */
const schools = { B01: [1, 9, 33], B02: [8, 9, 24], B03: [6, 10, 26], B04: [45, 2, 16] } satisfies Record<
  string,
  [number, number, number]
>;

/** DT12: pupils, special schools, support and teachers of one district over a school year, filled by Sở Giáo dục và Đào tạo. */
export function educationForm(communes: readonly CommuneYear[], districtCode: string): FormValues {
  const cells: Cells = {};
  const people = sumQuads(communes.map((place) => place.people));
  const minority = people.TS === 0 ? 0 : people.DTTS / people.TS;
  const key = (what: string) => ['DT12', districtCode, what];
  for (const [row, [share, lost, repeated]] of Object.entries(levels)) {
    const pupils = partOf(people, share / 100, draw(...key(row)));
    const of = (perThousand: number, what: string) =>
      Math.floor((pupils.DTTS * perThousand) / 1000 + draw(...key(`${row} ${what}`)));
    putRow(cells, row, {
      ...pupils,
      BOHOC: Math.min(pupils.DTTS, of(lost, 'lost')),
      LUUBAN: Math.min(pupils.DTTS, of(repeated, 'again')),
    });
  }
  for (const [row, [count, classes, size]] of Object.entries(schools)) {
    const number = row === 'B01' ? count : Math.round((count * communes.length) / 16);
    const { TS, DTTS } = pairOf(number * classes * size, Math.min(1, minority + 0.03), ...key(row));
    putRow(cells, row, { TRUONG: number, LOP: number * classes, HS: TS, HS_DTTS: DTTS });
  }
  const supported = Math.floor(people.TS * 0.05);
  putRow(cells, 'C01', pairOf(supported, Math.min(1, minority + 0.03), ...key('C01')));
  cells['C02.TS'] = hundredths(supported * 13.5);
  cells['C02.DTTS'] = hundredths(pairOf(supported, minority, ...key('C01')).DTTS * 13.5);
  putRow(cells, 'C03', pairOf(Math.floor(people.TS / 900), 1));
  putRow(cells, 'C04', pairOf(0, 1));
  const teachers = quadOf(Math.floor(people.TS * 0.019), minority - 0.04, 0.74, ...key('D01'));
  putRow(cells, 'D01', teachers);
  putRow(cells, 'D02', partOf(teachers, 0.55));
  return { cells, lists: {} };
}

function sumQuads(quads: readonly Quad[]): Quad {
  const sum = (column: keyof Quad) => quads.reduce((total, quad) => total + quad[column], 0);
  return { TS: sum('TS'), DTTS: sum('DTTS'), NU: sum('NU'), NU_DTTS: sum('NU_DTTS') };
}

/** Officials, deputies and party members: how many, minority, women, then of the minority: degree, leaders, theory. */
const staff = {
  A01: [2_350, 0.8, 0.42],
  A02: [3_420, 0.88, 0.45],
  A03: [3_480, 0.93, 0.3],
  A04: [62, 0.85, 0.4],
  B01: [50, 0.84, 0.34],
  B02: [325, 0.88, 0.33],
  B03: [3_420, 0.94, 0.31],
} satisfies Record<string, [number, number, number]>;

/** DT13: officials, deputies, party members and training in the whole province, filled by Sở Nội vụ. */
export function staffForm(year: number): FormValues {
  const cells: Cells = {};
  for (const [row, [count, minority, women]] of Object.entries(staff)) {
    const people = quadOf(count + Math.round(count * 0.004 * (2022 - year)), minority, women, 'DT13', row);
    const of = (rate: number) => Math.floor(people.DTTS * rate);
    putRow(
      cells,
      row,
      row.startsWith('B') ? people : { ...people, DAIHOC: of(0.86), LANHDAO: of(0.27), LLCT: of(0.5) },
    );
  }
  const later = year - 2019;
  putRow(cells, 'C01', pairOf(54_800 + 650 * later, 0.91, 'DT13', 'C01'));
  putRow(cells, 'C02', pairOf(1_650 + drawCount(200, 'DT13', 'C02', year), 0.92, 'DT13', 'C02', year));
  putRow(cells, 'C03', pairOf(Math.max(4, 22 - 3 * later), 1));
  putRow(cells, 'D01', pairOf(900 + drawCount(300, 'DT13', 'D01', year), 0.85, 'DT13', 'D01', year));
  putRow(cells, 'D02', pairOf(5_900 + 20 * later, 0.97, 'DT13', 'D02'));
  return { cells, lists: {} };
}
