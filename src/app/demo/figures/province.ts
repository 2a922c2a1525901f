import { apportion } from './apportion.ts';
import { type DemoCommune, isBorder, isUrban } from './geography.ts';
import { type ByGroup, byGroup, groups, minorities, sumGroups } from './groups.ts';
import { communePopulation, type GroupPeople, householdsOf } from './population.ts';
import { draw, drawBetween } from './random.ts';
import type { Pair, Quad } from './spread.ts';

/** A commune in one year (31 December): everything its forms are derived from, so that they agree with each other. */
export interface CommuneYear {
  readonly commune: DemoCommune;
  readonly year: number;
  readonly urban: boolean;
  readonly border: boolean;
  /** 0 well off and near to 1 poor and remote; the same in every year. */
  readonly remoteness: number;
  /** Hamlets (xóm, tổ dân phố): 1,462 in the province, one person of prestige each. */
  readonly hamlets: number;
  readonly byGroup: ByGroup<GroupPeople & { readonly women: number }>;
  readonly people: Quad;
  readonly households: Pair;
  /** Share of the minorities in the people. */
  readonly minorityShare: number;
}

export interface DemoProvince {
  readonly communes: readonly DemoCommune[];
  /** The year of the open round, in which the planted oddities stand. */
  readonly openYear: number;
  /** A commune in a year; throws on a code that is not one of its communes. */
  readonly at: (code: string, year: number) => CommuneYear;
  /** All communes of a district in a year. */
  readonly district: (code: string, year: number) => CommuneYear[];
}

/** Hamlets in the province before July 2025. */
const HAMLETS = 1462;
const CENSUS_YEAR = 2019;

/** A group that grows at once in the year of the open round: the first planted oddity (see planted.ts). */
export const arrivals = { communeCode: '01738', group: 'MONG', factor: 1.16 } as const;

/** The demonstration province over the communes given (the 161 of April 2022). Same communes, same figures. */
export function makeDemoProvince(communes: readonly DemoCommune[], openYear = 2022): DemoProvince {
  const base = communePopulation(communes);
  const hamlets = hamletsOf(communes, base);
  const byCode = new Map(communes.map((commune) => [commune.code, commune]));
  const known = new Map<string, CommuneYear>();
  return { communes, openYear, at, district };

  function at(code: string, year: number): CommuneYear {
    const key = `${code} ${year}`;
    const found = known.get(key) ?? compute(code, year);
    known.set(key, found);
    return found;
  }

  function compute(code: string, year: number): CommuneYear {
    const commune = byCode.get(code);
    const people = base.get(code);
    if (!commune || !people) throw new RangeError(`not a commune of the demonstration: ${code}`);
    return communeYear(commune, year, people, hamlets.get(code) ?? 0, openYear);
  }

  function district(code: string, year: number): CommuneYear[] {
    return communes.filter(({ districtCode }) => districtCode === code).map((commune) => at(commune.code, year));
  }
}

function communeYear(
  commune: DemoCommune,
  year: number,
  base: ByGroup<GroupPeople>,
  hamlets: number,
  openYear: number,
): CommuneYear {
  const growth = drawBetween(0.005, 0.013, 'growth', commune.code);
  const now = byGroup((group) => {
    const arrived = commune.code === arrivals.communeCode && group === arrivals.group && year >= openYear;
    const people = Math.round(
      base[group].people * power(1 + growth, year - CENSUS_YEAR) * (arrived ? arrivals.factor : 1),
    );
    const women = Math.floor(people * drawBetween(0.48, 0.505, 'women', group, commune.code));
    return { people, women, households: householdsOf(people, commune, group) };
  });
  const people = quad(now);
  const urban = isUrban(commune);
  return {
    commune,
    year,
    urban,
    border: isBorder(commune),
    remoteness: urban ? 0.1 * draw('remote', commune.code) : 0.25 + 0.75 * draw('remote', commune.code),
    hamlets,
    byGroup: now,
    people,
    households: {
      TS: sumGroups(byGroup((group) => now[group].households)),
      DTTS: sumGroups(
        byGroup((group) => now[group].households),
        minorities,
      ),
    },
    minorityShare: people.TS === 0 ? 0 : people.DTTS / people.TS,
  };
}

function quad(now: CommuneYear['byGroup']): Quad {
  const people = byGroup((group) => now[group].people);
  const women = byGroup((group) => now[group].women);
  return {
    TS: sumGroups(people),
    DTTS: sumGroups(people, minorities),
    NU: sumGroups(women),
    NU_DTTS: sumGroups(women, minorities),
  };
}

/** At least three hamlets each, the rest by people. */
function hamletsOf(
  communes: readonly DemoCommune[],
  base: ReadonlyMap<string, ByGroup<GroupPeople>>,
): Map<string, number> {
  const least = Math.min(3, Math.floor(HAMLETS / Math.max(1, communes.length)));
  const weights = communes.map(({ code }) => {
    const people = base.get(code);
    return people ? groups.reduce((sum, group) => sum + people[group].people, 0) : 0;
  });
  const rest = apportion(HAMLETS - least * communes.length, weights);
  return new Map(communes.map(({ code }, index) => [code, least + (rest[index] ?? 0)]));
}

/** By repeated multiplication: the same bits on every machine. */
function power(factor: number, exponent: number): number {
  let result = 1;
  for (let step = 0; step < Math.abs(exponent); step++) result *= factor;
  return exponent < 0 ? 1 / result : result;
}
