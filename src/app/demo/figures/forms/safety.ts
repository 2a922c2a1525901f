import type { FormValues } from '../../../../forms/rules/values.ts';
import { type Cells, chanceOf, putNone, putRow } from '../cells.ts';
import type { CommuneYear } from '../province.ts';
import { draw, drawCount } from '../random.ts';
import { pairOf, partOf, quadOf } from '../spread.ts';

/** DT10: drugs, HIV, trafficking and violence in one quarter. */
export function vicesForm(place: CommuneYear, periodId: string): FormValues {
  const cells: Cells = {};
  const chance = chanceOf('DT10', place);
  const people = place.people.TS;
  const known = (row: string, rate: number, women: number) =>
    quadOf(Math.round(people * chance.rate(row, rate, 0.6)), place.minorityShare, women, ...chance.key(row));
  const now = (row: string, expected: number) => drawCount(expected, ...chance.key(row), periodId);
  const addicts = known('A01', 0.0028, 0.02);
  const infected = known('A04', 0.0016, 0.2);
  putRow(cells, 'A01', addicts);
  putRow(cells, 'A02', partOf(addicts, 0.03, draw(...chance.key('A02'), periodId)));
  putRow(cells, 'A03', partOf(addicts, 0.45, chance.nudge('A03')));
  putRow(cells, 'A04', infected);
  putRow(cells, 'A05', partOf(infected, 0.01, draw(...chance.key('A05'), periodId)));
  putRow(cells, 'A06', quadOf(now('A06', people * 0.00006), place.minorityShare, 0.05, ...chance.key('A06'), periodId));
  const victims = now('B02', place.border ? 0.04 : 0.01);
  const talks = 1 + now('B05', 2);
  const events = {
    B01: victims > 0 ? 1 : 0,
    B02: victims,
    B03: now('B03', 0.02),
    B04: now('B04', people * 0.00007),
    B05: talks,
    B06: talks * Math.floor(35 + 40 * draw(...chance.key('B06'), periodId)),
  };
  for (const [row, count] of Object.entries(events)) {
    putRow(cells, row, pairOf(count, place.minorityShare, ...chance.key(row), periodId));
  }
  return { cells, lists: {} };
}

const complaintKinds = { A01: 0.9, A02: 0.25, A03: 2.2 };

/** DT16: complaints in one quarter. What is left of one quarter is what the next begins with. */
export function complaintsForm(place: CommuneYear, periodId: string, previousId: string): FormValues {
  const cells: Cells = {};
  const chance = chanceOf('DT16', place);
  const now = (row: string, expected: number) => drawCount(expected, ...chance.key(row), periodId);
  const left = (row: string, rate: number, id: string) => drawCount(rate * 0.4, ...chance.key(row), 'left', id);
  for (const [row, rate] of Object.entries(complaintKinds)) {
    const [opening, closing] = [left(row, rate, previousId), left(row, rate, periodId)];
    const received = Math.max(0, closing - opening) + now(row, rate);
    putRow(cells, row, {
      TON: opening,
      TIEP: received,
      THAMQUYEN: Math.floor(received * 0.8),
      XONG: opening + received - closing,
      DTTS: pairOf(received, place.minorityShare, ...chance.key(row), periodId).DTTS,
    });
  }
  cells['B01.GT'] = `${now('B01', 0.3)}`;
  cells['B02.GT'] = `${now('B02', 0.05)}`;
  cells['B03.GT'] = `${now('B03', 9)}`;
  cells['B04.GT'] = `${now('B04', 1.1)}`;
  return { cells, lists: {} };
}

/** Cases a month on average, people in each, and how grave they are. */
const incidents = {
  A01: [0.02, 3, 0],
  A02: [0.35, 1, 0],
  A03: [0.15, 2, 0.5],
  A04: [0.2, 2, 0.7],
  A05: [0.06, 1, 0.1],
  A06: [0.12, 4, 0.1],
  A07: [0.1, 3, 0],
} satisfies Record<string, [number, number, number]>;

/** DT17: incidents in one month; where nothing happened, the people are "không phát sinh". */
export function incidentsForm(place: CommuneYear, periodId: string): FormValues {
  const cells: Cells = {};
  const chance = chanceOf('DT17', place);
  for (const [row, [rate, people, grave]] of Object.entries(incidents)) {
    const cases = row === 'A07' && !place.border ? 0 : drawCount(rate, ...chance.key(row), periodId);
    const involved = cases * people;
    const hurt = Math.floor(involved * grave * draw(...chance.key(row), periodId, 'hurt'));
    const dead = Math.floor(hurt * 0.3 * draw(...chance.key(row), periodId, 'dead'));
    cells[`${row}.SV`] = `${cases}`;
    if (cases === 0) putNone(cells, row, ['SN', 'DTTS', 'CHET', 'BITHUONG']);
    else {
      const { TS: SN, DTTS } = pairOf(involved, place.minorityShare, ...chance.key(row), periodId);
      putRow(cells, row, { SN, DTTS, CHET: dead, BITHUONG: hurt - dead });
    }
  }
  cells['B01.GT'] = `${1 + drawCount(1.5, ...chance.key('B01'))}`;
  cells['B02.GT'] = `${Math.floor(place.hamlets * 0.7)}`;
  cells['B03.GT'] = 'Số liệu minh họa: tình hình an ninh, trật tự trên địa bàn cơ bản ổn định.';
  return { cells, lists: {} };
}
