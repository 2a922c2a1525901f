import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getPeriod } from '../../../periods/rules/period.ts';
import { apportion } from './apportion.ts';
import { type DemoSubject, demoValues } from './demo-values.ts';
import type { DemoCommune } from './geography.ts';
import { byGroup, census2019, groups, sumGroups } from './groups.ts';
import { lateCommunes, plantedDiscrepancy, plantedReturns, plantedWarnings } from './planted.ts';
import { communePopulation } from './population.ts';
import { povertyOf } from './poverty.ts';
import { makeDemoProvince } from './province.ts';

const catalog: { units: { code: string; fullName: string; kind: string; parent: string | null }[] } = JSON.parse(
  readFileSync(new URL('../../../../catalog/units-2022.json', import.meta.url), 'utf8'),
);
const communes: DemoCommune[] = catalog.units
  .filter(({ kind }) => kind === 'commune')
  .map(({ code, fullName, parent }) => ({ code, fullName, districtCode: parent ?? '' }));
const province = makeDemoProvince(communes);

function cellOf(formCode: string, code: string, periodId: string, cell: string): number {
  return Number(demoValues(province, formCode, { kind: 'commune', code }, getPeriod(periodId))?.cells[cell]);
}

describe('R30 the demonstration province', () => {
  test.each([2020, 2021, 2022])(
    'R30 the movements of four quarters are the growth of %i, in all and of each kind',
    (year) => {
      for (const { code } of communes) {
        for (const column of ['TS', 'DTTS', 'NU', 'NU_DTTS'] as const) {
          const moved = (row: string) =>
            [1, 2, 3, 4].reduce(
              (sum, quarter) => sum + cellOf('DT02', code, `${year}-Q${quarter}`, `${row}.${column}`),
              0,
            );
          const grown = province.at(code, year).people[column] - province.at(code, year - 1).people[column];
          expect(moved('A01') - moved('A03') + moved('A05') - moved('A06'), `${code} ${column}`).toBe(grown);
        }
      }
    },
  );

  test('R30 the people of each group in 2019 are the census exactly', () => {
    for (const group of groups) {
      const sum = communes.reduce((total, { code }) => total + cellOf('DT01', code, '2019', `A02.${group}`), 0);
      expect([group, sum]).toEqual([group, census2019[group]]);
    }
    expect(sumGroups(census2019)).toBe(530_341);
  });

  test('R30 any set of communes is scaled to the census', () => {
    const some = fc.subarray(communes, { minLength: 1 });
    fc.assert(
      fc.property(some, (chosen) => {
        const people = [...communePopulation(chosen).values()];
        const sums = byGroup((group) => people.reduce((sum, row) => sum + row[group].people, 0));
        expect(sums).toEqual(census2019);
      }),
      { numRuns: 20 },
    );
  });

  test('R30 Lô Lô and Sán Chỉ live in Bảo Lạc and Bảo Lâm; a group that is there has households of 2 to 9', () => {
    for (const { code, districtCode } of communes) {
      const { byGroup: people } = province.at(code, 2019);
      if (districtCode !== '042' && districtCode !== '043') expect(people.LOLO.people + people.SANCHI.people).toBe(0);
      for (const group of groups) {
        const size = people[group].people / people[group].households;
        if (people[group].people > 0) expect(size).toBeGreaterThanOrEqual(2);
        if (people[group].people > 0) expect(size).toBeLessThanOrEqual(9);
      }
    }
  });

  test('R30 stocks grow by about 0.9 % a year', () => {
    const total = (year: number) => communes.reduce((sum, { code }) => sum + province.at(code, year).people.TS, 0);
    for (const year of [2020, 2021, 2022]) {
      const growth = total(year) / total(year - 1) - 1;
      expect(growth).toBeGreaterThan(0.007);
      expect(growth).toBeLessThan(0.011);
    }
  });

  test('R30 the provincial rates of the poor and near-poor in 2022 are near the 30 % and 15 % assumed', () => {
    const sum = (of: (code: string) => number) => communes.reduce((total, { code }) => total + of(code), 0);
    const households = sum((code) => province.at(code, 2022).households.TS);
    const closing = sum((code) => sumGroups(byGroup((group) => povertyOf(province, code, 2022)[group].closing)));
    const near = sum((code) => sumGroups(byGroup((group) => povertyOf(province, code, 2022)[group].nearPoor)));
    expect(closing / households).toBeCloseTo(0.3, 1);
    expect(near / households).toBeCloseTo(0.14, 1);
  });

  test('R13 what one year closes with the next opens with', () => {
    for (const { code } of communes) {
      const [before, now] = [povertyOf(province, code, 2020), povertyOf(province, code, 2021)];
      for (const group of groups) {
        const { opening, escaped, fallen, closing } = now[group];
        expect(opening).toBe(before[group].closing);
        expect(opening - escaped + fallen).toBe(closing);
        expect(Math.min(escaped, fallen, opening - escaped)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('R30 the same province twice is the same figures, in whatever order they are asked', () => {
    const again = makeDemoProvince(communes);
    const ask = (from: typeof province, code: string) =>
      demoValues(from, 'DT15', { kind: 'commune', code }, getPeriod('2022-Q3'));
    const backwards = new Map([...communes].reverse().map(({ code }) => [code, ask(again, code)]));
    for (const { code } of communes) expect(backwards.get(code)).toEqual(ask(province, code));
  });

  test('R30 a form about another kind of unit has no figures', () => {
    const district: DemoSubject = { kind: 'district', code: '047' };
    expect(demoValues(province, 'DT01', district, getPeriod('2022'))).toBeUndefined();
    expect(demoValues(province, 'DT06', { kind: 'commune', code: '01495' }, getPeriod('2022'))).toBeUndefined();
    expect(() => demoValues(province, 'DT01', { kind: 'commune', code: '99999' }, getPeriod('2022'))).toThrow(
      RangeError,
    );
  });
});

describe('R36 planted oddities', () => {
  test('R36 every planted unit is a commune of the province, and no late one was returned too', () => {
    const codes = new Set(communes.map(({ code }) => code));
    const planted = [...plantedWarnings, ...plantedReturns, plantedDiscrepancy].map(({ communeCode }) => communeCode);
    for (const code of [...planted, ...lateCommunes]) expect(codes.has(code), code).toBe(true);
    expect(lateCommunes.filter((code) => planted.includes(code))).toEqual([]);
  });

  test('R36 oddities stand in the open round only', () => {
    const cell = (code: string, year: number) => cellOf('DT07', code, `${year}`, 'A01.NUNG');
    const households = (year: number) => province.at('01606', year).byGroup.NUNG.households;
    expect([cell('01606', 2021), cell('01606', 2022)]).toEqual([households(2021), households(2022) - 3]);
  });
});

test('R30 largest remainder gives whole numbers with the exact sum, each within one of its share', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, (total, given) => {
      const sum = given.reduce((a, b) => a + b, 0);
      const parts = apportion(total, given);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      for (const [index, part] of sum > 0 ? parts.entries() : []) {
        expect(Math.abs(part - (total * (given[index] ?? 0)) / sum)).toBeLessThan(1);
      }
    }),
  );
});
