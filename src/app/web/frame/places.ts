import type { SignedIn } from '../../../platform/ui/me.ts';
import type { MenuPlace } from '../../../platform/ui/web-manifest.ts';
import { pages } from '../pages.ts';

type Inner = { readonly words: string; readonly href: string; readonly covers: readonly string[] };
export type Place = Inner & {
  /** Addresses that belong to this place, by their beginning. */
  readonly covers: readonly string[];
  readonly inside: readonly Inner[];
};

type Offered = MenuPlace & { readonly href: string };
type Ordered = { readonly order: number; readonly place: Place };

/** Groups of the menu; one that has a single place for a person stands as that place, unless it is `kept`. */
const groups = {
  unitsFigures: { words: 'Số liệu các đơn vị', order: 30, kept: false },
  administration: { words: 'Quản trị', order: 60, kept: true },
} as const;

const offered: readonly Offered[] = [...pages]
  .flatMap(([href, { menu }]) => (menu ? [{ ...menu, href }] : []))
  .sort((a, b) => a.order - b.order);

const innerOf = ({ words, href, covers }: Offered): Inner => ({ words, href, covers: covers ?? [href] });

const alone = (one: Offered): Place => ({ ...innerOf(one), words: one.wordsAlone ?? one.words, inside: [] });

/** The places of one group that a person has, under its name. */
const grouped = (name: keyof typeof groups, mine: readonly Offered[]): readonly Ordered[] => {
  const { words, order, kept } = groups[name];
  const [first, second] = mine.filter(({ group }) => group === name);
  if (!first) return [];
  if (!second && !kept) return [{ order, place: alone(first) }];
  const inside = mine.filter(({ group }) => group === name).map(innerOf);
  const covers = inside.flatMap((one) => one.covers);
  return [{ order, place: { words, href: first.href, covers, inside } }];
};

/** The places of a person, in words; at most five fit a role, an operator of many duties has one more. */
export const placesOf = (me: SignedIn): Place[] => {
  const mine = offered.filter(({ verbs }) => verbs?.some((verb) => me.verbs.includes(verb)) ?? true);
  const top = mine.filter(({ group }) => group === undefined).map((one) => ({ order: one.order, place: alone(one) }));
  return [...top, ...grouped('unitsFigures', mine), ...grouped('administration', mine)]
    .sort((a, b) => a.order - b.order)
    .map(({ place }) => place);
};

/** Whether an address lies in a place: `/phieu/12` in `/phieu`, but `/phieu-khac` not. */
export const liesIn = (path: string, { href, covers }: Pick<Place, 'href' | 'covers'>): boolean =>
  path === href || covers.some((start) => path === start || path.startsWith(`${start}/`));
