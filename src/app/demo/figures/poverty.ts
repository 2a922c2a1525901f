import { type ByGroup, byGroup } from './groups.ts';
import type { CommuneYear, DemoProvince } from './province.ts';
import { drawBetween } from './random.ts';

/** Poor households of one group in a commune over a year; closing = opening − escaped + fallen. */
export interface GroupPoverty {
  readonly opening: number;
  readonly escaped: number;
  readonly fallen: number;
  readonly closing: number;
  readonly nearPoor: number;
  /** People of poor households. */
  readonly people: number;
}

/**
 * How often a household of a group is poor against the provincial rate; with the assumed rate of 30 % in 2022, falling
 * by four points a year (an assumption: no provincial figure is at hand).
 */
const groupFactor: ByGroup = { TAY: 0.72, NUNG: 0.8, MONG: 2.1, DAO: 1.7, KINH: 0.15, SANCHI: 1.8, LOLO: 2, KHAC: 0.5 };

export function provincialPoorRate(year: number): number {
  return Math.min(0.46, Math.max(0.06, 0.3 + 0.04 * (2022 - year)));
}

/** Poverty by group in a commune and year: what it opens with is what the year before closed with. */
export function povertyOf(province: DemoProvince, code: string, year: number): ByGroup<GroupPoverty> {
  const before = province.at(code, year - 1);
  const now = province.at(code, year);
  return byGroup((group) => {
    const { households, people } = now.byGroup[group];
    const opening = closingPoor(before, group);
    const closing = closingPoor(now, group);
    const fallen = Math.min(closing, Math.max(0, closing - opening) + Math.floor(opening * 0.04));
    const near = Math.floor(households * Math.min(0.3, nearRate(now, group)));
    return {
      opening,
      fallen,
      closing,
      escaped: opening + fallen - closing,
      nearPoor: Math.min(households - closing, near),
      people: households === 0 ? 0 : Math.min(people, Math.round((closing * people) / households)),
    };
  });
}

/** Poor households of all groups and of the minorities at the end of a year. */
export function closingPoor(place: CommuneYear, group: keyof ByGroup): number {
  const rate = provincialPoorRate(place.year) * groupFactor[group] * placeFactor(place);
  return Math.floor(place.byGroup[group].households * Math.min(0.82, rate));
}

function nearRate(place: CommuneYear, group: keyof ByGroup): number {
  return 0.5 * provincialPoorRate(place.year) * Math.min(1.3, groupFactor[group]) * placeFactor(place);
}

/** Towns are better off; the mean over the communes, weighted by households, is about one. */
function placeFactor({ urban, remoteness, commune }: CommuneYear): number {
  const chance = drawBetween(0.85, 1.15, 'poverty', commune.code);
  return urban ? 0.3 * chance : (0.75 + 0.75 * remoteness) * chance;
}
