import type { FormValues } from '../../../../forms/rules/values.ts';
import { type Cells, chanceOf, hundredths, putNone, putRow } from '../cells.ts';
import type { CommuneYear } from '../province.ts';
import { draw, drawBetween, drawCount } from '../random.ts';
import { pairOf, partOf, without } from '../spread.ts';
import { adultSpread } from './population.ts';

/** Crops with the share of communes that grow them, hectares per household, tonnes per hectare, and the share of the first half-year. */
const crops = [
  ['A01', 1, 0.24, 4.6, 0.15],
  ['A02', 1, 0.3, 3.6, 0.6],
  ['A03', 0.45, 0.05, 2.4, 0.95],
  ['A04', 0.25, 0.12, 62, 0.5],
  ['A05', 0.7, 0.04, 22, 0.2],
  ['A06', 0.5, 0.02, 3.1, 0.4],
  ['A07', 0.9, 0.05, 3.8, 0.3],
] as const;

/** Animals with heads per household. */
const animals = { B01: 0.75, B02: 0.85, B03: 2.3, B04: 0.3, B05: 21 };

/** DT05: crops, animals and forest in one half of a year; a crop that is not grown is "không phát sinh". */
export function productionForm(place: CommuneYear, periodId: string, half: number): FormValues {
  const cells: Cells = {};
  const chance = chanceOf('DT05', place);
  const farms = place.households.TS * (place.urban ? 0.35 : 0.92);
  for (const [row, spread, hectares, tonnes, first] of crops) {
    if (draw(...chance.key(row), 'grown') >= spread) {
      putNone(cells, row, ['DT', 'SL']);
      continue;
    }
    const area = Math.round(100 * farms * chance.rate(row, hectares) * (half === 1 ? first : 1 - first));
    const crop = area * tonnes * drawBetween(0.88, 1.12, ...chance.key(row), periodId);
    cells[`${row}.DT`] = hundredths(area);
    cells[`${row}.SL`] = hundredths(crop);
  }
  for (const [row, heads] of Object.entries(animals)) {
    const herd = Math.floor(farms * chance.rate(row, heads) * drawBetween(0.97, 1.03, ...chance.key(row), periodId));
    const { TS, DTTS } = pairOf(herd, place.minorityShare, ...chance.key(row));
    putRow(cells, row, { DC: TS, DTTS });
  }
  const forest = place.urban ? 0.3 : 1.9;
  const cooperatives = drawCount(1.4, ...chance.key('C04'));
  cells['C01.GT'] = hundredths(100 * place.households.TS * chance.rate('C01', forest));
  cells['C02.GT'] = `${Math.floor(place.households.TS * chance.rate('C02', place.urban ? 0.05 : 0.45))}`;
  cells['C03.GT'] = hundredths(
    100 * place.households.TS * 0.012 * drawBetween(0.2, 1.8, ...chance.key('C03'), periodId),
  );
  cells['C04.GT'] = `${cooperatives}`;
  cells['C05.GT'] = `${cooperatives * Math.floor(6 + 10 * draw(...chance.key('C05')))}`;
  cells['C06.GT'] = `${drawCount(0.4, ...chance.key('C06'))}`;
  return { cells, lists: {} };
}

/** DT08: labour and loans in one half of a year. Those employed and those not are parts of the labour force. */
export function labourForm(place: CommuneYear, periodId: string): FormValues {
  const cells: Cells = {};
  const chance = chanceOf('DT08', place);
  const force = partOf(adultSpread(place), 0.83, chance.nudge('A01'));
  const part = (row: string, rate: number) => partOf(force, chance.rate(row, rate), chance.nudge(row));
  const now = (row: string, rate: number) =>
    partOf(force, rate * drawBetween(0.6, 1.4, ...chance.key(row), periodId), chance.nudge(row));
  const employed = partOf(force, 0.955 - 0.06 * place.remoteness, chance.nudge('A02'));
  putRow(cells, 'A01', force);
  putRow(cells, 'A02', employed);
  putRow(cells, 'A03', partOf(without(force, employed), 0.8));
  putRow(cells, 'A04', part('A04', place.urban ? 0.42 : 0.2));
  putRow(cells, 'A05', part('A05', 0.09));
  putRow(cells, 'A06', part('A06', 0.003));
  putRow(cells, 'A07', part('A07', place.border ? 0.012 : 0.002));
  putRow(cells, 'A08', now('A08', 0.009));
  putRow(cells, 'A09', now('A09', 0.014));
  const borrowers = partOf(place.households, chance.rate('B01', place.urban ? 0.2 : 0.42), chance.nudge('B01'));
  const millions = 3_600 * drawBetween(0.9, 1.2, ...chance.key('B02'));
  putRow(cells, 'B01', borrowers);
  cells['B02.TS'] = hundredths(borrowers.TS * millions);
  cells['B02.DTTS'] = hundredths(borrowers.DTTS * millions);
  const models = drawCount(1.2, ...chance.key('B03'), periodId);
  putRow(cells, 'B03', pairOf(models, 1, ...chance.key('B03')));
  putRow(
    cells,
    'B04',
    pairOf(models * Math.floor(8 + 14 * draw(...chance.key('B04'))), place.minorityShare, ...chance.key('B04')),
  );
  return { cells, lists: {} };
}
