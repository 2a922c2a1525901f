import { type ByGroup, byGroup } from './groups.ts';
import { drawBetween } from './random.ts';

/** A commune of the demonstration: what its figures depend on. `fullName` begins with its kind (Phường, Thị trấn, Xã). */
export interface DemoCommune {
  readonly code: string;
  readonly fullName: string;
  readonly districtCode: string;
}

interface DistrictProfile {
  /** Relative weight of people; only proportions count. */
  readonly people: number;
  /** Relative weight of each group before it is scaled to the census. */
  readonly shares: ByGroup;
}

/**
 * Assumed composition of the districts: Tày and Nùng in the east, Mông and Dao on the highlands of the west, Kinh in the
 * city and the townships. Not facts: the census figures at hand are of the whole province only.
 */
const districts = new Map<string, DistrictProfile>([
  ['040', profile(73.5, 500, 280, 4, 6, 200, 0, 0, 4)],
  ['042', profile(65, 210, 70, 520, 110, 15, 70, 10, 1)],
  ['043', profile(54.4, 300, 130, 220, 240, 10, 60, 45, 1)],
  ['045', profile(58.2, 240, 490, 160, 90, 12, 0, 0, 1)],
  ['047', profile(70.4, 680, 290, 12, 0, 15, 0, 0, 1)],
  ['048', profile(25.4, 430, 550, 0, 0, 10, 0, 0, 1)],
  ['049', profile(65, 270, 670, 0, 2, 40, 0, 0, 1)],
  ['051', profile(53, 600, 280, 60, 20, 35, 0, 0, 1)],
  ['052', profile(39.7, 200, 160, 90, 510, 30, 0, 0, 1)],
  ['053', profile(29.5, 460, 390, 10, 100, 20, 0, 0, 1)],
]);

const elsewhere = profile(50, 400, 300, 120, 100, 50, 15, 5, 2);

/** Communes where the demonstration lets Lô Lô and Sán Chỉ live (Bảo Lạc, Bảo Lâm). */
const loLoCommunes = new Set(['01291', '01294', '01327', '01330', '01342', '01343']);
const sanChiCommunes = new Set(['01294', '01297', '01300', '01309', '01336', '01345', '01351', '01352', '01359']);

/** Communes taken to lie on the border. */
const borderCommunes = new Set(
  (
    '01291 01324 01327 01330 01336 01339 01366 01367 01393 01399 01402 01411 01414 01417 01447 01453 01456 01462 ' +
    '01480 01481 01483 01489 01495 01501 01534 01537 01543 01552 01573 01627 01636 01639 01651 01822'
  ).split(' '),
);

export function isBorder(commune: DemoCommune): boolean {
  return borderCommunes.has(commune.code);
}

/** A ward of the city or a township: more Kinh, better roads, less poverty. */
export function isUrban(commune: DemoCommune): boolean {
  return !commune.fullName.startsWith('Xã');
}

export function profileOf(commune: DemoCommune): DistrictProfile {
  return districts.get(commune.districtCode) ?? elsewhere;
}

/** How much of its district's people a commune has, relatively. */
export function sizeWeight(commune: DemoCommune): number {
  return (isUrban(commune) ? 1.7 : 1) * drawBetween(0.65, 1.4, 'size', commune.code);
}

/** Relative presence of each group in a commune. */
export function groupWeights(commune: DemoCommune): ByGroup {
  const { shares } = profileOf(commune);
  const urban = isUrban(commune);
  const lean = (group: string, low: number, high: number) => drawBetween(low, high, 'lean', group, commune.code);
  const factors: ByGroup = {
    TAY: lean('TAY', 0.5, 1.5),
    NUNG: lean('NUNG', 0.5, 1.5),
    MONG: lean('MONG', 0.05, 2) * (urban ? 0.2 : 1),
    DAO: lean('DAO', 0.05, 2) * (urban ? 0.2 : 1),
    KINH: lean('KINH', 0.7, 1.3) * (urban ? 5 : 0.7),
    SANCHI: sanChiCommunes.has(commune.code) ? lean('SANCHI', 0.6, 1.4) : 0,
    LOLO: loLoCommunes.has(commune.code) ? lean('LOLO', 0.6, 1.4) : 0,
    KHAC: lean('KHAC', 0.7, 1.3) * (urban ? 6 : 0.5),
  };
  return byGroup((group) => shares[group] * factors[group]);
}

function profile(
  people: number,
  ...[TAY, NUNG, MONG, DAO, KINH, SANCHI, LOLO, KHAC]: [number, number, number, number, number, number, number, number]
): DistrictProfile {
  return { people, shares: { TAY, NUNG, MONG, DAO, KINH, SANCHI, LOLO, KHAC } };
}
