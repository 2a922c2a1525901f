import type { FormValues } from '../../../../forms/rules/values.ts';
import type { Period } from '../../../../periods/rules/period.ts';
import { type Cells, chanceOf, putGroups, putRow } from '../cells.ts';
import { type ByGroup, byGroup, type Group, minorities, sumGroups } from '../groups.ts';
import type { CommuneYear } from '../province.ts';
import { drawBetween, drawCount } from '../random.ts';
import { type Classes, classesOf, mapSpread, partOf, type Quad, quadOf, quadOfClasses } from '../spread.ts';

/** Shares of the young (under 16) and the old (60 and more), and of those who read, by group: assumptions. */
const young: ByGroup = {
  TAY: 0.245,
  NUNG: 0.26,
  MONG: 0.4,
  DAO: 0.35,
  KINH: 0.22,
  SANCHI: 0.35,
  LOLO: 0.37,
  KHAC: 0.27,
};
const old: ByGroup = { TAY: 0.13, NUNG: 0.12, MONG: 0.05, DAO: 0.07, KINH: 0.12, SANCHI: 0.06, LOLO: 0.06, KHAC: 0.1 };
const literate: ByGroup = {
  TAY: 0.965,
  NUNG: 0.955,
  MONG: 0.7,
  DAO: 0.79,
  KINH: 0.995,
  SANCHI: 0.76,
  LOLO: 0.68,
  KHAC: 0.94,
};

/** DT01: households, people, women and three ages by group; reading, language and papers. */
export function populationForm(place: CommuneYear): FormValues {
  const cells: Cells = {};
  const of = (value: (group: Group) => number) => byGroup(value);
  const under16 = of((group) => childrenOf(place, group));
  const over60 = of((group) => Math.floor(place.byGroup[group].people * shareIn(place, old[group], `old ${group}`)));
  putGroups(
    cells,
    'A01',
    of((group) => place.byGroup[group].households),
  );
  putGroups(
    cells,
    'A02',
    of((group) => place.byGroup[group].people),
  );
  putGroups(
    cells,
    'A03',
    of((group) => place.byGroup[group].women),
  );
  putGroups(cells, 'A04', under16);
  putGroups(
    cells,
    'A05',
    of((group) => place.byGroup[group].people - under16[group] - over60[group]),
  );
  putGroups(cells, 'A06', over60);
  const adults = quadBy((group) => adultsOf(place, group), place);
  const chance = chanceOf('DT01', place);
  putRow(cells, 'B01', adults);
  putRow(cells, 'B02', readersOf(place));
  putRow(cells, 'B03', partOf(place.people, chance.rate('B03', 0.88, 0.08), chance.nudge('B03')));
  putRow(cells, 'B04', partOf(adults, 0.95, chance.nudge('B04')));
  putRow(cells, 'B05', partOf(partOf(place.people, 0.082), 0.05 * place.remoteness, chance.nudge('B05')));
  return { cells, lists: {} };
}

/** People of 15 years and more: all but those under 16, of whom one in sixteen is 15. */
export function adultsOf(place: CommuneYear, group: Group): number {
  return place.byGroup[group].people - Math.floor(childrenOf(place, group) * 0.9375);
}

/** Adults of a commune by minority and sex. */
export function adultSpread(place: CommuneYear): Quad {
  return quadBy((group) => adultsOf(place, group), place);
}

/**
 * DT02: births, deaths, moves and marriages in one quarter. The four quarters of a year lead from the people of the year before to its
 * own: what births and deaths leave over came or went.
 */
