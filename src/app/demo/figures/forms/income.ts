import type { FormValues } from '../../../../forms/rules/values.ts';
import { type Cells, hundredths, putNone } from '../cells.ts';
import { type ByGroup, type Group, groups, minorities } from '../groups.ts';
import type { CommuneYear } from '../province.ts';
import { drawBetween } from '../random.ts';

/** Income of a person a month in 2019, in thousandths of a million đồng, by group: assumptions. */
const monthly: ByGroup = {
  TAY: 1900,
  NUNG: 1820,
  MONG: 900,
  DAO: 1050,
  KINH: 3600,
  SANCHI: 980,
  LOLO: 880,
  KHAC: 2300,
};
/** Share of income from fields and forests, in hundredths of a per cent; wages, trade and the rest share what is left. */
const fields: ByGroup = {
  TAY: 4300,
  NUNG: 4700,
  MONG: 7100,
  DAO: 6800,
  KINH: 1100,
  SANCHI: 7000,
  LOLO: 7200,
  KHAC: 3000,
};

interface Income {
  readonly people: number;
  /** Hundredths of a million đồng a month. */
  readonly income: number;
  /** Hundredths of a per cent: fields, wages, trade; the rest makes up 100 %. */
  readonly shares: readonly [number, number, number];
}

/** DT06: income and spending of a district in a year. The general column is the mean of the groups, weighted by people. */
export function incomeForm(communes: readonly CommuneYear[], districtCode: string, year: number): FormValues {
  const cells: Cells = {};
  const known = new Map<Group, Income>();
  for (const group of groups) {
    const people = communes.reduce((sum, place) => sum + place.byGroup[group].people, 0);
    if (people > 0) known.set(group, incomeOf(group, people, districtCode, year));
  }
  const all = meanOf([...known.values()]);
  const minority = meanOf(minorities.flatMap((group) => known.get(group) ?? []));
  for (const [column, income] of [['CHUNG', all] as const, ...known]) putIncome(cells, column, income);
  for (const group of groups) if (!known.has(group)) putIncomeNone(cells, group);
  putSpending(cells, 'CHUNG', all);
  putSpending(cells, 'DTTS', minority);
  return { cells, lists: {} };
}

function incomeOf(group: Group, people: number, districtCode: string, year: number): Income {
  const chance = (what: string) => drawBetween(0.92, 1.08, 'DT06', districtCode, group, what);
  const later = 1 + 0.075 * (year - 2019);
  const farm = Math.round(Math.min(8500, fields[group] * chance('fields')) * (districtCode === '040' ? 0.5 : 1));
  const wages = Math.round((10_000 - farm) * 0.55 * chance('wages'));
  const trade = Math.round((10_000 - farm - wages) * 0.45 * chance('trade'));
  const city = districtCode === '040' ? 1.7 : 1;
  return {
    people,
    income: Math.round((monthly[group] / 10) * later * city * chance('income')),
    shares: [farm, wages, trade],
  };
}

function meanOf(incomes: readonly Income[]): Income {
  const people = incomes.reduce((sum, each) => sum + each.people, 0);
  const mean = (of: (income: Income) => number) =>
    Math.round(incomes.reduce((sum, each) => sum + each.people * of(each), 0) / Math.max(1, people));
  return {
    people,
    income: mean(({ income }) => income),
    shares: [mean(({ shares }) => shares[0]), mean(({ shares }) => shares[1]), mean(({ shares }) => shares[2])],
  };
}

function putIncome(cells: Cells, column: string, { people, income, shares }: Income): void {
  const [farm, wages, trade] = shares;
  cells[`A00.${column}`] = `${people}`;
  cells[`A01.${column}`] = hundredths(income);
  cells[`A02.${column}`] = hundredths(farm);
  cells[`A03.${column}`] = hundredths(wages);
  cells[`A04.${column}`] = hundredths(trade);
  cells[`A05.${column}`] = hundredths(10_000 - farm - wages - trade);
}

function putIncomeNone(cells: Cells, column: string): void {
  for (const row of ['A00', 'A01', 'A02', 'A03', 'A04', 'A05']) putNone(cells, row, [column]);
}

function putSpending(cells: Cells, column: string, { people, income }: Income): void {
  cells[`B00.${column}`] = `${people}`;
  cells[`B02.${column}`] = hundredths(income * 0.42);
  cells[`B03.${column}`] = hundredths(income * 0.08);
  cells[`B04.${column}`] = hundredths(income * 0.06);
  cells[`B05.${column}`] = hundredths(income * 0.2);
}
