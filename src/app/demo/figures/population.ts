import { apportion } from './apportion.ts';
import { type DemoCommune, groupWeights, profileOf, sizeWeight } from './geography.ts';
import { type ByGroup, byGroup, census2019, type Group, groups, sumGroups } from './groups.ts';
import { drawBetween } from './random.ts';

/** People and households of one group in one commune. */
export interface GroupPeople {
  readonly people: number;
  readonly households: number;
}

/** Fewer people than this and a group is left out of a commune: its household figures would mean nothing. */
const FEWEST = 12;

/** Persons per household, by group; together about 127,000 households (an assumption, no official figure is at hand). */
const householdSize: ByGroup = {
  TAY: 4,
  NUNG: 4.05,
  MONG: 5.2,
  DAO: 4.8,
  KINH: 3.5,
  SANCHI: 4.6,
  LOLO: 4.7,
  KHAC: 3.8,
};

/**
 * People and households per commune (by code) and ethnic group in 2019. The people of each group add up to the census
 * of the province exactly.
 */
export function communePopulation(communes: readonly DemoCommune[]): Map<string, ByGroup<GroupPeople>> {
  const expected = fitToCensus(communes);
  const people = byGroup((group) =>
    apportion(
      census2019[group],
      expected.map((row) => row[group]),
    ),
  );
  return new Map(
    communes.map((commune, index) => [
      commune.code,
      byGroup((group) => {
        const count = people[group][index] ?? 0;
        return { people: count, households: householdsOf(count, commune, group) };
      }),
    ]),
  );
}

/** Households of so many people of a group in a commune; the size of a household differs a little from place to place. */
export function householdsOf(people: number, commune: DemoCommune, group: Group): number {
  const size = householdSize[group] * drawBetween(0.95, 1.05, 'household size', group, commune.code);
  return people === 0 ? 0 : Math.max(1, Math.round(people / size));
}

/** Iterative proportional fitting of the assumed geography to commune sizes and to the census per group. */
function fitToCensus(communes: readonly DemoCommune[]): Record<Group, number>[] {
  const cells = communes.map((commune): Record<Group, number> => ({ ...groupWeights(commune) }));
  const sizes = communeSizes(communes);
  const rounds = 24;
  for (let round = 0; round < rounds; round++) {
    if (round < rounds - 4) scaleRows(cells, sizes);
    scaleColumns(cells);
    if (round > rounds / 2) dropTheFew(cells);
  }
  return cells;
}

function communeSizes(communes: readonly DemoCommune[]): number[] {
  const perDistrict = new Map<string, number>();
  for (const commune of communes) {
    perDistrict.set(commune.districtCode, (perDistrict.get(commune.districtCode) ?? 0) + sizeWeight(commune));
  }
  const weights = communes.map(
    (commune) => (profileOf(commune).people * sizeWeight(commune)) / (perDistrict.get(commune.districtCode) ?? 1),
  );
  return apportion(sumGroups(census2019), weights);
}

function scaleRows(cells: Record<Group, number>[], sizes: readonly number[]): void {
  for (const [index, row] of cells.entries()) {
    const factor = (sizes[index] ?? 0) / (sumGroups(row) || 1);
    for (const group of groups) row[group] *= factor;
  }
}

function scaleColumns(cells: Record<Group, number>[]): void {
  for (const group of groups) {
    const sum = cells.reduce((total, row) => total + row[group], 0);
    for (const row of cells) row[group] = sum === 0 ? 1 : (row[group] * census2019[group]) / sum;
  }
}

function dropTheFew(cells: Record<Group, number>[]): void {
  for (const group of groups) {
    const kept = cells.some((row) => row[group] >= FEWEST);
    for (const row of cells) if (kept && row[group] < FEWEST) row[group] = 0;
  }
}