export function changesForm(place: CommuneYear, before: CommuneYear, { id: periodId, index }: Period): FormValues {
  const cells: Cells = {};
  const people = place.people.TS;
  const perYear = { A01: 0.0165, A03: 0.0068, A05: 0.006, A06: 0.0068 };
  const events = (row: keyof typeof perYear) =>
    quadOf(
      drawCount((people * perYear[row]) / 4, 'DT02', place.commune.code, row, periodId),
      place.minorityShare,
      row === 'A03' ? 0.44 : 0.49,
      ...['DT02', place.commune.code, row, periodId],
    );
  const [births, deaths] = [events('A01'), events('A03')];
  const nudge = (row: string) => drawBetween(0, 1, 'DT02', place.commune.code, row, periodId, 'nudge');
  putRow(cells, 'A01', births);
  putRow(cells, 'A02', partOf(births, 0.06 + 0.16 * place.remoteness, nudge('A02')));
  putRow(cells, 'A03', deaths);
  putRow(cells, 'A04', partOf(deaths, 0.03 + 0.04 * place.remoteness, nudge('A04')));
  const moved = movesOf(growthIn(index, before.people, place.people), births, deaths, events('A05'), events('A06'));
  putRow(cells, 'A05', moved.arrived);
  putRow(cells, 'A06', moved.left);
  const couples = drawCount((people * 0.0075) / 4, 'DT02', place.commune.code, 'B01', periodId);
  const early = highlandShare(place) * 0.22;
  for (const [row, count] of [
    ['B01', couples],
    ['B02', drawCount(couples * early, 'DT02', place.commune.code, 'B02', periodId)],
    ['B03', drawCount(couples * early * 0.03, 'DT02', place.commune.code, 'B03', periodId)],
  ] satisfies [string, number][]) {
    const { TS, DTTS } = quadOf(
      count,
      row === 'B01' ? place.minorityShare : 1,
      0,
      'DT02',
      place.commune.code,
      row,
      periodId,
    );
    putRow(cells, row, { TS, DTTS });
  }
  return { cells, lists: {} };
}

/** By how much a year's growth had come at the end of a quarter beyond that of the quarter before. */
function growthIn(quarter: number, before: Quad, after: Quad): Classes {
  const [from, to] = [classesOf(before), classesOf(after)];
  return mapSpread(to, (people, name: keyof Classes) => {
    const until = (quarters: number) => Math.trunc(((people - from[name]) * quarters) / 4);
    return until(quarter) - until(quarter - 1);
  });
}

/** Arrivals and departures that, with births and deaths, make up a growth. */
function movesOf(growth: Classes, births: Quad, deaths: Quad, arrivals: Quad, departures: Quad) {
  const [born, died] = [classesOf(births), classesOf(deaths)];
  const [came, went] = [classesOf(arrivals), classesOf(departures)];
  const short = mapSpread(
    growth,
    (wanted, name: keyof Classes) => wanted - born[name] + died[name] - came[name] + went[name],
  );
  const beyond = (moves: Classes, sign: 1 | -1) =>
    quadOfClasses(mapSpread(moves, (count, name: keyof Classes) => count + Math.max(0, sign * short[name])));
  return { arrived: beyond(came, 1), left: beyond(went, -1) };
}

/** Share of Mông, Dao and Lô Lô in a commune's people. */
export function highlandShare(place: CommuneYear): number {
  const { MONG, DAO, LOLO } = place.byGroup;
  return place.people.TS === 0 ? 0 : (MONG.people + DAO.people + LOLO.people) / place.people.TS;
}

function childrenOf(place: CommuneYear, group: Group): number {
  return Math.floor(place.byGroup[group].people * shareIn(place, young[group], `young ${group}`));
}

function shareIn(place: CommuneYear, share: number, what: string): number {
  return share * drawBetween(0.94, 1.06, what, place.commune.code);
}

function readersOf(place: CommuneYear): Quad {
  const gap = (group: Group) => (1 - literate[group]) * 0.4;
  const readers = byGroup((group) => Math.floor(adultsOf(place, group) * literate[group]));
  const women = byGroup((group) =>
    Math.floor(womenOf(place, group, adultsOf(place, group)) * (literate[group] - gap(group))),
  );
  return totals(readers, women);
}

function quadBy(of: (group: Group) => number, place: CommuneYear): Quad {
  const all = byGroup(of);
  return totals(
    all,
    byGroup((group) => womenOf(place, group, all[group])),
  );
}

/** Women among so many people of a group, in the proportion of the whole group. */
function womenOf(place: CommuneYear, group: Group, count: number): number {
  const { people, women } = place.byGroup[group];
  return people === 0 ? 0 : Math.floor((count * women) / people);
}

function totals(all: ByGroup, women: ByGroup): Quad {
  return {
    TS: sumGroups(all),
    DTTS: sumGroups(all, minorities),
    NU: sumGroups(women),
    NU_DTTS: sumGroups(women, minorities),
  };
}
