import { blockBetween, type Grid } from '../../../platform/ui/table/movement.ts';
import type { Place } from '../../rules/entry/places.ts';

/** How a cell stands in the selection; `stop` is the table's one tab stop while nothing is selected. */
export type Standing = 'active' | 'chosen' | 'stop' | 'none';

/** The active cell and the block from it (the anchor) to the head, as in a spreadsheet. */
export type Selection = {
  /** Hears of every change of what is chosen. */
  readonly subscribe: Subscribe;
  /** Hears only when this place stands otherwise than before: a table may have thousands. The same function each time. */
  readonly subscribeTo: (place: Place) => Subscribe;
  readonly standing: (place: Place) => Standing;
  /** The lower right corner of what is chosen, where the fill handle is. */
  readonly isCorner: (place: Place) => boolean;
  readonly active: () => Place;
  readonly head: () => Place;
  /** F2: arrows belong to the text. */
  readonly editing: () => boolean;
  readonly setEditing: (on: boolean) => void;
  readonly select: (grid: Grid, anchor: Place, head: Place) => void;
  readonly block: (grid: Grid) => string[][];
};

type Subscribe = (listener: () => void) => () => void;

/** Who hears of which place. */
const listenersByPlace = () => {
  const heard = new Map<Place, Set<() => void>>();
  const subscribers = new Map<Place, Subscribe>();
  const subscribeTo = (place: Place): Subscribe => {
    const known = subscribers.get(place);
    if (known) return known;
    const listeners = new Set<() => void>();
    const subscribe: Subscribe = (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };
    heard.set(place, listeners);
    subscribers.set(place, subscribe);
    return subscribe;
  };
  const tell = (places: Iterable<Place>): void => {
    for (const place of places) for (const listener of heard.get(place) ?? []) listener();
  };
  return { subscribeTo, tell };
};

export const createSelection = (stop: Place): Selection => {
  let active = '';
  let head = '';
  let editing = false;
  let chosen: ReadonlySet<Place> = new Set();
  let corner = '';
  const listeners = new Set<() => void>();
  const { subscribeTo, tell } = listenersByPlace();
  const marked = (): Place[] => [stop, active, corner, ...chosen];
  const standing = (place: Place): Standing => {
    if (place === active) return 'active';
    if (chosen.has(place)) return 'chosen';
    return active === '' && place === stop ? 'stop' : 'none';
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribeTo,
    standing,
    isCorner: (place) => place === corner,
    active: () => active,
    head: () => head,
    editing: () => editing,
    setEditing: (on) => {
      editing = on;
    },
    select: (grid, from, to) => {
      if (from !== active) editing = false;
      const before = marked();
      active = from;
      head = to;
      const block = blockBetween(grid, from, to);
      chosen = from === to ? new Set() : new Set(block.flat());
      corner = block.at(-1)?.at(-1) ?? '';
      tell(new Set([...before, ...marked()]));
      for (const listener of listeners) listener();
    },
    block: (grid) => blockBetween(grid, active, head),
  };
};
