import type { FormValues } from '../../../../forms/rules/values.ts';
import { type Cells, chanceOf, putGroups, putNone, putRow } from '../cells.ts';
import { type ByGroup, byGroup, minorities, sumGroups } from '../groups.ts';
import type { CommuneYear } from '../province.ts';
import { draw, drawCount } from '../random.ts';
import { pairOf, partOf } from '../spread.ts';
import { highlandShare } from './population.ts';

/** What a commune has of each kind of heritage, on average, where all its people are of one group. */
const heritage = { A01: 4, A03: 1.1, A04: 0.15, A05: 1.6, A06: 0.9, A07: 1.2, A08: 0.3 };

/** DT09: heritage by ethnic group and the cultural movement; a group that does not live there has "không phát sinh". */
export function cultureForm(place: CommuneYear): FormValues {
  const cells: Cells = {};
  const chance = chanceOf('DT09', place);
  const present = minorities.filter((group) => place.byGroup[group].people > 0);
  const absent = minorities.filter((group) => place.byGroup[group].people === 0);
  const put = (row: string, values: ByGroup) => {
    putGroups(cells, row, values, present);
    putNone(cells, row, absent);
    cells[`${row}.TS`] = `${sumGroups(values, minorities)}`;
  };
  const counts = (row: keyof typeof heritage) =>
    byGroup((group) => {
      const share = group === 'KINH' ? 0 : place.byGroup[group].people / place.people.TS;
      return drawCount(heritage[row] * share, ...chance.key(row), group);
    });
  const listed = counts('A01');
  put('A01', listed);
  put(
    'A02',
    byGroup((group) => (listed[group] > 2 && draw(...chance.key('A02'), group) < 0.15 ? 1 : 0)),
  );
  for (const row of ['A03', 'A04', 'A05', 'A06', 'A07', 'A08'] as const) put(row, counts(row));
  const hamlets = { TS: place.hamlets, DTTS: place.minorityShare > 0.5 ? place.hamlets : 0 };
  putRow(cells, 'B01', partOf(place.households, 0.88 - 0.2 * place.remoteness, chance.nudge('B01')));
  putRow(cells, 'B02', partOf(hamlets, 0.85 - 0.35 * place.remoteness, chance.nudge('B02')));
  putRow(cells, 'B03', pairOf(Math.floor(place.people.TS * 0.011), place.minorityShare, ...chance.key('B03')));
  return { cells, lists: {} };
}

/** DT14: believers and places of worship in one half of a year; a religion nobody has there is "không phát sinh". */
export function religionForm(place: CommuneYear): FormValues {
  const cells: Cells = {};
  const chance = chanceOf('DT14', place);
  const highland = place.byGroup.MONG.people + place.byGroup.DAO.people;
  const believers = {
    A01: draw(...chance.key('A01')) < 0.6 ? highland * 0.13 : 0,
    A02: draw(...chance.key('A02')) < 0.15 ? place.people.TS * 0.012 : 0,
    A03: place.urban && draw(...chance.key('A03')) < 0.4 ? place.people.TS * 0.006 : 0,
    A04: 0,
  };
  for (const [row, expected] of Object.entries(believers)) {
    const { TS, DTTS } = pairOf(Math.floor(expected), row === 'A01' ? 1 : place.minorityShare, ...chance.key(row));
    if (TS === 0) {
      putNone(cells, row, ['TINDO', 'DTTS', 'CHUCSAC', 'COSO', 'DK']);
      continue;
    }
    const places = 1 + Math.floor(TS / 90);
    putRow(cells, row, {
      TINDO: TS,
      DTTS,
      CHUCSAC: places,
      COSO: places,
      DK: Math.floor(places * draw(...chance.key(row), 'DK')),
    });
  }
  const affected = Math.floor(highlandShare(place) * 12 * draw(...chance.key('B03')));
  cells['B01.GT'] = `${drawCount(1.8, ...chance.key('B01'))}`;
  cells['B02.GT'] = affected > 0 ? '1' : '0';
  cells['B03.GT'] = `${affected}`;
  cells['B04.GT'] = `${Math.floor(affected * 0.2)}`;
  return { cells, lists: {} };
}
