import type { FormValues } from '../../../../forms/rules/values.ts';
import { type Cells, chanceOf, hundredths, putGroups, putRow } from '../cells.ts';
import { byGroup, minorities, sumGroups } from '../groups.ts';
import { povertyOf } from '../poverty.ts';
import type { CommuneYear, DemoProvince } from '../province.ts';
import { draw, drawBetween } from '../random.ts';
import { type Pair, pairOf, partOf, without } from '../spread.ts';

/** DT03: housing, land, resettlement. The four kinds of housing make up all households. */
export function housingForm(place: CommuneYear): FormValues {
  const cells: Cells = {};
  const chance = chanceOf('DT03', place);
  const part = (row: string, whole: Pair, rate: number) => partOf(whole, chance.rate(row, rate), chance.nudge(row));
  const later = Math.max(0.3, 1 - 0.06 * (place.year - 2019));
  const homeless = part('A04', place.households, 0.001);
  const housed = without(place.households, homeless);
  const temporary = part('A03', housed, (0.03 + 0.14 * place.remoteness) * later);
  const sound = without(housed, temporary);
  const solid = part('A01', sound, place.urban ? 0.75 : 0.55 - 0.2 * place.remoteness);
  putRow(cells, 'A01', solid);
  putRow(cells, 'A02', without(sound, solid));
  putRow(cells, 'A03', temporary);
  putRow(cells, 'A04', homeless);
  putRow(cells, 'A06', part('A06', place.households, 0.008));
  const noHomeLand = part('B01', place.households, 0.015 * later);
  const noField = part('B02', place.households, (place.urban ? 0.01 : 0.05) * later);
  putRow(cells, 'B01', noHomeLand);
  putRow(cells, 'B02', noField);
  putRow(cells, 'B03', part('B03', noHomeLand, 0.1));
  putRow(cells, 'B04', part('B04', noField, 0.12));
  putRow(cells, 'C01', { TS: place.hamlets, DTTS: place.minorityShare > 0.5 ? place.hamlets : 0 });
  putRow(
    cells,
    'C02',
    pairOf(Math.floor(place.remoteness * 4 * draw(...chance.key('C02'))), place.minorityShare, 'C02'),
  );
  const need = part('C03', place.households, 0.02 * place.remoteness);
  putRow(cells, 'C03', need);
  putRow(cells, 'C04', part('C04', need, 0.25));
  putRow(cells, 'C05', part('C05', need, 0.03));
  return { cells, lists: {} };
}

/** DT04: roads, power, water, culture, telecommunications, as one figure each. */
export function accessForm(place: CommuneYear): FormValues {
  const chance = chanceOf('DT04', place);
  const better = Math.min(1, 0.03 * (place.year - 2019));
  const share = (row: string, most: number, loss: number) =>
    Math.min(1, most - loss * place.remoteness * (1 - better) * drawBetween(0.6, 1.2, ...chance.key(row)));
  const hamlets = (row: string, most: number, loss: number) =>
    Math.min(place.hamlets, Math.round(place.hamlets * share(row, most, loss)));
  const households = (row: string, most: number, loss: number) =>
    Math.floor(place.households.TS * share(row, most, loss));
  const distance = place.urban
    ? 100 + 400 * draw(...chance.key('A01'))
    : 300 + 3_700 * drawBetween(0.1, 1, ...chance.key('A01'));
  const road = Math.round(distance * drawBetween(1, 1.3, ...chance.key('A02')));
  const power = hamlets('B01', 1, 0.08);
  const waterWorks = 1 + Math.floor(place.hamlets * 0.5 * draw(...chance.key('B05')));
  const figures = {
    A01: hundredths(distance),
    A02: hundredths(road),
    A03: hundredths(Math.min(road, Math.floor(road * share('A03', 1, 0.35)))),
    A04: place.hamlets,
    A05: hamlets('A05', 1, 0.18),
    A06: hamlets('A06', 1, 0.45),
    B01: power,
    B02: Math.min(power, hamlets('B02', 1, 0.12)),
    B03: households('B03', 0.995, 0.08),
    B04: households('B04', 0.98, 0.25),
    B05: waterWorks,
    B06: Math.floor(waterWorks * drawBetween(0.5, 1, ...chance.key('B06'))),
    B07: households('B07', 0.92, 0.5),
    C01: place.urban || draw(...chance.key('C01')) < 0.7 ? 'true' : 'false',
    C02: hamlets('C02', 0.98, 0.3),
    C03: place.urban || draw(...chance.key('C03')) < 0.25 ? 1 : 0,
    C04: hamlets('C04', 1, 0.1),
    C05: hamlets('C05', 1, 0.4),
    C06: households('C06', 0.85, 0.3),
    C07: draw(...chance.key('C07')) < 0.85 ? 'true' : 'false',
  };
  return {
    cells: Object.fromEntries(Object.entries(figures).map(([row, value]) => [`${row}.GT`, `${value}`])),
    lists: {},
  };
}

/** Share of the poor households that lack each of the twelve services (NĐ 07/2021), assumed. */
const lacking = {
  B01: 0.42,
  B02: 0.2,
  B03: 0.17,
  B04: 0.1,
  B05: 0.38,
  B06: 0.06,
  B07: 0.46,
  B08: 0.22,
  B09: 0.24,
  B10: 0.62,
  B11: 0.36,
  B12: 0.3,
};

/** DT07: poor and near-poor households by group; its households are those of DT01. */
export function povertyForm(place: CommuneYear, province: DemoProvince): FormValues {
  const cells: Cells = {};
  const poverty = povertyOf(province, place.commune.code, place.year);
  putGroups(
    cells,
    'A01',
    byGroup((group) => place.byGroup[group].households),
  );
  putGroups(
    cells,
    'A02',
    byGroup((group) => poverty[group].opening),
  );
  putGroups(
    cells,
    'A03',
    byGroup((group) => poverty[group].escaped),
  );
  putGroups(
    cells,
    'A04',
    byGroup((group) => poverty[group].fallen),
  );
  putGroups(
    cells,
    'A07',
    byGroup((group) => poverty[group].nearPoor),
  );
  putGroups(
    cells,
    'A09',
    byGroup((group) => poverty[group].people),
  );
  const closing = byGroup((group) => poverty[group].closing);
  const poor: Pair = { TS: sumGroups(closing), DTTS: sumGroups(closing, minorities) };
  const chance = chanceOf('DT07', place);
  for (const [row, rate] of Object.entries(lacking)) {
    putRow(cells, row, partOf(poor, Math.min(0.95, chance.rate(row, rate)), chance.nudge(row)));
  }
  return { cells, lists: {} };
}
